/**
 * Which side is taken first must not matter. So it is decided by the texts alone: the aligner always works in this order
 * and turns its answer round when the caller's order is the other one. Exchanging the sides then mirrors the pairs exactly.
 */
import type { Bit } from "./bits"

/** Whether the two sides should be exchanged before they are aligned. */
export function shouldTurn(source: readonly Bit[], target: readonly Bit[]): boolean {
  if (source.length !== target.length) return source.length > target.length
  for (let k = 0; k < source.length; k++) {
    const a = source[k]?.text ?? ""
    const b = target[k]?.text ?? ""
    if (a !== b) return a > b
    const p = source[k]?.kind ?? ""
    const q = target[k]?.kind ?? ""
    if (p !== q) return p > q
  }
  return false
}
