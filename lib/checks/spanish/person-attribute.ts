/** What a woman is said to be: `ella es un director`, `mi hermana es un estudiante`. Of men nothing is said: a man is una persona. */
import type { Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital } from "../tokens"
import { determinerFor, formLike } from "./agreement"
import type { Subject } from "./far-subject"
import { has, isAdjective, isConjugated, isNoun, isWord, type Line, lowOf, lowReadings, type Word } from "./text"

const women =
  /^(?:ella|madre|mamá|hermana|hermanita|hija|abuela|tía|prima|sobrina|nieta|esposa|novia|mujer|niña|chica|señora|señorita|amiga|reina|princesa)$/
/** One word for both, masculine or either: un modelo a seguir, un miembro del coro, un genio. */
const ofEither =
  /^(?:modelo|miembro|ejemplo|genio|líder|guía|fan|crack|peligro|testigo|bebé|fenómeno|cielo|sol|mito|ser)$/

export function wrongPerson(line: Line, verb: Word, { head }: Subject, lexicon: Lexicon): Found | null {
  if (!women.test(head.low) || !has(verb, one => isConjugated(one) && one.lemma === "ser")) return null
  const article = line.words[verb.at + 1]
  if (!article || !/^(?:un|el)$/.test(article.low)) return null
  const words: string[] = [determinerFor(article.low, "f", "sg") ?? ""]
  for (let at = article.at + 1; at <= article.at + 3; at++) {
    const word = line.words[at]
    if (!isWord(word) || !word.known || isCapital(word.text) || ofEither.test(word.low)) return null
    const noun = feminineOf(word, lexicon)
    const next = line.words[at + 1]
    const isLast = !(isWord(next) && has(next, isNoun) && has(word, isAdjective) && lowOf(next) !== "y")
    if (isLast) {
      if (noun === null) return null
      const [from, to] = [article.from, word.to]
      const said = line.words.slice(article.at, at + 1).map(one => one.text)
      const values = { word: said.join(" "), subject: head.text }
      return {
        from,
        to,
        span: { from: head.from, to },
        code: "agr-predicate",
        values,
        suggestions: [[...words, noun].join(" ")],
      }
    }
    words.push(/^(?:gran|mejor|peor)$/.test(word.low) ? word.low : (formLike(word.low, "f", "sg", lexicon) ?? word.low))
  }
  return null
}

/** The word for a woman; null where there is none of the same word (un ángel). */
function feminineOf({ low, readings }: Word, lexicon: Lexicon): string | null {
  const nouns = readings.filter(one => isNoun(one) && !one.weak && !one.bare && one.number !== "pl")
  if (nouns.length === 0) return null
  if (nouns.some(({ gender }) => gender === "mf")) return low
  const form = formLike(low, "f", "sg", lexicon)
  const isSame = (lemma: string) => nouns.some(one => one.lemma === lemma)
  return form !== null && lowReadings(form, lexicon).some(one => isNoun(one) && one.gender === "f" && isSame(one.lemma))
    ? form
    : null
}
