/**
 * From a determiner to the nouns it may belong to.
 *
 * A phrase can often be read in several ways (`los otros directores` or the others, who direct): all are given, and a check
 * accuses only when none holds together.
 */
import { agreeAnyhow, determinerKind, determinerShapes, isDeterminer, type Shape } from "./agreement"
import { beginsWithStressedA } from "./stress"
import { has, hasPart, isAdjective, isNoun, isWord, type Line, only, type Word } from "./text"

export interface Phrase {
  readonly head: Word
  /** What stands between the determiner and the head and must agree too: further determiners and adjectives. */
  readonly between: readonly Word[]
}

const FARTHEST = 4
const degree = /^(?:muy|más|menos|tan|bien)$/
const articles = new Set(["el", "un", "del", "al"])

export function phrasesFrom(line: Line, at: number): Phrase[] {
  const first = line.words[at]
  if (!first) return []
  const phrases: Phrase[] = []
  const between: Word[] = []
  for (let k = at + 1; k <= at + FARTHEST; k++) {
    const word = line.words[k]
    if (!word) break
    if (word.kind === "number" || only(word, reading => reading.part === "numeral")) {
      between.push(word)
      continue
    }
    if (!isWord(word) || (!word.known && word.readings.length === 0) || word.gap === "") break
    if (isSecondDeterminer(first, word)) {
      if (has(word, isNoun)) phrases.push({ head: word, between: [...between] })
      between.push(word)
      continue
    }
    if (degree.test(word.low)) continue
    if (has(word, isNoun)) phrases.push({ head: word, between: [...between] })
    if (!has(word, isAdjective) || hasPart(word, "adverb", "preposition", "conjunction", "pronoun")) break
    between.push(word)
  }
  return phrases
}

const isSecondDeterminer = (first: Word, word: Word) =>
  isDeterminer(word.low) &&
  !articles.has(determinerKind(word.low) ?? "") &&
  determinerKind(first.low) !== determinerKind(word.low)

export const shapesOf = (word: Word): readonly Shape[] => {
  const fixed = determinerShapes(word.low)
  return fixed.length > 0 ? fixed : word.readings.filter(isAdjective)
}

/** The words of a phrase (its determiner too) that do not agree with its head. */
export function disagreeing(determiner: Word, { head, between }: Phrase): Word[] {
  const nouns = head.readings.filter(isNoun)
  const wrong = [determiner, ...between].filter(word => {
    if (word.kind === "number" || hasPart(word, "numeral")) return false
    const shapes = shapesOf(word)
    return shapes.length > 0 && !agreeAnyhow(shapes, nouns)
  })
  return wrong.filter(word => !isElBeforeStressedA(word, head, nouns))
}

const beforeA = /^(?:el|un|algún|ningún|del|al)$/
const isElBeforeStressedA = (word: Word, head: Word, nouns: readonly Shape[]) =>
  beforeA.test(word.low) &&
  word.at === head.at - 1 &&
  beginsWithStressedA(head.guess ?? head.low) &&
  nouns.some(({ gender, number }) => gender !== "m" && number !== "pl")
