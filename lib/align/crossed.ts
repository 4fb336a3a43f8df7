/**
 * Crossings: where the two texts say the same in another order, rows follow the target, and the source of a row stands
 * so many rows further up in its own text (`back`). Any order of the source can be said like that (it is the inversion
 * table of the permutation), and where nothing crosses all of it is 0.
 *
 * Rows are counted from 0. An `order` lists rows as their sources follow each other. A row without source has no place
 * in it that could be wrong.
 */

/** Rows in the order of the source. Whatever `backs` say, every row is in it once. */
export function sourceOrder(backs: readonly number[]): number[] {
  const order: number[] = []
  backs.forEach((back, row) => {
    if (back > 0) order.splice(Math.max(0, row - back), 0, row)
    else order.push(row)
  })
  return order
}

/** The way back: how many earlier rows stand later in the source. */
export function backsOf(order: readonly number[]): number[] {
  const rank = ranksOf(order)
  const backs: number[] = []
  let highest = -1
  /** Rows before this one are all before it in the source. */
  let start = 0
  rank.forEach((own, row) => {
    if (highest === row - 1) start = row
    let back = 0
    if (own < highest) for (let k = start; k < row; k++) if ((rank[k] ?? 0) > own) back++
    backs.push(back)
    highest = Math.max(highest, own)
  })
  return backs
}

/** For every row its place in the source. */
export function ranksOf(order: readonly number[]): number[] {
  const rank: number[] = new Array(order.length).fill(0)
  order.forEach((row, place) => {
    rank[row] = place
  })
  return rank
}

/** The same order with rows without source right behind the row above them, where they cross nothing. */
export function withEmptyInPlace(order: readonly number[], isEmpty: (row: number) => boolean): number[] {
  const kept = order.filter(row => !isEmpty(row))
  if (kept.length === order.length) return kept
  const behind = new Map<number, number[]>()
  for (let row = 0, last = -1; row < order.length; row++)
    if (isEmpty(row)) behind.set(last, [...(behind.get(last) ?? []), row])
    else last = row
  return [...(behind.get(-1) ?? []), ...kept.flatMap(row => [row, ...(behind.get(row) ?? [])])]
}

/**
 * The rows as their sources follow each other, but for those without source: these keep their own number, so that a row
 * without source never meets one without target.
 */
export function slotsOf(order: readonly number[], isEmpty: (row: number) => boolean): number[] {
  const full = order.filter(row => !isEmpty(row))
  let next = 0
  return order.map((_, row) => (isEmpty(row) ? row : (full[next++] ?? row)))
}

/** The least run of rows round `from` to `to` (both included) whose sources, joined, are one stretch of the source. */
export function closedRun(
  order: readonly number[],
  isEmpty: (row: number) => boolean,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } {
  const rank = ranksOf(order)
  let run = { from, to }
  for (;;) {
    const rows = Array.from({ length: run.to - run.from + 1 }, (_, k) => run.from + k).filter(row => !isEmpty(row))
    const places = rows.map(row => rank[row] ?? 0)
    const between = order.slice(Math.min(...places), Math.max(...places) + 1).filter(row => !isEmpty(row))
    const wider = { from: Math.min(run.from, ...between), to: Math.max(run.to, ...between) }
    if (places.length === 0 || (wider.from === run.from && wider.to === run.to)) return run
    run = wider
  }
}

/** After row `row` was cut in two: the second half follows the first. */
export const orderAfterSplit = (order: readonly number[], row: number): number[] =>
  order.flatMap(one => (one === row ? [row, row + 1] : [one > row ? one + 1 : one]))

/** After the rows of a closed run have become one, `from`. */
export function orderAfterMerge(
  order: readonly number[],
  isEmpty: (row: number) => boolean,
  { from, to }: { readonly from: number; readonly to: number },
): number[] {
  const isIn = (row: number): boolean => row >= from && row <= to
  const head = order.find(row => isIn(row) && !isEmpty(row)) ?? from
  return order
    .filter(row => !isIn(row) || row === head)
    .map(row => (row === head ? from : row > to ? row - (to - from) : row))
}

/** After the rows `row` and `row + 1` have exchanged their sources. */
export const orderAfterSwap = (order: readonly number[], row: number): number[] =>
  order.map(one => (one === row ? row + 1 : one === row + 1 ? row : one))
