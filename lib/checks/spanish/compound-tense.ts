/** `ha hablando`, `han hechos`, `está hablar`: haber takes a participle in -o, estar a gerund. */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital } from "../tokens"
import {
  has,
  hasPart,
  isAdjective,
  isConjugated,
  isGerund,
  isInfinitive,
  isNoun,
  isWord,
  type Line,
  lowOf,
  only,
  type Word,
} from "./text"
import { gerundOf, isOnlyFinite, participleOf } from "./verbs"

export const compoundTense: Check = {
  id: "compound-tense",
  category: "grammar",
  severity: "major",
  level: "error",
  confidence: 0.9,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of line.words) {
        const found = isWord(word) ? (afterHaber(line, word, lexicon) ?? afterEstar(line, word, lexicon)) : null
        if (found) yield found
      }
  },
  examples: [
    { target: "La red ha crecida mucho.", finds: ["crecida"], becomes: "La red ha crecido mucho." },
    { target: "Han hecha la tarea.", finds: ["hecha"], becomes: "Han hecho la tarea." },
    { target: "Hemos hablando de eso.", finds: ["hablando"], becomes: "Hemos hablado de eso." },
    { target: "Han hacer la tarea.", finds: ["hacer"], becomes: "Han hecho la tarea." },
    { target: "Él está hablar con ella.", finds: ["hablar"], becomes: "Él está hablando con ella." },
    { target: "Voy ha comer.", finds: ["ha"], becomes: "Voy a comer." },
    { target: "Había heridos y hechos graves; ha de venir.", finds: [] },
    { target: "Las casas que ha visto están hechas; han estado cerradas.", finds: [] },
  ],
}

const perfect = /^(?:he|has|ha|hemos|habéis|han|hayas|hayan|hayamos|habían|habíamos|habías|habrían|habrán|hubieran)$/
/** These also say that something was there: había heridos. */
const alsoThere = /^(?:había|haya|habría|habrá|hubiera|haber|habiendo)$/

function afterHaber(line: Line, word: Word, lexicon: Lexicon): Found | null {
  const haber = line.words[word.at - 1]
  if (!isWord(haber) || isCapital(word.text) || word.shouted || word.gap === "") return null
  const sure = perfect.test(haber.low)
  if (!sure && !alsoThere.test(haber.low)) return null
  if (has(word, isInfinitive) && haber.low === "ha" && opensA(line.words[haber.at - 1]))
    return { from: haber.from, to: haber.to, code: "other-preposition", values: { right: "a" }, suggestions: ["a"] }
  const lemma = misused(word, sure)
  const right = lemma === null ? null : participleOf(lemma, lexicon)
  if (right === null || right === word.low) return null
  return {
    from: word.from,
    to: word.to,
    span: { from: haber.from, to: word.to },
    code: "participle-wanted",
    values: { verb: haber.text, word: word.text },
    suggestions: [right],
  }
}

const bases: ReadonlyMap<string, string> = new Map([
  ["hech", "hacer"],
  ["dich", "decir"],
  ["puest", "poner"],
  ["escrit", "escribir"],
  ["abiert", "abrir"],
  ["vist", "ver"],
  ["vuelt", "volver"],
  ["muert", "morir"],
  ["rot", "romper"],
  ["cubiert", "cubrir"],
  ["resuelt", "resolver"],
])

const opensA = (word: Word | undefined) =>
  has(word, one => isConjugated(one) && /^(?:ir|volver|empezar|comenzar)$/.test(one.lemma))

/** The verb whose participle in -o should stand here; null when the word may be right. */
function misused(word: Word, sure: boolean): string | null {
  if (!word.known || hasPart(word, "adverb", "preposition", "pronoun", "determiner", "conjunction", "numeral"))
    return null
  const participles = word.readings.filter(({ form }) => form === "participle")
  if (participles.some(({ gender, number }) => gender === "m" && number === "sg")) return null
  const short = /^(hech|dich|puest|escrit|abiert|vist|vuelt|muert|rot|cubiert|resuelt)(?:as?|os)$/.exec(word.low)?.[1]
  if (sure && short !== undefined) return bases.get(short) ?? null
  const [participle] = participles
  if (participle) {
    if (word.low.endsWith("o") || (!sure && (has(word, isNoun) || has(word, isAdjective)))) return null
    return participle.lemma
  }
  if (only(word, isGerund) && !word.readings.some(({ clitic }) => clitic)) return word.readings[0]?.lemma ?? null
  if (!sure) return null
  if (only(word, one => isInfinitive(one) && !one.clitic)) return word.readings[0]?.lemma ?? null
  if (isOnlyFinite(word) && !/^(?:es|era|son|hay|ha|han|he|has)$/.test(word.low)) return word.readings[0]?.lemma ?? null
  return null
}

const being = /^(?:estoy|estás|está|estamos|están|estaba|estabas|estábamos|estaban)$/

function afterEstar(line: Line, word: Word, lexicon: Lexicon): Found | null {
  const estar = line.words[word.at - 1]
  if (!isWord(estar) || !being.test(estar.low) || !only(word, one => isInfinitive(one) && !one.clitic)) return null
  if (
    isCapital(word.text) ||
    /^(?:ser|estar|haber)$/.test(word.low) ||
    /^(?:objetivo|meta|tarea)$/.test(lowOf(line.words[estar.at - 1]))
  )
    return null
  const right = gerundOf(word.low, lexicon)
  if (right === null) return null
  return {
    from: word.from,
    to: word.to,
    span: { from: estar.from, to: word.to },
    code: "gerund-wanted",
    values: { verb: estar.text, word: word.text },
    suggestions: [right],
  }
}
