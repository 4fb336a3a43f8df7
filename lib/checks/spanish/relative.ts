import type { Check, Found } from "../check"
import { isCapital } from "../tokens"
import { has, isConjugated, isNoun, isWord, lowOf, wordsAmong } from "./text"
import { isNounFirst } from "./usage"

/** `la gente quienes viven`, `, en que`: what a relative asks for. */
export const relative: Check = {
  id: "relative",
  category: "grammar",
  severity: "minor",
  level: "hint",
  confidence: 0.7,
  needs: "spanish",
  *find({ spanish }): Generator<Found> {
    for (const line of spanish().text.lines)
      for (const word of wordsAmong(line, ["quien", "quienes", "en"])) {
        const before = line.words[word.at - 1]
        const next = line.words[word.at + 1]
        if (!isWord(word)) continue
        const { from, to } = word
        if (/^quien(?:es)?$/.test(word.low) && isWord(before) && !isCapital(before.text)) {
          if (has(before, isNoun) && (!has(before, isConjugated) || isNounFirst(before.low)) && has(next, isConjugated))
            yield { from, to, code: "relative-who", values: { noun: before.text }, suggestions: ["que"] }
        } else if (word.low === "en" && lowOf(next) === "que" && before?.text === "," && next) {
          const suggestions = ["en el que", "en la que", "en los que", "en las que"]
          const phrase = `${word.text} ${next.text}`
          yield { from, to: next.to, code: "relative-article", values: { phrase }, suggestions }
        }
      }
  },
  examples: [
    { target: "Hay personas quienes viven aquí.", finds: ["quienes"], becomes: "Hay personas que viven aquí." },
    { target: "La sala, en que caben diez, es fea.", finds: ["en que"] },
    { target: "Mi hermana, quien vive aquí, no sabe quién viene.", finds: [] },
  ],
}
