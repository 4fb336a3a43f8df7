/** XLIFF 1.2, which most programs read: segments as marks, suggestions as proposals, comments as notes and marks. */
import { xmlAttribute, xmlWords } from "@/lib/formats/xml"
import { type Bitext, type BitextRow, type RowThread, sideText } from "@/lib/page/bitext"
import type { Noted } from "@/lib/page/outcome"
import { withoutEdge } from "../edge"
import { codeOfKind, type Kind, paragraph } from "../kinds"
import type { Anchor } from "../side-reader"
import { Tally } from "../tally"
import { unitsOf } from "../units"
import { UnitCodes12 } from "./codes-12"
import { dateOf, signed } from "./metadata"
import { spaces } from "./names"
import { countLeftOut, type XliffWish } from "./write-2"

export function writeXliff12(bitext: Bitext, wish: XliffWish): Noted<string> {
  const tally = new Tally()
  const counter = { notes: 0 }
  if (!wish.review) countLeftOut(bitext, tally)
  const page = wish.review
    ? notesOf(
        bitext.threads.map(thread => ({ thread, row: null })),
        counter,
      )
    : emptyNotes
  const units = unitsOf(bitext.rows).map((rows, i) => unit(rows, i, wish, counter))
  const header = page.xml === "" ? "" : `<header>${page.xml}${page.beside}</header>\n`
  const value = `<?xml version="1.0" encoding="UTF-8"?>
<xliff xmlns="${spaces.v12}" xmlns:ctj="${spaces.ours}" version="1.2">
<file original="${xmlAttribute(bitext.title || "page")}" source-language="${xmlAttribute(bitext.source)}" target-language="${xmlAttribute(bitext.target)}" datatype="html" tool-id="cotejo">
${header}<body>
${units.join("")}</body>
</file>
</xliff>
`
  return { value, notes: tally.notes() }
}

const midOf = (row: BitextRow, i: number): string => (/^[\w-]{1,60}$/.test(row.id) ? row.id : `s${i + 1}`)

function unit(rows: readonly BitextRow[], index: number, wish: XliffWish, counter: { notes: number }): string {
  const kind: Kind = rows[0]?.source[0]?.block ?? rows[0]?.target[0]?.block ?? paragraph
  const notes = wish.review
    ? notesOf(
        rows.flatMap((row, i) => row.threads.map(thread => ({ thread, row: i }))),
        counter,
      )
    : emptyNotes
  const codes = new UnitCodes12(kind, ref => notes.words.get(ref) ?? "")
  const whole = rows.map(row => codes.content("source", row.source)).join("")
  codes.again()
  const anchors = (side: "source" | "target", i: number, length: number): Anchor[] =>
    notes.anchors
      .filter(one => one.side === side && one.row === i && one.from < length)
      .map(({ ref, from, to }) => ({ ref, from, to: Math.min(to, length) }))
  const segments = (side: "source" | "target"): string =>
    rows
      .map((row, i) => {
        const [blocks, edge] = withoutEdge(row[side])
        if (side === "target" && row.target.length === 0) return ""
        const content = codes.content(side, blocks, anchors(side, i, sideText(blocks).length))
        return `<mrk mtype="seg" mid="${midOf(row, i)}">${content}</mrk>${xmlWords(edge)}`
      })
      .join("")
  const inSource = segments("source")
  const inTarget = segments("target")
  const status = lowest(rows)
  const target = inTarget === "" ? "" : `<target state="${stateOf(rows, wish)}">${inTarget}</target>`
  const locked = rows.every(row => row.locked) ? ' translate="no"' : ""
  const candidates = wish.review ? rows.flatMap((row, i) => candidatesOf(row, midOf(row, i), kind)) : []
  const own = rows.map(
    (row, i) =>
      `<ctj:row mid="${midOf(row, i)}" status="${row.status}"${row.locked && locked === "" ? ' locked="yes"' : ""}/>`,
  )
  const approved = status === "approved" ? "yes" : "no"
  return `<trans-unit id="u${index + 1}" restype="x-ctj-${xmlAttribute(codeOfKind(kind))}" approved="${approved}"${locked} xml:space="preserve">
<source>${whole}</source>
<seg-source>${inSource}</seg-source>
${target}${candidates.join("")}${notes.xml}${notes.beside}${own.join("")}
</trans-unit>
`
}

const ranks = ["draft", "reviewed", "approved"] as const
const lowest = (rows: readonly BitextRow[]): BitextRow["status"] =>
  ranks[Math.min(...rows.map(row => ranks.indexOf(row.status)))] ?? "draft"

function stateOf(rows: readonly BitextRow[], wish: XliffWish): string {
  if (wish.review && rows.some(row => row.suggestions.length > 0)) return "needs-review-translation"
  return { draft: "translated", reviewed: "signed-off", approved: "final" }[lowest(rows)]
}

function facts(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .filter(([, value]) => value !== null && value !== "")
    .map(([name, value]) => ` ctj:${name}="${xmlAttribute(value ?? "")}"`)
    .join("")
}

function candidatesOf(row: BitextRow, mid: string, kind: Kind): string[] {
  const open = row.suggestions.map(one => {
    const codes = new UnitCodes12(kind, () => "")
    const { reason, category, severity } = one
    const goesOn = one.wanted[0]?.goesOn ? "yes" : null
    const more = facts({ date: dateOf(one.at), reason, category, severity, "goes-on": goesOn })
    const target = codes.content("target", one.wanted)
    return `<alt-trans alttranstype="proposal" origin="${xmlAttribute(one.by)}" mid="${mid}"${more}><target state="needs-review-translation">${target}</target></alt-trans>`
  })
  const decided = row.decisions.map(one => {
    const { how, by, inserted, deleted, reason } = one
    const kindOfIt = how.startsWith("accepted") ? "accepted" : how === "rejected" ? "rejected" : "previous-version"
    const more = facts({ how, by, date: dateOf(one.at), inserted, deleted, reason })
    return `<alt-trans alttranstype="${kindOfIt}" origin="${xmlAttribute(one.author)}" mid="${mid}"${more}><target>${xmlWords(one.inserted)}</target></alt-trans>`
  })
  return [...open, ...decided]
}

interface Notes {
  readonly xml: string
  readonly beside: string
  readonly words: ReadonlyMap<string, string>
  readonly anchors: readonly (Anchor & { readonly side: "source" | "target"; readonly row: number })[]
}
const emptyNotes: Notes = { xml: "", beside: "", words: new Map(), anchors: [] }

function notesOf(
  threads: readonly { readonly thread: RowThread; readonly row: number | null }[],
  counter: { notes: number },
): Notes {
  const xml: string[] = []
  const beside: string[] = []
  const words = new Map<string, string>()
  const anchors: Notes["anchors"][number][] = []
  for (const { thread, row } of threads) {
    const head = `n${counter.notes + 1}`
    thread.said.forEach((said, i) => {
      const id = `n${++counter.notes}`
      if (i === 0) words.set(id, signed(said))
      const about = thread.side === null ? "" : ` annotates="${thread.side}"`
      xml.push(`<note from="${xmlAttribute(said.by)}"${about}>${xmlWords(said.text)}</note>`)
      const { kind, category, severity, resolved } = thread
      const first = {
        kind,
        category,
        severity,
        row: row === null ? null : String(row),
        from: String(thread.from),
        to: String(thread.to),
        resolved: resolved?.by ?? null,
        "resolved-at": resolved ? dateOf(resolved.at) : null,
      }
      const all = { id, date: dateOf(said.at), ...(i === 0 ? first : { parent: head }) }
      beside.push(`<ctj:note${facts(all).replaceAll(" ctj:", " ")}/>`)
    })
    if (thread.side !== null && row !== null && thread.to > thread.from)
      anchors.push({ ref: head, from: thread.from, to: thread.to, side: thread.side, row })
  }
  return { xml: xml.join(""), beside: beside.join(""), words, anchors }
}
