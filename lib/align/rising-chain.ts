/** Something that reaches over a stretch of both sides; ends are in it. */
export interface Reach {
  readonly fromSource: number
  readonly toSource: number
  readonly fromTarget: number
  readonly toTarget: number
  readonly weight: number
}

interface Link<R> {
  readonly reach: R
  readonly weight: number
  readonly before: Link<R> | null
}

/**
 * The heaviest chain that rises on both sides without overlapping. Time n log n: a Fenwick tree over the target keeps the
 * best chain that ends at or before each place.
 */
export function risingChain<R extends Reach>(reaches: readonly R[]): R[] {
  const byStart = [...reaches].sort((p, q) => p.fromSource - q.fromSource || p.fromTarget - q.fromTarget)
  const width = byStart.reduce((most, reach) => Math.max(most, reach.toTarget), 0) + 2
  const tree: (Link<R> | null)[] = new Array(width + 1).fill(null)
  const bestBelow = (place: number): Link<R> | null => {
    let best: Link<R> | null = null
    for (let x = place; x > 0; x -= x & -x) {
      const here = tree[x] ?? null
      if (here && (!best || here.weight > best.weight)) best = here
    }
    return best
  }
  const put = (link: Link<R>): void => {
    for (let x = link.reach.toTarget + 1; x <= width; x += x & -x) {
      const here = tree[x] ?? null
      if (!here || here.weight < link.weight) tree[x] = link
    }
  }
  const links = new Map<R, Link<R>>()
  const byEnd = [...byStart].sort((p, q) => p.toSource - q.toSource)
  let ended = 0
  let top: Link<R> | null = null
  for (const reach of byStart) {
    for (; (byEnd[ended]?.toSource ?? Number.POSITIVE_INFINITY) < reach.fromSource; ended++) {
      const one = byEnd[ended]
      const link = one && links.get(one)
      if (link) put(link)
    }
    const before = bestBelow(reach.fromTarget)
    const link: Link<R> = { reach, weight: (before?.weight ?? 0) + reach.weight, before }
    links.set(reach, link)
    if (!top || link.weight > top.weight) top = link
  }
  const chain: R[] = []
  for (let link = top; link; link = link.before) chain.push(link.reach)
  return chain.reverse()
}
