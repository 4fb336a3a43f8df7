/** A page in files that hold more than one text: two-sided formats, records, wikitext, the whole page. */
import { spliceXliff } from "@/lib/bitexts/xliff/splice"
import { writeMediaWiki } from "@/lib/formats/mediawiki"
import { translator } from "@/lib/messages"
import type { Bitext } from "@/lib/page/bitext"
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import { criticMarkup } from "@/lib/review/bitext/critic-markup"
import { resolvePage } from "@/lib/review/resolve"
import { may } from "@/lib/review/roles"
import type { ExportWish, RefusalCode } from "@/lib/sync/api"
import type { TakeOutFormat } from "@/lib/sync/take-out"
import { log } from "../../log"
import type { Server } from "../../server"
import type { PageAccess } from "../../visitor"
import { beside, ROW } from "../../work/beside"
import { writeArchive } from "./archive"
import { decisionRecord, mqmTable } from "./decisions"
import { bitextFrom, factsOf, type PageFacts } from "./facts"

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
  // The whole page has in it what was deleted, and who said it: for those who keep order here.
  if (wish.format === "archive")
    return may(access.roles, "moderate-comments") ? done(await writeArchive(server, access)) : refuse("not-allowed")
  const facts = await factsOf(server, access, wish.locale)
  const take = wish.open === "take"
  const bitext = bitextFrom(facts, access, take)
  const size = bitext.rows.length * ROW
  switch (wish.format) {
    case "xliff-2.1":
    case "xliff-2.2":
    case "xliff-1.2":
      return done(await xliffOf(server, access, facts, bitext, wish))
    case "tmx":
      return done(await beside(size, "writeTmx", bitext, access.row.state !== "approved"))
    case "csv":
    case "tsv": {
      const t = translator(wish.locale, "takeOut")
      const heads = [
        t("columns.id"),
        t("columns.source"),
        t("columns.target"),
        t("columns.status"),
        t("columns.comments"),
      ] as const
      const layout = { separator: wish.format === "csv" ? "," : "\t", safe: wish.safe === true, heads } as const
      return done(await beside(size, "writeCsv", bitext, layout))
    }
    case "mediawiki":
      return done(writeMediaWiki(resolvePage(facts.doc, "target", wish.open, access.row.target_lang)))
    case "critic":
      return done({ value: criticOf(facts, wish), notes: [] })
    case "decisions":
      return done({ value: decisionRecord(facts, access.row, bitextFrom(facts, access, false)), notes: [] })
    case "mqm":
      return done({ value: mqmTable(facts, access.row, bitextFrom(facts, access, false)), notes: [] })
  }
}

function criticOf(facts: PageFacts, wish: ExportWish): string {
  const threads = new Map(facts.threads.map(thread => [thread.id, thread]))
  return criticMarkup(facts.doc, {
    person: facts.nameOf,
    thread: id =>
      wish.comments
        ? (threads.get(id)?.comments ?? [])
            .filter(one => one.deleted === null)
            .map(one => `${one.importedBy ?? facts.nameOf(one.author)}: ${facts.wordsOf(one.text)}`)
        : [],
  })
}

/** With comments it is a package for going on elsewhere; without, only what stands, in the file it came in if it was one. */
async function xliffOf(
  server: Server,
  { row }: PageAccess,
  facts: PageFacts,
  bitext: Bitext,
  wish: ExportWish,
): Promise<Noted<string>> {
  const crossing = facts.doc.children.some(pair => (pair.attrs.back as number) > 0)
  const more = crossing ? [{ code: "crossing-flattened" }] : []
  if (!wish.comments) {
    const draft = await server.db
      .selectFrom("drafts")
      .select(["format", "text"])
      .where("page_id", "=", row.id)
      .where("side", "=", "target")
      .orderBy("number", "desc")
      .limit(1)
      .executeTakeFirst()
    const spliced = draft?.format === "xliff" ? spliceXliff(draft.text, bitext) : null
    if (spliced !== null) return { value: spliced, notes: more }
    if (draft?.format === "xliff") more.push({ code: "file-rewritten" })
  }
  const version = wish.format === "xliff-1.2" ? "1.2" : wish.format === "xliff-2.2" ? "2.2" : "2.1"
  const { made, breach } = await beside(bitext.rows.length * ROW, "writeXliff", bitext, version, wish.comments)
  // A file of ours that breaks the rules is a fault of ours, and nobody's to download.
  if (breach) {
    log.error({ breach, page: row.id }, "an XLIFF file breaks a rule")
    throw new Error(`XLIFF: ${breach.code} ${breach.detail}`)
  }
  return { value: made.value, notes: [...made.notes, ...more] }
}
