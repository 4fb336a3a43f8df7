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
import { type Example, learnWords, type Stems, stemsOf } from "./learn-words"
import type { Line, SureBead } from "./lines"
import { buildLinkTable, type LinkTable } from "./link-table"
import { inOrder, pairMoved } from "./moved"
import { occurrencesOf } from "./occurrences"
import { heightOf, type Region, type Side, widthOf } from "./region"
import { settings } from "./settings"
import { firstTheta, nextTheta } from "./theta"
import { buildVocabulary } from "./vocabulary"
import { type Link, linksByForm, packLinks, turnLinks, type WordLinks } from "./word-links"

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
  confirmed: Confirmed = { gates: [], examples: [] },
  vote?: Vote,
): Promise<LineAlignment> {
  const source = sideOf(
    sourceLines,
    confirmed.examples.map(example => example.source),
  )
  const target = sideOf(
    targetLines,
    confirmed.examples.map(example => example.target),
  )
  const search = new Search(source, target, confirmed, breath, vote)
  await search.prepare()
  const rounds = sourceLines.length + targetLines.length > settings.manyLines ? 1 : settings.rounds
  for (let round = 0; round < rounds; round++) {
    const share = (done: number): number => PREPARED + ((SEARCHED - PREPARED) * done) / rounds
    breath.stage(share(round), share(round + 1))
    await search.round(round)
  }
  return { beads: search.beads(), knowledge: search.knowledge() }
}

/** Shares of the whole work at which two stages end; what is left is for the steps that cut. */
const PREPARED = 0.3
const SEARCHED = 0.9

/** A region while it is searched. */
interface Searched {
  readonly region: Region
  band: Band
  scorer: BeadScorer | null
  path: readonly PathBead[]
}

class Search {
  readonly #ratio: number
  readonly #regions: readonly Region[]
  readonly #searched: readonly Searched[]
  readonly #stems: readonly [Stems, Stems]
  readonly #taught: readonly Example[]
  #byForm: readonly (readonly Link[])[] = []
  #links: WordLinks = packLinks([])
  #theta = 0

  constructor(
    readonly source: Side,
    readonly target: Side,
    confirmed: Confirmed,
    readonly breath: Breath,
    readonly vote?: Vote,
  ) {
    const [n, m] = [source.lines.length, target.lines.length]
    this.#ratio = lengthRatio(source, target)
    this.#regions = regionsBetween(confirmed.gates, n, m)
    this.#searched = this.#regions
      .filter(region => heightOf(region) > 0 && widthOf(region) > 0)
      .map(region => ({ region, band: wholeGrid(0, 0), scorer: null, path: [] }))
    this.#stems = [stemsOf(source.vocabulary), stemsOf(target.vocabulary)]
    this.#taught = confirmed.examples.map((_, k) => ({
      sourceRows: [n + k],
      targetRows: [m + k],
      times: CONFIRMED_TIMES,
    }))
  }

  /** Links by form, and for each region the corridor in which it is searched. */
  async prepare(): Promise<void> {
    const { source, target, breath } = this
    breath.stage(0, PREPARED / 3)
    this.#byForm = await linksByForm(source.vocabulary, target.vocabulary, breath)
    this.#links = packLinks(this.#byForm)
    breath.stage(PREPARED / 3, PREPARED)
    const links = { forward: this.#links, turned: turnLinks(this.#links, target.vocabulary.words.length) }
    for (const one of this.#searched) {
      const [n, m] = [heightOf(one.region), widthOf(one.region)]
      const small = (n + 1) * (m + 1) <= settings.allCells
      const wide = small ? wholeGrid(n, m) : anchorBand(source, target, this.#links, one.region)
      const path = await cheapPath(source, target, links, one.region, wide, this.#ratio, breath)
      one.band = corridorRound(path, n, m, settings.corridorWidth)
    }
  }

  /** Learns from the round before, then searches every region with what is known now. */
  async round(round: number): Promise<void> {
    if (round > 0 || this.#taught.length > 0) await this.#learn()
    const tables: LinkTable[] = []
    for (const one of this.#searched) {
      // The path found in a wide corridor is near enough to the best that later rounds need only look close by.
      const [n, m] = [heightOf(one.region), widthOf(one.region)]
      if (round > 0) one.band = corridorRound(pointsOf(one.path), n, m, settings.laterWidth)
      tables.push(await buildLinkTable(this.source, this.target, this.#links, one.region, one.band, this.breath))
    }
    const before = this.#scorers(tables)
    const paths = this.#searched.map(one => one.path)
    this.#theta = round === 0 ? firstTheta(before) : (nextTheta(before, paths) ?? this.#theta)
    const scorers = this.#scorers(tables)
    for (const [at, one] of this.#searched.entries()) {
      const scorer = scorers[at]
      if (!scorer) continue
      one.scorer = scorer
      one.path = await bestPath(scorer, one.band, this.breath)
    }
  }

  async #learn(): Promise<void> {
    const examples = this.#searched.flatMap(({ region, path }) => Array.from(teaching(region, path)))
    const [a, b] = [this.source.vocabulary, this.target.vocabulary]
    this.#links = await learnWords(a, b, ...this.#stems, [...this.#taught, ...examples], this.#byForm, this.breath)
  }

  #scorers(tables: readonly LinkTable[]): BeadScorer[] {
    const measures = { ratio: this.#ratio, theta: this.#theta }
    return tables.flatMap((table, at) => {
      const region = this.#searched[at]?.region
      return region
        ? [new BeadScorer(this.source, this.target, region, table, measures, voteIn(region, this.vote))]
        : []
    })
  }

  beads(): SureBead[] {
    const byRegion = new Map(this.#searched.map(one => [one.region, one]))
    return this.#regions.flatMap(region => {
      const one = byRegion.get(region)
      const beads = one?.scorer ? pairMoved(one.scorer, one.path.flatMap(uncrossed).map(sureBead)) : oneSided(region)
      return beads.map(bead => ({ ...bead, i: bead.i + region.fromSource, j: bead.j + region.fromTarget }))
    })
  }

  knowledge(): Knowledge {
    const { source, target } = this
    return { source, target, links: this.#links, measures: { ratio: this.#ratio, theta: this.#theta } }
  }
}

const sureBead = ({ posterior, crossed, ...bead }: PathBead): SureBead => ({
  ...bead,
  confidence: posterior,
  ...(crossed ? { moved: true as const } : {}),
})

/** A crossed bead as the two pairs it stands for. */
const uncrossed = (bead: PathBead): PathBead[] =>
  bead.crossed
    ? [
        { ...bead, a: 1, j: bead.j + 1, b: 1 },
        { ...bead, i: bead.i + 1, a: 1, b: 1 },
      ]
    : [bead]

function sideOf(lines: readonly Line[], more: readonly string[]): Side {
  const vocabulary = buildVocabulary([...lines.map(line => line.text), ...more])
  return {
    lines,
    vocabulary,
    occurrences: occurrencesOf(vocabulary, lines.length),
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
  for (const { i, a, j, b, posterior } of path.flatMap(uncrossed)) {
    if (a === 0 || b === 0 || a + b > 4 || posterior < settings.teaches) continue
    yield {
      sourceRows: Array.from({ length: a }, (_, k) => region.fromSource + i + k),
      targetRows: Array.from({ length: b }, (_, k) => region.fromTarget + j + k),
      times: 1,
    }
  }
}

/** A region with nothing on one side: nothing was searched, and nothing else is possible. */
function oneSided(region: Region): SureBead[] {
  return inOrder([
    ...Array.from({ length: heightOf(region) }, (_, i) => ({ i, a: 1, j: 0, b: 0, confidence: 1 })),
    ...Array.from({ length: widthOf(region) }, (_, j) => ({ i: 0, a: 0, j, b: 1, confidence: 1 })),
  ])
}
