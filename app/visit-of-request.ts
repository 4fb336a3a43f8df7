import { headers } from "next/headers"
import { cache } from "react"
import { me, welcome } from "@/lib/server/account"
import { pagesOf } from "@/lib/server/pages/list"
import { Refused } from "@/lib/server/refused"
import { getServer } from "@/lib/server/server"
import { visitorOf } from "@/lib/server/visitor"
import type { Me, PageSummary, Welcome } from "@/lib/sync/api"

export type Visit =
  | { readonly signedIn: true; readonly me: Me; readonly pages: readonly PageSummary[] }
  /** `noGroup`: signed in, but of no group. */
  | { readonly signedIn: false; readonly welcome: Welcome; readonly noGroup: boolean }

/** Who asks, and what the first screen shows them, so that it stands at once. */
export const visitOfRequest = cache(async (): Promise<Visit> => {
  const server = await getServer()
  try {
    const visitor = await visitorOf(server, new Request("http://cotejo.invalid/", { headers: await headers() }))
    return { signedIn: true, me: await me(server, visitor), pages: await pagesOf(server.db, visitor) }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return { signedIn: false, welcome: await welcome(server), noGroup: error.why === "no-group" }
  }
})
