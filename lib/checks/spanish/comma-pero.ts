import type { Check } from "../check"
import { isPlainVerb } from "./item-gerund"
import { isWord, lowOf, opensSentence, wordsAmong } from "./text"

/** `Vino pero no habló`: pero that joins clauses has a comma before it. */
export const commaPero: Check = {
  id: "comma-pero",
  category: "punctuation",
  severity: "minor",
  level: "hint",
  confidence: 0.6,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of wordsAmong(line, ["pero"])) {
        const before = line.words[word.at - 1]
        if (
          word.low !== "pero" ||
          !isWord(before) ||
          opensSentence(line, word.at) ||
          /^(?:y|o|que)$/.test(lowOf(before))
        )
          continue
        const after = line.words.slice(word.at + 1, word.at + 7)
        const mark = after.findIndex(one => !isWord(one))
        const verb = after.findIndex(isPlainVerb)
        if (verb < 0 || (mark >= 0 && mark < verb)) continue
        yield { from: before.to, to: word.to, code: "comma-pero", values: { word: word.text }, suggestions: [", pero"] }
      }
  },
  examples: [
    { target: "Vino pero no habló.", finds: [" pero"], becomes: "Vino, pero no habló." },
    { target: "Es pequeño pero bueno. Vino, pero no habló. Pero salió.", finds: [] },
  ],
}
