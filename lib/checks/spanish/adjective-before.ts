/** An adjective before its noun, without a determiner that would show it: `a nueva lugares`, `buenos noche`. */
import type { Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital, withCaseOf } from "../tokens"
import { agreeAnyhow, formLike, isDeterminer, wantedShape } from "./agreement"
import { isLinking, isMoving } from "./linking"
import { has, hasPart, isAdjective, isConjugated, isNoun, isWord, type Line, lowOf, only, type Word } from "./text"
import { isNounFirst } from "./usage"

/** Those that stand before nouns all the time. */
const before =
  /^(?:nuev[oa]s?|buen[oa]s?|mal[oa]s?|gran(?:des)?|pequeñ[oa]s?|viej[oa]s?|mejor(?:es)?|peor(?:es)?|mayor(?:es)?|menor(?:es)?|diferentes?|divers[oa]s?|distint[oa]s?|antigu[oa]s?|buen|mal|segund[oa]s?|terror|últim[oa]s?|próxim[oa]s?|hermos[oa]s?|bell[oa]s?|larg[oa]s?|cort[oa]s?|alt[oa]s?|únic[oa]s?|verdader[oa]s?|ciert[oa]s?|numeros[oa]s?)$/

const transitive = /^(?:tiene|tienen|tengo|hay|había|hacer|tener|veo|tenemos|necesita|necesitan)$/
/** `necesito nuevo ropa`: behind a verb only these are never adverbs (trabaja mejor) nor said of its subject. */
const isBeforeObject = (line: Line, verb: Word, word: Word): boolean =>
  /^(?:nuev|buen|mal|grande|pequeñ|viej|divers|hermos|verdader|numeros)/.test(word.low) &&
  only(verb, isConjugated) &&
  !isLinking(line, verb) &&
  !isMoving(verb)

export function* wrongBefore(line: Line, word: Word, lexicon: Lexicon): Generator<Found> {
  const noun = line.words[word.at + 1]
  const previous = line.words[word.at - 1]
  if (!isWord(word) || !before.test(word.low) || !isWord(noun) || noun.gap === "" || isCapital(noun.text)) return
  if (previous && (isDeterminer(previous.low) || has(previous, isNoun) || /mente$/.test(previous.low))) return
  if (
    /^(?:muy|más|menos|tan|lo|ser|es|son|era|eran|está|están|qué|y|o|e|,)$/.test(lowOf(previous)) ||
    hasPart(previous, "adjective")
  )
    return
  if (
    previous &&
    has(previous, isConjugated) &&
    !(transitive.test(previous.low) || isBeforeObject(line, previous, word))
  )
    return
  const nouns = noun.readings.filter(reading => isNoun(reading) && !reading.weak && !reading.bare)
  if (
    nouns.length === 0 ||
    (has(noun, isAdjective) && !isNounFirst(noun.low)) ||
    (has(noun, isConjugated) && !isNounFirst(noun.low))
  )
    return
  if (hasPart(noun, "adverb", "preposition", "conjunction", "pronoun", "determiner", "numeral", "subordinator")) return
  const shapes = word.readings.filter(isAdjective)
  if (shapes.length === 0 || agreeAnyhow(shapes, nouns) || /^(?:vez|veces|parte|hora)$/.test(noun.low)) return
  const [first] = nouns
  const [now = {}] = shapes
  if (!first) return
  const { gender, number } = wantedShape(first, now)
  const form = formLike(word.low, gender, number, lexicon)
  yield {
    from: word.from,
    to: word.to,
    span: { from: word.from, to: noun.to },
    code: "agr-adjective",
    values: { word: word.text, noun: noun.text },
    suggestions: form ? [withCaseOf(form, word.text)] : [],
  }
}
