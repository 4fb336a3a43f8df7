/**
 * Noun and adjective after it: `relaciones más profundos`, `decisiones públicos`, `una persona mentirosa y antipático`.
 *
 * An adjective may belong to a noun further back (`la segregación del país arraigada`): it is wrong only when no noun of the
 * phrase agrees with it.
 */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import type { Reading } from "../lexicon/reading"
import { isCapital, withCaseOf } from "../tokens"
import { wrongBefore } from "./adjective-before"
import { agreeAnyhow, formLike, isDeterminer, type Shape, wantedShape } from "./agreement"
import {
  has,
  hasPart,
  isAdjective,
  isConjugated,
  isGerund,
  isNameLike,
  isNoun,
  isVerb,
  isWord,
  type Line,
  lowOf,
  only,
  opensSentence,
  type Word,
} from "./text"
import { isNounFirst } from "./usage"

export const agrAdjective: Check = {
  id: "agr-adjective",
  category: "grammar",
  severity: "minor",
  level: "error",
  confidence: 0.9,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines) {
      const used = new Set<number>()
      for (const word of line.words) {
        yield* wrongAfter(line, word, used, lexicon)
        yield* wrongBefore(line, word, lexicon)
      }
    }
  },
  examples: [
    {
      target: "Hace las relaciones más profundos.",
      finds: ["profundos"],
      becomes: "Hace las relaciones más profundas.",
    },
    { target: "Son decisiones públicos.", finds: ["públicos"], becomes: "Son decisiones públicas." },
    {
      target: "Conocí a muchas personas diferente.",
      finds: ["diferente"],
      becomes: "Conocí a muchas personas diferentes.",
    },
    {
      target: "Es una persona mentirosa y antipático.",
      finds: ["antipático"],
      becomes: "Es una persona mentirosa y antipática.",
    },
    { target: "Es una ciudad lleno de gente.", finds: ["lleno"], becomes: "Es una ciudad llena de gente." },
    {
      target: "Viajé por países sudamericano; una película irlandés; su comida favorito.",
      finds: ["sudamericano", "irlandés", "favorito"],
      becomes: "Viajé por países sudamericanos; una película irlandesa; su comida favorita.",
    },
    {
      target: "Es una chica simpática, divertido y alta; una cosa útil y necesario.",
      finds: ["divertido", "necesario"],
      becomes: "Es una chica simpática, divertida y alta; una cosa útil y necesaria.",
    },
    {
      target: "Tiene el pelo rubia; ve unos zapatos negro; tiene el pelo rizado negros.",
      finds: ["rubia", "negro", "negros"],
      becomes: "Tiene el pelo rubio; ve unos zapatos negros; tiene el pelo rizado negro.",
    },
    {
      target: "Son en efecto virtuales; el primero guarda resultados; es la función incorporada constructor.",
      finds: [],
    },
    { target: "Mi madre habla español; una persona que habla muchísimo; son un poquito masculinos.", finds: [] },
    { target: "Las verdes colinas; las casas son en su mayoría blancas; la familia primero.", finds: [] },
    { target: "Dio a los niños música y física; la mujer médico; el partido político; la hora comida.", finds: [] },
    { target: "Mi color favorita es el azul.", finds: ["favorita"], becomes: "Mi color favorito es el azul." },
    { target: "Una manera rápido de hacerlo.", finds: ["rápido"], becomes: "Una manera rápida de hacerlo." },
    { target: "Necesito nuevo ropa.", finds: ["nuevo"], becomes: "Necesito nueva ropa." },
    { target: "Viajamos a nueva lugares.", finds: ["nueva"], becomes: "Viajamos a nuevos lugares." },
    { target: "Ajusta los canales rojo, verde y azul.", finds: [] },
    { target: "La segregación del país, muy arraigada, sigue.", finds: [] },
    { target: "Hombres y mujeres unidos; la casa y el jardín viejos.", finds: [] },
    { target: "El agua fría y las aguas claras.", finds: [] },
    { target: "Trabajan juntas y la vida sigue igual.", finds: [] },
    { target: "Los problemas de la red más graves.", finds: [] },
    { target: "Dos años seguidos, tres veces más rápido.", finds: [] },
  ],
}

const degree = /^(?:muy|más|menos|tan|poco|bien|mal|casi|ya|no|tanto|totalmente|demasiado|bastante|súper|super|algo)$/
const and = /^(?:y|e|o|u|ni)$/
const preposition =
  /^(?:de|en|con|por|para|sobre|a|y|e|o|u|sin|entre|del|al|desde|hasta|hacia|como|contra|según|tras|mediante|durante)$/
/** Used as adverbs, or of the subject rather than the noun before: no agreement is asked. */
const free =
  /^(?:primero|junt[oa]s?|sol[oa]s?|rápido|difícil|fácil|fuerte|alto|bajo|claro|feliz|felices|incluid[oa]s?|excepto|salvo|dad[oa]s?|vist[oa]s?|debid[oa]s?|igual|medio|sólo|demasiad[oa]s?|tant[oa]s?|mism[oa]s?|ciert[oa]s?|conforme|bastantes?|tal(?:es)?|cual(?:es)?|aparte|adelante|dich[oa]s?|parecido|posible|mejor|peor|menor|mayor|listo|hecho|cerca|lejos|directo|seguido|ambos|tranquilo|orgullos[oa]s?|contento|contenta|content[oa]s|cansad[oa]s?|preocupad[oa]s?|tod[oa]s?|vari[oa]s|segur[oa]|distinto|diferente|quiet[oa]s?|propi[oa]s?|inclusive|presente|adjunto|súper|super|extra|ultra|video|web|online|necesario|importante|interesante|bueno|malo|mucho|poco)$/
/** Languages are nouns and need no article: habla español. */
const languages =
  /^(?:español|inglés|francés|alemán|italiano|portugués|chino|japonés|ruso|árabe|catalán|gallego|griego|coreano|hebreo|mandarín|latín|castellano|holandés|danés|polaco|sueco)$/
const strictAfterNoun =
  /^(?:diferentes?|distint[oa]s?|mayor|menor|important[e]s?|interesantes?|buen[oa]s?|mal[oa]s?|fácil|difícil|rápido|fuerte|alto|bajo|necesario|orgullos[oa]s?)$/

/** `una cosa muy malo`: unlike rápido or alto these never say how something is done. */
const neverAdverb = /^(?:buen[oa]s?|mal[oa]s?|necesari[oa]s?|distint[oa]s?|importantes?|interesantes?|diferentes?)$/

function* wrongAfter(line: Line, head: Word, used: Set<number>, lexicon: Lexicon): Generator<Found> {
  if (!isHead(line, head)) return
  const nouns = head.readings.filter(isNoun)
  const group = adjectivesAfter(line, head)
  const first = group[0]
  if (!first) return
  const farther = nounsBefore(line, head)
  let agreed: readonly Shape[] = nouns
  if (isShared(line, head, group)) return
  for (const word of group) {
    if (used.has(word.at) || isExcused(line, head, word)) return
    const shapes = word.readings.filter(isAdjective)
    if (agreeAnyhow(shapes, agreed)) {
      const fitting = nouns.filter(noun => agreeAnyhow(shapes, [noun]))
      if (fitting.length > 0) agreed = fitting
      continue
    }
    if (agreeAnyhow(shapes, farther.nouns)) return
    if (farther.coordinated && shapes.some(shape => shape.number === "pl" && shape.gender !== "f")) return
    used.add(word.at)
    yield accuse(word, head, nouns, lexicon)
  }
}

/** Is this a noun here, beyond doubt enough to build on? */
function isHead(line: Line, head: Word): boolean {
  if (!isWord(head) || head.shouted || !has(head, isNoun) || (!head.known && head.readings.length === 0)) return false
  const before = line.words[head.at - 1]
  const determined = before !== undefined && isDeterminer(before.low)
  if (head.readings.every(reading => !isNoun(reading) || reading.bare)) return false
  const strong = head.readings.some(reading => isNoun(reading) && !reading.weak)
  if (!strong && !determined && lowOf(before) !== "de") return false
  if (
    hasPart(
      head,
      "adverb",
      "preposition",
      "conjunction",
      "subordinator",
      "pronoun",
      "determiner",
      "numeral",
      "interjection",
    )
  )
    return false
  const opened =
    determined ||
    preposition.test(lowOf(before)) ||
    before?.kind === "number" ||
    hasPart(before, "adjective", "numeral")
  if (has(head, isConjugated) && !opened && !isNounFirst(head.low)) return false
  if (has(head, isConjugated) && /^(?:la|los|las|lo)$/.test(lowOf(before)) && !isNounFirst(head.low)) return false
  if (isMeasure(head, before) || inPassing.test(`${lowOf(before)} ${head.low}`)) return false
  // el primero guarda, not the first guard
  if (has(head, isConjugated) && /^(?:primero|tercero|que|quien|se|no)$/.test(lowOf(before))) return false
  if (isCapital(head.text) && !opensSentence(line, head.at) && !line.heading) return false
  return !(has(head, isAdjective) && has(before, isNoun) && !determined)
}

/** `son en efecto virtuales`: the noun is only said in passing. */
const inPassing =
  /^(?:en (?:efecto|realidad|principio|teoría|esencia|cambio|consecuencia|parte|cierta)|de (?:hecho|verdad)|por (?:ejemplo|supuesto|completo|desgracia|suerte)|sin duda)$/

/** dos metros más alta, tres horas seguida: of how much, not of the thing. */
const isMeasure = (head: Word, before: Word | undefined) =>
  /^(?:vez|veces|horas|parte|tipo|clase|especie|mayoría|minoría|totalidad|mitad|poquit[oa])$/.test(head.low) ||
  (/^(?:años?|mes|meses|días?|hora|minutos?|metros?|kilómetros?|semanas?)$/.test(head.low) &&
    (before?.kind === "number" || hasPart(before, "numeral")))

function adjectivesAfter(line: Line, head: Word): Word[] {
  const group: Word[] = []
  const skip = (from: number) => {
    let at = from
    while (isWord(line.words[at]) && (degree.test(lowOf(line.words[at])) || /mente$/.test(lowOf(line.words[at])))) at++
    return at
  }
  let at = skip(head.at + 1)
  for (;;) {
    const word = line.words[at]
    if (!word || word.gap === "") return group
    if (!isPlainAdjective(word, group.length > 0, line) && !isSubstantive(line, head, word)) return group
    group.push(word)
    const next = line.words[at + 1]
    // el pelo corto negro
    if (next && next.gap !== "" && isSecond(line, next)) {
      at = next.at
      continue
    }
    if (next && (and.test(next.low) || (next.text === "," && isListed(line, skip(at + 2))))) {
      const coordinated = line.words[skip(at + 2)]
      if (!coordinated || !isPlainAdjective(coordinated, true, line)) return group
      const after = line.words[coordinated.at + 1]
      // `grandes y nuevos retos`: what follows belongs to the next noun.
      if (isWord(after) && has(after, isNoun) && !has(after, isConjugated)) return group
      at = coordinated.at
      continue
    }
    return group
  }
}

/** `el pelo corto negro`; not `la función incorporada constructor`, which is called so. */
function isSecond(line: Line, word: Word): boolean {
  if (!isPlainAdjective(word, true, line) || /[dt]or(?:es)?$/.test(word.low)) return false
  const after = line.words[word.at + 1]
  return !(isWord(after) && has(after, isNoun) && !has(after, isConjugated))
}

/** `simpática, divertida y alta`: another adjective, and the list goes on. */
function isListed(line: Line, at: number): boolean {
  const word = line.words[at]
  return word !== undefined && isPlainAdjective(word, true, line) && /^(?:,|y|e)$/.test(lowOf(line.words[at + 1]))
}

/** Men among women: `la mujer médico` names what she is. */
const female = /^(?:mujer|niña|chica|madre|esposa|hermana|hija|amiga|señora|persona|figura|agente)s?$|^mujeres$/

/**
 * Right behind its noun an adjective that is a noun of people or things just as well: `el pelo rubia`, `unos zapatos negro`.
 * Sciences (`los niños música`) and what stands for itself (`la hora comida`) could be another thing.
 */
const isSubstantive = (line: Line, head: Word, word: Word): boolean =>
  isWord(word) &&
  word.known &&
  word.at === head.at + 1 &&
  isSureOf(line, head) &&
  // las verdes colinas; la familia primero
  !has(head, isAdjective) &&
  !/^(?:primer|segund|tercer)[oa]s?$/.test(word.low) &&
  !female.test(head.low) &&
  !/(?:ica|ía)s?$/.test(word.low) &&
  !isNounFirst(word.low) &&
  !languages.test(word.low) &&
  !has(word, isVerb) &&
  word.readings.every(({ part, gender }) => (part === "adjective" && gender !== "mf") || part === "noun") &&
  has(word, isAdjective)

const isSureOf = (line: Line, head: Word): boolean =>
  isSure(line, head) ||
  (isDeterminer(lowOf(line.words[head.at - 2])) && hasPart(line.words[head.at - 1], "adjective", "numeral"))

function isPlainAdjective(word: Word, later: boolean, line: Line): boolean {
  if (!isWord(word) || !has(word, isAdjective) || mayBeVerb(word, line)) return false
  if (!word.known && word.guess === null) return false
  if (hasPart(word, "preposition", "conjunction", "subordinator", "pronoun", "determiner", "numeral")) return false
  if ((hasPart(word, "adverb") && !later) || languages.test(word.low)) return false
  const nouns = word.readings.filter(isNoun)
  return nouns.every(reading => reading.weak) || word.readings.some(reading => reading.form === "participle")
}

/** `una ciudad lleno de gente`: only I could be doing it, and then something would follow that is done. */
function mayBeVerb(word: Word, line: Line): boolean {
  const finite = word.readings.filter(isConjugated)
  if (finite.length === 0) return false
  const next = line.words[word.at + 1]
  const ends = !isWord(next) || /^(?:y|e|de|del)$/.test(next.low)
  return !(ends && finite.every(({ person, number }) => person === 1 && number === "sg"))
}

/** Nouns further back in the same stretch, to which an adjective may belong too. */
function nounsBefore(line: Line, head: Word): { readonly nouns: readonly Shape[]; readonly coordinated: boolean } {
  const nouns: Shape[] = []
  let coordinated = false
  if (opensPhrase(line, head)) return { nouns, coordinated }
  for (let at = head.at - 1, steps = 0; at >= 0 && steps < 14; at--, steps++) {
    const word = line.words[at]
    if (!word) break
    if (word.kind !== "word") {
      if (word.text === ",") coordinated = true
      if (word.text !== "," && !/^[()"“”«»/]$/.test(word.text) && word.kind === "mark") break
      if (word.kind === "opaque") nouns.push({})
      continue
    }
    if (and.test(word.low)) {
      coordinated = true
      continue
    }
    if (at < head.at - 1 && only(word, isConjugated)) break
    if (/^(?:que|donde|cuando|porque|pero|si)$/.test(word.low)) break
    if (!word.known) nouns.push({})
    else if (has(word, isNoun)) nouns.push(...word.readings.filter(isNoun))
    else if (isNameLike(line, word)) nouns.push({})
  }
  return { nouns, coordinated }
}

/** `vi las puertas`: its own determiner begins the phrase, and nothing joins it to a noun further back. */
function opensPhrase(line: Line, head: Word): boolean {
  const determiner = line.words[head.at - 1]
  if (determiner === undefined || !isDeterminer(determiner.low) || /^(?:del|al)$/.test(determiner.low)) return false
  const before = line.words[head.at - 2]
  return (
    before === undefined ||
    (before.kind === "word" &&
      !preposition.test(before.low) &&
      !hasPart(before, "preposition", "determiner", "adjective", "conjunction", "adverb", "numeral"))
  )
}

function isExcused(line: Line, head: Word, word: Word): boolean {
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const adjacent = word.at === head.at + 1
  const low = word.guess ?? word.low
  if (/^(?:estándar|extra|clave|modelo|piloto|tipo|límite|fantasma|récord|base)$/.test(low)) return true
  const graded = word.at > head.at + 1 && /^(?:muy|más|tan|bastante|y|e)$/.test(lowOf(before)) && neverAdverb.test(low)
  if (free.test(low) && !(((adjacent && strictAfterNoun.test(low)) || graded) && isSure(line, head))) return true
  if (/^(?:haber|he|has|ha|hemos|han|había|habían|habiendo|hubiera|haya|hayan)$/.test(lowOf(before))) return true
  if (/^(?:vez|veces)$/.test(lowOf(next))) return true
  if (isCapital(word.text) && !line.heading) return true
  const afterNoun = isWord(next) && has(next, isNoun) && !isOnlyParticiple(word)
  if (afterNoun && agreeAnyhow(word.readings.filter(isAdjective), next.readings.filter(isNoun))) return true
  return has(word, isGerund)
}

/** los canales rojo, verde y azul: of each one its own. */
function isShared(line: Line, head: Word, group: readonly Word[]): boolean {
  const several = head.readings.some(({ part, number }) => part === "noun" && number === "pl")
  const one = group.every(word => word.readings.some(reading => isAdjective(reading) && reading.number === "sg"))
  const last = group.at(-1)
  const next = last && line.words[last.at + 1]
  const after = next && line.words[next.at + 1]
  return (
    several &&
    one &&
    (group.length > 1 ||
      (next?.text === "," && isWord(after) && has(after, isAdjective)) ||
      ((next?.low === "e" || next?.low === "y") && isWord(after) && has(after, isAdjective)))
  )
}

/** The noun follows a determiner that agrees with it. */
function isSure(line: Line, head: Word): boolean {
  const before = line.words[head.at - 1]
  const counted = before?.kind === "number" || only(before, ({ part }) => part === "numeral")
  return (
    before !== undefined && (counted || isDeterminer(before.low)) && (!has(head, isConjugated) || isNounFirst(head.low))
  )
}

const isOnlyParticiple = (word: Word) => word.readings.every(reading => reading.form === "participle")

function accuse(word: Word, head: Word, nouns: readonly Reading[], lexicon: Lexicon): Found {
  const [noun] = nouns
  const [now = {}] = word.readings.filter(isAdjective)
  const { gender, number } = noun ? wantedShape(noun, now) : ({ gender: "m", number: "sg" } as const)
  const form = formLike(word.guess ?? word.low, gender, number, lexicon)
  return {
    from: word.from,
    to: word.to,
    span: { from: head.from, to: word.to },
    code: "agr-adjective",
    values: { word: word.text, noun: head.text },
    suggestions: form ? [withCaseOf(form, word.text)] : [],
  }
}
