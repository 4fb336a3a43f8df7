/**
 * The search for the best beads, in steps: what must be known before (`prepare`), and rounds that learn and look again.
 * Each region between two gates is searched by itself; words are counted and learned over all of them.
 */
import { anchorBand } from "./anchors"
import { type Band, wholeGrid } from "./band"
import { BeadScorer } from "./bead-score"
import { bestPath, type PathBead } from "./best-path"
import type { Breath } from "./breath"
import { cheapPath, corridorRound } from "./cheap-path"
import type { Confirmed, Knowledge, Vote } from "./knowledge"
import { type Example, learnWords, type Stems, stemsOf } from "./learn-words"
import type { SureBead } from "./lines"
import { buildLinkTable, type LinkTable } from "./link-table"
import { pairMoved } from "./moved"
import { type OwnMeasures, ownMeasures } from "./own-measures"
import { oneSided, pointsOf, sureBead, teaching, uncrossed } from "./path-beads"
import { heightOf, type Region, type Side, widthOf } from "./region"
import { settings } from "./settings"
import { firstTheta, nextTheta } from "./theta"
import { type Link, linksByForm, packLinks, turnLinks, type WordLinks } from "./word-links"

/** Share of the whole work after which the rounds begin. */
export const PREPARED = 0.3

/** How often a confirmed pair counts when words are learned. */
const CONFIRMED_TIMES = 2

/** A region while it is searched. */
interface Searched {
  readonly region: Region
  band: Band
  scorer: BeadScorer | null
  path: readonly PathBead[]
  worth: number
}

export class Search {
  readonly #ratio: number
  readonly #regions: readonly Region[]
  readonly #searched: readonly Searched[]
  readonly #stems: readonly [Stems, Stems]
  readonly #taught: readonly Example[]
  #byForm: readonly (readonly Link[])[] = []
  #links: WordLinks = packLinks([])
  #theta = 0
  #own: OwnMeasures = { alone: 0, idle: null }

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
      .map(region => ({ region, band: wholeGrid(0, 0), scorer: null, path: [], worth: 0 }))
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
    if (round > 0) this.#own = ownMeasures(before, paths)
    const scorers = this.#scorers(tables)
    for (const [at, one] of this.#searched.entries()) {
      const scorer = scorers[at]
      if (!scorer) continue
      one.scorer = scorer
      const { beads, worth } = await bestPath(scorer, one.band, this.breath)
      one.path = beads
      one.worth = worth
    }
  }

  async #learn(): Promise<void> {
    const examples = this.#searched.flatMap(({ region, path }) => Array.from(teaching(region, path)))
    const [a, b] = [this.source.vocabulary, this.target.vocabulary]
    this.#links = await learnWords(a, b, ...this.#stems, [...this.#taught, ...examples], this.#byForm, this.breath)
  }

  #scorers(tables: readonly LinkTable[]): BeadScorer[] {
    const measures = { ratio: this.#ratio, theta: this.#theta, ...this.#own }
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

  /** Log odds of all ways through, as they were in the last round. */
  worth(): number {
    return this.#searched.reduce((sum, one) => sum + one.worth, 0)
  }

  knowledge(): Knowledge {
    const { source, target } = this
    return { source, target, links: this.#links, measures: { ratio: this.#ratio, theta: this.#theta, ...this.#own } }
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

function voteIn(region: Region, vote?: Vote): Vote | undefined {
  return vote && ((i, a, j, b) => vote(region.fromSource + i, a, region.fromTarget + j, b))
}
