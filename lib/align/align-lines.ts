/**
 * The heart: lines of two sides in, beads out.
 *
 * Design: words that look alike give a band; a cheap path in it gives a corridor; in the corridor the real search runs a few
 *   times, learning words from the pairs it is sure of in between. Between gates (confirmed pairs) each stretch is a region
 *   searched by itself, while words are counted and learned over the whole.
 * Guarantees: deterministic; every line in exactly one bead; no bead passes a gate; near-linear in time for long inputs.
 * Not here: cutting lines (recut.ts), locks as spans (align-pages.ts).
 */
import { anchorBand } from "./anchors"
import { type Band, wholeGrid } from "./band"
import { BeadScorer, type Measures } from "./bead-score"
import { bestPath, type PathBead } from "./best-path"
import type { Breath } from "./breath"
import { cheapPath, corridorRound } from "./cheap-path"
import { type Example, learnWords, stemsOf } from "./learn-words"
import type { Line, SureBead } from "./lines"
import { buildLinkTable } from "./link-table"
import { inOrder, pairMoved } from "./moved"
import { heightOf, type Region, type Side, widthOf } from "./region"
import { settings } from "./settings"
import { firstTheta, nextTheta } from "./theta"
import { buildVocabulary } from "./vocabulary"
import { linksByForm, packLinks, type WordLinks } from "./word-links"

/** Confirmed pairs, already taken out of the lines. */
export interface Confirmed {
  /** The path goes through (i, j): i source lines and j target lines come before. Rising on both sides. */
  readonly gates: readonly { readonly i: number; readonly j: number }[]
  /** Texts that belong together: they teach words. */
  readonly examples: readonly { readonly source: string; readonly target: string }[]
}

/** What sentence vectors say of source lines i … i+a-1 with target lines j … j+b-1, in log odds. */
export type Vote = (i: number, a: number, j: number, b: number) => number

/** What was learned on the way, for the steps that follow. */
export interface Knowledge {
  readonly source: Side
  readonly target: Side
  readonly links: WordLinks
  readonly measures: Measures
}

export interface LineAlignment {
  /** In reading order, in lines as they were given. */
  readonly beads: readonly SureBead[]
  readonly knowledge: Knowledge
}

/** How often a confirmed pair counts when words are learned. */
const CONFIRMED_TIMES = 2

export async function alignLines(
  sourceLines: readonly Line[],
  targetLines: readonly Line[],
  breath: Breath,
  { gates, examples }: Confirmed = { gates: [], examples: [] },
  vote?: Vote,
): Promise<LineAlignment> {
  const source = sideOf(
    sourceLines,
    examples.map(example => example.source),
  )
  const target = sideOf(
    targetLines,
    examples.map(example => example.target),
  )
  const ratio = lengthRatio(source, target)
  const byForm = linksByForm(source.vocabulary, target.vocabulary)
  const formLinks = packLinks(byForm)
  if (breath.due()) await breath.pause(0)
  const regions = regionsBetween(gates, sourceLines.length, targetLines.length)
  const searched = regions.filter(region => heightOf(region) > 0 && widthOf(region) > 0)
  const bands: Band[] = []
  breath.stage(0.05, 0.3)
  for (const region of searched) bands.push(await corridorOf(source, target, formLinks, region, ratio, breath))
  const stems = [stemsOf(source.vocabulary), stemsOf(target.vocabulary)] as const
  const taught = examples.map((_, k) => ({
    sourceRows: [sourceLines.length + k],
    targetRows: [targetLines.length + k],
    times: CONFIRMED_TIMES,
  }))
  let links = formLinks
  let scorers: BeadScorer[] = []
  let paths: PathBead[][] = []
  let theta = 0
  for (let round = 0; round < settings.rounds; round++) {
    breath.stage(0.3 + (0.6 * round) / settings.rounds, 0.3 + (0.6 * (round + 1)) / settings.rounds)
    if (round > 0 || taught.length > 0) {
      const examples = [...taught, ...searched.flatMap((region, at) => Array.from(teaching(region, paths[at] ?? [])))]
      links = learnWords(source.vocabulary, target.vocabulary, ...stems, examples, byForm)
    }
    // The path found in wide bands is near enough to the best that later rounds need only look close by.
    if (round > 0)
      searched.forEach((region, at) => {
        bands[at] = corridorRound(pointsOf(paths[at] ?? []), heightOf(region), widthOf(region), settings.laterWidth)
      })
    const tables = searched.map((region, at) =>
      buildLinkTable(source, target, links, region, bands[at] ?? wholeGrid(0, 0)),
    )
    if (breath.due()) await breath.pause(0.3)
    const scorersWith = (theta: number): BeadScorer[] =>
      searched.map((region, at) => {
        const table = tables[at]
        if (!table) throw new Error("a region without its table")
        return new BeadScorer(source, target, region, table, { ratio, theta }, voteIn(region, vote))
      })
    scorers = scorersWith(theta)
    theta = round === 0 ? firstTheta(scorers) : (nextTheta(scorers, paths) ?? theta)
    scorers = scorersWith(theta)
    paths = []
    for (const [at, scorer] of scorers.entries())
      paths.push(await bestPath(scorer, bands[at] ?? wholeGrid(0, 0), breath))
  }
  return {
    beads: allBeads(regions, searched, scorers, paths),
    knowledge: { source, target, links, measures: { ratio, theta } },
  }
}

function sideOf(lines: readonly Line[], more: readonly string[]): Side {
  return {
    lines,
    vocabulary: buildVocabulary([...lines.map(line => line.text), ...more]),
    lengths: Int32Array.from(lines, line => line.text.length),
  }
}

function lengthRatio(source: Side, target: Side): number {
  const sum = ({ lengths }: Side): number => lengths.reduce((total, length) => total + length, 0)
  return Math.min(1.6, Math.max(0.6, sum(target) / Math.max(1, sum(source)) || 1))
}

function regionsBetween(gates: Confirmed["gates"], n: number, m: number): Region[] {
  const regions: Region[] = []
  let from = { i: 0, j: 0 }
  for (const gate of [...gates, { i: n, j: m }]) {
    regions.push({ fromSource: from.i, toSource: gate.i, fromTarget: from.j, toTarget: gate.j })
    from = gate
  }
  return regions
}

async function corridorOf(
  source: Side,
  target: Side,
  links: WordLinks,
  region: Region,
  ratio: number,
  breath: Breath,
): Promise<Band> {
  const n = heightOf(region)
  const m = widthOf(region)
  const wide = (n + 1) * (m + 1) <= settings.allCells ? wholeGrid(n, m) : anchorBand(source, target, links, region)
  return corridorRound(
    await cheapPath(source, target, links, region, wide, ratio, breath),
    n,
    m,
    settings.corridorWidth,
  )
}

function pointsOf(path: readonly PathBead[]): { i: number; j: number }[] {
  const points = [{ i: 0, j: 0 }]
  for (const { i, a, j, b } of path) {
    for (let k = 1; k <= Math.max(a, b); k++) points.push({ i: i + Math.min(a, k), j: j + Math.min(b, k) })
  }
  return points
}

function voteIn(region: Region, vote?: Vote): Vote | undefined {
  return vote && ((i, a, j, b) => vote(region.fromSource + i, a, region.fromTarget + j, b))
}

function* teaching(region: Region, path: readonly PathBead[]): Generator<Example> {
  for (const { i, a, j, b, posterior } of path) {
    if (a === 0 || b === 0 || a + b > 4 || posterior < settings.teaches) continue
    yield {
      sourceRows: Array.from({ length: a }, (_, k) => region.fromSource + i + k),
      targetRows: Array.from({ length: b }, (_, k) => region.fromTarget + j + k),
      times: 1,
    }
  }
}

function allBeads(
  regions: readonly Region[],
  searched: readonly Region[],
  scorers: readonly BeadScorer[],
  paths: readonly (readonly PathBead[])[],
): SureBead[] {
  const all: SureBead[] = []
  const places = new Map(searched.map((region, at) => [region, at]))
  for (const region of regions) {
    const at = places.get(region) ?? -1
    const scorer = scorers[at]
    const beads = scorer
      ? pairMoved(
          scorer,
          (paths[at] ?? []).map(({ posterior, ...bead }) => ({ ...bead, confidence: posterior })),
        )
      : oneSided(region)
    for (const bead of beads) all.push({ ...bead, i: bead.i + region.fromSource, j: bead.j + region.fromTarget })
  }
  return all
}

/** A region with nothing on one side: nothing was searched, and nothing else is possible. */
function oneSided(region: Region): SureBead[] {
  return inOrder([
    ...Array.from({ length: heightOf(region) }, (_, i) => ({ i, a: 1, j: 0, b: 0, confidence: 1 })),
    ...Array.from({ length: widthOf(region) }, (_, j) => ({ i: 0, a: 0, j, b: 1, confidence: 1 })),
  ])
}
