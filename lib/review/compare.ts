/**
 * What changed between two versions of a side, word by word, row by row of the newer one.
 *
 * Design: rows are matched by the ids of their pairs. A merge keeps the first pair's id and a split gives the second a new one,
 *   so a row whose id the older version knows begins a group, which faces all older rows up to the next group. Words are
 *   compared inside a group and handed out to its rows. The differences are those of Myers' algorithm (package `diff`).
 * Guarantees: same and new parts, joined, are the newer text; same and gone parts, joined in order, are the older one.
 * Not here: who changed what (history), and open suggestions: both documents are compared without them.
 */
import { diffArrays } from "diff"
import type { Node } from "prosemirror-model"
import type { Side } from "./resolve"
import { project } from "./suggest/project"

export interface Part {
  readonly kind: "same" | "gone" | "new"
  readonly text: string
}
export interface ComparedBlock {
  /** The block of the newer version, for its kind and level. */
  readonly block: Node
  readonly parts: readonly Part[]
}
export interface ComparedRow {
  readonly blocks: readonly ComparedBlock[]
  readonly changed: boolean
}

/** A block's end counts as a word of its own, so that breaks are compared too. */
const BREAK = "\n"

/** Rows of `newer` by pair id. `lang` cuts the words. */
export function compareSides(older: Node, newer: Node, side: Side, lang: string): ReadonlyMap<string, ComparedRow> {
  const words = new Intl.Segmenter(lang || "en", { granularity: "word" })
  const at = side === "source" ? 0 : 1
  const oldIndex = new Map(older.children.map((pair, index) => [pair.attrs.id as string, index]))
  const rows = new Map<string, ComparedRow>()
  for (const group of groups(newer, oldIndex, older.childCount)) {
    const before = older.children.slice(group.from, group.to).map(pair => plainSide(pair.child(at)))
    const after = group.rows.map(pair => ({ id: pair.attrs.id as string, side: plainSide(pair.child(at)) }))
    for (const [id, row] of compareGroup(before, after, words)) rows.set(id, row)
  }
  return rows
}

interface Group {
  readonly rows: readonly Node[]
  /** Rows of the older version, from inclusive, to exclusive. */
  readonly from: number
  readonly to: number
}

function groups(newer: Node, oldIndex: ReadonlyMap<string, number>, oldCount: number): Group[] {
  const starts: { row: number; old: number }[] = []
  newer.forEach((pair, _offset, row) => {
    const old = oldIndex.get(pair.attrs.id as string)
    if (old !== undefined && old >= (starts.at(-1)?.old ?? -1) + 1) starts.push({ row, old })
  })
  if (starts.length === 0) return [{ rows: newer.children, from: 0, to: oldCount }]
  return starts.map((start, i) => {
    const next = starts[i + 1]
    return {
      rows: newer.children.slice(i === 0 ? 0 : start.row, next?.row ?? newer.childCount),
      from: i === 0 ? 0 : start.old,
      to: next?.old ?? oldCount,
    }
  })
}

const plainSide = (side: Node): Node => (side.type.name === "target" ? project(side, "left") : side)

function tokensOf(side: Node, words: Intl.Segmenter): string[] {
  const tokens: string[] = []
  side.forEach((block, _offset, index) => {
    if (index > 0) tokens.push(BREAK)
    if (block.isAtom) tokens.push(block.attrs.raw as string)
    for (const word of words.segment(blockWords(block))) tokens.push(word.segment)
  })
  return tokens
}

const blockWords = (block: Node): string =>
  block.textBetween(0, block.content.size, "", leaf => (leaf.type.name === "break" ? " " : `[${leafName(leaf)}]`))
const leafName = (leaf: Node): string => String(leaf.attrs.alt || leaf.attrs.label || leaf.attrs.raw || leaf.attrs.src)

function compareGroup(
  before: readonly Node[],
  after: readonly { id: string; side: Node }[],
  words: Intl.Segmenter,
): Map<string, ComparedRow> {
  const oldTokens = before.flatMap((side, i) => [...(i > 0 ? [BREAK] : []), ...tokensOf(side, words)])
  const newTokens = after.flatMap((row, i) => [...(i > 0 ? [BREAK] : []), ...tokensOf(row.side, words)])
  // Where pieces of one block were cut or joined, the break is no difference.
  const changes = diffArrays(oldTokens, newTokens)
  const writer = new RowWriter(after)
  for (const change of changes) {
    const kind = change.added ? "new" : change.removed ? "gone" : "same"
    for (const token of change.value) writer.put(kind, token)
  }
  return writer.rows()
}

/** Walks through the rows and blocks of the newer version while words are put in. */
class RowWriter {
  readonly #blocks: { id: string; block: Node; parts: { kind: Part["kind"]; text: string }[] }[]
  readonly #changed = new Set<string>()
  #at = 0
  constructor(rows: readonly { id: string; side: Node }[]) {
    this.#blocks = rows.flatMap(row => row.side.children.map(block => ({ id: row.id, block, parts: [] })))
  }
  put(kind: Part["kind"], token: string): void {
    const here = this.#blocks[this.#at]
    if (here === undefined) return
    if (token === BREAK && kind !== "gone") {
      this.#at++
      return
    }
    if (token === BREAK) return
    if (kind !== "same") this.#changed.add(here.id)
    const last = here.parts.at(-1)
    if (last?.kind === kind) last.text += token
    else here.parts.push({ kind, text: token })
  }
  rows(): Map<string, ComparedRow> {
    const rows = new Map<string, ComparedRow>()
    for (const { id, block, parts } of this.#blocks) {
      const row = rows.get(id)
      rows.set(id, { blocks: [...(row?.blocks ?? []), { block, parts }], changed: this.#changed.has(id) })
    }
    return rows
  }
}
