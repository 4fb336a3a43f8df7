/**
 * Aligning rows again, in the preview: rows that a person was sure of, or crossed, stand; what lies between two of them
 * is aligned anew by itself, so nothing can move past one.
 * Guarantees: all pieces of a side, joined in its order, are what they were; rows that stand are the same objects.
 */
import { type Block, blockText, type Page, sliceInline } from "@/lib/page/page"
import { alignPages } from "./align-pages"
import type { BothPages, SideName } from "./mend"
import { pairPieces } from "./pair-pieces"
import type { AlignOptions, Granularity, Piece, PiecePair } from "./types"

/** The rows from `at` on that are now `before` would be `after`. */
export interface RowsChange {
  readonly at: number
  readonly before: readonly PiecePair[]
  readonly after: readonly PiecePair[]
}

export interface RowsAgain {
  readonly rows: readonly PiecePair[]
  readonly changes: readonly RowsChange[]
}

/** Rows that are not to be changed: a person was sure, or they are part of a crossing. */
function standing(rows: readonly PiecePair[]): ReadonlySet<number> {
  const fixed = new Set<number>()
  rows.forEach((row, at) => {
    if (row.sure === 1) fixed.add(at)
    for (let k = 0; k < (row.back ?? 0) + 1 && row.back; k++) fixed.add(at - k)
  })
  return fixed
}

/**
 * @param around the row between whose neighbours that stand it is done; all rows without it
 * @returns null when it was called off
 */
export async function alignRows(
  pages: BothPages,
  rows: readonly PiecePair[],
  granularity: Granularity,
  around: number | null,
  onProgress?: AlignOptions["onProgress"],
): Promise<RowsAgain | null> {
  const fixed = standing(rows)
  const made: PiecePair[] = []
  const changes: RowsChange[] = []
  for (let from = 0; from < rows.length; ) {
    let to = from
    while (to < rows.length && !fixed.has(to)) to++
    const run = rows.slice(from, to)
    if (run.length > 0 && (around === null || (around >= from && around < to))) {
      const share = (done: number): boolean | undefined => onProgress?.((from + done * run.length) / rows.length)
      const again = await alignRun(pages, run, granularity, share)
      if (again === null) return null
      changes.push(...changesOf(run, again, from))
      made.push(...again)
    } else made.push(...run)
    if (to < rows.length) made.push(rows[to] as PiecePair)
    from = to + 1
  }
  return { rows: changes.length === 0 ? rows : made, changes }
}

async function alignRun(
  pages: BothPages,
  run: readonly PiecePair[],
  granularity: Granularity,
  onProgress: (done: number) => boolean | undefined,
): Promise<readonly PiecePair[] | null> {
  const pieces = { source: joined(run, "source"), target: joined(run, "target") }
  const own = { source: cutOut(pages.source, pieces.source), target: cutOut(pages.target, pieces.target) }
  const hasWords = (side: SideName): boolean => own[side].blocks.some(block => blockText(block).trim() !== "")
  if (!hasWords("source") || !hasWords("target")) return run
  const alignment = await alignPages(own.source, own.target, { onProgress })
  if (alignment.notes.some(({ code }) => code === "align-cancelled" || code === "align-too-long")) return null
  const placed = (side: SideName, row: PiecePair): Piece[] =>
    row[side].flatMap(piece => {
      const whole = pieces[side][piece.block]
      if (!whole) return []
      const place = { block: whole.block, from: whole.from + piece.from, to: whole.from + piece.to }
      return [piece.start === "block" ? { ...whole, ...place } : { ...piece, ...place }]
    })
  const rows = pairPieces(own.source, own.target, alignment, granularity)
  return rows.map(row => ({ ...row, source: placed("source", row), target: placed("target", row) }))
}

/** The pieces of a side of a run; what goes on in mid-block is one with what it goes on. */
function joined(run: readonly PiecePair[], side: SideName): Piece[] {
  const all: Piece[] = []
  for (const piece of run.flatMap(row => row[side])) {
    const last = all.at(-1)
    if (last && piece.start === "cut" && last.block === piece.block && last.to === piece.from)
      all[all.length - 1] = { ...last, to: piece.to }
    else all.push(piece)
  }
  return all
}

/** A page of its own, a block a piece. */
function cutOut(page: Page, pieces: readonly Piece[]): Page {
  const blocks = pieces.flatMap((piece, at): Block[] => {
    const block = page.blocks[piece.block]
    if (!block) return []
    const id = `b${at + 1}`
    if (block.kind === "opaque") return [{ ...block, id }]
    if (block.kind === "code") return [{ ...block, id, text: block.text.slice(piece.from, piece.to) }]
    const inline = sliceInline(block.inline, piece.from, piece.to)
    if (piece.kind === "heading") return [{ id, kind: "heading", level: Math.max(1, piece.level ?? 2), inline }]
    if (piece.kind === "item") return [{ id, kind: "item", level: piece.level ?? 0, ordered: false, inline }]
    return [{ ...block, id, inline }]
  })
  return { lang: page.lang, blocks }
}

/** The stretches in which rows before and after do not end at the same places. */
function changesOf(before: readonly PiecePair[], after: readonly PiecePair[], first: number): RowsChange[] {
  const ends = { before: endsOf(before), after: endsOf(after) }
  const place = new Map(ends.after.map((end, at) => [end, at]))
  const changes: RowsChange[] = []
  let start = { before: 0, after: 0 }
  ends.before.forEach((end, at) => {
    const there = place.get(end)
    if (there === undefined || there < start.after) return
    if (at > start.before || there > start.after)
      changes.push({
        at: first + start.before,
        before: before.slice(start.before, at + 1),
        after: after.slice(start.after, there + 1),
      })
    start = { before: at + 1, after: there + 1 }
  })
  return changes
}

/** Where every row ends on both sides, as one word. */
function endsOf(rows: readonly PiecePair[]): string[] {
  let [source, target] = ["", ""]
  return rows.map(row => {
    const [s, t] = [row.source.at(-1), row.target.at(-1)]
    if (s) source = `${s.block}.${s.to}`
    if (t) target = `${t.block}.${t.to}`
    return `${source}=${target}`
  })
}
