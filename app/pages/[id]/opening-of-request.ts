import { setTimeout } from "node:timers/promises"
import { headers } from "next/headers"
import type { FirstOpening } from "@/components/desk/first-opening"
import { me } from "@/lib/server/account"
import { openDesk } from "@/lib/server/pages/opening"
import { Refused } from "@/lib/server/refused"
import { newId } from "@/lib/server/secrets"
import { getServer } from "@/lib/server/server"
import { pageFor, visitorOf } from "@/lib/server/visitor"
import type { DeskOpening } from "@/lib/sync/protocol"

/** Long enough for the top of the page to be made and sent. */
const HEAD_START_MS = 20

/**
 * The page as whoever asks may see it, sent along with the document so that the desk need not ask again. Null where there
 * is something to refuse: the desk asks then, and says what it hears. `first` comes after the top of the page is on its way.
 */
export async function openingOfRequest(
  id: string,
): Promise<{ first: Promise<FirstOpening>; opening: DeskOpening } | null> {
  const server = await getServer()
  try {
    const visitor = await visitorOf(server, new Request("http://cotejo.invalid/", { headers: await headers() }))
    const opening = await openDesk(server, await pageFor(server, visitor, id))
    const first = { nonce: newId(), me: await me(server, visitor) }
    const later = setTimeout(HEAD_START_MS).then(() => ({ ...first, opening: JSON.stringify(opening) }))
    return { first: later, opening }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}
