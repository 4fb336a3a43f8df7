import type { Me } from "@/lib/sync/api"
import type { DeskOpening } from "@/lib/sync/protocol"

/** What the server sends along with the desk's document. */
export interface FirstOpening {
  /** Another one for every time it was made. */
  readonly nonce: string
  readonly me: Me
  /** DeskOpening as JSON text: large, and quicker to send and to read like this. */
  readonly opening: string
}

const taken = new Set<string>()

/** Its content, once: the browser's back button shows an old one again, and that is stale by then. */
export function takeFirst(first: FirstOpening | null): { readonly me: Me; readonly opening: DeskOpening } | null {
  if (first === null || taken.has(first.nonce)) return null
  taken.add(first.nonce)
  return { me: first.me, opening: JSON.parse(first.opening) as DeskOpening }
}
