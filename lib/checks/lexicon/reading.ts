/** One way to read a word: what it is, and of which word it is a form. */

export const parts = [
  "noun",
  "name",
  "adjective",
  "determiner",
  "pronoun",
  "verb",
  "adverb",
  "preposition",
  "conjunction",
  "subordinator",
  "numeral",
  "interjection",
] as const
export type Part = (typeof parts)[number]

export type Gender = "m" | "f" | "mf"
export type GrammaticalNumber = "sg" | "pl" | "both"

export const verbForms = [
  "infinitive",
  "gerund",
  "participle",
  "present",
  "subjunctive",
  "preterite",
  "imperfect",
  "future",
  "conditional",
  "past-subjunctive",
  "imperative",
] as const
export type VerbForm = (typeof verbForms)[number]

export interface Reading {
  readonly part: Part
  readonly lemma: string
  readonly gender?: Gender
  readonly number?: GrammaticalNumber
  readonly form?: VerbForm
  readonly person?: 1 | 2 | 3
  /** A noun only at need: an adjective that can stand for one. */
  readonly weak?: true
  /** With a pronoun at its end: verlo, diciéndole. */
  readonly clitic?: true
  /** Neither number nor part of speech is known for sure: a word the dictionary gives without any rule. */
  readonly bare?: true
}

/** A reading without its word, as the lexicon file keeps it: "part gender number form person flags cut add" in short. */
const partKeys = "nNadpvAPcsxi"
const formKeys = "igpPSRIFCTM"

export function writeReading(reading: Reading, form: string): string {
  const { part, gender = "-", number, form: verb, person = "-", lemma } = reading
  let same = 0
  while (same < form.length && same < lemma.length && form[same] === lemma[same]) same++
  const flags = (reading.weak ? 1 : 0) + (reading.clitic ? 2 : 0) + (reading.bare ? 4 : 0)
  const short = { m: "m", f: "f", mf: "x", "-": "-" }[gender]
  const many = number === undefined ? "-" : { sg: "s", pl: "p", both: "b" }[number]
  const tense = verb === undefined ? "-" : formKeys[verbForms.indexOf(verb)]
  return `${partKeys[parts.indexOf(part)]}${short}${many}${tense}${person}${flags}${form.length - same}${lemma.slice(same)}`
}

/** The reading of `form` that a string of the file stands for. */
export function readReading(short: string, form: string): Reading {
  const part = parts[partKeys.indexOf(short.charAt(0))] ?? "noun"
  const gender = ({ m: "m", f: "f", x: "mf" } as const)[short.charAt(1)]
  const number = ({ s: "sg", p: "pl", b: "both" } as const)[short.charAt(2)]
  const verb = verbForms[formKeys.indexOf(short.charAt(3))]
  const person = short.charAt(4) === "-" ? undefined : (Number(short.charAt(4)) as 1 | 2 | 3)
  const flags = Number(short.charAt(5))
  const [, cut = "0", add = ""] = /^(\d+)(.*)$/.exec(short.slice(6)) ?? []
  return {
    part,
    lemma: form.slice(0, form.length - Number(cut)) + add,
    ...(gender ? { gender } : {}),
    ...(number ? { number } : {}),
    ...(verb ? { form: verb } : {}),
    ...(person ? { person } : {}),
    ...(flags & 1 ? { weak: true } : {}),
    ...(flags & 2 ? { clitic: true } : {}),
    ...(flags & 4 ? { bare: true } : {}),
  }
}
