/** Forms of verbs made from other forms, each looked up in the lexicon before it is offered. */
import type { Lexicon } from "../lexicon/lexicon"
import type { Reading, VerbForm } from "../lexicon/reading"
import { hasPart, isGerund, isVerb, lowReadings, type Word } from "./text"

/** A form of a verb and nothing else, with or without an accent. */
export const isOnlyFinite = (word: Word | undefined): word is Word => word?.finite === true

/** Endings of the tenses that are told apart by them alone; irregular stems keep them. */
const endings: Readonly<Partial<Record<VerbForm, readonly string[]>>> = {
  present: ["o", "as", "es", "a", "e", "amos", "emos", "imos", "áis", "éis", "ís", "an", "en"],
  subjunctive: ["a", "e", "as", "es", "amos", "emos", "áis", "éis", "an", "en"],
  preterite: ["é", "í", "aste", "iste", "ó", "ió", "o", "e", "amos", "imos", "aron", "ieron", "eron"],
  imperfect: ["aba", "ía", "abas", "ías", "ábamos", "íamos", "aban", "ían"],
  future: ["é", "ás", "á", "emos", "án"],
  conditional: ["ía", "ías", "íamos", "ían"],
  "past-subjunctive": ["ara", "iera", "aras", "ieras", "áramos", "iéramos", "aran", "ieran", "era", "eran"],
}

const serAndCo: ReadonlyMap<string, readonly string[]> = new Map([
  ["ser", ["soy", "eres", "es", "somos", "son", "era", "eran", "éramos", "fui", "fue", "fuimos", "fueron"]],
  ["estar", ["estoy", "estás", "está", "estamos", "están"]],
  ["haber", ["he", "has", "ha", "hemos", "han", "había", "habíamos", "habían"]],
  ["ir", ["voy", "vas", "va", "vamos", "van", "iba", "íbamos", "iban"]],
  ["tener", ["tengo", "tienes", "tiene", "tenemos", "tienen"]],
  ["hacer", ["hago", "haces", "hace", "hacemos", "hacen"]],
])

/** Another person of the same tense: trabaja -> trabajan; null when none is found. */
export function inPerson(
  low: string,
  { lemma, form }: Reading,
  person: 1 | 2 | 3,
  number: "sg" | "pl",
  lexicon: Lexicon,
): string | null {
  const list = form === undefined ? [] : (endings[form] ?? [])
  const stems = list.filter(ending => low.endsWith(ending)).map(ending => low.slice(0, -ending.length))
  const fits = (word: string) =>
    word !== low &&
    lowReadings(word, lexicon).some(
      one => one.lemma === lemma && one.form === form && one.person === person && one.number === number && !one.clitic,
    )
  for (const word of serAndCo.get(lemma) ?? []) if (fits(word)) return word
  for (const stem of stems) for (const ending of list) if (fits(stem + ending)) return stem + ending
  return null
}

/** Stems of the subjunctive that the present does not show. */
const subjunctiveStems: ReadonlyMap<string, string> = new Map(
  `tener/teng hacer/hag poner/pong salir/salg venir/veng decir/dig traer/traig oír/oig caer/caig valer/valg haber/hay ser/se
   ir/vay saber/sep ver/ve dar/d estar/est seguir/sig conseguir/consig elegir/elij dirigir/dirij exigir/exij proteger/protej
   construir/construy incluir/incluy huir/huy obtener/obteng mantener/manteng contener/conteng suponer/supong proponer/propong`
    .trim()
    .split(/\s+/)
    .map(entry => entry.split("/") as [string, string]),
)

/** The subjunctive of a form of the present: tiene -> tenga. */
export function subjunctiveOf(low: string, reading: Reading, lexicon: Lexicon): string | null {
  const { lemma, person, number } = reading
  const stem = low.replace(/(?:[aeií]mos|[áéí]is|[aeo][ns]?)$/, "")
  const stems = [
    subjunctiveStems.get(lemma),
    stem,
    stem.replace(/c$/, "qu"),
    stem.replace(/g$/, "gu"),
    stem.replace(/z$/, "c"),
    stem.replace(/c$/, "zc"),
    stem.replace(/c$/, "z"),
    stem.replace(/g$/, "j"),
    stem.replace(/gu$/, "g"),
  ]
  for (const one of stems)
    for (const ending of ["a", "e", "as", "es", "amos", "emos", "an", "en", "é", "én", "és"]) {
      const word = (one ?? "") + ending
      if (one === undefined || word === low) continue
      const fits = lowReadings(word, lexicon).some(
        other =>
          other.lemma === lemma && other.form === "subjunctive" && other.person === person && other.number === number,
      )
      if (fits) return word
    }
  return null
}

/** Participles that do not follow from the infinitive; longer verbs share their ends (describir, suponer). */
const irregular: readonly (readonly [end: string, participle: string])[] = [
  ["satisfacer", "satisfecho"],
  ["deshacer", "deshecho"],
  ["hacer", "hecho"],
  ["bendecir", "bendecido"],
  ["decir", "dicho"],
  ["prever", "previsto"],
  ["escribir", "escrito"],
  ["cribir", "crito"],
  ["poner", "puesto"],
  ["abrir", "abierto"],
  ["cubrir", "cubierto"],
  ["olver", "uelto"],
  ["morir", "muerto"],
  ["romper", "roto"],
  ["imprimir", "impreso"],
  ["ver", "visto"],
]

export function participleOf(lemma: string, lexicon: Lexicon): string | null {
  for (const [end, participle] of irregular) {
    if (end === "ver" ? lemma !== "ver" : !lemma.endsWith(end)) continue
    const word = lemma.slice(0, -end.length) + participle
    if (lexicon.has(word)) return word
  }
  const word = lemma.endsWith("ar")
    ? `${lemma.slice(0, -2)}ado`
    : lemma.slice(0, -2) + (/[aeo]$/.test(lemma.slice(0, -2)) ? "ído" : "ido")
  return lexicon.has(word) ? word : null
}

export function gerundOf(lemma: string, lexicon: Lexicon): string | null {
  const stem = lemma.slice(0, -2)
  const choices = lemma.endsWith("ar")
    ? [`${stem}ando`]
    : [`${stem}iendo`, `${stem}yendo`, ...["i", "u"].map(vowel => `${stem.replace(/[eo](?=[^aeiou]+$)/, vowel)}iendo`)]
  return choices.find(word => lexicon.read(word).some(one => isGerund(one) && one.lemma === lemma)) ?? null
}

const PRONOUNS = /(?:[mts]e|nos|os|l[aeo]s?|(?:[mts]e|nos)l[aeo]s?)$/

/** The infinitive of a form, with the pronouns that were at its end: explicándoles -> explicarles. */
export function infinitiveOf(word: Word, fits: (reading: Reading) => boolean = isVerb): string | null {
  const reading = word.readings.find(one => isVerb(one) && fits(one))
  if (!reading || !/[aeií]r$/.test(reading.lemma)) return null
  if (!reading.clitic) return reading.lemma
  const pronouns = PRONOUNS.exec(word.low)?.[0]
  return pronouns === undefined ? null : reading.lemma + pronouns
}

export const isVerbish = (word: Word | undefined): boolean => hasPart(word, "verb")
