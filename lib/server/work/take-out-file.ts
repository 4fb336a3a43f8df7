/** A page in a file that holds more than one text, written beside the main thread where it is long. See pages/take-out. */
import { writeCsv } from "@/lib/bitexts/csv"
import { writeTmx } from "@/lib/bitexts/tmx"
import { spliceXliff } from "@/lib/bitexts/xliff/splice"
import { validateXliff } from "@/lib/bitexts/xliff/validate"
import { writeXliff2 } from "@/lib/bitexts/xliff/write-2"
import { writeXliff12 } from "@/lib/bitexts/xliff/write-12"
import { writeMediaWiki } from "@/lib/formats/mediawiki"
import { translator } from "@/lib/messages"
import type { Bitext } from "@/lib/page/bitext"
import type { Noted } from "@/lib/page/outcome"
import { criticMarkup } from "@/lib/review/bitext/critic-markup"
import { resolvePage } from "@/lib/review/resolve"
import type { ExportWish } from "@/lib/sync/api"
import type { TakeOutFormat } from "@/lib/sync/take-out"
import type { PageRow } from "../db/tables"
import { decisionRecord, mqmTable } from "../pages/take-out/decisions"
import { docOf, type Handed } from "./handed"
import { bitextFrom, type GivenFacts, openFacts, type PageFacts } from "./page-facts"

export interface TakeOutAsked {
  readonly row: PageRow
  readonly facts: GivenFacts
  readonly wish: ExportWish & { readonly format: Exclude<TakeOutFormat, "archive"> }
  /** The file in which the target came last. */
  readonly draft: { readonly format: string; readonly text: string } | null
}

export function takeOutFile(handed: Handed, { row, facts: given, wish, draft }: TakeOutAsked): Noted<string> {
  const facts = openFacts(docOf(handed), given)
  const bitext = (take: boolean): Bitext => bitextFrom(facts, row, take)
  const take = wish.open === "take"
  switch (wish.format) {
    case "xliff-2.1":
    case "xliff-2.2":
    case "xliff-1.2":
      return xliffOf(facts, bitext(take), wish, draft)
    case "tmx":
      return writeTmx(bitext(take), { all: row.state !== "approved" })
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
      return writeCsv(bitext(take), { separator: wish.format === "csv" ? "," : "\t", safe: wish.safe === true, heads })
    }
    case "mediawiki":
      return writeMediaWiki(resolvePage(facts.doc, "target", wish.open, row.target_lang))
    case "critic":
      return { value: criticOf(facts, wish), notes: [] }
    case "decisions":
      return { value: decisionRecord(facts, row, bitext(false)), notes: [] }
    case "mqm":
      return { value: mqmTable(facts, row, bitext(false)), notes: [] }
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
function xliffOf(
  facts: PageFacts,
  bitext: Bitext,
  wish: TakeOutAsked["wish"],
  draft: TakeOutAsked["draft"],
): Noted<string> {
  const crossing = facts.doc.children.some(pair => (pair.attrs.back as number) > 0)
  const more = crossing ? [{ code: "crossing-flattened" }] : []
  if (!wish.comments && draft?.format === "xliff") {
    const spliced = spliceXliff(draft.text, bitext)
    if (spliced !== null) return { value: spliced.value, notes: [...spliced.notes, ...more] }
    more.push({ code: "file-rewritten" })
  }
  const review = wish.comments
  const made =
    wish.format === "xliff-1.2"
      ? writeXliff12(bitext, { review })
      : writeXliff2(bitext, wish.format === "xliff-2.2" ? "2.2" : "2.1", { review })
  // A file of ours that breaks the rules is a fault of ours, and nobody's to download.
  const breach = validateXliff(made.value)[0]
  if (breach) throw new Error(`an XLIFF file breaks a rule: ${breach.code} ${breach.detail}`)
  return { value: made.value, notes: [...made.notes, ...more] }
}
