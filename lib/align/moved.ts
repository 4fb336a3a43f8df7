/**
 * What changed places. A path only ever goes forward, so three repairs follow it, each on clear evidence only: a 2:2 bead,
 * or two neighbouring 1:1 beads, that fit better crosswise; and single lines left alone on both sides that fit each other.
 */

import type { BeadScorer } from "./bead-score"
import type { SureBead } from "./lines"
import { inReadingOrder } from "./reading-order"
import { settings } from "./settings"

/** No moved pair is surer than this. */
const MOST_SURE = 0.9
/** A lone pair needs this much word weight, and may lie so far behind standing alone: both have no partner anyway. */
const LEAST_WEIGHT = 1.5
const LEAST_LEAD = -1
/** Every pair of lone lines is looked at up to this many. */
const MOST_LOOKS = 250_000

interface Fit {
  readonly value: number
  readonly share: number
  readonly weight: number
}

function fitOf(scorer: BeadScorer, i: number, j: number): Fit {
  const { hit, all } = scorer.coverage(i, 1, j, 1)
  const value =
    settings.wordWorth * (hit - scorer.measures.theta * all) + settings.lengthWorth * scorer.length(i, 1, j, 1)
  return { value, share: all > 0 ? hit / all : 0, weight: all }
}

/** Beads in lines of the scorer's region, in and out. */
export function pairMoved(scorer: BeadScorer, beads: readonly SureBead[]): SureBead[] {
  return pairLone(scorer, crossNeighbours(scorer, beads))
}

function crossNeighbours(scorer: BeadScorer, beads: readonly SureBead[]): SureBead[] {
  const out: SureBead[] = []
  for (let k = 0; k < beads.length; k++) {
    const bead = beads[k]
    const next = beads[k + 1]
    if (!bead) continue
    const two = bead.a === 2 && bead.b === 2
    const ones = next && bead.a === 1 && bead.b === 1 && next.a === 1 && next.b === 1
    const made = two || ones ? crossed(scorer, bead.i, bead.j) : null
    if (!made) {
      out.push(bead)
      continue
    }
    out.push(...made)
    if (!two) k += 1
  }
  return out
}

function crossed(scorer: BeadScorer, i: number, j: number): SureBead[] | null {
  const first = fitOf(scorer, i, j + 1)
  const second = fitOf(scorer, i + 1, j)
  const { theta } = scorer.measures
  if (first.share < theta || second.share < theta) return null
  const straight = fitOf(scorer, i, j).value + fitOf(scorer, i + 1, j + 1).value
  if (first.value + second.value <= straight + settings.crossedLead) return null
  const sure = (fit: Fit): number => Math.min(MOST_SURE, 2 * fit.share)
  return [
    { i, a: 1, j: j + 1, b: 1, confidence: sure(first), moved: true },
    { i: i + 1, a: 1, j, b: 1, confidence: sure(second), moved: true },
  ]
}

function pairLone(scorer: BeadScorer, beads: readonly SureBead[]): SureBead[] {
  const loneSource = beads.filter(bead => bead.b === 0)
  const loneTarget = beads.filter(bead => bead.a === 0)
  if (loneSource.length * loneTarget.length > MOST_LOOKS) return [...beads]
  const { theta } = scorer.measures
  const found: { lead: number; share: number; source: SureBead; target: SureBead }[] = []
  for (const source of loneSource) {
    for (const target of loneTarget) {
      const fit = fitOf(scorer, source.i, target.j)
      if (fit.weight <= LEAST_WEIGHT) continue
      const doubt = settings.wordWorth * Math.max(0.3 * theta, 0.25 - theta) * fit.weight
      const lead = fit.value - doubt - Math.log(1 + Math.abs(source.i - target.j) / 10)
      if (lead > LEAST_LEAD) found.push({ lead, share: fit.share, source, target })
    }
  }
  found.sort((p, q) => q.lead - p.lead || p.source.i - q.source.i || p.target.j - q.target.j)
  const used = new Set<SureBead>()
  const made: SureBead[] = []
  for (const { share, source, target } of found) {
    if (used.has(source) || used.has(target)) continue
    used.add(source)
    used.add(target)
    made.push({ i: source.i, a: 1, j: target.j, b: 1, confidence: Math.min(MOST_SURE, share), moved: true })
  }
  if (made.length === 0) return [...beads]
  return inOrder([...beads.filter(bead => !used.has(bead)), ...made])
}

/** Beads in reading order, from any order. */
export const inOrder = (beads: readonly SureBead[]): SureBead[] =>
  inReadingOrder(beads, ({ i, a, j, b, moved }) => ({
    source: a > 0 ? i : null,
    target: b > 0 ? j : null,
    moved: moved === true,
  }))
