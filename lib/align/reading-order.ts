/** Where a pair begins on each side, in any rising count; null where it has nothing. */
export interface Place {
  readonly source: number | null
  readonly target: number | null
  readonly moved: boolean
}

/**
 * Reading order: by the source. What only the target has comes right before the pair that its next target neighbour is in;
 * pairs that were moved are no landmarks for it.
 */
export function inReadingOrder<T>(items: readonly T[], placeOf: (item: T) => Place): T[] {
  const placed = items.map(item => ({ item, place: placeOf(item) }))
  const withSource = placed
    .filter(({ place }) => place.source !== null)
    .sort((p, q) => (p.place.source ?? 0) - (q.place.source ?? 0))
  const targetOnly = placed
    .filter(({ place }) => place.source === null)
    .sort((p, q) => (p.place.target ?? 0) - (q.place.target ?? 0))
  const out: T[] = []
  let next = 0
  for (const { item, place } of withSource) {
    if (place.target !== null && !place.moved) {
      for (; (targetOnly[next]?.place.target ?? Number.POSITIVE_INFINITY) < place.target; next++) {
        const lone = targetOnly[next]
        if (lone) out.push(lone.item)
      }
    }
    out.push(item)
  }
  return [...out, ...targetOnly.slice(next).map(({ item }) => item)]
}
