/**
 * The subject of ser or estar where it does not stand right before: `una ciudad que es malo`, `ella tiene ojos azules y es alto`.
 *
 * Whatever noun between could be meant as well is among those of which one has to agree.
 */
import { isCapital } from "../tokens"
import { isDeterminer, type Shape } from "./agreement"
import { has, hasPart, isAdjective, isConjugated, isNoun, isWord, type Line, lowOf, only, type Word } from "./text"

export interface Subject {
  readonly head: Word
  readonly shapes: readonly Shape[]
  /** Every noun of the phrase: any of them may be what is spoken of. */
  readonly anyOf: readonly Shape[]
}

export const pronouns: ReadonlyMap<string, Shape> = new Map([
  ["ella", { gender: "f", number: "sg" }],
  ["ellas", { gender: "f", number: "pl" }],
  ["él", { gender: "m", number: "sg" }],
  ["ellos", { gender: "m", number: "pl" }],
  ["nosotras", { gender: "f", number: "pl" }],
  ["nosotros", { gender: "m", number: "pl" }],
  ["ustedes", { number: "pl" }],
  ["yo", { number: "sg" }],
  ["tú", { number: "sg" }],
  ["usted", { number: "sg" }],
])

const FARTHEST = 14
/** `es una pena que sea malo`, `la vez que`: what follows is not said of them. */
const judging =
  /^(?:pena|lástima|suerte|verdad|vez|veces|forma|manera|modo|gracia|casualidad|hecho|idea|razón|motivo|día|días|hora|momento|año|años|tiempo|parte|tipo|menos|opinión|esperanza|miedo|duda|prueba|señal|mayoría)$/
const clitic = /^(?:no|se|me|te|lo|la|le|nos|los|las|les|también|siempre|ya|nunca|casi)$/
const ends = /^[.;:!?()«»“”"–—]$/

/** The noun before que: `at` is the place of the que. */
export function antecedentOf(line: Line, at: number): Subject | null {
  if (!/^(?:que|quien(?:es)?)$/.test(lowOf(line.words[at]))) return null
  const last = line.words[at - 1]
  const head = isNounHere(last)
    ? last
    : isPlainAdjective(last) && isNounHere(line.words[at - 2])
      ? line.words[at - 2]
      : undefined
  if (!head || judging.test(head.low)) return null
  const shapes = head.readings.filter(isNoun)
  const anyOf = [...shapes, ...nounsBetween(line, head.at - 1, null)]
  // `dijo a su madre que es malo`, `es más listo que es alto`, `tan buena gente que`
  const opener = line.words.slice(Math.max(0, head.at - 4), head.at)
  if (opener.some(word => /^(?:a|al|tan|tant[oa]s?|tal(?:es)?|más|menos|mejor|peor)$/.test(word.low))) return null
  return { head, shapes, anyOf }
}

/**
 * Of `ella tiene ojos azules y es alto`: who the clause before y is about. `at` is the place of the y.
 *
 * @param subjectOf the subject that stands before a verb
 */
export function carriedSubject(line: Line, at: number, subjectOf: (verb: Word) => Subject | null): Subject | null {
  if (!/^(?:y|e|pero)$/.test(lowOf(line.words[at]))) return null
  for (let k = at - 1; k >= 0 && at - k <= FARTHEST; k--) {
    const word = line.words[k]
    if (!word || ends.test(word.text) || opensOther.test(word.low)) return null
    if (!only(word, isConjugated) && !isVerbOfEvery.test(word.low)) continue
    let first = k
    while (clitic.test(lowOf(line.words[first - 1]))) first--
    const verb = line.words[first]
    const subject = verb ? subjectOf(verb) : null
    if (!subject || hasPart(line.words[subject.head.at - 1], "preposition")) return null
    return { ...subject, anyOf: [...subject.anyOf, ...nounsBetween(line, at - 1, word)] }
  }
  return null
}
const opensOther = /^(?:que|cuando|porque|si|donde|como|quien|cual|y|e|pero)$/
const isVerbOfEvery = /^(?:tiene|tienen|es|son|era|eran|fue|está|están)$/

/** Nouns from a place back to a word, or to where the clause begins. What is not known may be of any gender. */
function nounsBetween(line: Line, from: number, to: Word | null): Shape[] {
  const found: Shape[] = []
  for (let k = from; k > (to?.at ?? Math.max(-1, from - FARTHEST)); k--) {
    const word = line.words[k]
    if (!word || ends.test(word.text)) break
    if (word.kind === "mark" || isDeterminer(word.low)) continue
    if (!isWord(word) || !word.known || (isCapital(word.text) && k > 0)) found.push({})
    else if (has(word, isNoun)) found.push(...word.readings.filter(isNoun))
  }
  return found
}

const isNounHere = (word: Word | undefined): word is Word =>
  isWord(word) &&
  word.known &&
  !isCapital(word.text) &&
  has(word, reading => isNoun(reading) && !reading.weak && !reading.bare) &&
  !hasPart(word, "adverb", "pronoun", "subordinator", "preposition", "conjunction", "determiner", "numeral") &&
  !only(word, isConjugated)
const isPlainAdjective = (word: Word | undefined): boolean =>
  isWord(word) && has(word, isAdjective) && !has(word, isConjugated)
