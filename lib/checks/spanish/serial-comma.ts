import type { Check } from "../check"
import { isPlainVerb } from "./item-gerund"
import { isWord, type Line, lowOf, type Word, wordsAmong } from "./text"

/** `uno, dos, y tres`: an English habit. Where the parts are clauses the comma may stand. */
export const serialComma: Check = {
  id: "serial-comma",
  category: "punctuation",
  severity: "minor",
  level: "hint",
  confidence: 0.6,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of wordsAmong(line, ["y", "e", "o", "u"])) {
        const comma = line.words[word.at - 1]
        if (!isWord(word) || !/^[yeou]$/.test(word.low) || comma?.text !== "," || !isList(line, word, comma)) continue
        yield { from: comma.from, to: comma.to, code: "serial-comma", values: { word: word.text }, suggestions: [""] }
      }
  },
  examples: [
    { target: "Compré pan, queso, y vino.", finds: [","], becomes: "Compré pan, queso y vino." },
    { target: "Compré pan, queso y vino. Vine, comí, y me fui a casa.", finds: [] },
  ],
}

function isList(line: Line, and: Word, comma: Word): boolean {
  let first = comma.at - 1
  for (let steps = 0; ; first--, steps++) {
    const word = line.words[first]
    if (!word || steps > 6 || /^[.;:(]$/.test(word.text) || isPlainVerb(word)) return false
    if (word.text === ",") break
  }
  if (lowOf(line.words[first + 1]) === "que") return false
  for (let k = and.at + 1; k < line.words.length; k++) {
    const word = line.words[k]
    if (!word || /^[.;:,]$/.test(word.text)) return true
    if (isPlainVerb(word) || k > and.at + 8) return false
  }
  return true
}
