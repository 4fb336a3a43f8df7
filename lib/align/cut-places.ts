import type { Cutter } from "./cutter"
import type { Habits } from "./habits"

/** A place where a text may be cut: what follows it begins there, white space before it stays on the left. */
export interface CutPlace {
  readonly at: number
  /** After a semicolon, colon, comma or dash: a mark that may end a piece. */
  readonly marked: boolean
  /** What the text alone says for or against a lost line break here, in log odds. */
  readonly odds: number
  /** The first word after it. */
  readonly next: number | undefined
  /** That word is a name, as the document writes it. */
  readonly name: boolean
}

const PLACES =
  /(?<=[^\s.!?…:;,([“"¿¡—–-])\s+(?=["“¿¡(]?[\p{Lu}\d]|[—–]\s)|[;:]\s+(?=["“¿¡(]?[\p{Lu}\d])|;\s+|(?<=[\p{L}\d]),\s+(?=\p{Lu}\p{Ll}+\s+\p{Lu})|(?<=\s[-–]\s)(?=\p{Lu})|(?<=[^\s([“¿¡]["”»])\s+(?=[¿¡]?\p{Lu}|[—–]\s)/gu

const MARKED = 0.5
const AFTER_CAPITAL = -0.6
const AFTER_SMALL = 0.3
/**
 * On a side that writes its nouns with capitals any noun may follow a small word or a number. Two capitals in a row are rarer:
 * the second begins something, unless the first did ("3 weeks | Our Archive") or only stands at the text's beginning.
 */
const NOUN = -1.4
const NOUN_AFTER_NOUN = -0.1
const NOUN_AFTER_CAPITALS = -0.7
/** Two words that stand side by side elsewhere too are no end and beginning. */
const STAND_TOGETHER = -1.2
const INSIDE_QUOTES = -2
/** "in", "the", "de", "los": a line does not end with a word that small. */
const AFTER_TINY = -1.2
const TINY = /(?<![\p{L}\p{N}])\p{Ll}{1,3}\s+$/u

export function cutPlaces(text: string, { own }: Cutter): CutPlace[] {
  const places: CutPlace[] = []
  let quotes = 0
  let brackets = 0
  let read = 0
  for (const m of text.matchAll(PLACES)) {
    const at = m.index + m[0].length
    for (const sign of text.slice(read, at)) {
      if (sign === '"' || sign === "“" || sign === "”") quotes += 1
      else if (sign === "(") brackets += 1
      else if (sign === ")") brackets -= 1
    }
    read = at
    const marked = /^[;:,]/.test(m[0])
    const left = text.slice(Math.max(0, at - 100), at)
    const right = text.slice(at, at + 100)
    const word = /^[^\p{L}]*(\p{L}+)/u.exec(right)?.[1] ?? ""
    let odds = marked ? MARKED : oddsBefore(word, left, own)
    if (!marked && TINY.test(left)) odds += AFTER_TINY
    if (!marked && own.together(left, right) > 1) odds += STAND_TOGETHER
    if (quotes % 2 === 1 || brackets > 0) odds += INSIDE_QUOTES
    places.push({
      at,
      marked,
      odds,
      next: own.firstWord(right),
      name: own.isName(word),
    })
  }
  return places
}

/** The last word of a text, and the one before it. */
const LAST_TWO = /(?:(?<![\p{L}\p{N}])([\p{L}\p{N}]+)[^\p{L}\p{N}]+)?(?<!\p{L})(\p{L}+)[^\p{L}]*$/u
const hasCapital = (word: string | undefined): boolean => /^\p{Lu}/u.test(word ?? "")

/** What a word without a mark before it says for a line that begins with it. */
function oddsBefore(word: string, left: string, own: Habits): number {
  const [, previous, last] = LAST_TWO.exec(left) ?? []
  if (!own.writesCapitals) return hasCapital(last) ? AFTER_CAPITAL : AFTER_SMALL
  if (own.capitalOpens(word)) return AFTER_SMALL
  if (!hasCapital(last) || previous === undefined) return NOUN
  return hasCapital(previous) ? NOUN_AFTER_CAPITALS : NOUN_AFTER_NOUN
}
