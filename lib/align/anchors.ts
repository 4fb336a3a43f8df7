/** A first rough way through a large grid: words rare and alike on both sides vote, the heaviest rising chain wins. */
import { type Band, settle } from "./band"
import { heightOf, type Region, type Side, widthOf } from "./region"
import { risingChain } from "./rising-chain"
import { settings } from "./settings"
import type { WordLinks } from "./word-links"

interface Point {
  readonly i: number
  readonly j: number
  readonly votes: number
}

/** Words on more lines than this are not rare. */
const RARE = 2
const SURE_LINK = 0.85
/** A point must have company on its own diagonal: within so many lines, off it by no more than so many. */
const COMPANY_WITHIN = 30
const COMPANY_OFF = 12
const OWN_WEIGHT = 1.5

/** A band round the anchors of a region; points count from the region's own start. */
export function anchorBand(source: Side, target: Side, links: WordLinks, region: Region): Band {
  const n = heightOf(region)
  const m = widthOf(region)
  const points = inCompany(votes(source, target, links, region), m / n)
  const chain = risingChain(
    points.map(({ i, j, votes }) => ({ i, j, fromSource: i, toSource: i, fromTarget: j, toTarget: j, weight: votes })),
  )
  return bandRound([{ i: 0, j: 0 }, ...chain, { i: n, j: m }], n, m)
}

function rareWords(side: Side, from: number, to: number): Map<number, number[]> {
  const { rowStart, rowWords, frequency } = side.vocabulary
  const where = new Map<number, number[]>()
  for (let row = from; row < to; row++) {
    for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++) {
      const word = rowWords[k] ?? 0
      if ((frequency[word] ?? 0) > RARE) continue
      const rows = where.get(word)
      if (!rows) where.set(word, [row - from])
      else if (rows[rows.length - 1] !== row - from) rows.push(row - from)
    }
  }
  return where
}

function votes(source: Side, target: Side, links: WordLinks, region: Region): Point[] {
  const m = widthOf(region)
  const inSource = rareWords(source, region.fromSource, region.toSource)
  const inTarget = rareWords(target, region.fromTarget, region.toTarget)
  const votes = new Map<number, number>()
  for (const [s, rows] of inSource) {
    for (let k = links.start[s] ?? 0; k < (links.start[s + 1] ?? 0); k++) {
      const strength = links.strength[k] ?? 0
      const columns = inTarget.get(links.to[k] ?? -1)
      if (strength < SURE_LINK || columns?.length !== rows.length) continue
      rows.forEach((i, nth) => {
        const key = i * (m + 1) + (columns[nth] ?? 0)
        votes.set(key, (votes.get(key) ?? 0) + strength / rows.length)
      })
    }
  }
  return Array.from(votes, ([key, votes]) => ({ i: Math.floor(key / (m + 1)), j: key % (m + 1), votes })).sort(
    (p, q) => p.i - q.i || p.j - q.j,
  )
}

function inCompany(points: readonly Point[], slope: number): Point[] {
  const near = (p: Point, q: Point): boolean => Math.abs(q.j - p.j - (q.i - p.i) * slope) < COMPANY_OFF
  return points.filter((point, at) => {
    let company = point.votes >= OWN_WEIGHT ? 1 : 0
    for (let k = at - 1; k >= 0 && company < 2; k--) {
      const other = points[k]
      if (!other || point.i - other.i > COMPANY_WITHIN) break
      if (near(point, other)) company += 1
    }
    for (let k = at + 1; k < points.length && company < 2; k++) {
      const other = points[k]
      if (!other || other.i - point.i > COMPANY_WITHIN) break
      if (near(point, other)) company += 1
    }
    return company >= 2
  })
}

function bandRound(chain: readonly { i: number; j: number }[], n: number, m: number): Band {
  const lo = new Int32Array(n + 1).fill(m)
  const hi = new Int32Array(n + 1)
  for (let k = 1; k < chain.length; k++) {
    const from = chain[k - 1] ?? { i: 0, j: 0 }
    const to = chain[k] ?? { i: n, j: m }
    const gap = Math.max(to.i - from.i, to.j - from.j)
    const half = Math.min(settings.bandWidth * 4, settings.bandWidth + Math.round(gap * 0.5))
    for (let i = from.i; i <= to.i; i++) {
      const middle = to.i === from.i ? to.j : from.j + ((i - from.i) * (to.j - from.j)) / (to.i - from.i)
      const left = to.i === from.i ? Math.min(from.j, to.j) : middle
      lo[i] = Math.min(lo[i] ?? m, Math.max(0, Math.floor(left - half)))
      hi[i] = Math.max(hi[i] ?? 0, Math.min(m, Math.ceil(middle + half)))
    }
  }
  return settle({ lo, hi }, m)
}
