/**
 * For every pair of lines that a bead in the band can join: how well each word of either is matched by the other.
 * Only pairs with some match take space; strengths are kept in a byte, which is finer than they are known.
 */
import type { Band } from "./band"
import { firstFrom } from "./cheap-path"
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
  /** Matched weight of each side of the pair. */
  readonly hitSource: Float32Array
  readonly hitTarget: Float32Array
}

export function buildLinkTable(source: Side, target: Side, links: WordLinks, region: Region, band: Band): LinkTable {
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
  const hitSource = new Float32Array(cells.length)
  const hitTarget = new Float32Array(cells.length)
  const pool = new BytePool()
  const A = source.vocabulary
  const B = target.vocabulary
  const where = occurrences(target, region)
  for (let i = 0; i < n; i++) {
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
        for (let at = firstFrom(where.rows, where.start[t] ?? 0, end, first); at < end; at++) {
          const j = where.rows[at] ?? 0
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
    for (let j = first; j <= last; j++) {
      const cell = (offsets[i] ?? 0) + j - first
      const base = cells[cell] ?? -1
      if (base < 0) continue
      hitSource[cell] = weigh(A.weight, A.rowWords, start, count, pool.bytes, base)
      const otherStart = B.rowStart[region.fromTarget + j] ?? 0
      const otherCount = (B.rowStart[region.fromTarget + j + 1] ?? 0) - otherStart
      hitTarget[cell] = weigh(B.weight, B.rowWords, otherStart, otherCount, pool.bytes, base + count)
    }
  }
  return { low, high, offsets, cells, data: pool.bytes, hitSource, hitTarget }
}

function weigh(
  weight: Float32Array,
  words: Int32Array,
  start: number,
  count: number,
  bytes: Uint8Array,
  base: number,
): number {
  let sum = 0
  for (let k = 0; k < count; k++) sum += (weight[words[start + k] ?? 0] ?? 0) * (bytes[base + k] ?? 0)
  return sum / FULL
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

/** Every place a word of the target stands: its line in the region, and its place in `rowWords`; lines rise. */
function occurrences(
  target: Side,
  region: Region,
): { readonly start: Int32Array; readonly rows: Int32Array; readonly places: Int32Array } {
  const { rowStart, rowWords, words } = target.vocabulary
  const from = rowStart[region.fromTarget] ?? 0
  const to = rowStart[region.toTarget] ?? 0
  const start = new Int32Array(words.length + 1)
  for (let k = from; k < to; k++) {
    const word = rowWords[k] ?? 0
    start[word + 1] = (start[word + 1] ?? 0) + 1
  }
  for (let word = 0; word < words.length; word++) start[word + 1] = (start[word + 1] ?? 0) + (start[word] ?? 0)
  const next = start.slice(0, words.length)
  const rows = new Int32Array(to - from)
  const places = new Int32Array(to - from)
  for (let row = region.fromTarget; row < region.toTarget; row++) {
    for (let k = rowStart[row] ?? 0; k < (rowStart[row + 1] ?? 0); k++) {
      const word = rowWords[k] ?? 0
      const at = next[word] ?? 0
      rows[at] = row - region.fromTarget
      places[at] = k
      next[word] = at + 1
    }
  }
  return { start, rows, places }
}
