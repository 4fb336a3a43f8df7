/**
 * The text of each row, unit by unit, with what is suggested about it: of the document as it went out, and of the file that
 * came back. Rows begin where the file marks them; a break between blocks is a unit of its own.
 */
import type { Node } from "prosemirror-model"
import type { Inline, Mark } from "@/lib/page/page"
import {
  type FormRevision,
  keptWords,
  opaqueRun,
  type Shape,
  type TrackedBlock,
  type TrackedPage,
  type TrackedRun,
} from "@/lib/page/tracked"
import { trackedTargets } from "../tracked/from-doc"

/** Between two blocks of a row. */
export const BREAK = "\u2029"

export interface Token {
  /** One UTF-16 unit, a line end, BREAK, or the label of something that is no text. */
  readonly text: string
  readonly marks: readonly Mark[]
  readonly ins: readonly string[]
  readonly del: readonly string[]
  readonly form: readonly FormRevision[]
  readonly threads: readonly string[]
  /** Of the document: where it begins and ends there. Of a file: 0. */
  readonly from: number
  readonly to: number
  /** Of a BREAK: the block behind it. */
  readonly block: TrackedBlock | null
}

export interface Row {
  readonly tokens: readonly Token[]
  /** The block it begins with, when it begins with one: its break, its kind. */
  readonly lead: TrackedBlock | null
  /** Of the document: where words go when there are none. */
  readonly at: number
}

// What XML cannot hold comes back as the replacement character, so it is compared as such.
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

function unitsOf(run: Inline): string[] {
  if (run.kind === "break") return ["\n"]
  if (run.kind !== "text") return [keptWords(run)]
  const text = run.text.replace(unspeakable, "\ufffd").replace(/\r/g, "\ufffd")
  return text.split("")
}

interface Placed {
  readonly from: number
  readonly to: number
}

const start: Placed = { from: 0, to: 0 }
const nowhere = (): Placed => start

const runTokens = ({ run, ins, del, form, threads }: TrackedRun, place: (index: number) => Placed): Token[] =>
  unitsOf(run).map((text, i) => {
    const { from, to } = place(i)
    return { text, marks: run.marks, ins, del, form, threads, block: null, from, to }
  })

const breakToken = (block: TrackedBlock, place: Placed): Token => ({
  text: BREAK,
  marks: [],
  ins: block.opened,
  del: block.joined,
  form: [],
  threads: [],
  block,
  ...place,
})

const runsOf = (block: TrackedBlock): readonly TrackedRun[] =>
  block.shape.kind === "opaque"
    ? [{ run: opaqueRun(block.shape.raw), ins: block.opened, del: block.joined, form: [], threads: [] }]
    : block.runs

/** The rows of a document, by their names (places from 0), with positions in it. */
export function rowsOfDoc(doc: Node): ReadonlyMap<string, Row> {
  const page = trackedTargets(doc, { lang: "", revisions: [], threads: [], whole: false })
  const blocks = new Map(page.blocks.map(block => [block.id, block]))
  const rows = new Map<string, Row>()
  doc.forEach((pair, offset, row) => {
    const start = offset + 2 + pair.child(0).nodeSize
    const tokens: Token[] = []
    let isFirst = true
    let lead: TrackedBlock | null = null
    pair.child(1).forEach((node, inside, place) => {
      const block = blocks.get(`${row}.${place}`)
      if (block === undefined) return
      const pos = start + inside
      const runs = runsOf(block)
      if (place === 0 && node.attrs.cont !== true) lead = block
      if (runs.length === 0) return
      if (!isFirst) tokens.push(breakToken(block, { from: pos - 1, to: pos + 1 }))
      isFirst = false
      let at = node.isTextblock ? pos + 1 : pos
      for (const run of runs) {
        const from = at
        tokens.push(...runTokens(run, i => ({ from: from + i, to: from + i + 1 })))
        at += run.run.kind === "text" ? run.run.text.length : 1
      }
    })
    rows.set(String(row), { tokens, lead, at: start + 1 })
  })
  return rows
}

/** The rows of a file, by the names that stand in it, in its order; what stands before the first is in "". */
export function rowsOfFile(page: TrackedPage): ReadonlyMap<string, Row> {
  const rows = new Map<string, { tokens: Token[]; lead: TrackedBlock | null; at: number }>()
  let open = { tokens: [] as Token[], lead: null as TrackedBlock | null, at: 0 }
  let isEmpty = true
  const begin = (name: string, lead: TrackedBlock | null): void => {
    // A row that is marked twice goes on where it is marked again.
    const known = rows.get(name)
    open = known ?? { tokens: [], lead, at: 0 }
    rows.set(name, open)
    isEmpty = open.tokens.length === 0
  }
  for (const block of page.blocks) {
    const runs = runsOf(block)
    const starts = block.rows.filter(one => one.at === 0)
    for (const { row } of starts) begin(row, block)
    if (runs.length === 0) continue
    if (rows.size === 0) begin("", block)
    if (!isEmpty) open.tokens.push(breakToken(block, nowhere()))
    isEmpty = false
    let at = 0
    for (const token of runs.flatMap(run => runTokens(run, nowhere))) {
      for (const { row, at: where } of block.rows) if (where > 0 && where === at) begin(row, null)
      open.tokens.push(token)
      isEmpty = false
      at++
    }
    for (const { row, at: where } of block.rows) if (where > 0 && where >= at) begin(row, null)
  }
  return rows
}

export const textOf = (tokens: readonly Token[]): string => tokens.map(token => token.text).join("")

export const shapeOfLead = (row: Row): Shape | null => row.lead?.shape ?? null
