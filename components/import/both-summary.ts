/** What a file of both languages, or an archive, holds, in numbers and its first words. */
import { bitextFormatById } from "@/lib/bitexts/registry"
import { validateXliff } from "@/lib/bitexts/xliff/validate"
import { type BitextRow, sideText } from "@/lib/page/bitext"
import type { BothReport, BothSummary, BothWish } from "./both-messages"

/** As many rows as are shown before the page is opened. */
const SHOWN = 60

export function summaryOf(wish: BothWish): Exclude<BothReport, { kind: "ready" }> {
  if (wish.kind === "archive") return summaryOfArchive(wish.text)
  const format = bitextFormatById(wish.kind)
  if (!format) return { kind: "failed" }
  const { source, target, text } = wish
  const read = format.read(text, { ...(source ? { source } : {}), ...(target ? { target } : {}) })
  if (!read.ok) return { kind: "refused", why: read.why, detail: read.detail ?? "" }
  const { value: bitext, notes } = read.value
  const { rows } = bitext
  const count = (what: (row: BitextRow) => number): number => rows.reduce((sum, row) => sum + what(row), 0)
  const summary: BothSummary = {
    title: bitext.title,
    source: source ?? (bitext.source || "en"),
    target: target ?? (bitext.target || "es"),
    rows: rows.length,
    alone: count(row => Number((row.source.length === 0) !== (row.target.length === 0))),
    approved: count(row => Number(row.status === "approved")),
    reviewed: count(row => Number(row.status === "reviewed")),
    suggestions: count(row => row.suggestions.length),
    comments: count(row => row.threads.length) + bitext.threads.length,
    first: rows
      .slice(0, SHOWN)
      .map(row => ({ id: row.id, source: sideText(row.source), target: sideText(row.target) })),
    notes,
    breaches: wish.kind === "xliff" ? validateXliff(text) : [],
  }
  return { kind: "done", summary }
}

const not = { kind: "refused", why: "not-an-archive", detail: "" } as const

/** The server reads it again and believes nothing; here it only has to be told what it is. */
function summaryOfArchive(text: string): Exclude<BothReport, { kind: "ready" }> {
  let archive: unknown
  try {
    archive = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return not
    throw error
  }
  const page = part(archive, "page")
  const pairs = listIn(part(archive, "doc"), "content")
  if (page === null || pairs === null) return not
  const words = (key: string): string => {
    const value = part(page, key)
    return typeof value === "string" ? value : ""
  }
  const open = (listIn(archive, "suggestions") ?? []).filter(one => part(one, "state") === "open")
  return {
    kind: "done",
    summary: {
      title: words("title"),
      source: words("source_lang"),
      target: words("target_lang"),
      rows: pairs.length,
      alone: 0,
      approved: 0,
      reviewed: 0,
      suggestions: open.length,
      comments: listIn(archive, "comments")?.length ?? 0,
      first: [],
      notes: [],
      breaches: [],
    },
  }
}

const part = (value: unknown, key: string): unknown =>
  typeof value === "object" && value !== null && key in value ? (value as Readonly<Record<string, unknown>>)[key] : null
const listIn = (value: unknown, key: string): readonly unknown[] | null => {
  const list = part(value, key)
  return Array.isArray(list) ? list : null
}
