import type { Check } from "../check"
import { isCapital } from "../tokens"
import { agree, determinerShapes } from "./agreement"
import { accentVariants } from "./stress"
import { isNoun, isWord, lowOf, lowReadings } from "./text"
import { isOnlyFinite } from "./verbs"

/** `el desarrolla`, `un llegan`: what follows the article is a form of a verb and nothing else. */
export const determinerVerb: Check = {
  id: "determiner-verb",
  category: "grammar",
  severity: "minor",
  level: "hint",
  confidence: 0.6,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of line.finite) {
        const article = line.words[word.at - 1]
        if (!isOnlyFinite(word) || !isWord(article) || !/^(?:el|un|del|al|nuestro)$/.test(article.low)) continue
        if (isCapital(word.text) || /^tod[oa]$/.test(lowOf(line.words[article.at - 1]))) continue
        // Third persons after el are his (él): another check.
        if (article.low === "el" && word.readings.some(({ person }) => person !== 1)) continue
        const isNounly = (low: string) => lowReadings(low, lexicon).some(isNoun)
        if (accentVariants(word.low).some(isNounly)) continue
        const shapes = determinerShapes(article.low)
        const stem = word.low.replace(/(?:an|en|[aeo])$/, "")
        const suggestions = ["o", "e", "ado", "imiento", "amiento"]
          .map(ending => stem + ending)
          .filter(
            low =>
              low !== word.low &&
              lowReadings(low, lexicon).some(one => isNoun(one) && shapes.some(shape => agree(shape, one))),
          )
        const { from, to } = word
        yield {
          from,
          to,
          span: { from: article.from, to },
          code: "determiner-verb",
          values: { word: word.text },
          suggestions,
        }
      }
  },
  examples: [
    { target: "Hubo un apoya de la gente.", finds: ["apoya"], becomes: "Hubo un apoyo de la gente." },
    { target: "Hubo un apoyo de la gente; al llegar cantó.", finds: [] },
    { target: "Del dicho al hecho hay trecho.", finds: [] },
  ],
}
