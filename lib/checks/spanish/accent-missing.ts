/** Words that are none without their accent (or ñ): `reunion`, `pagina` in a heading, `espanol`. */
import type { Check } from "../check"
import { isCapital, withCaseOf } from "../tokens"
import type { Work } from "../work"
import { isNoun, isVerb, isWord, type Line, opensSentence, type Word } from "./text"

export const accentMissing: Check = {
  id: "accent-missing",
  category: "spelling",
  severity: "minor",
  level: "error",
  confidence: 0.98,
  needs: "spanish",
  *find(work) {
    const { text } = work.spanish()
    for (const line of text.lines)
      for (const word of line.words) {
        if (!isWord(word) || word.guess === null || !isMissingAccent(line, word, work)) continue
        const right = withCaseOf(word.guess, word.text)
        const { from, to } = word
        yield { from, to, code: "accent-missing", values: { word: word.text, right }, suggestions: [right] }
      }
  },
  examples: [
    { target: "La reunion fue facil.", finds: ["reunion", "facil"], becomes: "La reunión fue fácil." },
    { target: "La eleccion y el espanol.", finds: ["eleccion", "espanol"], becomes: "La elección y el español." },
    { target: "Mi compania quiere prepararlas y explicandoles.", finds: ["compania", "explicandoles"] },
    {
      target: "No envies cartas. Hay multiples casos.",
      finds: ["envies", "multiples"],
      becomes: "No envíes cartas. Hay múltiples casos.",
    },
    { source: "The Vision project", target: "El proyecto Vision.", finds: [] },
    { target: "Vive en Leon Valley con Maria Lopez.", finds: [] },
    { target: "La canción suena bien.", finds: [] },
  ],
}

export function isMissingAccent(line: Line, word: Word, work: Work): boolean {
  if (word.known || word.guess === null || word.shouted || /-/.test(word.text)) return false
  if (work.ownWords.has(word.low) || (work.facts.counts.get(word.low) ?? 0) > 12) return false
  if (!isCapital(word.text)) return !isAmongEnglish(line, word, work)
  if (work.facts.sourceWords.has(word.text)) return false
  const opens = opensSentence(line, word.at)
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const capitals = (isWord(next) && isCapital(next.text)) || (isWord(before) && isCapital(before.text))
  if (!opens && capitals && !line.heading) return false
  if (opens && isWord(next) && isCapital(next.text)) return false
  // In a text without its source a capital inside a sentence is more likely a name.
  return opens || line.heading || (work.source !== null && word.readings.some(isNoun))
}

/** `the Latin American region` in the middle of a Spanish text. */
function isAmongEnglish(line: Line, word: Word, { lists: { english } }: Work): boolean {
  if (!english?.has(word.low)) return false
  const before = line.words[word.at - 1]
  const isSpanishVerb = /^(?:no|que|te|se|lo|me|nos|le|les)$/.test(before?.low ?? "")
  if ((word.readings.every(isVerb) && !isSpanishVerb) || /^(?:super|ultra|extra|name)$/.test(word.low)) return true
  const foreign = (other: Word | undefined) => isWord(other) && !other.known && english.has(other.low)
  return foreign(before) || foreign(line.words[word.at + 1])
}
