/**
 * One long text against several pieces: a flattened list, a heading glued to a paragraph, a list written with semicolons.
 * The text is cut where its partners say: each part must carry its partner's words, be of its length, and begin where the
 * text itself may begin a line. Never inside quotes or a name.
 */
import { logTail } from "./bead-score"
import { type CutPlace, cutPlaces } from "./cut-places"
import { type Cutter, weightIn } from "./cutter"
import { settings } from "./settings"
import { idsOf } from "./vocabulary"

/** More than this is no sentence with lost breaks, and costs too much to try. */
const MOST_PLACES = 120
const MOST_WORDS = 1_500
/** In UTF-16 units. */
export const LONGEST_TEXT = 10_000
const LENGTH_WORTH = 0.6
const LENGTH_FLOOR = -8

/** The partner begins with the word after the cut; has it elsewhere; or the word is a name the partner does not begin with. */
const BEGINS_ALIKE = 0.5
const STANDS_ELSEWHERE = -2.5
const NAME_UNMATCHED = -1.5
const ALIKE = 0.3
const SAME = 0.6
/** How many of the partner's first words count as its beginning. */
const BEGINNING = 6
/** A cut with worse odds than this spoils the whole. */
const WORST_ODDS = -1
/** A part with this much word weight must be covered to this share of theta; so many parts may fail. */
const HEAVY = 1.2
const LEAST_COVER = 0.7
const MAY_FAIL = 0.25

/**
 * Where to cut `text` so that its parts face `pieces` one by one: as many places as pieces, less one; null when the text
 * does not let itself be cut so. At most the share `mayFail` of the parts may lack their partner's words.
 */
export function cutByPartner(
  text: string,
  pieces: readonly string[],
  cutter: Cutter,
  mayFail = MAY_FAIL,
): number[] | null {
  const count = pieces.length
  if (text.length > LONGEST_TEXT) return null
  const places = cutPlaces(text, cutter)
  if (places.length + 1 < count || places.length > MOST_PLACES) return null
  const grid = new Grid(text, places, pieces, cutter)
  if (grid.tooLarge) return null
  const ends = places.length + 1
  const best = Array.from({ length: count + 1 }, () => new Float64Array(ends + 1).fill(Number.NEGATIVE_INFINITY))
  const back = Array.from({ length: count + 1 }, () => new Int16Array(ends + 1))
  const first = best[0]
  if (first) first[0] = 0
  for (let q = 0; q < count; q++) {
    const here = best[q]
    const after = best[q + 1]
    const from = back[q + 1]
    if (!here || !after || !from) break
    grid.eachPart(q, (begin, end, score) => {
      const value = (here[begin] ?? 0) + score + grid.odds(q, begin)
      if (value > (after[end] ?? 0)) {
        after[end] = value
        from[end] = begin
      }
    })
  }
  if (best[count]?.[ends] === Number.NEGATIVE_INFINITY) return null
  const chosen: number[] = []
  for (let q = count, end = ends; q > 0; q--) {
    end = back[q]?.[end] ?? 0
    chosen.unshift(end)
  }
  if (chosen.some((begin, q) => q > 0 && grid.odds(q, begin) < WORST_ODDS)) return null
  const failing = chosen.filter((begin, q) => !grid.carries(q, begin, chosen[q + 1] ?? ends)).length
  return failing > count * mayFail ? null : chosen.slice(1).map(begin => places[begin - 1]?.at ?? 0)
}

/** Parts of the text run from one mark to a later one: mark 0 is its beginning, the last its end, the places lie between. */
class Grid {
  readonly #marks: readonly number[]
  readonly #pieces: readonly (readonly number[])[]
  /** Words of the text between mark k and k+1 are `#words` from `#wordStart[k]`. */
  readonly #words: number[] = []
  readonly #wordStart: number[] = [0]
  readonly #heads: readonly (readonly number[])[]
  readonly #anywhere: readonly number[]
  readonly #ratio: number
  readonly #odds = new Map<number, number>()
  readonly tooLarge: boolean

  constructor(
    text: string,
    readonly places: readonly CutPlace[],
    readonly texts: readonly string[],
    readonly cutter: Cutter,
  ) {
    this.#marks = [0, ...places.map(place => place.at), text.length]
    for (let k = 0; k + 1 < this.#marks.length; k++) {
      this.#words.push(...idsOf(cutter.own.vocabulary, text.slice(this.#marks[k], this.#marks[k + 1])))
      this.#wordStart.push(this.#words.length)
    }
    this.#pieces = texts.map(piece => idsOf(cutter.other.vocabulary, piece))
    this.#heads = this.#pieces.map(words => words.slice(0, BEGINNING))
    this.#anywhere = Array.from(new Set(this.#pieces.flat()))
    this.#ratio = texts.reduce((sum, piece) => sum + piece.length, 0) / text.length
    this.tooLarge = this.#words.length > MOST_WORDS || this.#pieces.flat().length > MOST_WORDS
  }

  /** What speaks for piece q beginning at a mark. */
  odds(q: number, mark: number): number {
    const place = this.places[mark - 1]
    if (!place) return 0
    const key = q * this.#marks.length + mark
    const known = this.#odds.get(key)
    if (known !== undefined) return known
    const odds = place.odds + this.#opening(q, place)
    this.#odds.set(key, odds)
    return odds
  }

  #opening(q: number, { next, marked, name }: CutPlace): number {
    if (next === undefined) return 0
    const { link } = this.cutter
    if (this.#heads[q]?.some(word => link(next, word) > ALIKE)) return BEGINS_ALIKE
    if (this.#anywhere.some(word => link(next, word) >= SAME)) return STANDS_ELSEWHERE
    return !marked && name ? NAME_UNMATCHED : 0
  }

  /** Every part that piece q could face, with how well it does. */
  eachPart(q: number, visit: (begin: number, end: number, score: number) => void): void {
    const marks = this.#marks
    const piece = this.#pieces[q] ?? []
    const { cutter } = this
    const weights = piece.map(word => weightIn(cutter.other, word))
    const pieceWeight = weights.reduce((sum, weight) => sum + weight, 0)
    const ownWeight = [0]
    const ownHit = [0]
    const matrix = this.#words.map(word => piece.map(other => cutter.link(word, other)))
    this.#words.forEach((word, k) => {
      const weight = weightIn(cutter.own, word)
      ownWeight.push((ownWeight[k] ?? 0) + weight)
      ownHit.push((ownHit[k] ?? 0) + weight * (matrix[k] ?? []).reduce((most, link) => Math.max(most, link), 0))
    })
    for (let end = q + 1; end < marks.length; end++) {
      const strongest = new Float64Array(piece.length)
      let pieceHit = 0
      const last = this.#wordStart[end] ?? 0
      for (let begin = end - 1; begin >= q; begin--) {
        const start = this.#wordStart[begin] ?? 0
        for (let k = start; k < (this.#wordStart[begin + 1] ?? 0); k++) {
          matrix[k]?.forEach((link, y) => {
            const known = strongest[y] ?? 0
            if (link <= known) return
            pieceHit += (weights[y] ?? 0) * (link - known)
            strongest[y] = link
          })
        }
        const hit = (pieceHit + (ownHit[last] ?? 0) - (ownHit[start] ?? 0)) / 2
        const all = (pieceWeight + (ownWeight[last] ?? 0) - (ownWeight[start] ?? 0)) / 2
        visit(begin, end, this.#fit(hit, all, q, begin, end))
      }
    }
  }

  #fit(hit: number, all: number, q: number, begin: number, end: number): number {
    const own = ((this.#marks[end] ?? 0) - (this.#marks[begin] ?? 0)) * this.#ratio
    const other = this.texts[q]?.length ?? 0
    const z = Math.abs(own - other) / Math.sqrt(settings.lengthVariance * Math.max((own + other) / 2, 6))
    const length = Math.max(LENGTH_FLOOR, logTail(z))
    return settings.wordWorth * (hit - this.cutter.measures.theta * all) + LENGTH_WORTH * length
  }

  /** The part from one mark to another has enough of piece q's words, or too few words to tell. */
  carries(q: number, begin: number, end: number): boolean {
    const own = this.#words.slice(this.#wordStart[begin], this.#wordStart[end])
    const other = this.#pieces[q] ?? []
    const { cutter } = this
    let hit = 0
    let all = 0
    for (const word of own) {
      all += weightIn(cutter.own, word)
      hit += weightIn(cutter.own, word) * other.reduce((most, o) => Math.max(most, cutter.link(word, o)), 0)
    }
    for (const word of other) {
      all += weightIn(cutter.other, word)
      hit += weightIn(cutter.other, word) * own.reduce((most, o) => Math.max(most, cutter.link(o, word)), 0)
    }
    return all / 2 <= HEAVY || hit / all >= cutter.measures.theta * LEAST_COVER
  }
}
