/**
 * The desk's rows from an alignment.
 *
 * Paragraph rows are the common refinement of both sides' blocks: a row ends wherever a pair ends and either side has a block
 * boundary there; the other side is cut. Sentence rows end with every pair.
 * Guarantees: rows are in order on both sides; the pieces of a side, joined, are every character of its page once; a row that
 *   has text on one side only was left over by the alignment, never made by the cutting.
 */
import { type FineRow, fineRows } from "./fine-rows"
import { type Break, restoredBreaks, unitsOfPairs } from "./restored-breaks"
import type { Alignment, Granularity, PairPieces, Piece, PiecePair, Span } from "./types"
import { type SideName, type Unit, unitsOf } from "./units"

interface SideUnits {
  readonly units: readonly Unit[]
  readonly breaks: readonly (Break | null)[]
}

export const pairPieces: PairPieces = (source, target, alignment, granularity) => {
  const sides = { source: unitsOf(source, alignment, "source"), target: unitsOf(target, alignment, "target") }
  const rows = fineRows(sides.source.units, sides.target.units, alignment.pairs)
  const byPair = unitsOfPairs(sides.source.units, sides.target.units)
  const withBreaks = (side: SideName): SideUnits => ({
    units: sides[side].units,
    breaks: restoredBreaks(sides[side].units, side, alignment.pairs, byPair),
  })
  const [s, t] = [withBreaks("source"), withBreaks("target")]
  const made = joinRows(rows, s, t, granularity).map(row => piecePair(row, s, t, alignment))
  return withRiders(made, sides.source.riders, sides.target.riders)
}

/** Fine rows joined into the rows of the desk. */
function joinRows(rows: readonly FineRow[], source: SideUnits, target: SideUnits, granularity: Granularity): FineRow[] {
  const ends = granularity === "sentence" ? rows.map(() => true) : boundaries(rows, source, target)
  const joined: FineRow[] = []
  rows.forEach((row, at) => {
    const last = joined.at(-1)
    if (!last || ends[at]) joined.push(row)
    else {
      joined[joined.length - 1] = {
        ...last,
        toSource: row.toSource,
        toTarget: row.toTarget,
        moved: last.moved || row.moved,
      }
    }
  })
  return joined
}

/**
 * Entry r: does a desk row begin with fine row r? Where both sides have a block boundary, always. A boundary of one side may
 * fall on several places, when the other side has text of its own there; one of them is enough, and the last is taken, so
 * that what was added stays with the paragraph it was added to.
 */
function boundaries(rows: readonly FineRow[], source: SideUnits, target: SideUnits): boolean[] {
  const atSource = rows.map((row, r) => r > 0 && opens(source, row.fromSource))
  const atTarget = rows.map((row, r) => r > 0 && opens(target, row.fromTarget))
  const chosen = rows.map((_, r) => (atSource[r] ?? false) && (atTarget[r] ?? false))
  const choose = (at: readonly boolean[], place: (row: FineRow) => number): void => {
    for (let r = 1; r < rows.length; ) {
      const row = rows[r]
      let end = r
      let done = false
      for (; end < rows.length && row && place(rows[end] ?? row) === place(row); end++) done ||= chosen[end] ?? false
      if (at[r] && !done) chosen[end - 1] = true
      r = Math.max(end, r + 1)
    }
  }
  choose(atSource, row => row.fromSource)
  choose(atTarget, row => row.fromTarget)
  return chosen
}

const opens = ({ units, breaks }: SideUnits, at: number): boolean =>
  at > 0 && at < units.length && (units[at]?.from === 0 || breaks[at] !== null)

function piecePair(row: FineRow, source: SideUnits, target: SideUnits, alignment: Alignment): PiecePair {
  const pairs = new Set<number>()
  for (let k = row.fromSource; k < row.toSource; k++) pairs.add(source.units[k]?.pair ?? -1)
  for (let k = row.fromTarget; k < row.toTarget; k++) pairs.add(target.units[k]?.pair ?? -1)
  let sure = 1
  for (const pair of pairs) sure = Math.min(sure, alignment.pairs[pair]?.confidence ?? 1)
  return {
    source: piecesOf(source, row.fromSource, row.toSource),
    target: piecesOf(target, row.fromTarget, row.toTarget),
    sure: Math.max(0, Math.min(1, sure)),
    ...(row.moved ? { moved: true } : {}),
  }
}

function piecesOf({ units, breaks }: SideUnits, from: number, to: number): Piece[] {
  const pieces: Piece[] = []
  for (let k = from; k < to; k++) {
    const unit = units[k]
    if (!unit) continue
    pieces.push(...unit.before.map(wholeBlock))
    const { block, from: start, to: end } = unit
    const last = pieces.at(-1)
    const restored = breaks[k] ?? null
    if (last && last.block === block && !restored) pieces[pieces.length - 1] = { ...last, to: end }
    else if (restored) pieces.push({ block, from: start, to: end, start: "break", ...restored })
    else pieces.push({ block, from: start, to: end, start: start === 0 ? "block" : "cut" })
    pieces.push(...unit.after.map(wholeBlock))
  }
  return pieces
}

const wholeBlock = ({ block, from, to }: Span): Piece => ({ block, from, to, start: "block" })

/** A side without any words: its blank and opaque blocks go into the first row. */
function withRiders(rows: PiecePair[], source: readonly Span[], target: readonly Span[]): PiecePair[] {
  if (source.length === 0 && target.length === 0) return rows
  const [first = { source: [], target: [], sure: 1 }, ...rest] = rows
  return [
    {
      ...first,
      source: [...source.map(wholeBlock), ...first.source],
      target: [...target.map(wholeBlock), ...first.target],
    },
    ...rest,
  ]
}
