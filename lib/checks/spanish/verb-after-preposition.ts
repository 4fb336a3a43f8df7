/** `por continuando`, `para tiene`: after a preposition a verb is an infinitive. */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital, withCaseOf } from "../tokens"
import { accentVariants } from "./stress"
import { has, isGerund, isNoun, isWord, type Line, lowOf, lowReadings, type Word } from "./text"
import { infinitiveOf, isOnlyFinite } from "./verbs"

export const verbAfterPreposition: Check = {
  id: "verb-after-preposition",
  category: "grammar",
  severity: "major",
  level: "error",
  confidence: 0.9,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of line.words) {
        const found = gerundAfter(line, word) ?? finiteAfter(line, word, lexicon) ?? nounAfter(line, word, lexicon)
        if (found) yield found
      }
  },
  examples: [
    {
      target: "Empezó por continuando la tarea.",
      finds: ["por continuando"],
      becomes: "Empezó al continuar la tarea.",
    },
    { target: "Sirve para mejorando la red.", finds: ["para mejorando"], becomes: "Sirve para mejorar la red." },
    { target: "Gracias por ayudándonos.", finds: ["por ayudándonos"], becomes: "Gracias por ayudarnos." },
    { target: "Salió sin dice nada.", finds: ["dice"], becomes: "Salió sin decir nada." },
    { target: "Trabaja para tiene dinero.", finds: ["tiene"], becomes: "Trabaja para tener dinero." },
    { target: "Antes de empieza la reunión.", finds: ["empieza"], becomes: "Antes de empezar la reunión." },
    { target: "Hay copias de modeles viejos.", finds: ["modeles"], becomes: "Hay copias de modelos viejos." },
    { target: "Trabajó sin embargo para ganar; por hoy basta.", finds: [] },
    { target: "Sigue aprendiendo y acaba por saberlo; para ayuda, llame.", finds: [] },
    { target: "El libro de Sara habla de cuando era niña.", finds: [] },
  ],
}

const beforeGerund = /^(?:por|de|a|para|con|sin|hasta|desde|sobre|tras|al|mediante)$/

function gerundAfter(line: Line, word: Word): Found | null {
  const before = line.words[word.at - 1]
  if (!isWord(word) || !isWord(before) || !beforeGerund.test(before.low) || !has(word, isGerund) || has(word, isNoun))
    return null
  if (isCapital(word.text)) return null
  const infinitive = infinitiveOf(word, isGerund)
  const suggestions = infinitive === null ? [] : suggestionsFor(before, infinitive, word, line)
  return {
    from: before.from,
    to: word.to,
    code: "preposition-gerund",
    values: { preposition: before.text, verb: word.text },
    suggestions,
  }
}

/** Thanks, and verbs that ask for por, keep it; elsewhere what was meant is how or when. */
const asksPor =
  /^(?:gracias|agradecer|agradezco|agradecemos|optar|optó|preocupa|preocupado|perdón|disculpa|felicidades)$/

function suggestionsFor(preposition: Word, infinitive: string, gerund: Word, line: Line): string[] {
  const kept = `${preposition.text} ${infinitive}`
  if (preposition.low !== "por") return [kept]
  const most = [withCaseOf(`al ${infinitive}`, preposition.text), withCaseOf(gerund.text, preposition.text), kept]
  return asksPor.test(lowOf(line.words[preposition.at - 1])) ? [kept, ...most.slice(0, 2)] : most
}

/** Not hace (de hace años), haya, and words that are seldom verbs. */
const seldomVerbs = /^(?:hace|hacía|haya|embargo|modo|supuesto|acá|veras|fuera|ahí|allí|pronto|son|quiera|donde)$/

function finiteAfter(line: Line, word: Word, lexicon: Lexicon): Found | null {
  const before = line.words[word.at - 1]
  if (!isOnlyFinite(word) || !isWord(before) || isCapital(word.text) || seldomVerbs.test(word.low)) return null
  const twoWords = before.low === "de" && /^(?:antes|después|luego|además)$/.test(lowOf(line.words[word.at - 2]))
  if (!twoWords && !/^(?:sin|para|al|tras)$/.test(before.low)) return null
  if (accentVariants(word.low).some(variant => lowReadings(variant, lexicon).some(isNoun))) return null
  const infinitive = infinitiveOf(word)
  if (infinitive === null) return null
  return {
    from: word.from,
    to: word.to,
    span: { from: before.from, to: word.to },
    code: "preposition-finite",
    values: { preposition: before.text, verb: word.text },
    suggestions: [infinitive],
  }
}

/** `de modeles`: a verb form where only its ending keeps it from being the noun that was meant. */
function nounAfter(line: Line, word: Word, lexicon: Lexicon): Found | null {
  const before = line.words[word.at - 1]
  if (!isOnlyFinite(word) || !isWord(before) || isCapital(word.text) || seldomVerbs.test(word.low)) return null
  if (!/^(?:de|con|por|en|entre|sobre)$/.test(before.low) || word.low.length < 5) return null
  const isNounly = (low: string) => lowReadings(low, lexicon).some(one => isNoun(one) && !one.weak && !one.bare)
  if (accentVariants(word.low).some(variant => lowReadings(variant, lexicon).length > 0)) return null
  const suggestions = nearNouns(word.low).filter(isNounly)
  if (suggestions.length === 0) return null
  const values = { preposition: before.text, verb: word.text }
  const { from, to } = word
  return { from, to, span: { from: before.from, to }, code: "preposition-noun", values, suggestions }
}

const nearNouns = (low: string) =>
  ["o", "a", "e"]
    .flatMap(vowel => [low.replace(/[aeo](?=s$)/, vowel), low.replace(/[aeo]$/, vowel)])
    .filter(word => word !== low)
