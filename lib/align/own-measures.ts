/**
 * What a document does in its own way, measured after each round and believed as far as the search was sure of itself: how
 * often a line stands alone, and how much of its words a line has in the other side. Drafts that leave things out keep
 * leaving things out; and where nearly every line finds its words again, one that finds none was joined to its neighbours
 * by its length alone.
 */
import type { BeadScorer, Measures } from "./bead-score"
import type { PathBead } from "./best-path"
import { settings } from "./settings"

export type OwnMeasures = Pick<Measures, "alone" | "idle">
type Paths = readonly (readonly PathBead[])[]

export function ownMeasures(scorers: readonly BeadScorer[], paths: Paths): OwnMeasures {
  const trust = trustIn(paths)
  return { alone: trust * aloneOf(paths), idle: idleOf(scorers, paths)?.map(cost => trust * cost) ?? null }
}

/** Mean certainty of the beads at which nothing is believed, and at which all is. */
const DOUBTFUL = 0.75
const SURE = 0.9

function trustIn(paths: Paths): number {
  const beads = paths.flat()
  const mean = beads.reduce((sum, { posterior }) => sum + posterior, 0) / Math.max(1, beads.length)
  return Math.max(0, Math.min(1, (mean - DOUBTFUL) / (SURE - DOUBTFUL)))
}

/** The share of places where something stands alone that `shapePriors` speak of, and what it weighs, in beads. */
const USUAL = 0.03
const USUAL_WEIGHT = 40
/** Less sure lone lines do not count: they may be the search's own fault. */
const LEAST_SURE = 0.7

/** Lone lines that follow each other are one place: a paragraph left out says little about the rest. */
function aloneOf(paths: Paths): number {
  let alone = 0
  let places = 0
  for (const path of paths) {
    let goesOn = false
    for (const { a, b, posterior } of path) {
      const isAlone = a === 0 || b === 0
      if (!isAlone || !goesOn) places += 1
      if (isAlone && !goesOn && posterior >= LEAST_SURE) alone += posterior
      goesOn = isAlone
    }
  }
  const logit = (share: number): number => Math.log(share / (1 - share))
  const gain = logit((alone + USUAL * USUAL_WEIGHT) / (places + USUAL_WEIGHT)) - logit(USUAL)
  return Math.max(-settings.aloneLoss, Math.min(settings.aloneGain, gain))
}

const TEACHES = 0.5
/** Lines of less word weight say nothing; and from how many lines on there is something to say. */
const LEAST_WEIGHT = 1.5
const LINES_ENOUGH = 16
const STEPS = 50
/** A chance of less than e to the power of this is worth nothing; and the most it is worth beyond that. */
const ORDINARY = 1
const MOST = 4

/** For each share of words matched, by STEPS: minus the log of how many lines match so little, less what is ordinary. */
function idleOf(scorers: readonly BeadScorer[], paths: Paths): Float32Array | null {
  const shares: number[] = []
  scorers.forEach((scorer, at) => {
    for (const { i, a, j, b, posterior } of paths[at] ?? []) {
      if (a === 0 || b === 0 || posterior < TEACHES) continue
      scorer.eachPart(i, a, j, b, (hit, weight) => {
        if (weight > LEAST_WEIGHT) shares.push(hit / weight)
      })
    }
  })
  if (shares.length < LINES_ENOUGH) return null
  shares.sort((x, y) => x - y)
  let count = 0
  return Float32Array.from({ length: STEPS }, (_, step) => {
    while (count < shares.length && (shares[count] ?? 0) <= (step + 0.5) / STEPS) count++
    return Math.min(MOST, Math.max(0, -Math.log((count + 1) / (shares.length + 1)) - ORDINARY))
  })
}
