/** A rejected suggestion is open again: the coordinator's answer to a dispute, or a change of mind later than any undo. */
import { Step } from "prosemirror-transform"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { schema } from "@/lib/review/schema"
import { broughtBack } from "@/lib/review/suggest/bring-back"
import type { RefusalCode } from "@/lib/sync/api"
import type { SuggestionInfo, Version } from "@/lib/sync/protocol"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { takeOwnSteps } from "./own-steps"
import { suggestionsOf } from "./suggestions"

/** Refuses with "words-gone" where the page has changed so much that it cannot be put back as it was. */
export async function reopen(
  server: Server,
  access: PageAccess,
  id: string,
): Promise<Outcome<SuggestionInfo, RefusalCode>> {
  const page = access.row.id
  const [before] = await suggestionsOf(server.db, page, [id])
  if (!before) return refuse("not-found")
  if (before.state !== "rejected") return refuse("not-open")
  const from = await versionBefore(server, page, id)
  const then = from === null ? null : await server.rooms.at(page, from)
  if (from === null || !then) return refuse("words-gone")
  const taken = await takeOwnSteps(server, access, async ({ version }) => {
    const made = broughtBack(then, id, await stepsBetween(server, page, from, version))
    return made && { ...made, acts: [], value: true, store: async () => {} }
  })
  if (!taken.ok) return taken
  const [info] = await suggestionsOf(server.db, page, [id])
  return taken.value === true && info ? done(info) : refuse("words-gone")
}

/** The version before the steps that rejected it: the suggestion was then last seen. Null when they are not known. */
async function versionBefore(server: Server, page: string, id: string): Promise<Version | null> {
  const rejected = await server.db
    .selectFrom("decisions")
    .select("at")
    .where("page_id", "=", page)
    .where("suggestion", "=", id)
    .where("how", "=", "rejected")
    .orderBy("ord", "desc")
    .execute()
  // A rejection that a coordinator let stand has no steps of its own.
  for (const { at } of rejected) {
    const { first } = await server.db
      .selectFrom("steps")
      .select(({ fn }) => fn.min("version").as("first"))
      .where("page_id", "=", page)
      .where("at", "=", at)
      .executeTakeFirstOrThrow()
    if (first !== null) return Number(first) - 1
  }
  return null
}

async function stepsBetween(server: Server, page: string, from: Version, to: Version): Promise<readonly Step[]> {
  const steps: Step[] = []
  for (let at = from; at < to; ) {
    const some = await server.rooms.stepsSince(page, at)
    if (some.steps.length === 0) break
    for (const { step } of some.steps) steps.push(Step.fromJSON(schema, step))
    at = some.version
  }
  return steps.slice(0, to - from)
}
