/**
 * How much matched weight tells kin from strangers is a matter of the document: two close languages share half their
 * words by form, two distant ones nearly none. So it is measured: between pairs drawn blindly and pairs that are sure.
 */

import type { BeadScorer } from "./bead-score"
import type { PathBead } from "./best-path"
import { Draws } from "./draws"
import { heightOf } from "./region"
import { settings } from "./settings"

const DRAWS = 400
const LOOKS = 200
/** Pairs with less word weight than this say nothing. */
const LEAST_WEIGHT = 1
const NO_WORDS = 0.05
const SURE_GUESS = 0.3

const middle = (values: number[], place: number, otherwise: number): number =>
  values.sort((a, b) => a - b)[Math.floor(values.length * place)] ?? otherwise

/** Coverage of pairs drawn blindly from the band. */
function strangers(scorers: readonly BeadScorer[]): number {
  const random = new Draws()
  const lines = scorers.map(scorer => heightOf(scorer.region))
  const all = lines.reduce((sum, count) => sum + count, 0)
  const covers: number[] = []
  for (let draw = 0; draw < DRAWS && all > 0; draw++) {
    let i = random.below(all)
    let at = 0
    while (i >= (lines[at] ?? 0)) i -= lines[at++] ?? 0
    const scorer = scorers[at]
    if (!scorer) break
    const low = scorer.table.low[i] ?? 0
    const high = scorer.table.high[i] ?? -1
    if (high < low) continue
    const { hit, all: weight } = scorer.coverage(i, 1, low + random.below(high - low + 1), 1)
    if (weight > LEAST_WEIGHT) covers.push(hit / weight)
  }
  return middle(covers, 0.5, NO_WORDS)
}

const between = (low: number, high: number): number => low + settings.thetaPlace * (high - low)

/** Before anything is aligned: the likeliest partner of each line stands for a sure pair. */
export function firstTheta(scorers: readonly BeadScorer[]): number {
  const all = scorers.reduce((sum, scorer) => sum + heightOf(scorer.region), 0)
  const step = Math.max(1, Math.floor(all / LOOKS))
  const tops: number[] = []
  let nth = 0
  for (const scorer of scorers) {
    for (let i = 0; i < heightOf(scorer.region); i++) {
      if (nth++ % step !== 0) continue
      let top = 0
      for (let j = scorer.table.low[i] ?? 0; j <= (scorer.table.high[i] ?? -1); j++) {
        const { hit, all: weight } = scorer.coverage(i, 1, j, 1)
        if (weight > 1.5 * LEAST_WEIGHT && hit / weight > top) top = hit / weight
      }
      if (top > 0) tops.push(top)
    }
  }
  return between(strangers(scorers), middle(tops, 0.5, SURE_GUESS))
}

/** After a round: the 1:1 pairs it is sure of. Null when there are too few to tell. */
export function nextTheta(scorers: readonly BeadScorer[], paths: readonly (readonly PathBead[])[]): number | null {
  const covers: number[] = []
  scorers.forEach((scorer, at) => {
    for (const { i, a, j, b, posterior } of paths[at] ?? []) {
      if (a !== 1 || b !== 1 || posterior < settings.teaches) continue
      const { hit, all } = scorer.coverage(i, 1, j, 1)
      if (all > LEAST_WEIGHT) covers.push(hit / all)
    }
  })
  return covers.length > 8 ? between(strangers(scorers), middle(covers, 0.4, SURE_GUESS)) : null
}
