/**
 * Subject, ser or estar, and the adjective said of it: `la actualización no estaba bien comunicado`, `mi hermano es alta`.
 *
 * The subject is a pronoun or a phrase whose beginning can be seen (start, mark, conjunction): a phrase after a preposition or
 * a verb is none.
 */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import type { Reading } from "../lexicon/reading"
import { isCapital, withCaseOf } from "../tokens"
import { agreeAnyhow, formLike, isDeterminer, type Shape, wantedShape } from "./agreement"
import { wrongAlone } from "./bare-predicate"
import { antecedentOf, carriedSubject, pronouns, type Subject } from "./far-subject"
import { isLinking, isMoving, isReflexiveLink } from "./linking"
import { wrongPerson } from "./person-attribute"
import {
  has,
  hasPart,
  isAdjective,
  isConjugated,
  isInfinitive,
  isNoun,
  isWord,
  type Line,
  lowOf,
  only,
  type Word,
} from "./text"

export const agrPredicate: Check = {
  id: "agr-predicate",
  category: "grammar",
  severity: "minor",
  level: "error",
  confidence: 0.95,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines) for (const verb of line.words) yield* wrongAfter(line, verb, lexicon)
  },
  examples: [
    {
      target: "La actualización no estaba bien comunicado.",
      finds: ["comunicado"],
      becomes: "La actualización no estaba bien comunicada.",
    },
    { target: "Mi hermano es alta.", finds: ["alta"], becomes: "Mi hermano es alto." },
    { target: "Ella estaría muy orgulloso.", finds: ["orgulloso"], becomes: "Ella estaría muy orgullosa." },
    { target: "Las casas del barrio son pequeño.", finds: ["pequeño"], becomes: "Las casas del barrio son pequeñas." },
    { target: "Ella es simpática y divertido.", finds: ["divertido"], becomes: "Ella es simpática y divertida." },
    { target: "Su pelo es larga.", finds: ["larga"], becomes: "Su pelo es largo." },
    { target: "La señal de teléfono era malo.", finds: ["malo"], becomes: "La señal de teléfono era mala." },
    { target: "Ayer la comida era bueno.", finds: ["bueno"], becomes: "Ayer la comida era buena." },
    {
      target: "Hay cosas que son importante y estábamos muy joven.",
      finds: ["importante", "joven"],
      becomes: "Hay cosas que son importantes y estábamos muy jóvenes.",
    },
    {
      target: "Son color rojo; son mejor así; están igual; somos parte; son más bien pocos. Los seres humanos.",
      finds: [],
    },
    {
      target: "Vive en una ciudad que es malo; ella tiene ojos azules y es alto; fue muy emocionada y orgulloso.",
      finds: ["malo", "alto", "orgulloso"],
      becomes: "Vive en una ciudad que es mala; ella tiene ojos azules y es alta; fue muy emocionada y orgullosa.",
    },
    {
      target:
        "Es una pena que sea malo; ella tiene un perro y es bueno; dijo a la niña que es bueno; la casa del tío que es sano.",
      finds: [],
    },
    {
      target: "Ella se siente cansado; sus ojos se sentían pesado; los discos se volvieron muy popular.",
      finds: ["cansado", "pesado", "popular"],
      becomes: "Ella se siente cansada; sus ojos se sentían pesados; los discos se volvieron muy populares.",
    },
    {
      target: "Su piel blanca es bonito; la gente mala es divertido.",
      finds: ["bonito", "divertido"],
      becomes: "Su piel blanca es bonita; la gente mala es divertida.",
    },
    {
      target: "Se ven bonitas casas; ella se puso rojo carmín; se encuentra abierto; las niñas se ven claro.",
      finds: [],
    },
    {
      target: "La comida que comimos era bueno. Las clases en la universidad son aburridos. Todo es más divertida.",
      finds: ["bueno", "aburridos", "divertida"],
      becomes: "La comida que comimos era buena. Las clases en la universidad son aburridas. Todo es más divertido.",
    },
    {
      target: "La lucha contra el ruido es dura; la clase con mi tío es largo; mi comida favorita es sopa.",
      finds: [],
    },
    { target: "La mayoría de los vecinos son altos.", finds: [] },
    { target: "La casa de mi padre es nueva y está bien.", finds: [] },
    { target: "El problema de la ayuda es grave.", finds: [] },
    { target: "Ellas son parte del grupo; ella es médico.", finds: [] },
    { target: "Lo que vio la niña era bueno.", finds: [] },
    {
      target: "Ella es un buen director; mi hermana es un estudiante.",
      finds: ["un buen director", "un estudiante"],
      becomes: "Ella es una buena directora; mi hermana es una estudiante.",
    },
    { target: "Ella es un ángel, un modelo a seguir y el mejor ejemplo; mi madre es un encanto.", finds: [] },
    { target: "Mi madre y mi hermana son altas.", finds: [] },
  ],
}

const aside = /^(?:se|no|también|siempre|ya|nunca|todavía|aún|realmente|tampoco|solo|casi)$/
const degree =
  /^(?:muy|más|menos|tan|bien|mal|ya|siempre|también|todavía|no|casi|poco|demasiado|bastante|súper|super|tanto|much[oa])$/
const opensClause = /^(?:que|como|cuando|si|porque|mientras|aunque|donde|pero|entonces|además|pues|y|o|[.;:¿¡(—–,«“"])$/
function* wrongAfter(line: Line, verb: Word, lexicon: Lexicon): Generator<Found> {
  if (!isWord(verb) || verb.at === 0) return
  if (verb.low === "para" || !isLinking(line, verb)) return
  const near = subjectBefore(line, verb)
  const found = near ? [...wrongOf(near, line, verb, lexicon)] : [...wrongFar(line, verb, lexicon)]
  const person = near && wrongPerson(line, verb, near, lexicon)
  if (person) yield person
  if (found.length > 0 || near) yield* found
  else {
    const alone = wrongAlone(line, verb, lexicon) ?? wrongAmongThemselves(line, verb, lexicon)
    if (alone) yield alone
  }
}

/** The subject before que, or of the clause before y. */
function* wrongFar(line: Line, verb: Word, lexicon: Lexicon): Generator<Found> {
  let at = verb.at - 1
  while (aside.test(lowOf(line.words[at]))) at--
  const near = antecedentOf(line, at) ?? describedSubject(line, at)
  if (near) return yield* wrongOf(near, line, verb, lexicon)
  // `mi casa está lejos y soy alto`, `y es malo para todos`: of somebody, or something, else.
  if (!has(verb, reading => isConjugated(reading) && reading.person === 3)) return
  const carried = carriedSubject(line, at, one => subjectBefore(line, one))
  for (const found of carried ? wrongOf(carried, line, verb, lexicon) : []) {
    const next = line.words.find(({ from }) => from >= found.to)
    if (!/^(?:para|que|de|a)$/.test(lowOf(next)) && !has(next, isInfinitive)) yield found
  }
}

/** `la comida que comimos era buena`: behind a short clause with que that names nothing else. */
function describedSubject(line: Line, from: number): Subject | null {
  if (!has(line.words[from], isConjugated)) return null
  for (let at = from; at >= 0 && from - at < 5; at--) {
    const word = line.words[at]
    if (!isWord(word) || !word.known || isCapital(word.text)) return null
    if (word.low !== "que") {
      if (has(word, isNoun) && !only(word, isConjugated)) return null
      continue
    }
    const noun = line.words[at - 1]
    return isWord(noun) && isNounHere(noun) ? phraseBefore(line, noun) : null
  }
  return null
}

/** `se ve claro`, `queda más claro`: how it is seen, not what is. */
const ofTheVerb = /^(?:claro|alto|bajo|fuerte|rápido|largo|junto|distinto|diferente|bonito|lindo)$/

function* wrongOf(subject: Subject, line: Line, verb: Word, lexicon: Lexicon): Generator<Found> {
  const numbers = verb.readings.filter(isConjugated).map(({ number }) => number)
  const inNumber = (shape: Shape) => !shape.number || shape.number === "both" || numbers.includes(shape.number)
  // A verb in another number has another subject, or several.
  if (!subject.shapes.some(inNumber)) return
  let agreed = subject.anyOf.filter(inNumber)
  for (const word of attributesAfter(line, verb, pronouns.has(subject.head.low))) {
    if (ofTheVerb.test(word.low) && !has(verb, ({ lemma }) => lemma === "ser" || lemma === "estar")) return
    if (
      isMoving(verb) &&
      !isReflexiveLink(line, verb) &&
      !has(word, ({ form }) => form === "participle") &&
      !/^content/.test(word.low)
    )
      return
    const shapes = word.readings.filter(isAdjective)
    if (agreeAnyhow(shapes, agreed)) {
      const fitting = agreed.filter(shape => agreeAnyhow(shapes, [shape]))
      if (fitting.length > 0) agreed = fitting
      continue
    }
    yield accuse(word, subject, lexicon)
  }
}

/** `es simpática y divertido`: of whoever it is said, both are said of one. */
function wrongAmongThemselves(line: Line, verb: Word, lexicon: Lexicon): Found | null {
  const [first, ...others] = attributesAfter(line, verb, true)
  if (!first || others.length === 0) return null
  const shapes = first.readings.filter(isAdjective)
  const [shape] = shapes
  if (!shape || (shape.gender !== "m" && shape.gender !== "f")) return null
  const agreed = shapes
  // `estoy cansada, extraño salir`: a verb of its own.
  const wrong = others.find(word => !has(word, isConjugated) && !agreeAnyhow(word.readings.filter(isAdjective), agreed))
  return wrong ? accuse(wrong, { head: first, shapes: agreed, anyOf: agreed }, lexicon) : null
}

export function subjectBefore(line: Line, verb: Word): Subject | null {
  let at = verb.at - 1
  while (aside.test(lowOf(line.words[at]))) at--
  const last = line.words[at]
  if (!isWord(last)) return null
  const pronoun = last.low === "el" && has(verb, isConjugated) ? pronouns.get("él") : pronouns.get(last.low)
  if (neuter.test(last.low) && isGraded(line, verb) && isStart(line.words[at - 1])) {
    const shape: Shape = { gender: "m", number: "sg" }
    return { head: last, shapes: [shape], anyOf: [shape] }
  }
  if (pronoun) {
    const before = line.words[at - 1]
    const governed = /^(?:de|con|a|para|por|en|y|e|o|sin|entre|según|como|sobre|hacia|contra)$/.test(lowOf(before))
    return governed || has(before, isNoun) ? null : { head: last, shapes: [pronoun], anyOf: [pronoun] }
  }
  return phraseBefore(line, last, verb)
}

/** `todo es muy bueno`; without a degree a thing may be named (`todo es política`). */
const neuter = /^(?:todo|esto|eso|aquello|nada)$/
const isGraded = (line: Line, verb: Word) => /^(?:muy|más|tan|menos)$/.test(lowOf(line.words[verb.at + 1]))
const isStart = (before: Word | undefined) =>
  before === undefined || opensClause.test(before.low) || opensClause.test(before.text)

/** The phrase that ends in `last`, with the nouns joined to it by de; null when it may be no subject. */
function phraseBefore(line: Line, last: Word, verb?: Word): Subject | null {
  if (isCapital(last.text) && last.at > 0) return properBefore(line, last)
  const described = line.words[last.at - 1]
  if (described && isNounHere(described) && isDescribedBy(described, last)) return phraseBefore(line, described, verb)
  if (!has(last, isNoun) || hasPart(last, "adverb", "pronoun", "subordinator", "preposition")) return null
  const heads = [last]
  // `la vida con mis padres`: what is joined by another preposition than de may be said of the last noun, too.
  let isLoose = false
  let start = last.at
  for (;;) {
    while (start > 0 && opensNoun(line.words[start - 1])) start--
    const before = line.words[start - 1]
    const noun = line.words[start - 2]
    const contracted = /^(?:del|al)$/.test(lowOf(line.words[start]))
    const joined = contracted ? before : joins.test(lowOf(before)) ? noun : undefined
    if (!joined || !isNounHere(joined) || isCapital(joined.text)) break
    if (!/^del?$/.test(contracted ? lowOf(line.words[start]) : lowOf(before))) isLoose = true
    heads.push(joined)
    start = joined.at
  }
  const first = line.words[start]
  if (/^(?:del|al)$/.test(lowOf(first))) return null
  const before = line.words[start - 1]
  const determined = first !== undefined && isDeterminer(first.low)
  if (before && !opensClause.test(before.low) && !opensClause.test(before.text) && !(determined && isAside(before)))
    return null
  // Two things joined by y ask for the plural: `y su música es` begins a clause of its own.
  const alone = determined && verb?.readings.every(one => !isConjugated(one) || one.number === "sg")
  if (before && /^(?:y|o|,)$/.test(before.low) && !alone && !isClauseBreak(line, start - 1)) return null
  const head = heads.at(-1)
  if (!head || !first || (!isDeterminer(first.low) && first !== head)) return null
  if (first === head && before && !/^(?:como|si|cuando|porque|que|[.;:])$/.test(before.low)) return null
  const shapes = head.readings.filter(isNoun)
  return {
    head,
    shapes,
    anyOf: isLoose || isAmount.test(head.low) ? heads.flatMap(word => word.readings.filter(isNoun)) : shapes,
  }
}

const joins = /^(?:de|en|con|para|por|sobre|entre|sin|contra|a)$/

/** `su piel blanca`, `la gente mala` */
const isDescribedBy = (noun: Word, word: Word): boolean =>
  has(word, isAdjective) &&
  !has(word, isConjugated) &&
  !hasPart(noun, "adverb", "pronoun", "subordinator", "preposition") &&
  // `mi comida favorita es pasta`: what follows may be a thing.
  !/^(?:favorit|preferid|principal|únic)/.test(word.low) &&
  agreeAnyhow(word.readings.filter(isAdjective), noun.readings.filter(isNoun))

/** Of these the noun after de may be what is spoken of: `la mayoría de los vecinos son altos`, `el tipo de música es rara`. */
const isAmount =
  /^(?:mayoría|minoría|parte|tipos?|clases?|especies?|grupos?|series?|mont[óo]n(?:es)?|par(?:es)?|restos?|mitad|números?|conjuntos?|cantidad(?:es)?|formas?|maneras?|modos?|total|suma|tercio|cuarto|docenas?|miles|cientos|millones|millón|infinidad|multitud|variedad|género|familia|lista|equipo|uno?|una)$/

/** `Ayer la comida era buena`, `sin duda este viaje fue largo`: what stands before a phrase without being joined to it. */
const isAside = (word: Word): boolean =>
  isWord(word) &&
  word.known &&
  (word.at === 0 || !isCapital(word.text)) &&
  (word.readings.every(({ part }) => part === "adverb") ||
    (word.readings.every(one => isNoun(one) && !one.weak && !one.bare) && word.readings.length > 0))

/** A y or a comma parts clauses only where no noun could be joined by it: none stands right before. */
function isClauseBreak(line: Line, at: number): boolean {
  const before = line.words[at - 1]
  return (
    before !== undefined &&
    !has(before, isNoun) &&
    !hasPart(before, "pronoun") &&
    !isCapital(before.text) &&
    before.kind === "word" &&
    before.known
  )
}

/** `La mamá de Cruise era atento`: the name says nothing, the noun before it does. */
function properBefore(line: Line, last: Word): Subject | null {
  if (lowOf(line.words[last.at - 1]) !== "de") return null
  const noun = line.words[last.at - 2]
  return noun && isNounHere(noun) && !isCapital(noun.text) ? phraseBefore(line, noun) : null
}

const opensNoun = (word: Word | undefined) =>
  word !== undefined && (isDeterminer(word.low) || (hasPart(word, "adjective", "numeral") && !has(word, isNoun)))
const isNounHere = (word: Word) => isWord(word) && has(word, isNoun) && !isCapital(word.text)

/** The adjectives said of the subject: one, or several joined by commas and y. */
function attributesAfter(line: Line, verb: Word, strict: boolean): Word[] {
  const group: Word[] = []
  let at = verb.at + 1
  for (;;) {
    while (degree.test(lowOf(line.words[at])) || /mente$/.test(lowOf(line.words[at]))) at++
    const word = line.words[at]
    if (!word || !isAttribute(word, strict || group.length > 0)) return group
    const next = line.words[at + 1]
    if (
      isWord(next) &&
      has(next, isNoun) &&
      !has(next, isConjugated) &&
      !onlyParticiple(word) &&
      !/^(?:y|e|o|a)$/.test(next.low)
    )
      return group
    group.push(word)
    if (!next || !/^(?:y|e|o|,)$/.test(next.low)) return group
    at = next.at + 1
    if (next.text === "," && /^(?:y|e|o)$/.test(lowOf(line.words[at]))) at++
  }
}

const onlyParticiple = (word: Word) => word.readings.every(reading => reading.form === "participle")

/** After a pronoun a word that may be a noun too is taken for an adjective only if it hardly is one. */
function isAttribute(word: Word, strict: boolean): boolean {
  // No second verb stands right behind ser or estar: `está lleno` is never of llenar.
  if (!isWord(word) || !has(word, isAdjective) || isCapital(word.text)) return false
  if (hasPart(word, "adverb", "determiner", "pronoun", "numeral", "subordinator", "preposition", "conjunction"))
    return false
  const nouns = word.readings.filter(isNoun)
  const flexible = (lemma: string) =>
    word.readings.some(({ part, gender, lemma: own }) => part === "adjective" && gender !== "mf" && own !== lemma)
  return nouns.every(({ weak, lemma }) => weak || flexible(lemma)) || (strict && onlyParticiple(word))
}

function accuse(word: Word, { head, shapes }: Subject, lexicon: Lexicon): Found {
  const [subject = {}] = shapes
  const [now = {}] = word.readings.filter(isAdjective)
  const reading: Reading = { part: "noun", lemma: "", ...definite(subject) }
  const { gender, number } = wantedShape(reading, now)
  const form = formLike(word.guess ?? word.low, gender, number, lexicon)
  return {
    from: word.from,
    to: word.to,
    span: { from: head.from, to: word.to },
    code: "agr-predicate",
    values: { word: word.text, subject: head.text },
    suggestions: form ? [withCaseOf(form, word.text)] : [],
  }
}

const definite = ({ gender, number }: Shape) => ({ ...(gender ? { gender } : {}), ...(number ? { number } : {}) })
