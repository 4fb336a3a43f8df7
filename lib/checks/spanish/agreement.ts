/** Gender and number: what goes together, and which form of a word would. */
import type { Lexicon } from "../lexicon/lexicon"
import type { Gender, GrammaticalNumber, Reading } from "../lexicon/reading"
import { determinerRows } from "./closed-words"
import { withoutAccents } from "./stress"
import { isAdjective, lowReadings } from "./text"

export interface Shape {
  readonly gender?: Gender | undefined
  readonly number?: GrammaticalNumber | undefined
}

const sameGender = (a: Shape, b: Shape) =>
  !a.gender || !b.gender || a.gender === "mf" || b.gender === "mf" || a.gender === b.gender
const sameNumber = (a: Shape, b: Shape) =>
  !a.number || !b.number || a.number === "both" || b.number === "both" || a.number === b.number

export const agree = (a: Shape, b: Shape): boolean => sameGender(a, b) && sameNumber(a, b)
/** Is there a way to read both so that they go together? */
export const agreeAnyhow = (some: readonly Shape[], others: readonly Shape[]): boolean =>
  some.some(one => others.some(other => agree(one, other)))

/** Of each determiner, the row of its forms. */
const rowOf = new Map<string, readonly string[]>()
for (const row of determinerRows) for (const form of row) if (form !== "-" && !rowOf.has(form)) rowOf.set(form, row)
rowOf.set("uno", ["un", "una", "unos", "unas"])
rowOf.set("alguno", ["algún", "alguna", "algunos", "algunas"])
rowOf.set("ninguno", ["ningún", "ninguna", "ningunos", "ningunas"])
rowOf.set("primero", ["primer", "primera", "primeros", "primeras"])
rowOf.set("tercero", ["tercer", "tercera", "terceros", "terceras"])

export const determinerRow = (low: string): readonly string[] | undefined => rowOf.get(low)
export const isDeterminer = (low: string): boolean => rowOf.has(low)
/** Which determiner it is, whatever its form: "el" for las. */
export const determinerKind = (low: string): string | undefined => {
  const row = rowOf.get(low)
  return row && (row[0] === "-" ? row[2] : row[0])
}

const possessives = /^(?:mi|tu|su)s?$/

export function determinerShapes(low: string): readonly Shape[] {
  if (possessives.test(low)) return [{ gender: "mf", number: low.endsWith("s") ? "pl" : "sg" }]
  const row = rowOf.get(low)
  if (!row) return []
  const at = row.indexOf(low)
  if (at < 0) return [{ gender: "m", number: "sg" }]
  return [{ gender: at % 2 ? "f" : "m", number: at > 1 ? "pl" : "sg" }]
}

/** The form of a determiner for a noun; null where there is none or it is two words (de la). */
export function determinerFor(low: string, gender: "m" | "f", number: "sg" | "pl"): string | null {
  if (low === "del") return number === "sg" ? (gender === "m" ? "del" : "de la") : gender === "m" ? "de los" : "de las"
  if (low === "al") return number === "sg" ? (gender === "m" ? "al" : "a la") : gender === "m" ? "a los" : "a las"
  const row = rowOf.get(low)
  const form = row?.[(number === "pl" ? 2 : 0) + (gender === "f" ? 1 : 0)]
  return form === undefined || form === "-" ? null : form
}

/** Another form of an adjective, participle or noun that has the gender and number; null when none is known. */
export function formLike(low: string, gender: Gender, number: "sg" | "pl", lexicon: Lexicon): string | null {
  const fits = (word: string) =>
    word !== low &&
    lowReadings(word, lexicon).some(
      reading =>
        (isAdjective(reading) || reading.part === "noun" || reading.part === "determiner") &&
        !reading.bare &&
        agree(reading, { gender, number }),
    )
  return candidateForms(low, gender, number).find(fits) ?? null
}

/** Shortened before a masculine noun: the long form has the endings. */
const shortened: ReadonlyMap<string, string> = new Map([
  ["buen", "bueno"],
  ["mal", "malo"],
  ["primer", "primero"],
  ["tercer", "tercero"],
  ["algún", "alguno"],
  ["ningún", "ninguno"],
])

function candidateForms(short: string, gender: Gender, number: "sg" | "pl"): string[] {
  const found: string[] = []
  const low = shortened.get(short) ?? short
  const ending = /(?:os|as|o|a)$/.exec(low)
  if (ending) {
    const stem = low.slice(0, -ending[0].length)
    const vowels = gender === "mf" ? ["o", "a"] : [gender === "f" ? "a" : "o"]
    for (const vowel of vowels) found.push(stem + vowel + (number === "pl" ? "s" : ""))
    if (gender === "m" && number === "sg") found.push(stem)
    if (gender === "m" && number === "pl") found.push(`${stem}es`)
  }
  if (number === "pl") {
    found.push(`${low}s`, `${low}es`, low.replace(/z$/, "ces"), `${withoutAccents(low)}es`, accentedPlural(low))
    if (gender === "f") found.push(`${withoutAccents(low)}as`)
  } else found.push(low.replace(/s$/, ""), low.replace(/es$/, ""), low.replace(/ces$/, "z"), accentedSingular(low))
  if (gender === "f" && /(?:ón|or|án|ín|és)$/.test(low)) found.push(`${low}a`, `${withoutAccents(low)}a`)
  return found.filter(word => word !== "")
}

/** joven -> jóvenes */
const accentedPlural = (low: string) =>
  low.replace(
    /([aeiou])([^aeiouáéíóú]+)([eo])n$/,
    (_, vowel: string, between: string, last: string) =>
      `${"áéíóú".charAt("aeiou".indexOf(vowel))}${between}${last}nes`,
  )

/** naciones -> nación */
const accentedSingular = (low: string) =>
  low.replace(
    /([aeiou])([ns])es$/,
    (_, vowel: string, last: string) => `${"áéíóú".charAt("aeiou".indexOf(vowel))}${last}`,
  )

/** The shape of a reading for which a form is wanted: what is open is taken from the word that is to be changed. */
export function wantedShape(noun: Reading, now: Shape): { gender: Gender; number: "sg" | "pl" } {
  const gender = noun.gender === undefined || noun.gender === "mf" ? (now.gender ?? "m") : noun.gender
  const number = noun.number === undefined || noun.number === "both" ? (now.number === "pl" ? "pl" : "sg") : noun.number
  return { gender, number }
}
