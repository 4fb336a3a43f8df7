import type { BitPair } from "./bit-pairs"
import type { Alignment } from "./types"

/** Pairs this sure count for kinship. On texts that do not belong together hardly any pair gets there. */
const SURE = 0.8
/** What theta adds to the share of sure pairs, and up to which theta. */
const THETA_WORTH = 3
const THETA_MOST = 0.12
/**
 * Measured on pages with a true, a false and a shifted partner, in full and cut to 20 lines: true ones had 0.6 and more
 * (0.2 when a third of the lines had no partner and no two words looked alike), false ones up to 0.25.
 */
const RELATED = 0.5
const UNRELATED = 0.25
/** Short texts tell less: below this many segments on both sides together, more is called doubtful. */
const SHORT = 30
const UNRELATED_WHEN_SHORT = 0.12
/** Below this many segments there is nothing to judge by, and no doubt is raised without a reason. */
const TINY = 8

/** What the order of short texts says (order-gain.ts): with more they belong together, with less only words may still say so. */
const ORDER_TELLS = 1
const ORDER_SILENT = 0.5

/**
 * @param theta the coverage that tells kin from strangers in these texts, as it was measured
 * @param orderGain how much better they fit in their own order than shuffled; null where that was not asked
 */
export function kinshipOf(
  pairs: readonly BitPair[],
  theta: number,
  orderGain: number | null = null,
): Alignment["kinship"] {
  let all = 0
  let sure = 0
  let sides = [0, 0]
  for (const { source, target, confidence } of pairs) {
    const count = source.length + target.length
    all += count
    if (source.length > 0 && target.length > 0 && confidence >= SURE) sure += count
    sides = [(sides[0] ?? 0) + source.length, (sides[1] ?? 0) + target.length]
  }
  if (sides.includes(0)) return "doubtful"
  const evidence = sure / all + THETA_WORTH * Math.min(THETA_MOST, theta)
  if (all < TINY) return evidence < UNRELATED_WHEN_SHORT ? "doubtful" : "related"
  if (evidence >= RELATED) return "related"
  if (orderGain !== null && orderGain >= ORDER_TELLS) return "related"
  if (orderGain !== null && orderGain < ORDER_SILENT) return "unrelated"
  return evidence < (all < SHORT ? UNRELATED_WHEN_SHORT : UNRELATED) ? "unrelated" : "doubtful"
}
