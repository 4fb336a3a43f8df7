/**
 * XLIFF 2.1 (as most programs read it) and 2.2: a page with its pairs, what is said about them and what is suggested.
 *
 * Every target holds only words that stand; a suggestion is a candidate translation beside it. What other programs have no
 * place for is metadata of the unit, so that the file brings everything back.
 */
import { xmlAttribute, xmlWords } from "@/lib/formats/xml"
import { type Bitext, type BitextRow, type RowThread, sideText } from "@/lib/page/bitext"
import type { Noted } from "@/lib/page/outcome"
import { withoutEdge } from "../edge"
import { codeOfKind, type Kind, paragraph } from "../kinds"
import type { Anchor } from "../side-reader"
import { Tally } from "../tally"
import { unitsOf } from "../units"
import { UnitCodes2 } from "./codes-2"
import { dateOf, groupOf, metadataOf, signed } from "./metadata"
import { spaces } from "./names"

export interface XliffWish {
  /** Suggestions, comments and decisions too; without them the file has only what stands. */
  readonly review: boolean
}

export function writeXliff2(bitext: Bitext, version: "2.1" | "2.2", wish: XliffWish): Noted<string> {
  const tally = new Tally()
  const space = version === "2.2" ? spaces.v22 : spaces.v20
  const counter = { notes: 0, matches: 0 }
  const units = unitsOf(bitext.rows).map((rows, i) => unit(rows, i, wish, counter))
  const page = wish.review
    ? notesOf(
        bitext.threads.map(thread => ({ thread, row: null })),
        counter,
      )
    : emptyNotes
  if (!wish.review) countLeftOut(bitext, tally)
  const facts = { title: bitext.title, mode: wish.review ? "review" : "text" }
  const head = metadataOf([groupOf("ctj:export", facts), ...page.groups])
  const body = units.length > 0 ? units.join("") : emptyUnit
  const value = `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${space}" xmlns:mda="${spaces.metadata}" xmlns:mtc="${spaces.matches}" version="${version}" srcLang="${xmlAttribute(bitext.source)}" trgLang="${xmlAttribute(bitext.target)}">
<file id="f1" original="${xmlAttribute(bitext.title || "page")}" xml:space="preserve">${head}${page.xml}
${body}</file>
</xliff>
`
  return { value, notes: tally.notes() }
}

const emptyUnit = '<unit id="u1"><segment id="s1"><source/></segment></unit>\n'

export function countLeftOut(bitext: Bitext, tally: Tally): void {
  const count = (of: (row: BitextRow) => number): number => bitext.rows.reduce((sum, row) => sum + of(row), 0)
  tally.count(
    "suggestions-left-out",
    count(row => row.suggestions.length),
  )
  tally.count("comments-left-out", bitext.threads.length + count(row => row.threads.length))
  tally.count(
    "decisions-left-out",
    count(row => row.decisions.length),
  )
}

function unit(
  rows: readonly BitextRow[],
  index: number,
  wish: XliffWish,
  counter: { notes: number; matches: number },
): string {
  const first = rows[0]?.source[0] ?? rows[0]?.target[0]
  const kind: Kind = first?.block ?? paragraph
  const codes = new UnitCodes2(kind)
  const notes = wish.review
    ? notesOf(
        rows.flatMap((row, i) => row.threads.map(thread => ({ thread, row: i }))),
        counter,
      )
    : emptyNotes
  const parts: string[] = []
  const matches: string[] = []
  const history: string[] = []
  rows.forEach((row, i) => {
    const id = idOf(row.id, i)
    const anchors = notes.anchors.filter(one => one.row === i)
    const [source, sourceSpace] = withoutEdge(row.source)
    const [target, targetSpace] = withoutEdge(row.target)
    const on = (side: "source" | "target"): Anchor[] =>
      within(anchors, side, sideText(side === "source" ? source : target).length)
    const inSource = codes.content("source", source, on("source"))
    const hasTarget = row.target.length > 0
    const inTarget = hasTarget ? `<target>${codes.content("target", target, on("target"))}</target>` : ""
    const state = hasTarget ? stateOf(row, wish) : 'state="initial"'
    parts.push(`<segment id="${id}" ${state}><source>${inSource}</source>${inTarget}</segment>`)
    if (sourceSpace || targetSpace) {
      const after = targetSpace ? `<target>${xmlWords(targetSpace)}</target>` : ""
      parts.push(`<ignorable><source>${xmlWords(sourceSpace)}</source>${after}</ignorable>`)
    }
    if (!wish.review) return
    for (const suggestion of row.suggestions) matches.push(match(row, suggestion, id, kind, ++counter.matches))
    for (const one of row.decisions) {
      const { how, author, by, inserted, deleted, reason } = one
      history.push(
        groupOf("ctj:history", { segment: id, how, author, by, date: dateOf(one.at), inserted, deleted, reason }),
      )
    }
  })
  const locked = rows.every(row => row.locked) ? ' translate="no"' : ""
  const lockedRows = locked
    ? []
    : rows.flatMap((row, i) => (row.locked ? [groupOf("ctj:locked", { segment: idOf(row.id, i) })] : []))
  const candidates = matches.length > 0 ? `<mtc:matches>${matches.join("")}</mtc:matches>` : ""
  const metadata = metadataOf([...notes.groups, ...lockedRows, ...history])
  return `<unit id="u${index + 1}" name="${xmlAttribute(kind.kind)}" type="ctj:${codeOfKind(kind)}"${locked}>${candidates}${metadata}${notes.xml}${codes.originalData()}
${parts.join("\n")}
</unit>
`
}

/** What is said of one side, no further than its words. */
function within(anchors: Notes["anchors"], side: "source" | "target", length: number): Anchor[] {
  return anchors.flatMap(({ ref, from, to, side: on }) =>
    on === side && from < Math.min(to, length) ? [{ ref, from, to: Math.min(to, length) }] : [],
  )
}

/** A name that XLIFF allows, and that no code of ours has. */
const idOf = (id: string, i: number): string => (/^[\w-]{6,60}$/.test(id) ? id : `s${i + 1}`)

function stateOf(row: BitextRow, wish: XliffWish): string {
  if (row.status === "approved") return 'state="final" subState="ctj:approved"'
  if (row.status === "reviewed") return 'state="reviewed"'
  return wish.review && row.suggestions.length > 0
    ? 'state="translated" subState="ctj:changes-requested"'
    : 'state="translated"'
}

function match(row: BitextRow, one: BitextRow["suggestions"][number], segment: string, kind: Kind, n: number): string {
  const codes = new UnitCodes2(kind)
  const source = codes.content("source", row.source)
  const target = codes.content("target", one.wanted)
  const goesOn = one.wanted[0]?.goesOn ? "yes" : null
  const { reason, category, severity } = one
  const facts = { status: "pending", author: one.by, date: dateOf(one.at), segment, goesOn, reason, category, severity }
  const metadata = metadataOf([groupOf("ctj:suggestion", facts)])
  return `<mtc:match id="sg${n}" ref="#${segment}" type="other" subType="ctj:suggestion" origin="${xmlAttribute(one.by)}">${metadata}${codes.originalData()}<source>${source}</source><target>${target}</target></mtc:match>`
}

interface Notes {
  readonly xml: string
  readonly groups: readonly string[]
  readonly anchors: readonly (Anchor & { readonly side: "source" | "target"; readonly row: number })[]
}
const emptyNotes: Notes = { xml: "", groups: [], anchors: [] }

function notesOf(
  threads: readonly { readonly thread: RowThread; readonly row: number | null }[],
  counter: { notes: number },
): Notes {
  const xml: string[] = []
  const groups: string[] = []
  const anchors: Notes["anchors"][number][] = []
  for (const { thread, row } of threads) {
    const head = `n${counter.notes + 1}`
    thread.said.forEach((said, i) => {
      const note = `n${++counter.notes}`
      const about = thread.side === null ? "" : ` appliesTo="${thread.side}"`
      const what = i === 0 ? "ctj:comment" : "ctj:reply"
      xml.push(`<note id="${note}"${about} category="${what}">${xmlWords(signed(said))}</note>`)
      const own = { note, author: said.by, date: dateOf(said.at), parent: i === 0 ? null : head }
      const { kind, category, severity, resolved } = thread
      const settled = { resolved: resolved?.by ?? null, resolvedAt: resolved ? dateOf(resolved.at) : null }
      groups.push(groupOf("ctj:note", i === 0 ? { ...own, kind, category, severity, row, ...settled } : own))
    })
    if (thread.side !== null && row !== null && thread.to > thread.from)
      anchors.push({ ref: head, from: thread.from, to: thread.to, side: thread.side, row })
  }
  return { xml: xml.length > 0 ? `<notes>${xml.join("")}</notes>` : "", groups, anchors }
}
