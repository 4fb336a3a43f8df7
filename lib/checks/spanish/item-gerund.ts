/** An item of a list, or a sentence, that is nothing but a gerund: `Creando redes.` */
import type { Check } from "../check"
import { isCapital, withCaseOf } from "../tokens"
import { has, hasPart, isAdjective, isConjugated, isGerund, isNoun, isWord, type Line, lowOf, type Word } from "./text"
import { infinitiveOf } from "./verbs"

export const itemGerund: Check = {
  id: "item-gerund",
  category: "grammar",
  severity: "minor",
  level: "hint",
  confidence: 0.5,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of line.bareVerbs) {
        const before = line.words[word.at - 1]
        if (!isWord(word) || !isCapital(word.text) || !has(word, isGerund)) continue
        if (before !== undefined && !/^[.;•*–—-]$/.test(before.text)) continue
        // Leyendo…: what is under way.
        if (line.text.trimEnd().endsWith("…") || hasMainVerb(line, word)) continue
        const infinitive = infinitiveOf(word, isGerund)
        const suggestions = infinitive === null ? [] : [withCaseOf(infinitive, word.text)]
        yield { from: word.from, to: word.to, code: "item-gerund", values: { word: word.text }, suggestions }
      }
  },
  examples: [
    { target: "Creando redes seguras.", finds: ["Creando"], becomes: "Crear redes seguras." },
    { target: "Creando redes, la gente aprende.", finds: [] },
    { target: "Estamos creando redes.", finds: [] },
    { target: "Leyendo la lista…", finds: [] },
  ],
}

const subordinates = /^(?:que|si|cuando|donde|como|porque|quien|quienes|cual|cuales|mientras|cuyo|cuya)$/

function hasMainVerb(line: Line, gerund: Word): boolean {
  let inside = false
  for (let k = gerund.at + 1; k < line.words.length; k++) {
    const word = line.words[k]
    if (!word || /^[.!?;]$/.test(word.text)) return false
    if (word.text === ",") inside = false
    else if (subordinates.test(lowOf(word))) inside = true
    else if (!inside && isPlainVerb(word)) return true
  }
  return false
}

export const isPlainVerb = (word: Word): boolean =>
  isWord(word) &&
  has(word, one => isConjugated(one) && one.form !== "imperative") &&
  !has(word, isNoun) &&
  !has(word, isAdjective) &&
  !hasPart(word, "preposition", "determiner", "pronoun", "adverb")
