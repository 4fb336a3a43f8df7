/**
 * Two versions of one side of a page, row by row and word by word, for reading side by side or in one text.
 *
 * Design: pairs that have one id in both versions and stand in the same order face each other. What came or went between two
 *   of them (merged, split, new, gone) is compared together with the one before it. Passages of some words that are gone in
 *   one place and new in another have moved.
 * Guarantees: same and gone parts of the older blocks, joined, are the older text; same and new parts of the newer blocks are
 *   the newer. Open suggestions are left out of both. Plain data: it travels.
 */
import type { Node } from "prosemirror-model"
import { risingChain } from "@/lib/align/rising-chain"
import { isWord, matchWords, wordsOf } from "./redraft/match-words"
import { leafText, type SideName, sideOf } from "./redraft/units"
import { isEmptySide, schema } from "./schema"
import { project } from "./suggest/project"

export interface VersionPart {
  readonly kind: "same" | "gone" | "new"
  readonly text: string
  /** These words stand elsewhere in the other version. */
  readonly moved?: true
}
export interface VersionBlock {
  /** Name of the block's type in the schema. */
  readonly type: string
  readonly level: number | null
  readonly parts: readonly VersionPart[]
}
export interface VersionHalf {
  /** Id of the pair, and its number on the page then, from 1. */
  readonly pair: string
  readonly number: number
  readonly blocks: readonly VersionBlock[]
}
export interface VersionRow {
  readonly kind: "same" | "changed" | "gone" | "added"
  readonly older: VersionHalf | null
  readonly newer: VersionHalf | null
}

export function compareVersions(older: Node, newer: Node, side: SideName): VersionRow[] {
  const at = new Map(older.children.map((pair, index) => [pair.attrs.id as string, index]))
  const anchors = risingChain(
    newer.children.flatMap((pair, index) => {
      const was = at.get(pair.attrs.id as string)
      if (was === undefined) return []
      const weight = 1 + sideOf(pair, side).content.size
      return [{ fromSource: was, toSource: was, fromTarget: index, toTarget: index, weight }]
    }),
  )
  const rows: VersionRow[] = []
  let [o, n] = [0, 0]
  const put = (oldTo: number, newTo: number): void => {
    rows.push(...compareRun(runOf(older, side, o, oldTo), runOf(newer, side, n, newTo)))
    o = oldTo
    n = newTo
  }
  for (const [k, { fromSource, fromTarget }] of anchors.entries()) {
    put(fromSource, fromTarget)
    const next = anchors[k + 1]
    put(next?.fromSource ?? older.childCount, next?.fromTarget ?? newer.childCount)
  }
  put(older.childCount, newer.childCount)
  return withMoves(rows)
}

interface Line {
  readonly pair: string
  readonly number: number
  readonly blocks: readonly Node[]
}

function runOf(doc: Node, side: SideName, from: number, to: number): Line[] {
  return doc.children.slice(from, to).map((pair, k) => {
    const own = sideOf(pair, side)
    const left = own.type === schema.nodes.target ? project(own, "left") : own
    return { pair: pair.attrs.id as string, number: from + k + 1, blocks: isEmptySide(left) ? [] : left.children }
  })
}

const BREAK = "\n\u0002"

interface Word {
  readonly text: string
  readonly line: number
  readonly block: number
}

function wordsIn(lines: readonly Line[]): Word[] {
  const words: Word[] = []
  for (const [line, { blocks }] of lines.entries())
    for (const [at, block] of blocks.entries()) {
      words.push({ text: BREAK, line, block: at })
      for (const text of wordsOfBlock(block)) words.push({ text, line, block: at })
    }
  return words
}

const wordsOfBlock = (block: Node): string[] =>
  block.isAtom ? [block.attrs.raw as string] : block.children.flatMap(wordsOfInline)

/** What stands for an image or a placeholder is its name. */
const wordsOfInline = (node: Node): string[] => {
  if (node.isText || node.type === schema.nodes.break) return wordsOf(leafText(node))
  const { alt, label, raw, src } = node.attrs as Record<string, string | undefined>
  return [`[${alt || label || raw || src || ""}]`]
}

type Growing = { kind: VersionPart["kind"]; text: string }[]

function compareRun(before: readonly Line[], after: readonly Line[]): VersionRow[] {
  if (before.length === 0 && after.length === 0) return []
  const [was, is] = [before[0], after[0]]
  if (before.length === 1 && after.length === 1 && was && is && isUntouched(was, is))
    return [{ kind: "same", older: wholeOf(was), newer: wholeOf(is) }]
  return compareWords(before, after)
}

/** Most lines of most versions are. */
const isUntouched = ({ blocks: a }: Line, { blocks: b }: Line): boolean =>
  a.length === b.length && a.every((block, k) => block === b[k] || block.eq(b[k] as Node))

const wholeOf = ({ pair, number, blocks }: Line): VersionHalf => ({
  pair,
  number,
  blocks: blocks.map(block => {
    const text = wordsOfBlock(block).join("")
    const level = (block.attrs.level as number | undefined) ?? null
    return { type: block.type.name, level, parts: text === "" ? [] : [{ kind: "same" as const, text }] }
  }),
})

function compareWords(before: readonly Line[], after: readonly Line[]): VersionRow[] {
  const [was, is] = [wordsIn(before), wordsIn(after)]
  const matches = matchWords(
    was.map(word => word.text),
    is.map(word => word.text),
  )
  const [staysOld, staysNew] = [new Uint8Array(was.length), new Uint8Array(is.length)]
  for (const [a, b] of matches) {
    staysOld[a] = 1
    staysNew[b] = 1
  }
  const older = halves(before, was, staysOld, "gone")
  const newer = halves(after, is, staysNew, "new")
  const facing = Math.min(1, older.length, newer.length)
  const rows: VersionRow[] = []
  if (facing === 1) {
    const [a, b] = [older[0] as VersionHalf, newer[0] as VersionHalf]
    const same =
      isSame(a) &&
      isSame(b) &&
      a.blocks.length === b.blocks.length &&
      a.blocks.every((one, k) => one.type === b.blocks[k]?.type && one.level === b.blocks[k]?.level)
    rows.push({ kind: same ? "same" : "changed", older: a, newer: b })
  }
  for (const half of older.slice(facing))
    if (half.blocks.length > 0) rows.push({ kind: isSame(half) ? "changed" : "gone", older: half, newer: null })
  for (const half of newer.slice(facing))
    if (half.blocks.length > 0) rows.push({ kind: isSame(half) ? "changed" : "added", older: null, newer: half })
  return rows
}

const isSame = ({ blocks }: VersionHalf): boolean =>
  blocks.every(block => block.parts.every(part => part.kind === "same"))

function halves(
  lines: readonly Line[],
  words: readonly Word[],
  stays: Uint8Array,
  other: "gone" | "new",
): VersionHalf[] {
  const parts: Growing[][] = lines.map(({ blocks }) => blocks.map(() => []))
  for (const [k, { text, line, block }] of words.entries()) {
    if (text === BREAK) continue
    const own = parts[line]?.[block]
    const kind = stays[k] === 1 ? ("same" as const) : other
    const last = own?.at(-1)
    if (last?.kind === kind) last.text += text
    else own?.push({ kind, text })
  }
  return lines.map(({ pair, number, blocks }, line) => ({
    pair,
    number,
    blocks: blocks.map((block, at) => ({
      type: block.type.name,
      level: (block.attrs.level as number | undefined) ?? null,
      parts: parts[line]?.[at] ?? [],
    })),
  }))
}

/** Words that a passage must have at least for standing elsewhere to mean that it has moved. */
const LEAST_WORDS = 4
const keyOf = (text: string): string => text.replace(/\s+/gu, " ").trim()

function withMoves(rows: readonly VersionRow[]): VersionRow[] {
  const long = (text: string): boolean => wordsOf(text).filter(isWord).length >= LEAST_WORDS
  const gather = (which: "older" | "newer", kind: VersionPart["kind"]): Set<string> =>
    new Set(
      rows.flatMap(row =>
        (row[which]?.blocks ?? []).flatMap(block =>
          block.parts.flatMap(part => (part.kind === kind && long(part.text) ? [keyOf(part.text)] : [])),
        ),
      ),
    )
  const [gone, fresh] = [gather("older", "gone"), gather("newer", "new")]
  if (gone.size === 0 || fresh.size === 0) return [...rows]
  const mark = (half: VersionHalf | null, there: ReadonlySet<string>): VersionHalf | null =>
    half && {
      ...half,
      blocks: half.blocks.map(block => ({
        ...block,
        parts: block.parts.map(part =>
          part.kind !== "same" && there.has(keyOf(part.text)) ? { ...part, moved: true as const } : part,
        ),
      })),
    }
  return rows.map(row => ({ ...row, older: mark(row.older, fresh), newer: mark(row.newer, gone) }))
}

/** Words out, words in, and in how many rows: for a sentence about the whole. */
export function countChanges(rows: readonly VersionRow[]): {
  out: number
  in: number
  moved: number
  rows: number
  pairs: number
} {
  const count = { out: 0, in: 0, moved: 0, rows: 0, pairs: 0 }
  for (const { kind, older, newer } of rows) {
    if (newer || older) count.pairs++
    if (kind !== "same") count.rows++
    for (const [half, name] of [
      [older, "out"],
      [newer, "in"],
    ] as const)
      for (const block of half?.blocks ?? [])
        for (const part of block.parts) {
          if (part.kind === "same") continue
          const words = wordsOf(part.text).filter(isWord).length
          if (!part.moved) count[name] += words
          else if (name === "in") count.moved += words
        }
  }
  return count
}
