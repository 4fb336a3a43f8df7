import { type Reach, risingChain } from "./rising-chain"
import type { SegmentPair } from "./types"
import type { Unit } from "./units"

/** The smallest rows: units of both sides that cannot be parted. Units from … to-1 of each side; either may be empty. */
export interface FineRow {
  readonly fromSource: number
  readonly toSource: number
  readonly fromTarget: number
  readonly toTarget: number
  readonly moved: boolean
}

interface Cluster extends Reach {
  readonly moved: boolean
}

/** A pair that crosses more pairs than this, or would make a longer row, is not a crossing neighbour but a far move. */
const MOST_CROSSED = 2
const MOST_UNITS = 6

/**
 * Rows in order on both sides. Pairs that rise together keep their row; one that crosses a neighbour shares its row with it;
 * one that was moved far is parted, and each half stands alone.
 */
export function fineRows(source: readonly Unit[], target: readonly Unit[], pairs: readonly SegmentPair[]): FineRow[] {
  const reaches = reachesOf(source, target)
  const chain = risingChain(reaches)
  const inChain = new Set(chain)
  const clusters: Cluster[] = chain.map(reach => ({ ...reach, moved: false }))
  for (const reach of reaches) if (!inChain.has(reach)) takeIn(clusters, reach)
  return withLone(clusters, source, target, pairs)
}

function reachesOf(source: readonly Unit[], target: readonly Unit[]): Reach[] {
  const ends = new Map<number, { source?: [number, number]; target?: [number, number]; weight: number }>()
  for (const [side, units] of [
    ["source", source],
    ["target", target],
  ] as const) {
    units.forEach(({ pair, text }, at) => {
      const known = ends.get(pair) ?? { weight: 0 }
      known[side] = [known[side]?.[0] ?? at, at]
      known.weight += text.length
      ends.set(pair, known)
    })
  }
  const reaches: Reach[] = []
  for (const { source: s, target: t, weight } of ends.values()) {
    if (s && t) reaches.push({ fromSource: s[0], toSource: s[1], fromTarget: t[0], toTarget: t[1], weight })
  }
  return reaches
}

/** Joins a crossing pair with the clusters it crosses, if they are near; `clusters` stay sorted and rising. */
function takeIn(clusters: Cluster[], reach: Reach): void {
  let joined: Reach = reach
  let first = 0
  let last = -1
  for (;;) {
    // Clusters wholly before on both sides come first, then those in the way, then those wholly after.
    first = clusters.findIndex(c => !(c.toSource < joined.fromSource && c.toTarget < joined.fromTarget))
    if (first < 0) first = clusters.length
    last = first - 1
    for (let k = first; k < clusters.length && k - first <= MOST_CROSSED; k++) {
      const c = clusters[k]
      if (!c || (c.fromSource > joined.toSource && c.fromTarget > joined.toTarget)) break
      last = k
    }
    if (last - first >= MOST_CROSSED) return
    const next = clusters.slice(first, last + 1).reduce(union, joined)
    if (unitsIn(next) > MOST_UNITS) return
    if (same(next, joined)) break
    joined = next
  }
  clusters.splice(first, last - first + 1, { ...joined, moved: true })
}

const union = (a: Reach, b: Reach): Reach => ({
  fromSource: Math.min(a.fromSource, b.fromSource),
  toSource: Math.max(a.toSource, b.toSource),
  fromTarget: Math.min(a.fromTarget, b.fromTarget),
  toTarget: Math.max(a.toTarget, b.toTarget),
  weight: a.weight,
})
const unitsIn = (r: Reach): number => r.toSource - r.fromSource + r.toTarget - r.fromTarget + 2
const same = (a: Reach, b: Reach): boolean =>
  a.fromSource === b.fromSource &&
  a.toSource === b.toSource &&
  a.fromTarget === b.fromTarget &&
  a.toTarget === b.toTarget

/** Puts the units that no cluster holds between the clusters, in the order in which the alignment tells them. */
function withLone(
  clusters: readonly Cluster[],
  source: readonly Unit[],
  target: readonly Unit[],
  pairs: readonly SegmentPair[],
): FineRow[] {
  const rows: FineRow[] = []
  let s = 0
  let t = 0
  const isMoved = (unit: Unit | undefined): boolean => unit !== undefined && pairs[unit.pair]?.moved === true
  const fill = (toSource: number, toTarget: number): void => {
    while (s < toSource || t < toTarget) {
      const sourceFirst = t >= toTarget || (s < toSource && (source[s]?.pair ?? 0) <= (target[t]?.pair ?? 0))
      rows.push({
        fromSource: s,
        toSource: sourceFirst ? s + 1 : s,
        fromTarget: t,
        toTarget: sourceFirst ? t : t + 1,
        moved: isMoved(sourceFirst ? source[s] : target[t]),
      })
      if (sourceFirst) s += 1
      else t += 1
    }
  }
  for (const cluster of clusters) {
    fill(cluster.fromSource, cluster.fromTarget)
    s = cluster.toSource + 1
    t = cluster.toTarget + 1
    rows.push({
      fromSource: cluster.fromSource,
      toSource: s,
      fromTarget: cluster.fromTarget,
      toTarget: t,
      moved: cluster.moved,
    })
  }
  fill(source.length, target.length)
  return rows
}
