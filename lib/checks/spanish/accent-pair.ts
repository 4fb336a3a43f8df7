/**
 * Verb forms that stand where only a noun or an adjective can, and would be one with an accent: `el publico`, `la practica`,
 * `de genero`, `trabajo especifico`.
 */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import type { Reading } from "../lexicon/reading"
import { isSmall, withCaseOf } from "../tokens"
import { agree, agreeAnyhow, determinerShapes, isDeterminer } from "./agreement"
import { accentVariants, isAccentRight } from "./stress"
import {
  has,
  hasPart,
  isAdjective,
  isConjugated,
  isGerund,
  isNoun,
  isWord,
  type Line,
  lowOf,
  lowReadings,
  only,
  opensSentence,
  type Word,
} from "./text"

export const accentPair: Check = {
  id: "accent-pair",
  category: "spelling",
  severity: "minor",
  level: "error",
  confidence: 0.86,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of line.words) {
        const right =
          isWord(word) && !word.shouted
            ? (imperfect(line, word) ?? single(line, word) ?? accented(line, word, lexicon))
            : null
        if (right) yield accuse(word, right)
      }
  },
  examples: [
    { target: "El publico aplaudió.", finds: ["publico"], becomes: "El público aplaudió." },
    { target: "En la practica no funciona.", finds: ["practica"], becomes: "En la práctica no funciona." },
    { target: "La opresión de genero.", finds: ["genero"], becomes: "La opresión de género." },
    { target: "Un trabajo especifico.", finds: ["especifico"], becomes: "Un trabajo específico." },
    { target: "Perdida de datos.", finds: ["Perdida"], becomes: "Pérdida de datos." },
    { target: "Los volúmenes de trafico altos.", finds: ["trafico"], becomes: "Los volúmenes de tráfico altos." },
    { target: "La pagina nueva.", finds: ["pagina"], becomes: "La página nueva." },
    {
      target: "No tenia dinero y ella sabia nadar.",
      finds: ["tenia", "sabia"],
      becomes: "No tenía dinero y ella sabía nadar.",
    },
    {
      target: "Hay que exportar la pagina y leer las formulas.",
      finds: ["pagina", "formulas"],
      becomes: "Hay que exportar la página y leer las fórmulas.",
    },
    { target: "Sobre toda la pagina.", finds: ["pagina"], becomes: "Sobre toda la página." },
    { target: "El grupo trajo la maquina.", finds: ["maquina"], becomes: "El grupo trajo la máquina." },
    {
      target: "Ir a las paginas: aún no hay paginas, cuando la pagina esté en cualquier maquina.",
      finds: ["paginas", "paginas", "pagina", "maquina"],
      becomes: "Ir a las páginas: aún no hay páginas, cuando la página esté en cualquier máquina.",
    },
    {
      target: "Ultima entrada: no tienen termino las celdas que parecen formulas. Pega la pagina.",
      finds: ["Ultima", "termino", "formulas", "pagina"],
      becomes: "Última entrada: no tienen término las celdas que parecen fórmulas. Pega la página.",
    },
    {
      target: "Ademas seria imposible: los nombres validos, y continua usando un método valido.",
      finds: ["Ademas", "seria", "validos", "continua", "valido"],
      becomes: "Además sería imposible: los nombres válidos, y continúa usando un método válido.",
    },
    { target: "De forma seria usando datos; una oferta continua; valido la clave; su tesis, validada.", finds: [] },
    { target: "El programa las pagina; maquina contra el rey; quien calla publica; al salir publicas.", finds: [] },
    { target: "Mi vecina la practica a diario y el coro las publica.", finds: [] },
    { target: "Quien quiere la practica; nadie la critica.", finds: [] },
    { target: "Yo practico a diario y publico libros.", finds: [] },
    { target: "Ella practica y critica lo que ve.", finds: [] },
    { target: "Es una mujer sabia y seria.", finds: [] },
  ],
}

const preposition = /^(?:de|en|con|por|para|sobre|sin|entre|hacia|hasta|desde|contra)$/
const firstPerson = /^(?:yo|me|mi|mis|mí|conmigo)$/

/** Forms of verbs that hardly anybody uses (paginar, linear, maquinar), beside nouns of every day. */
const rareVerbs = /^(?:pagina|linea|maquina)s?$/

function accuse({ text, from, to }: Word, right: string): Found {
  const suggestion = withCaseOf(right, text)
  return { from, to, code: "accent-pair", values: { word: text, right: suggestion }, suggestions: [suggestion] }
}

/** tenia, sabia, seria, hacia, venia: rare words beside the past of everyday verbs. */
const pasts: ReadonlyMap<string, string> = new Map([
  ["tenia", "tenía"],
  ["sabia", "sabía"],
  ["seria", "sería"],
  ["hacia", "hacía"],
  ["venia", "venía"],
  ["tenias", "tenías"],
  ["salias", "salías"],
])
const opensVerb = /^(?:no|que|me|te|se|le|les|lo|nos|yo|él|ella|usted|quien|nunca|siempre|también|ya)$/

function imperfect(line: Line, word: Word): string | null {
  const right = pasts.get(word.low)
  if (!right) return null
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  if (word.low === "tenia") return isDeterminer(lowOf(before)) && lowOf(before) !== "él" ? null : right
  if (
    !opensVerb.test(lowOf(before)) ||
    (lowOf(before) === "que" && word.low === "hacia" && /^(?:el|la|los|las|su)$/.test(lowOf(next)))
  )
    return null
  return word.low === "hacia" && /^(?:no|ya|siempre|también|que)$/.test(lowOf(before)) && isDeterminer(lowOf(next))
    ? null
    : right
}

/** Single words beside a rare or another twin: ademas (of ademar), continua compartiendo, un método valido, seria imposible. */
function single(line: Line, word: Word): string | null {
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const low = lowOf(before)
  if (word.low === "ademas") return "además"
  if (word.low === "continua") return has(next, isGerund) && !has(before, isNoun) ? "continúa" : null
  if (/^valid[oa]s?$/.test(word.low)) return isValid(line, word, before) ? word.low.replace("a", "á") : null
  if (word.low !== "seria" || !isWord(next)) return null
  // Una persona seria, muy seria: an adjective. What follows it here could not follow one.
  if (/^(?:muy|más|tan|menos|bastante|poco|y|e|ni|es|era|fue|parece|una?|la|su|mi|forma|manera|actitud)$/.test(low))
    return null
  const described = has(next, isAdjective) && !hasPart(next, "pronoun", "conjunction", "preposition")
  if (has(before, isNoun)) return described && !has(next, isNoun) ? "sería" : null
  return described || isDeterminer(next.low) || has(next, isGerund) || next.low === "mejor" ? "sería" : null
}

/** Behind a noun with which it agrees, or behind ser: the participle of valer, and what somebody validates, do not stand so. */
function isValid(line: Line, word: Word, before: Word | undefined): boolean {
  if (/^(?:es|son|sea|sean|era|eran|ser)$/.test(lowOf(before))) return true
  const gender = /as?$/.test(word.low) ? "f" : "m"
  const number = word.low.endsWith("s") ? "pl" : "sg"
  const fits = has(before, one => isNoun(one) && !one.weak && one.gender === gender && one.number === number)
  return fits && (!has(before, isConjugated) || isDeterminer(lowOf(line.words[word.at - 2])))
}

function accented(line: Line, word: Word, lexicon: Lexicon): string | null {
  if (!isSmall(word.text) && !opensSentence(line, word.at) && !line.heading) return null
  if (word.low === "perdida" || word.low === "perdidas")
    return isLoss(line, word) ? (word.low === "perdida" ? "pérdida" : "pérdidas") : null
  if (!only(word, isConjugated)) return null
  for (const variant of accentVariants(word.low)) {
    const readings = lowReadings(variant, lexicon).filter(reading => isNoun(reading) || reading.part === "adjective")
    if (readings.length > 0 && !readings.every(r => r.bare) && isAccentRight(variant) && fits(line, word, readings))
      return variant
  }
  return null
}

function isLoss(line: Line, word: Word): boolean {
  const before = line.words[word.at - 1]
  return (
    lowOf(line.words[word.at + 1]) === "de" &&
    (opensSentence(line, word.at) || isDeterminer(lowOf(before)) || preposition.test(lowOf(before)))
  )
}

/** Could only a noun or an adjective stand here, and does the accented word agree? */
function fits(line: Line, word: Word, readings: readonly Reading[]): boolean {
  if (rareVerbs.test(word.low)) return !isTheirVerb(line, word)
  if (isAfterVerb(line, word)) return true
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const nouns = readings.filter(isNoun)
  const adjectives = readings.filter(isAdjective)
  const low = lowOf(before)
  const clitic = /^(?:la|los|las)$/.test(low) && word.at > 1 && !beforeArticle(line, word.at - 2)
  if (before && isDeterminer(low) && !clitic && agreeAnyhow(determinerShapes(low), readings)) return true
  if (
    /^(?:la|los|las)$/.test(low) &&
    clitic &&
    isStartOfPhrase(line, word.at - 1) &&
    agreeAnyhow(determinerShapes(low), nouns)
  )
    return true
  if (preposition.test(low) && nouns.length > 0) return true
  const noun = before?.readings.filter(isNoun) ?? []
  const nounBefore = noun.length > 0 && (!has(before, isConjugated) || isDeterminer(lowOf(line.words[word.at - 2])))
  if (
    nounBefore &&
    before &&
    !hasPart(before, "pronoun", "adverb") &&
    adjectives.some(one => noun.some(other => !other.bare && agree(one, other)))
  ) {
    const subject = isDeterminer(lowOf(line.words[word.at - 2])) && word.readings.some(({ person }) => person === 3)
    // `la gente practica`: a subject and its verb, unless more of the phrase follows.
    return (
      !subject || next === undefined || /^[.,;:)]$/.test(next.text) || /^(?:y|e|o|del?|para|en|por)$/.test(next.low)
    )
  }
  const adjective = before?.readings.filter(reading => reading.part === "adjective") ?? []
  if (
    adjective.length > 0 &&
    !has(before, isConjugated) &&
    nouns.some(one => adjective.some(other => agree(one, other)))
  )
    return isDeterminer(lowOf(line.words[word.at - 2])) || preposition.test(lowOf(line.words[word.at - 2]))
  // `Ultima oración`: nothing but a noun phrase begins so; `Publica información` may ask for it.
  if (
    /^ultim[oa]s?$/.test(word.low) &&
    next &&
    adjectives.some(one => next.readings.some(other => isNoun(other) && agree(one, other)))
  )
    return true
  if (opensSentence(line, word.at) && /^del?$/.test(lowOf(next)) && nouns.length > 0) return true
  if (low === "muy" && adjectives.length > 0) return true
  if (low === "," && (lowOf(next) === "," || /^[yo]$/.test(lowOf(next))) && nouns.length > 0)
    return isFirstSingular(word) && !speaksOfI(line)
  return (
    isFirstSingular(word) &&
    /^(?:y|e|o|ni)$/.test(low) &&
    nouns.length > 0 &&
    !speaksOfI(line) &&
    has(line.words[word.at - 2], isNoun)
  )
}

/** `el programa las pagina`, `quien maquina contra el rey`, `las pagina el programa`. */
function isTheirVerb(line: Line, word: Word): boolean {
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const third = word.readings.some(({ person }) => person === 3)
  if (/^(?:se|quien|que|no|me|te|nos|lo)$/.test(lowOf(before))) return third
  if (!third || !/^(?:la|los|las)$/.test(lowOf(before)))
    return third && /^(?:contra|el|la|los|las|un|una)$/.test(lowOf(next))
  const subject = line.words[word.at - 2]
  return /^(?:el|un|su|este)$/.test(lowOf(next)) || isSubject(line, subject)
}

/** `el programa`, `Ana`; a bare word that begins the sentence is a command. */
const isSubject = (line: Line, noun: Word | undefined): boolean =>
  isWord(noun) &&
  (isDeterminer(lowOf(line.words[noun.at - 1]))
    ? has(noun, isNoun)
    : !noun.known || only(noun, one => one.part === "name"))

const opensRelative = /^(?:que|quien(?:es)?|cuando|si|donde|como|cuanto|según)$/

/** Right behind another verb no second one comes: `no tienen termino`, `parecen formulas`, `traer publicas`. */
function isAfterVerb(line: Line, word: Word): boolean {
  const before = line.words[word.at - 1]
  if (!isWord(before) || !before.known || word.readings.some(({ person }) => person === 3)) return false
  const bare = only(before, ({ form, clitic }) => form === "infinitive" && !clitic)
  if (!bare && !only(before, reading => isConjugated(reading) && reading.person === 3)) return false
  const you = only(word, ({ person }) => person === 2) && !bare
  for (let at = before.at - 1; at >= 0; at--) {
    const word = line.words[at]
    if (!word || /^[.;:!?]$/.test(word.text)) return true
    if (/^(?:tú|te|tus?|ti)$/.test(word.low)) return false
    if ((opensRelative.test(word.low) && !you) || (bare && /^(?:al|para|por|sin)$/.test(word.low))) return false
  }
  return true
}

/** Words after which `la`, `los`, `las` open an object, not stand for one: `sobre la`, `toda la`, `exportar la`, `trajo la`. */
function beforeArticle(line: Line, at: number): boolean {
  const word = line.words[at]
  if (!word) return false
  if (preposition.test(word.low) || /^(?:a|tod[oa]s?)$/.test(word.low)) return true
  const before = lowOf(line.words[at - 1])
  if (/^quien(?:es)?$/.test(before) || (isDeterminer(before) && has(word, isNoun))) return false
  return only(word, reading => isConjugated(reading) || reading.form === "infinitive" || reading.form === "gerund")
}

const isStartOfPhrase = (line: Line, at: number) => /^(?:[.;:,(¿¡]|y|pero|entonces)$/.test(lowOf(line.words[at - 1]))
const isFirstSingular = (word: Word) => only(word, ({ form, person }) => form === "present" && person === 1)
const speaksOfI = (line: Line) => line.words.some(word => firstPerson.test(word.low))
