/** `Él identifico dos metas`: I identify, where he identified is told. */
import type { Check } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital, withCaseOf } from "../tokens"
import type { Work } from "../work"
import { isDeterminer } from "./agreement"
import { has, hasPart, isNoun, isWord, type Line, lowOf, lowReadings, only, opensSentence, type Word } from "./text"

export const accentPreterite: Check = {
  id: "accent-preterite",
  category: "spelling",
  severity: "major",
  level: "error",
  confidence: 0.82,
  needs: "spanish",
  *find(work) {
    const { text, lexicon } = work.spanish()
    for (const line of text.lines)
      for (const word of line.words) {
        if (!isWord(word) || !word.known || !/[oe]$/.test(word.low) || word.shouted) continue
        const right = preteriteOf(word, lexicon)
        if (!right || !isTold(line, word, work)) continue
        const accented = withCaseOf(right, word.text)
        const { from, to } = word
        yield {
          from,
          to,
          code: "accent-preterite",
          values: { word: word.text, right: accented },
          suggestions: [accented],
        }
      }
  },
  examples: [
    { target: "Él identifico dos metas.", finds: ["identifico"], becomes: "Él identificó dos metas." },
    {
      target: "La reunión que se llevo a cabo el lunes.",
      finds: ["llevo"],
      becomes: "La reunión que se llevó a cabo el lunes.",
    },
    {
      target: "Presentó el plan. Identifico los logros.",
      finds: ["Identifico"],
      becomes: "Presentó el plan. Identificó los logros.",
    },
    {
      target: "Presentó su plan e identifico dos retos.",
      finds: ["identifico"],
      becomes: "Presentó su plan e identificó dos retos.",
    },
    { target: "El hombre llego tarde.", finds: ["llego"], becomes: "El hombre llegó tarde." },
    { target: "Yo identifico dos metas y las llevo a cabo.", finds: [] },
    { target: "Se espera que el cambio llegue; el trabajo es mucho.", finds: [] },
    { target: "Espero que venga. Creo que sí.", finds: [] },
  ],
}

/** The third person of the preterite that the word would be with its accent. */
function preteriteOf(word: Word, lexicon: Lexicon): string | null {
  if (!word.low.endsWith("o") || !has(word, ({ form, person }) => form === "present" && person === 1)) return null
  const right = `${word.low.slice(0, -1)}ó`
  return lowReadings(right, lexicon).some(({ form, person }) => form === "preterite" && person === 3) ? right : null
}

const subjectWord = /^(?:él|ella|usted|ello|se|nadie|alguien|quien|le|les)$/
const firstPerson = /^(?:yo|me|mi|mis|mí|conmigo|nosotros|nos)$/
const usualOfI =
  /^(?:creo|espero|pienso|quiero|digo|llamo|deseo|siento|recomiendo|supongo|tengo|hablo|trabajo|estudio|vivo|como|amo|admiro|extraño|llamo|respeto|envidio|uso|gano|paso|juego|cuento|trato|busco|miro|escucho|admiro|prefiero|necesito|recuerdo|veo|conozco|odio|adoro)$/

function isTold(line: Line, word: Word, work: Work): boolean {
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const low = lowOf(before)
  const onlyVerb = only(word, ({ part }) => part === "verb")
  if (hasPart(word, "determiner", "adverb", "pronoun", "preposition", "subordinator")) return false
  // `la persona que admiro`: what I do is said of others too.
  if (/^(?:que|quien|se)$/.test(low) && usualOfI.test(word.low) && low !== "se") return false
  if (low === "se" && !onlyVerb && !/^(?:a|en|con|por|de|el|la|los|las|un|una)$/.test(lowOf(next))) return false
  if (subjectWord.test(low) && !(low === "se" && lowOf(line.words[word.at - 2]) === "yo")) {
    if (low === "usted" || low === "le" || low === "les")
      return onlyVerb && lowOf(line.words[word.at - 2]) !== "yo" && !speaksOfI(line)
    return true
  }
  if (onlyVerb && /^[ye]$/.test(low) && !speaksOfI(line) && isTellingBefore(line, word)) return true
  if (!onlyVerb)
    return !hasPart(word, "adjective") && isAfterSubject(line, word) && verbFollows(next) && work.facts.tellsPast
  if (low === "que")
    return !speaksOfI(line) && lowOf(line.words[word.at - 2]) !== "lo" && has(line.words[word.at - 2], isNoun)
  if (before && isWord(before) && isCapital(before.text) && word.at > 0 && only(before, ({ part }) => part === "name"))
    return true
  if (
    before &&
    isWord(before) &&
    isCapital(before.text) &&
    !before.known &&
    word.at > 1 &&
    !isCapital(word.text) &&
    !usualOfI.test(word.low)
  )
    return true
  if (before?.kind === "opaque" && /^\*[A-Z_]+\*$/.test(before.text)) return true
  if (isAfterSubject(line, word)) return !usualOfI.test(word.low) || !speaksOfI(line)
  const opens = opensSentence(line, word.at) && (before === undefined || before.text === ".")
  return opens && work.facts.tellsPast && !speaksOfI(line) && lowOf(next) !== "que" && !usualOfI.test(word.low)
}

const speaksOfI = (line: Line) => line.words.some(word => firstPerson.test(word.low))

/** A determiner and a noun in the singular, not after a preposition: `mi madre trabajo`, `el hombre llego`. */
function isAfterSubject(line: Line, word: Word): boolean {
  const noun = line.words[word.at - 1]
  const determiner = line.words[word.at - 2]
  const opener = line.words[word.at - 3]
  if (
    !isWord(noun) ||
    !determiner ||
    !isDeterminer(determiner.low) ||
    /^(?:del|al|tod[oa]s?|medi[oa])$/.test(determiner.low)
  )
    return false
  if (!noun.readings.some(({ part, number, weak }) => part === "noun" && number === "sg" && !weak)) return false
  if (
    hasPart(noun, "adjective", "adverb") ||
    /^(?:días?|vez|veces|año|mes|semana|tarde|noche|mañana|tiempo|momento|parte)$/.test(noun.low)
  )
    return false
  return (
    opener === undefined ||
    /^(?:[.,;:¿¡]|y|pero|que|cuando|porque|entonces|después|donde|si|como|luego)$/.test(opener.low)
  )
}

/** `Presentó el informe e identifico`: the clause before has a verb of he or she in the past and no subject since. */
function isTellingBefore(line: Line, word: Word): boolean {
  for (let k = word.at - 2; k >= 0 && k > word.at - 12; k--) {
    const other = line.words[k]
    if (!other || /^[.;:!?]$/.test(other.text)) return false
    if (has(other, ({ form, person }) => form === "preterite" && person === 3)) return true
    if (has(other, ({ form, person }) => form === "present" && person === 1) && !has(other, isNoun)) return false
  }
  return false
}

const verbFollows = (next: Word | undefined) =>
  next === undefined ||
  /^(?:a|en|con|por|para|mucho|muy|de|el|la|los|las|un|una|su|que|tarde|bien|mal|[.,])$/.test(next.low)
