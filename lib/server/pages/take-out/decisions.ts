/** The record of decisions: as JSON for programs, and as the table in which research on translation keeps its faults. */
import type { Bitext } from "@/lib/page/bitext"
import { sideText } from "@/lib/page/bitext"
import { dimensionOf } from "@/lib/review/mqm"
import type { PageRow } from "../../db/tables"
import { authorOfSuggestion, type PageFacts } from "../../work/page-facts"

const day = (at: number | string | null): string | null => (at === null ? null : new Date(Number(at)).toISOString())

export function decisionRecord(facts: PageFacts, row: PageRow, bitext: Bitext): string {
  const numbers = new Map(bitext.rows.map((one, i) => [one.id, i + 1]))
  const texts = new Map(bitext.rows.map(one => [one.id, one]))
  const record = {
    format: "cotejo-decisions",
    version: 1,
    page: { id: row.id, title: row.title, source: row.source_lang, target: row.target_lang, state: row.state },
    suggestions: facts.suggestions.map(one => ({
      id: one.id,
      pair: one.pair,
      pairNumber: numbers.get(one.pair) ?? null,
      source: sideText(texts.get(one.pair)?.source ?? []),
      author: authorOfSuggestion(facts, one),
      at: day(one.at),
      state: one.state,
      deleted: one.deleted,
      inserted: one.inserted,
      kinds: one.kinds,
      format: one.format,
      reason: one.reason,
      category: one.fault.category,
      severity: one.fault.severity,
      decision: one.decision
        ? {
            how: one.decision.how,
            by: facts.nameOf(one.decision.by),
            at: day(one.decision.at),
            reason: one.decision.reason?.id ?? null,
            reasonWords: one.decision.reason?.words ?? null,
            words: one.decision.words,
            taken: one.decision.taken,
          }
        : null,
    })),
    comments: bitext.rows.flatMap((one, i) =>
      one.threads.map(thread => ({ pair: one.id, pairNumber: i + 1, quote: quoteOf(one, thread), ...thread })),
    ),
    pageComments: bitext.threads,
    pairs: bitext.rows.map((one, i) => ({ pair: one.id, pairNumber: i + 1, status: one.status })),
  }
  return `${JSON.stringify(record, null, 1)}\n`
}

const quoteOf = (
  row: Bitext["rows"][number],
  thread: { side: "source" | "target" | null; from: number; to: number },
) => (thread.side === null ? "" : sideText(row[thread.side]).slice(thread.from, thread.to))

export const mqmHead = [
  "system",
  "doc",
  "docSegId",
  "globalSegId",
  "rater",
  "source",
  "target",
  "category",
  "severity",
  "metadata",
] as const

const cell = (words: string): string => words.replace(/[\t\r\n]+/g, " ")
const capital = (id: string): string =>
  id.replace(/(?:^|-)([a-z])/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim()
const categoryName = (id: string): string =>
  dimensionOf(id as never) === id ? capital(id) : `${capital(dimensionOf(id as never))}/${capital(id)}`

/**
 * Ten columns, one fault a line: classified suggestions and issues. The words at fault stand between <v> and </v> in the text
 * as it was when the fault was found, as far as they can still be found there. A pair without faults has a line that says so.
 */
export function mqmTable(facts: PageFacts, row: PageRow, bitext: Bitext): string {
  const lines = bitext.rows.flatMap((one, i) => {
    const at = String(i + 1)
    const source = sideText(one.source)
    const target = sideText(one.target)
    const line = (rater: string, shown: readonly [string, string], category: string, severity: string, more: object) =>
      ["Cotejo", row.title, at, at, rater, shown[0], shown[1], category, severity, JSON.stringify(more)]
        .map(cell)
        .join("\t")
    const bySuggestion = facts.suggestions
      .filter(info => info.pair === one.id && info.fault.category !== null && info.state !== "withdrawn")
      .map(info => {
        const words = info.deleted
        const found = words === "" ? -1 : target.indexOf(words)
        const marked = found < 0 ? target : spanned(target, found, found + words.length)
        const more = {
          id: info.id,
          state: info.state,
          deleted: info.deleted,
          inserted: info.inserted,
          reason: info.reason,
        }
        const severity = info.fault.severity ?? "minor"
        return line(
          authorOfSuggestion(facts, info),
          [source, marked],
          categoryName(info.fault.category ?? ""),
          capital(severity),
          more,
        )
      })
    const byThread = one.threads
      .filter(thread => thread.category !== null)
      .map(thread => {
        const shown: [string, string] = [
          thread.side === "source" ? spanned(source, thread.from, thread.to) : source,
          thread.side === "target" ? spanned(target, thread.from, thread.to) : target,
        ]
        const more = { kind: thread.kind, resolved: thread.resolved !== null, note: thread.said[0]?.text ?? "" }
        const category = categoryName(thread.category ?? "")
        return line(thread.said[0]?.by ?? "", shown, category, capital(thread.severity ?? "minor"), more)
      })
    const all = [...bySuggestion, ...byThread]
    return all.length > 0 ? all : [line("", [source, target], "No-error", "No-error", {})]
  })
  return `${[mqmHead.join("\t"), ...lines].join("\n")}\n`
}

const spanned = (text: string, from: number, to: number): string =>
  to > from ? `${text.slice(0, from)}<v>${text.slice(from, to)}</v>${text.slice(to)}` : text
