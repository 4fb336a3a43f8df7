/** What the preview of an alignment shows of many rows: the doubtful ones, a little around them, and folds between. */
import type { PiecePair } from "./types"

/** Below this a row's thread is broken and a person is asked to look. */
export const UNSURE_BELOW = 0.6
/** From here on a row may be folded away. */
export const SURE_ABOVE = 0.9
/** Fewer than this are not worth a fold. */
const LEAST_FOLDED = 4
/** Rows left standing beside whatever is not folded, so that one sees where one is. */
const AROUND = 2

export const isUnsure = (row: PiecePair): boolean => row.sure < UNSURE_BELOW

/** Where a row begins: holds while rows before it are merged or split, and is unique. */
export function rowKey(row: PiecePair): string {
  const [source, target] = [row.source[0], row.target[0]]
  return source ? `s${source.block}.${source.from}` : target ? `t${target.block}.${target.from}` : "empty"
}
const keyOf = (rows: readonly PiecePair[], at: number): string => {
  const row = rows[at]
  return row ? rowKey(row) : ""
}

export type Shown =
  | { readonly kind: "row"; readonly at: number }
  | { readonly kind: "fold"; readonly from: number; readonly to: number }

/**
 * @param unfolded folds that were opened, by the key of their first row
 * @returns in order; `to` is the row after the last one folded
 */
export function previewRows(rows: readonly PiecePair[], unfolded: ReadonlySet<string>): readonly Shown[] {
  const shown: Shown[] = []
  let at = 0
  while (at < rows.length) {
    const end = endOfSureRun(rows, at)
    const from = at === 0 ? AROUND : at + AROUND
    const to = end === rows.length ? end : end - AROUND
    if (to - from >= LEAST_FOLDED && !unfolded.has(keyOf(rows, from))) {
      for (let i = at; i < from; i++) shown.push({ kind: "row", at: i })
      shown.push({ kind: "fold", from, to })
      for (let i = to; i < end; i++) shown.push({ kind: "row", at: i })
      at = end
    } else {
      const last = Math.max(end, at + 1)
      for (let i = at; i < last; i++) shown.push({ kind: "row", at: i })
      at = last
    }
  }
  return shown
}

function endOfSureRun(rows: readonly PiecePair[], from: number): number {
  let end = from
  while (end < rows.length && (rows[end]?.sure ?? 0) > SURE_ABOVE) end++
  return end
}
