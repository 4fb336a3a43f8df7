import { headers } from "next/headers"
import type { FirstOpening } from "@/components/desk/first-opening"
import { me } from "@/lib/server/account"
import { openDesk } from "@/lib/server/pages/opening"
import { Refused } from "@/lib/server/refused"
import { newId } from "@/lib/server/secrets"
import { getServer } from "@/lib/server/server"
import { pageFor, visitorOf } from "@/lib/server/visitor"
import type { DeskOpening } from "@/lib/sync/protocol"

/**
 * The page as whoever asks may see it, sent along with the document so that the desk need not ask again. Null where there
 * is something to refuse: the desk asks then, and says what it hears.
 */
export async function openingOfRequest(id: string): Promise<{ first: FirstOpening; opening: DeskOpening } | null> {
  const server = await getServer()
  try {
    const visitor = await visitorOf(server, new Request("http://cotejo.invalid/", { headers: await headers() }))
    const opening = await openDesk(server, await pageFor(server, visitor, id))
    return { first: { nonce: newId(), me: await me(server, visitor), opening: JSON.stringify(opening) }, opening }
  } catch (error) {
    if (error instanceof Refused) return null
    throw error
  }
}
