/** Short words that an accent tells apart: tú, él, mí, sí, más, sé, está, esté, año. */
import type { Check } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { withCaseOf } from "../tokens"
import { accentVariants, beginsWithStressedA } from "./stress"
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
  lowReadings,
  only,
  type Word,
  wordsAmong,
} from "./text"

export const accentMono: Check = {
  id: "accent-mono",
  category: "spelling",
  severity: "minor",
  level: "error",
  confidence: 0.95,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of wordsAmong(line, keys)) {
        if (!isWord(word) || word.shouted) continue
        const right = rules.get(word.low)?.(line, word, lexicon)
        if (!right) continue
        const accented = withCaseOf(right, word.text)
        const { from, to } = word
        yield { from, to, code: "accent-mono", values: { word: word.text, right: accented }, suggestions: [accented] }
      }
  },
  examples: [
    { target: "El tiene razón y el me lo dijo.", finds: ["El", "el"], becomes: "Él tiene razón y él me lo dijo." },
    { target: "Fui con el.", finds: ["el"], becomes: "Fui con él." },
    { target: "¿Y tu quieres ir?", finds: ["tu"], becomes: "¿Y tú quieres ir?" },
    { target: "Es para mi.", finds: ["mi"], becomes: "Es para mí." },
    { target: "Dijo que si.", finds: ["si"], becomes: "Dijo que sí." },
    { target: "Es mas fácil.", finds: ["mas"], becomes: "Es más fácil." },
    { target: "La casa esta en el centro.", finds: ["esta"], becomes: "La casa está en el centro." },
    { target: "Todo esta bien, y ella esta cansada.", finds: ["esta", "esta"] },
    { target: "No se qué hacer.", finds: ["se"], becomes: "No sé qué hacer." },
    { target: "Tiene diez anos.", finds: ["anos"], becomes: "Tiene diez años." },
    { target: "El que llega tarde, el de siempre, el ser humano.", finds: [] },
    { target: "Esta es la casa; esta tarde, en esta de aquí.", finds: [] },
    { target: "Si quieres, mi casa y tu coche; no se sabe.", finds: [] },
    { target: "El agua corre, el alma canta; la foto del sobre.", finds: [] },
  ],
}

type Rule = (line: Line, word: Word, lexicon: Lexicon) => string | null
const around = (line: Line, { at }: Word) => ({ before: line.words[at - 1], next: line.words[at + 1] })
const ends = (word: Word | undefined) => !word || /^[.,;:?!)»”…]$/.test(word.text)
const preposition = /^(?:a|para|de|en|por|sin|con|sobre|contra|hacia|ante|entre|hasta|desde)$/

function pronounHe(line: Line, word: Word, lexicon: Lexicon): string | null {
  const { before, next } = around(line, word)
  const after = line.words[word.at + 2]
  if (/^(?:con|para|por|de|a|en|sin|sobre|que|como|y|contra|entre|ante)$/.test(lowOf(before)) && ends(next)) return "él"
  if (!isWord(next) || next.text !== next.low || next.shouted) return null
  if (/^(?:todo|junto)$/.test(lowOf(before))) return null
  if (/^(?:me|te|le|les|lo|nos)$/.test(next.low) && (has(after, isConjugated) || /^l[aeo]s?$/.test(lowOf(after))))
    return "él"
  if (next.low === "se" && has(after, isConjugated) && !has(after, isNoun)) return "él"
  if (
    /^(?:no|ya|también|siempre|nunca)$/.test(next.low) &&
    has(after, isConjugated) &&
    !has(after, isNoun) &&
    !has(after, isAdjective)
  )
    return "él"
  if (
    /^(?:es|era|tiene|ha|había|va|iba|fue|está|estaba|hace|hizo|tenía|puede|quiere|dice|dijo|vive|vino|viene)$/.test(
      next.low,
    )
  )
    return lowOf(before) === "todo" ? null : "él"
  const third = only(next, reading => isConjugated(reading) && reading.person === 3 && reading.number === "sg")
  if (!third || preposition.test(lowOf(before)) || has(next, isNoun)) return null
  return isMaybeNoun(next.low, lexicon) ? null : "él"
}

/** Would it be a noun or an adjective with its accent (el publico)? */
const isMaybeNoun = (low: string, lexicon: Lexicon) =>
  accentVariants(low).some(variant =>
    lowReadings(variant, lexicon).some(reading => isNoun(reading) || reading.part === "adjective"),
  ) || beginsWithStressedA(low)

function pronounYou(line: Line, word: Word, lexicon: Lexicon): string | null {
  const { before, next } = around(line, word)
  if (/^(?:con|para|por|de|a|en|sin|sobre)$/.test(lowOf(before))) return null
  if (!isWord(next) || next.shouted || !next.known || next.text !== next.low) return null
  if (/^(?:y|o)$/.test(next.low) && /^(?:yo|él|ella)$/.test(lowOf(line.words[word.at + 2]))) return "tú"
  if (/^(?:eres|tienes|estás|puedes|quieres|has|vas|sabes|debes|haces|te|no)$/.test(next.low)) return "tú"
  if (!has(next, isConjugated) || has(next, isNoun) || has(next, isAdjective)) return null
  return isMaybeNoun(next.low, lexicon) ? null : "tú"
}

function stateOf(line: Line, word: Word): string | null {
  const { before, next } = around(line, word)
  const right = word.low === "esta" ? "está" : word.low === "estas" ? "estás" : "están"
  if (!isWord(next)) return null
  const after = line.words[word.at + 2]
  const low = lowOf(before)
  const subject =
    (has(before, isNoun) && !has(before, isConjugated)) ||
    /^(?:aquí|ahí|allí|si|no|ya|que|cual|también|todo|él|ella|usted|se|quien|donde|nunca|siempre|cuando|eso|esto|le|me|lo)$/.test(
      low,
    )
  const free = !preposition.test(low) && !/^(?:como|y|o|toda|e|,|es|todas)$/.test(low)
  if (free && (has(next, isGerund) || only(next, reading => reading.form === "participle"))) return right
  if (free && /^(?:en|bien|mal|muy|aquí|allí|ahí|con|por|tan|más|siempre|cerca|lejos|sin|para|a)$/.test(next.low)) {
    if (/^(?:en|por|con|a|para|sin)$/.test(next.low) && before === undefined) return null
    return right
  }
  if (!subject) return null
  if (
    /^(?:el|un|una|actualmente|recién|demasiado|completamente|totalmente|bajo|previsto|segur[oa]|disponible|activ[oa]|vací[oa]|list[oa]|de|la|entre|sobre|todavía|casi|tod[oa]|mi|tu|su)$/.test(
      next.low,
    )
  )
    return right
  const adjective = next.readings.some(isAdjective) && next.readings.filter(isNoun).every(reading => reading.weak)
  return adjective &&
    !(isWord(after) && has(after, isNoun) && !has(after, isConjugated) && !/^(?:y|e|o|a)$/.test(after.low))
    ? right
    : null
}

const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["el", pronounHe],
  ["tu", pronounYou],
  ["esta", stateOf],
  ["estas", stateOf],
  ["estan", () => "están"],
  [
    "este",
    (line, word) => {
      const { before, next } = around(line, word)
      const state =
        has(next, isGerund) ||
        only(next, r => r.form === "participle") ||
        /^(?:en|bien|mal|muy|aquí|allí|cerca|lejos|de|con|sin)$/.test(lowOf(next))
      return lowOf(before) === "que" && state ? "esté" : null
    },
  ],
  [
    "mi",
    (line, word) => {
      const { before, next } = around(line, word)
      const governed = preposition.test(lowOf(before))
      if (
        governed &&
        (ends(next) || /^(?:me|mism[oa]|también|y|no|porque|es|era|fue|que|como|en|cuando|pero)$/.test(lowOf(next)))
      )
        return "mí"
      return null
    },
  ],
  [
    "si",
    (line, word) => {
      const { before, next } = around(line, word)
      if (
        word.at > 0 &&
        ends(next) &&
        next?.text !== ":" &&
        /^(?:,|que|eso|ahora|claro|por supuesto|y|pero|¡)$/.test(lowOf(before))
      )
        return "sí"
      if (/^(?:a|de|por|entre|en)$/.test(lowOf(before)) && /^mism[oa]s?$/.test(lowOf(next))) return "sí"
      return null
    },
  ],
  [
    "mas",
    (line, word) => {
      const { before, next } = around(line, word)
      const but = before === undefined || /^[,;.:]$/.test(before.text)
      if (!but) return "más"
      return hasPart(next, "adjective", "adverb") || /^(?:que|de)$/.test(lowOf(next)) ? "más" : null
    },
  ],
  [
    "se",
    (line, word) => {
      const { before, next } = around(line, word)
      const asks = /^(?:qué|cómo|cuál|cuáles|quién|dónde|cuándo|cuánto|si|por)$/.test(lowOf(next))
      if (/^(?:yo|lo|no|ya|nunca)$/.test(lowOf(before)) && (asks || ends(next)) && lowOf(next) !== "por") return "sé"
      if (lowOf(before) === "no" && lowOf(next) === "que") return "sé"
      return lowOf(before) === "yo" && (has(next, isInfinitive) || lowOf(next) === "que") ? "sé" : null
    },
  ],
  ["anos", (line, word) => (isCounted(around(line, word).before) ? "años" : null)],
  [
    "ano",
    (line, word) =>
      isCounted(around(line, word).before) || /^(?:pasado|escolar|nuevo)$/.test(lowOf(around(line, word).next))
        ? "año"
        : null,
  ],
  ["mama", (line, word) => (/^(?:mi|tu|su|nuestra|una|la)$/.test(lowOf(around(line, word).before)) ? "mamá" : null)],
  ["papa", (line, word) => (/^(?:mi|tu|nuestro)$/.test(lowOf(around(line, word).before)) ? "papá" : null)],
  ["ingles", (line, word) => (/^(?:las|sus|unas|ambas)$/.test(lowOf(around(line, word).before)) ? null : "inglés")],
  ["aca", () => "acá"],
])

const keys = Array.from(rules.keys())

const isCounted = (word: Word | undefined) =>
  word?.kind === "number" ||
  word?.kind === "opaque" ||
  hasPart(word, "numeral") ||
  /^(?:un|este|ese|el|cada|los|estos|unos|muchos|pocos|varios|últimos|primeros|primer|segundo|tercer|cuarto|próximo|último|mis|sus|de|por)$/.test(
    lowOf(word),
  )
