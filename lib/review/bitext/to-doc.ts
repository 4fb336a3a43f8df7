/** Rows of two languages become a review document, with their comments and suggestions in it. The way back is of-doc.ts. */
import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import type { Bitext, BitextRow, RowBlock, RowSuggestion, RowThread } from "@/lib/page/bitext"
import { buildBlock } from "../build"
import type { Judgement } from "../judgement"
import { schema } from "../schema"
import { fingerprint } from "../status"
import { idOf, isSuggestion } from "../suggest/marks"
import { projectWith, readingOf } from "../suggest/project"
import { suggestRow } from "./suggest-row"

export interface PlacedThread {
  readonly id: string
  readonly pair: string | null
  readonly side: RowThread["side"]
  readonly quote: string
  readonly thread: RowThread
}

export interface BitextDoc {
  readonly doc: Node
  /** By the ids they have in the document. */
  readonly suggestions: ReadonlyMap<string, RowSuggestion>
  readonly threads: readonly PlacedThread[]
  /** Suggestions that could not stand among others' in the document: each is a comment instead. */
  readonly asComments: number
}

export interface BitextMaker {
  /** At most 64 characters, each only once. */
  newId(): string
  /** In whose name it all comes in: whoever brings it. Who wrote what is said beside it. */
  readonly by: string
  /** Milliseconds since 1970. */
  readonly at: number
}

export function docOfBitext(bitext: Bitext, maker: BitextMaker): BitextDoc {
  const rows = bitext.rows.length > 0 ? bitext.rows : [emptyRow(maker)]
  const suggestions = new Map<string, RowSuggestion>()
  const threads: PlacedThread[] = []
  const refused: { row: BitextRow; one: RowSuggestion }[] = []
  const pairs = rows.map(row => {
    const pair = buildRow(row)
    const hasMarks = row.threads.length + row.suggestions.length > 0
    if (!hasMarks) return judged(pair, row, maker)
    // Each row in a document of its own: what is done to one costs nothing to the others.
    const tr = new Transform(schema.nodes.doc.create(null, [pair]))
    const starts = { source: 2, target: 2 + pair.child(0).nodeSize }
    for (const thread of row.threads) {
      const id = maker.newId()
      const side = thread.side
      const found = side === null ? null : mark(tr, pair.child(side === "source" ? 0 : 1), starts[side], thread, id)
      threads.push({ id, pair: row.id, side, quote: found ?? "", thread })
    }
    const base = tr.doc.child(0).child(1)
    // Those that part or join blocks first: they have to stand alone.
    const ordered = [...row.suggestions].sort((one, other) => Number(isPlain(one, row)) - Number(isPlain(other, row)))
    for (const one of ordered) {
      const id = maker.newId()
      if (suggest(tr, base, starts.target, one, { id, author: maker.by })) suggestions.set(id, one)
      else refused.push({ row, one })
    }
    return judged(tr.doc.child(0), row, maker)
  })
  for (const { row, one } of refused) threads.push(asComment(row, one, maker.newId()))
  for (const thread of bitext.threads) threads.push({ id: maker.newId(), pair: null, side: null, quote: "", thread })
  const doc = schema.nodes.doc.create(null, pairs)
  doc.check()
  return { doc, suggestions, threads, asComments: refused.length }
}

const emptyRow = (maker: BitextMaker): BitextRow => ({
  id: maker.newId(),
  source: [],
  target: [],
  status: "draft",
  locked: false,
  suggestions: [],
  threads: [],
  decisions: [],
})

const isPlain = (one: RowSuggestion, row: BitextRow): boolean => one.wanted.length === row.target.length

function buildRow(row: BitextRow): Node {
  return schema.nodes.pair.create({ id: row.id, locked: row.locked }, [
    schema.nodes.source.create(null, buildSide(row.source)),
    schema.nodes.target.create(null, buildSide(row.target)),
  ])
}

function buildSide(side: readonly RowBlock[]): Node[] {
  const blocks = side.map(({ block, goesOn }) => {
    const node = buildBlock(block)
    return goesOn ? node.type.create({ ...node.attrs, cont: true }, node.content) : node
  })
  return blocks.length > 0 ? blocks : [schema.nodes.paragraph.create()]
}

/** Sets a thread's mark; gives back the words it stands on, or null when it stands on none. */
function mark(tr: Transform, side: Node, start: number, { from, to }: RowThread, id: string): string | null {
  const [a, b] = [placeOf(side, from), placeOf(side, to)]
  if (to <= from || a === null || b === null) return null
  const words = side.textBetween(a, b, "\n", "\ufffc")
  if (words.trim() === "") return null
  tr.addMark(tr.mapping.map(start + a, 1), tr.mapping.map(start + b, -1), schema.marks.comment.create({ thread: id }))
  return words
}

/** Where a place in the side's text is in the side: a line end stands between two blocks. */
function placeOf(side: Node, at: number): number | null {
  let left = at
  let pos = 0
  for (const block of side.children) {
    const size = block.isTextblock ? block.content.size : 0
    if (left <= size) return block.isTextblock ? pos + 1 + left : null
    left -= size + 1
    pos += block.nodeSize
  }
  return null
}

function suggest(
  tr: Transform,
  base: Node,
  start: number,
  one: RowSuggestion,
  by: { id: string; author: string },
): boolean {
  const steps = tr.steps.length
  const wanted = buildSide(one.wanted)
  if (!suggestRow(tr, base, start, wanted, by)) return false
  if (tr.steps.length === steps) return false
  const pos = tr.mapping.map(start, -1)
  const target = tr.doc.resolve(pos).parent
  const only = (id: string) => (m: Node["marks"][number]) =>
    (idOf(m) === id ? "accept" : "reject") as "accept" | "reject"
  const taken = bareReading(projectWith(target, only(by.id)))
  const left = bareReading(projectWith(target, () => "reject"))
  const fits = taken === bareReading(schema.nodes.target.create(null, wanted)) && left === bareReading(base)
  if (!fits) takeBack(tr, pos, target, by.id)
  return fits
}

/** Words and forms, without where the blocks came from. */
const bareReading = (target: Node): string =>
  readingOf(
    target.copy(
      target.content.size === 0
        ? target.content
        : schema.nodes.target.create(
            null,
            target.children.map(block =>
              block.type.create({ ...block.attrs, from: null, cont: false }, block.content, block.marks),
            ),
          ).content,
    ),
    () => null,
  )

/** Takes a suggestion's marks and words off again. */
function takeBack(tr: Transform, start: number, target: Node, id: string): void {
  const own = (node: Node) => node.marks.filter(one => isSuggestion(one) && idOf(one) === id)
  const kept = projectWith(target, one => (idOf(one) === id ? "reject" : null))
  if (own(target).length === 0) tr.replaceWith(start, start + target.content.size, kept.content)
}

function asComment(row: BitextRow, one: RowSuggestion, id: string): PlacedThread {
  const words = buildSide(one.wanted)
    .map(block => block.textContent)
    .join("\n")
  const text = one.reason === "" ? words : `${words}\n\n${one.reason}`
  const { category, severity } = one
  const said = [{ by: one.by, at: one.at, text }]
  const thread: RowThread = { side: "target", from: 0, to: 0, kind: "note", category, severity, resolved: null, said }
  return { id, pair: row.id, side: "target", quote: "", thread }
}

/** The status the file gives, as a judgement of whoever brings it, on the words as they are. */
function judged(pair: Node, { status }: BitextRow, { by, at }: BitextMaker): Node {
  if (status === "draft") return pair
  const judgement: Judgement = { status, by, at, words: fingerprint(pair) }
  return pair.type.create({ ...pair.attrs, judged: judgement }, pair.content)
}
