/**
 * For every pair of lines that a bead in the band can join: how well each word of either is matched by the other.
 * Only pairs with some match take space; strengths are kept in a byte, which is finer than they are known.
 */
import type { Band } from "./band"
import type { Breath } from "./breath"
import { firstFrom } from "./occurrences"
import { heightOf, type Region, type Side, widthOf } from "./region"
import { WIDEST_BEAD } from "./settings"
import type { WordLinks } from "./word-links"

/** A strength of 1 as it is kept in a byte. */
export const FULL = 200

export interface LinkTable {
  /** First and last target line that source line i may face, in lines of the region. */
  readonly low: Int32Array
  readonly high: Int32Array
  readonly offsets: Float64Array
  /** Where in `data` the bytes of a pair begin, first the source line's words, then the target line's; -1 for no match. */
  readonly cells: Int32Array
  readonly data: Uint8Array
  /**
   * Matched weight of source line i against target lines j … j+b-1, in entry b-1 at the cell of (i, j); and of target line j
   * against source lines i … i+a-1, in entry a-1 at the same cell. Counted once here, asked for by many beads.
   */
  readonly hitSource: readonly Float32Array[]
  readonly hitTarget: readonly Float32Array[]
}

export async function buildLinkTable(
  source: Side,
  target: Side,
  links: WordLinks,
  region: Region,
  band: Band,
  breath: Breath,
): Promise<LinkTable> {
  const n = heightOf(region)
  const m = widthOf(region)
  const low = new Int32Array(n)
  const high = new Int32Array(n)
  const offsets = new Float64Array(n + 1)
  for (let i = 0; i < n; i++) {
    low[i] = band.lo[Math.max(0, i + 1 - WIDEST_BEAD)] ?? 0
    high[i] = Math.min(m - 1, (band.hi[Math.min(n, i + WIDEST_BEAD)] ?? m) - 1)
    offsets[i + 1] = (offsets[i] ?? 0) + (high[i] ?? 0) - (low[i] ?? 0) + 1
  }
  const cells = new Int32Array(offsets[n] ?? 0).fill(-1)
  const pool = new BytePool()
  const A = source.vocabulary
  const B = target.vocabulary
  const where = target.occurrences
  for (let i = 0; i < n; i++) {
    if (breath.due()) await breath.pause(i / n)
    const row = region.fromSource + i
    const start = A.rowStart[row] ?? 0
    const count = (A.rowStart[row + 1] ?? 0) - start
    const first = low[i] ?? 0
    const last = high[i] ?? 0
    for (let k = 0; k < count; k++) {
      const s = A.rowWords[start + k] ?? 0
      const heavy = (A.weight[s] ?? 0) > 0
      for (let link = links.start[s] ?? 0; link < (links.start[s + 1] ?? 0); link++) {
        const t = links.to[link] ?? 0
        if (!heavy && (B.weight[t] ?? 0) === 0) continue
        const byte = Math.round((links.strength[link] ?? 0) * FULL)
        const end = where.start[t + 1] ?? 0
        for (let at = firstFrom(where.rows, where.start[t] ?? 0, end, region.fromTarget + first); at < end; at++) {
          const j = (where.rows[at] ?? 0) - region.fromTarget
          if (j > last) break
          const cell = (offsets[i] ?? 0) + j - first
          const otherStart = B.rowStart[region.fromTarget + j] ?? 0
          if ((cells[cell] ?? -1) < 0) {
            cells[cell] = pool.take(count + (B.rowStart[region.fromTarget + j + 1] ?? 0) - otherStart)
          }
          const base = cells[cell] ?? 0
          pool.raise(base + k, byte)
          pool.raise(base + count + (where.places[at] ?? 0) - otherStart, byte)
        }
      }
    }
  }
  const table = { low, high, offsets, cells, data: pool.bytes }
  return {
    ...table,
    hitSource: sourceHits(source, region, table),
    hitTarget: targetHits(source, target, region, table),
  }
}

type Filled = Pick<LinkTable, "low" | "high" | "offsets" | "cells" | "data">

const emptyHits = (size: number): Float32Array[] => Array.from({ length: WIDEST_BEAD }, () => new Float32Array(size))

function sourceHits(source: Side, region: Region, table: Filled): Float32Array[] {
  const { low, high, offsets, cells, data } = table
  const { rowStart, rowWords, weight } = source.vocabulary
  const hits = emptyHits(cells.length)
  const best = new Uint8Array(longestRow(source, region.fromSource, region.toSource))
  for (let i = 0; i < heightOf(region); i++) {
    const start = rowStart[region.fromSource + i] ?? 0
    const count = (rowStart[region.fromSource + i + 1] ?? 0) - start
    const last = high[i] ?? -1
    for (let j = low[i] ?? 0; j <= last; j++) {
      const cell = (offsets[i] ?? 0) + j - (low[i] ?? 0)
      best.fill(0, 0, count)
      let sum = 0
      for (let b = 0; b < WIDEST_BEAD; b++) {
        const base = j + b <= last ? (cells[cell + b] ?? -1) : -1
        if (base >= 0) sum += raise(best, data, base, count, weight, rowWords, start)
        const table = hits[b]
        if (table) table[cell] = sum / FULL
      }
    }
  }
  return hits
}

function targetHits(source: Side, target: Side, region: Region, table: Filled): Float32Array[] {
  const { low, high, offsets, cells, data } = table
  const { rowStart, rowWords, weight } = target.vocabulary
  const hits = emptyHits(cells.length)
  const best = new Uint8Array(longestRow(target, region.fromTarget, region.toTarget))
  const n = heightOf(region)
  for (let i = 0; i < n; i++) {
    for (let j = low[i] ?? 0; j <= (high[i] ?? -1); j++) {
      const start = rowStart[region.fromTarget + j] ?? 0
      const count = (rowStart[region.fromTarget + j + 1] ?? 0) - start
      best.fill(0, 0, count)
      let sum = 0
      for (let a = 0; a < WIDEST_BEAD; a++) {
        const x = i + a
        const inside = x < n && j >= (low[x] ?? 0) && j <= (high[x] ?? -1)
        const base = inside ? (cells[(offsets[x] ?? 0) + j - (low[x] ?? 0)] ?? -1) : -1
        if (base >= 0) {
          const row = region.fromSource + x
          const skip = (source.vocabulary.rowStart[row + 1] ?? 0) - (source.vocabulary.rowStart[row] ?? 0)
          sum += raise(best, data, base + skip, count, weight, rowWords, start)
        }
        const table = hits[a]
        if (table) table[(offsets[i] ?? 0) + j - (low[i] ?? 0)] = sum / FULL
      }
    }
  }
  return hits
}

/** Takes over what is stronger; gives back how much weighted strength that adds. */
function raise(
  best: Uint8Array,
  data: Uint8Array,
  base: number,
  count: number,
  weight: Float32Array,
  words: Int32Array,
  start: number,
): number {
  let added = 0
  for (let k = 0; k < count; k++) {
    const byte = data[base + k] ?? 0
    const known = best[k] ?? 0
    if (byte <= known) continue
    added += (weight[words[start + k] ?? 0] ?? 0) * (byte - known)
    best[k] = byte
  }
  return added
}

function longestRow({ vocabulary: { rowStart } }: Side, from: number, to: number): number {
  let longest = 0
  for (let row = from; row < to; row++) longest = Math.max(longest, (rowStart[row + 1] ?? 0) - (rowStart[row] ?? 0))
  return longest
}

class BytePool {
  bytes = new Uint8Array(1 << 16)
  #used = 0

  take(size: number): number {
    const at = this.#used
    this.#used += size
    if (this.#used > this.bytes.length) {
      const larger = new Uint8Array(Math.max(this.#used, this.bytes.length * 2))
      larger.set(this.bytes)
      this.bytes = larger
    }
    return at
  }

  raise(at: number, byte: number): void {
    if (byte > (this.bytes[at] ?? 0)) this.bytes[at] = byte
  }
}
