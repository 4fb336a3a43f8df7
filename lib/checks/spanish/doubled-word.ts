import type { Check } from "../check"
import { isNameLike, isWord, lowOf } from "./text"

/** Said twice on purpose: no no, ja ja, muy muy. */
const onPurpose =
  /^(?:se|no|muy|sí|ja|je|jo|ja|bla|poco|casi|ay|ya|tan|paso|dale|venga|vamos|bien|ni|que|nada|toc|plaf|así|luego|todo|este)$/
/** A foreign word that is no echo (bye bye). */
const LONG = 4

export const doubledWord: Check = {
  id: "doubled-word",
  category: "grammar",
  severity: "minor",
  level: "warning",
  confidence: 0.9,
  needs: "spanish",
  *find({ spanish, lists: { english } }) {
    for (const line of spanish().text.lines)
      for (const word of line.words) {
        const before = line.words[word.at - 1]
        if (!isWord(word) || !isWord(before) || before.low !== word.low || !/^[ \u00a0]+$/.test(word.gap)) continue
        if (onPurpose.test(word.low) && word.low !== "que" && word.low !== "se" && word.low !== "este") continue
        // Titles and cries (Waka Waka, ho ho ho) are words of no language.
        const isWordOfTheirs = word.known || (word.low.length >= LONG && english?.has(word.low))
        if (!isWordOfTheirs || line.words[word.at + 1]?.low === word.low || lowOf(line.words[word.at - 2]) === word.low)
          continue
        if (isNameLike(line, before) && isNameLike(line, word)) continue
        yield {
          from: before.from,
          to: word.to,
          code: "doubled-word",
          values: { word: word.text },
          suggestions: [before.text],
        }
      }
  },
  examples: [
    { target: "Es una buena buena idea.", finds: ["buena buena"], becomes: "Es una buena idea." },
    { target: "La La casa es grande.", finds: ["La La"], becomes: "La casa es grande." },
    {
      target: "Cabe más más gente; el plugin nuevo del server server.",
      finds: ["más más", "server server"],
      becomes: "Cabe más gente; el plugin nuevo del server.",
    },
    { target: "No, no, eso no; más, más; dice bye bye.", finds: [] },
    { target: "Es muy muy bueno.", finds: [] },
    { target: "Vive en Baden Baden y dice ho ho ho.", finds: [] },
  ],
}
