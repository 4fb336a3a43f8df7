/**
 * Ser or estar, and an adjective in another number, where no subject is seen: `estábamos muy joven`, `cosas que son importante`.
 *
 * The verb alone says how many there are. Forms that may be of ir too (fueron) say nothing.
 */
import type { Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital, withCaseOf } from "../tokens"
import { formLike } from "./agreement"
import { isReflexiveLink } from "./linking"
import { has, hasPart, isAdjective, isConjugated, isNoun, isWord, type Line, lowOf, type Word } from "./text"

const degree = /^(?:muy|más|menos|tan|bastante|demasiado|siempre|también|todavía|ya|casi|super|súper)$/
/** Adverbs in the dress of adjectives, and what is said of amounts. */
const free =
  /^(?:mejor|peor|igual|tal|claro|cierto|solo|junto|medio|rápido|posible|seguro|parte|mayor|menor|tod[oa]s?|much[oa]s?|poc[oa]s?|tant[oa]s?|tip[oa]|color|list[oa]|aparte|extra|estándar|clave)$/
const goesOn = /^(?:y|e|o|de|con|en|por|para|que|porque|cuando|pero|como|a|al|también|si|sobre)$/

export function wrongAlone(line: Line, verb: Word, lexicon: Lexicon): Found | null {
  // los seres humanos
  if (verb.low === "seres") return null
  const finite = verb.readings.filter(isConjugated)
  const isSure = finite.every(({ lemma }) => lemma === "ser" || lemma === "estar") || isReflexiveLink(line, verb)
  if (!isSure) return null
  const numbers = new Set(finite.map(({ number }) => number))
  const [number] = numbers
  if (numbers.size !== 1 || (number !== "sg" && number !== "pl")) return null
  let at = verb.at + 1
  while (degree.test(lowOf(line.words[at])) || /mente$/.test(lowOf(line.words[at]))) at++
  const word = line.words[at]
  if (!word || !isOnlyAdjective(word, at > verb.at + 1)) return null
  const next = line.words[at + 1]
  if (isWord(next) && !goesOn.test(next.low)) return null
  // es buenos y malos: of what is named, it may be a list.
  if (number === "sg" && isWord(next)) return null
  const shapes = word.readings.filter(isAdjective)
  const [now] = shapes
  if (!now?.gender || shapes.some(shape => shape.number !== (number === "sg" ? "pl" : "sg"))) return null
  const form = formLike(word.low, now.gender, number, lexicon)
  if (form === null) return null
  return {
    from: word.from,
    to: word.to,
    span: { from: verb.from, to: word.to },
    code: "agr-predicate",
    values: { word: word.text, subject: verb.text },
    suggestions: [withCaseOf(form, word.text)],
  }
}

/** After a degree (muy joven) no noun is meant. */
function isOnlyAdjective(word: Word, isGraded: boolean): boolean {
  if (!isWord(word) || !word.known || !has(word, isAdjective) || isCapital(word.text) || free.test(word.low))
    return false
  if (hasPart(word, "adverb", "determiner", "pronoun", "numeral", "subordinator", "preposition", "conjunction"))
    return false
  return isGraded || word.readings.every(reading => !isNoun(reading) || reading.weak === true)
}
