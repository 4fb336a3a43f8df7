/** Prepositions that are missing, doubled, left over, or another than Spanish asks for. */
import type { Check, Found } from "../check"
import { isCapital, withCaseOf } from "../tokens"
import { isDay } from "./calendar"
import { phraseBook, saidIn } from "./phrases"
import {
  has,
  hasPart,
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

export const preposition: Check = {
  id: "preposition",
  category: "grammar",
  severity: "minor",
  level: "warning",
  confidence: 0.88,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines) {
      for (const { from, to, right } of saidIn(line, fixed))
        yield { from, to, code: "other-preposition", values: { right: right[0] ?? "" }, suggestions: right }
      for (const word of line.words) {
        if (!isWord(word)) continue
        const found =
          beforeInfinitive(line, word) ??
          comparison(line, word) ??
          doubled(line, word) ??
          contraction(line, word) ??
          onDay(line, word) ??
          million(line, word) ??
          stranded(line, word)
        if (found) yield found
      }
    }
  },
  examples: [
    { target: "Voy hacer la tarea.", finds: ["hacer"], becomes: "Voy a hacer la tarea." },
    { target: "Tengo ir ya y trato dormir.", finds: ["ir", "dormir"], becomes: "Tengo que ir ya y trato de dormir." },
    { target: "Puede a venir.", finds: ["a venir"], becomes: "Puede venir." },
    { target: "Hay más que 20 personas.", finds: ["más que"], becomes: "Hay más de 20 personas." },
    { target: "El sitio de web es lento.", finds: ["sitio de web"], becomes: "El sitio web es lento." },
    { target: "Habla en una manera clara.", finds: ["en una manera"], becomes: "Habla de una manera clara." },
    { target: "Es la puerta de el edificio.", finds: ["de el"], becomes: "Es la puerta del edificio." },
    { target: "Nos vemos en el lunes.", finds: ["en el lunes"], becomes: "Nos vemos el lunes." },
    { target: "Van hacia al norte.", finds: ["hacia al"], becomes: "Van hacia el norte." },
    { target: "Cuesta dos millones dólares.", finds: ["millones dólares"], becomes: "Cuesta dos millones de dólares." },
    { target: "Cuesta menos que $100.", finds: ["menos que"], becomes: "Cuesta menos de $100." },
    { target: "Dan ayuda a y mejoran la red.", finds: ["a y"] },
    { target: "Depende en ti.", finds: ["Depende en"], becomes: "Depende de ti." },
    { target: "Voy a hacer eso; no hay más que 20; entre al menos dos, por entre los árboles.", finds: [] },
    {
      target: "Habló en contra del plan; dos millones de personas; puede ir; deja hacer; el diario de El País.",
      finds: [],
    },
  ],
}

const fixed = phraseBook(`
  sitio/sitios de web > sitio/sitios web
  página/páginas de web > página/páginas web
  en una manera/forma > de una manera/forma
  en esta manera/forma > de esta manera/forma
  en otra manera/forma > de otra manera/forma
  en alguna/ninguna manera > de alguna/ninguna manera
  en muchas/varias/diferentes/distintas maneras > de muchas/varias/diferentes/distintas maneras
  con colaboración/cooperación con > en colaboración/cooperación con
  depende/dependen/depender/dependía en > depende/dependen/depender/dependía de
  consiste/consisten/consistir/consistía de > consiste/consisten/consistir/consistía en
  enamorado/enamorada/enamorados con > enamorado/enamorada/enamorados de
  a través el > a través del
  alrededor el > alrededor del
`)

const perifrases: readonly (readonly [lemmas: RegExp, link: string])[] = [
  [/^(?:ir|empezar|comenzar|aprender)$/, "a"],
  [/^tratar$/, "de"],
  [/^tener$/, "que"],
]
const bare = /^(?:poder|deber|querer|necesitar|desear|soler|preferir)$/

/** voy hacer, tengo ir; puedo a ir. */
function beforeInfinitive(line: Line, word: Word): Found | null {
  const before = line.words[word.at - 1]
  const verb = line.words[word.at - 2]
  if (!only(word, isInfinitive) || !isWord(before) || isCapital(word.text)) return null
  const { from, to } = word
  const link = perifrases.find(([lemmas]) => governs(line, before, lemmas))?.[1]
  if (
    link !== undefined &&
    !/^(?:que|qué|fue|fui|fueron|ve|vete)$/.test(before.low) &&
    !isLastOfRelative(line, before)
  ) {
    const right = `${link} ${word.text}`
    const values = { right: `${before.text} ${right}` }
    return { from, to, span: { from: before.from, to }, code: "other-preposition", values, suggestions: [right] }
  }
  if (before.low !== "a" || !only(verb, one => isConjugated(one) && bare.test(one.lemma))) return null
  const values = { right: `${verb?.text ?? ""} ${word.text}` }
  return { from: before.from, to, code: "other-preposition", values, suggestions: [word.text] }
}

/** A form of the verb; of `trato`, which is a noun too, only where no article makes it one. */
const governs = (line: Line, verb: Word, lemmas: RegExp) =>
  has(verb, one => isConjugated(one) && lemmas.test(one.lemma)) &&
  (only(verb, isConjugated) || (verb.low === "trato" && !hasPart(line.words[verb.at - 1], "determiner", "preposition")))

/** `lo que tienen hacer` has been cut short elsewhere; `lo que voy` is a clause of its own. */
const isLastOfRelative = (line: Line, verb: Word) =>
  /^(?:que|donde|cuando|como)$/.test(lowOf(line.words[verb.at - 1])) && lowOf(line.words[verb.at - 2]) === "lo"

function comparison(line: Line, word: Word): Found | null {
  const que = line.words[word.at + 1]
  const sum = line.words[word.at + 2]
  const number = sum && /^[$€£]$/.test(sum.text) ? line.words[word.at + 3] : sum
  if (!/^(?:más|menos)$/.test(word.low) || lowOf(que) !== "que" || !que) return null
  const counted =
    number?.kind === "number" ||
    (only(number, one => one.part === "numeral") && !/^(?:un|una|uno)$/.test(lowOf(number)))
  const negated = line.words
    .slice(Math.max(0, word.at - 4), word.at)
    .some(one => /^(?:no|nada|nadie|ni|nunca|sin)$/.test(one.low))
  if (!counted || negated) return null
  const right = `${word.text} de`
  return { from: word.from, to: que.to, code: "other-preposition", values: { right }, suggestions: [right] }
}

function doubled(line: Line, word: Word): Found | null {
  const next = line.words[word.at + 1]
  if (!isWord(next) || !/^(?:hacia|desde|durante|ante|contra|tras|según|mediante|sobre)$/.test(word.low)) return null
  if (!/^(?:al|del|hacia)$/.test(next.low) || (next.low !== "hacia" && lowOf(line.words[next.at + 1]) === "menos"))
    return null
  if (
    has(word, one => one.part === "noun") &&
    line.words[word.at - 1] &&
    hasPart(line.words[word.at - 1], "determiner")
  )
    return null
  // en contra del plan.
  if (word.low === "contra" && lowOf(line.words[word.at - 1]) === "en") return null
  const right = next.low === "hacia" ? word.text : `${word.text} el`
  const phrase = `${word.text} ${next.text}`
  return { from: word.from, to: next.to, code: "double-preposition", values: { phrase }, suggestions: [right] }
}

function contraction(line: Line, word: Word): Found | null {
  const el = line.words[word.at + 1]
  const noun = line.words[word.at + 2]
  if (!/^(?:de|a)$/.test(word.low) || el?.text !== "el" || !isWord(noun)) return null
  if (!has(noun, one => isNoun(one) || one.part === "adjective") || has(noun, isConjugated)) return null
  const right = withCaseOf(word.low === "de" ? "del" : "al", word.text)
  return { from: word.from, to: el.to, code: "other-preposition", values: { right }, suggestions: [right] }
}

function onDay(line: Line, word: Word): Found | null {
  if (word.low !== "en") return null
  const next = line.words[word.at + 1]
  const day = /^(?:el|los)$/.test(lowOf(next)) ? line.words[word.at + 2] : next
  if (!day || !isDay(day.low) || /^(?:santo|de)$/.test(lowOf(line.words[day.at + 1])) || isCapital(day.text))
    return null
  const article = lowOf(next) === "los" ? "los" : "el"
  const right = withCaseOf(`${article} ${day.text}`, word.text)
  return { from: word.from, to: day.to, code: "other-preposition", values: { right }, suggestions: [right] }
}

function million(line: Line, word: Word): Found | null {
  const next = line.words[word.at + 1]
  if (!/^(?:mill(?:ón|ones)|billones)$/.test(word.low) || !isWord(next) || !has(next, isNoun)) return null
  if (!next.readings.every(one => isNoun(one) && one.number === "pl") || isCapital(next.text)) return null
  const right = `${word.text} de ${next.text}`
  return { from: word.from, to: next.to, code: "other-preposition", values: { right }, suggestions: [right] }
}

/** `dar soporte a y creciendo`: not `por y para`, whose prepositions share their word. */
function stranded(line: Line, word: Word): Found | null {
  const and = line.words[word.at + 1]
  const next = line.words[word.at + 2]
  const before = line.words[word.at - 1]
  if (!/^(?:a|de|en|con|por|para)$/.test(word.low) || !and || !/^(?:y|o|e)$/.test(and.low) || isCapital(word.text))
    return null
  if (
    !isWord(next) ||
    !isWord(before) ||
    hasPart(next, "preposition") ||
    !(has(next, isConjugated) || has(next, isGerund))
  )
    return null
  return has(next, isNoun)
    ? null
    : { from: word.from, to: and.to, code: "stranded-preposition", values: { word: word.text } }
}
