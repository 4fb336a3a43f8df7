/** A page in files that hold more than one text: two-sided formats, records, wikitext, the whole page. */
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import { may } from "@/lib/review/roles"
import type { ExportWish, RefusalCode } from "@/lib/sync/api"
import type { TakeOutFormat } from "@/lib/sync/take-out"
import type { Server } from "../../server"
import type { PageAccess } from "../../visitor"
import { beside } from "../../work/beside"
import { writeArchive } from "./archive"
import { factsOf } from "./facts"

export const kindsOfFile: { readonly [F in TakeOutFormat]: { readonly ending: string; readonly mime: string } } = {
  "xliff-2.1": { ending: "xlf", mime: "application/xliff+xml" },
  "xliff-2.2": { ending: "xlf", mime: "application/xliff+xml" },
  "xliff-1.2": { ending: "xlf", mime: "application/x-xliff+xml" },
  tmx: { ending: "tmx", mime: "application/x-tmx+xml" },
  csv: { ending: "csv", mime: "text/csv" },
  tsv: { ending: "tsv", mime: "text/tab-separated-values" },
  mediawiki: { ending: "wiki", mime: "text/plain" },
  critic: { ending: "critic.md", mime: "text/markdown" },
  decisions: { ending: "decisions.json", mime: "application/json" },
  mqm: { ending: "mqm.tsv", mime: "text/tab-separated-values" },
  archive: { ending: "cotejo.json", mime: "application/json" },
}

export async function takeOut(
  server: Server,
  access: PageAccess,
  wish: ExportWish & { readonly format: TakeOutFormat },
): Promise<Outcome<Noted<string>, RefusalCode>> {
  const { format } = wish
  // The whole page has in it what was deleted, and who said it: for those who keep order here.
  if (format === "archive")
    return may(access.roles, "moderate-comments") ? done(await writeArchive(server, access)) : refuse("not-allowed")
  const { row } = access
  const room = await server.rooms.open(row.id)
  const size = room.doc.content.size
  const facts = await factsOf(server, access, wish.locale)
  const draft = format.startsWith("xliff") && !wish.comments ? await lastDraft(server, row.id) : null
  const handed = await server.rooms.handed(row.id, room, size)
  return done(await beside(size, "takeOutFile", handed, { row, facts, wish: { ...wish, format }, draft }))
}

async function lastDraft(server: Server, page: string): Promise<{ format: string; text: string } | null> {
  const draft = await server.db
    .selectFrom("drafts")
    .select(["format", "text"])
    .where("page_id", "=", page)
    .where("side", "=", "target")
    .orderBy("number", "desc")
    .limit(1)
    .executeTakeFirst()
  return draft ?? null
}
