/**
 * Purpose: comments written while the line is down. They are kept in this browser, by page and person, until the server has
 *   them; sent twice, they are there once, because their ids are chosen here.
 */
import type { NewReply, NewThread } from "@/lib/sync/api"
import type { ThreadInfo } from "@/lib/sync/protocol"
import type { ApiRefusal } from "./api"

export type Waiting = {
  readonly thread: string
  readonly author: string
  /** When it was written. */
  readonly at: number
  /** Why the server would not take it; null while only the line is to blame. */
  readonly why: ApiRefusal | null
} & (
  | { readonly kind: "thread"; readonly wish: NewThread }
  | { readonly kind: "reply"; readonly wish: NewReply & { readonly id: string } }
)

export const waitingId = (one: Waiting): string => one.wish.id

const nameFor = (page: string, person: string): string => `cotejo-waiting ${page} ${person}`

export function keptWaiting(page: string, person: string): readonly Waiting[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameFor(page, person)) ?? "[]")
    return Array.isArray(kept) ? (kept as Waiting[]) : []
  } catch {
    // no storage here, or something else has written there
    return []
  }
}

export function keepWaiting(page: string, person: string, waiting: readonly Waiting[]): void {
  try {
    if (waiting.length === 0) localStorage.removeItem(nameFor(page, person))
    else localStorage.setItem(nameFor(page, person), JSON.stringify(waiting))
  } catch {
    // full or refused: then they wait as long as the desk is open
  }
}

/** How a thread that is not on the server yet looks at this desk. */
export const provisional = ({ thread: id, author, at, ...rest }: Waiting): ThreadInfo | null => {
  if (rest.kind !== "thread") return null
  const { pair, side, quote, text, kind = "note", fault = { category: null, severity: null } } = rest.wish
  const comment = { id, author, importedBy: null, at, text, edited: null, deleted: null }
  return { id, pair, side, quote, kind, fault, resolved: null, comments: [comment] }
}

/**
 * Sends what waits, oldest first, until the line fails again.
 * @param send answers the thread, or why not
 * @returns what is left to wait
 */
export async function sendWaiting(
  waiting: readonly Waiting[],
  send: (one: Waiting) => Promise<ThreadInfo | ApiRefusal>,
  onSent: (thread: ThreadInfo, one: Waiting) => void,
): Promise<readonly Waiting[]> {
  const left: Waiting[] = []
  let down = false
  for (const one of waiting) {
    // A reply cannot arrive before the comment it answers.
    const behind = one.kind === "reply" && left.some(other => other.kind === "thread" && other.thread === one.thread)
    if (down || behind || one.why !== null) {
      left.push(one)
      continue
    }
    const answer = await send(one)
    if (typeof answer !== "string") onSent(answer, one)
    else if (isPassing(answer)) {
      down = true
      left.push(one)
    } else left.push({ ...one, why: answer })
  }
  return left
}

/** Refusals that are only about now: the same words may be taken a little later. */
const isPassing = (why: ApiRefusal): boolean => why === "offline" || why === "too-many-tries" || why === "server-fault"
