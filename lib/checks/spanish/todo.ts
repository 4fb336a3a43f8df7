/** `todo la familia`, `todos el día`: todo goes with the determiner behind it. */
import type { Found } from "../check"
import { isCapital, withCaseOf } from "../tokens"
import { determinerShapes, type Shape } from "./agreement"
import { has, hasPart, isConjugated, isNoun, isWord, type Line, type Word } from "./text"
import { isNounFirst } from "./usage"

/** A noun and nothing else that could stand here. */
export function isNounAlone(word: Word | undefined): word is Word {
  if (!isWord(word) || word.gap === "" || isCapital(word.text)) return false
  if (!has(word, reading => isNoun(reading) && !reading.weak && !reading.bare)) return false
  if (hasPart(word, "adverb", "preposition", "conjunction", "pronoun", "determiner", "numeral", "subordinator"))
    return false
  return !has(word, isConjugated) || isNounFirst(word.low)
}

const after = /^(?:el|la|los|las|mis?|tus?|sus?|est[ea]|est[ao]s|es[ea]|es[ao]s|nuestr[oa]s?)$/
const rows = { sg: { m: "todo", f: "toda" }, pl: { m: "todos", f: "todas" } } as const

export function wrongTodo(line: Line, word: Word): Found | null {
  if (!isWord(word) || !/^tod[oa]s?$/.test(word.low)) return null
  const article = line.words[word.at + 1]
  const noun = line.words[word.at + 2]
  if (!isWord(article) || !after.test(article.low) || !isNounAlone(noun)) return null
  const nouns = noun.readings.filter(isNoun)
  const [shown = {}] = determinerShapes(article.low)
  // The noun says which, and the article where the noun does not: in `todas la páginas` the article alone is wrong.
  const number = numberOf(nouns) ?? numberOf([shown])
  const gender = genderOf(nouns) ?? genderOf([shown])
  if (gender === null || number === null) return null
  const [now = {}] = determinerShapes(word.low)
  const form = rows[number][gender]
  if (form === word.low || (now.gender === gender && now.number === number)) return null
  return {
    from: word.from,
    to: word.to,
    span: { from: word.from, to: noun.to },
    code: "agr-determiner",
    values: { word: word.text, noun: noun.text },
    suggestions: [withCaseOf(form, word.text)],
  }
}

const numberOf = (shapes: readonly Shape[]): "sg" | "pl" | null => {
  const all = new Set(shapes.map(shape => shape.number))
  const [only] = all
  return all.size === 1 && (only === "sg" || only === "pl") ? only : null
}

const genderOf = (shapes: readonly Shape[]): "m" | "f" | null => {
  const all = new Set(shapes.map(shape => shape.gender))
  const [only] = all
  return all.size === 1 && (only === "m" || only === "f") ? only : null
}
