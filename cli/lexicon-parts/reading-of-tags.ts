/** Apertium's tags of a form as a reading of our lexicon. @see https://wiki.apertium.org/wiki/List_of_symbols */
import type { Gender, GrammaticalNumber, Part, Reading, VerbForm } from "@/lib/checks/lexicon/reading"
import type { DixForm } from "./expand-dix"

const parts: ReadonlyMap<string, Part> = new Map<string, Part>([
  ["n", "noun"],
  ["np", "name"],
  ["adj", "adjective"],
  ["adv", "adverb"],
  ["preadv", "adverb"],
  ["cnjadv", "adverb"],
  ["vblex", "verb"],
  ["vbser", "verb"],
  ["vbhaver", "verb"],
  ["vbmod", "verb"],
  ["vaux", "verb"],
  ["pr", "preposition"],
  ["det", "determiner"],
  ["predet", "determiner"],
  ["prn", "pronoun"],
  ["rel", "pronoun"],
  ["cnjcoo", "conjunction"],
  ["cnjsub", "subordinator"],
  ["num", "numeral"],
  ["ij", "interjection"],
])
const genders: ReadonlyMap<string, Gender> = new Map<string, Gender>([
  ["m", "m"],
  ["f", "f"],
  ["mf", "mf"],
  ["nt", "m"],
])
const numbers: ReadonlyMap<string, GrammaticalNumber> = new Map<string, GrammaticalNumber>([
  ["sg", "sg"],
  ["pl", "pl"],
  ["sp", "both"],
])
const verbForms: ReadonlyMap<string, VerbForm> = new Map<string, VerbForm>([
  ["inf", "infinitive"],
  ["ger", "gerund"],
  ["pp", "participle"],
  ["pri", "present"],
  ["prs", "subjunctive"],
  ["ifi", "preterite"],
  ["pii", "imperfect"],
  ["fti", "future"],
  ["cni", "conditional"],
  ["pis", "past-subjunctive"],
  ["imp", "imperative"],
])
const persons: ReadonlyMap<string, 1 | 2 | 3> = new Map<string, 1 | 2 | 3>([
  ["p1", 1],
  ["p2", 2],
  ["p3", 3],
])

/** Null: of no kind that is a word here (marks, abbreviations, forms nobody uses). */
export function readingOf({ lemma, tags: [kind = "", ...more], clitic }: DixForm): Reading | null {
  const part = parts.get(kind)
  if (!part || lemma === "") return null
  const first = <T>(of: ReadonlyMap<string, T>): T | undefined =>
    more.map(tag => of.get(tag)).find(one => one !== undefined)
  const [gender, number] = [first(genders), first(numbers)]
  if (part !== "verb") {
    // Joined words that are no verbs (del, al) are closed, and known.
    if (clitic) return null
    return { part, lemma, ...(gender ? { gender } : {}), ...(number ? { number } : {}) }
  }
  const [form, person] = [first(verbForms), first(persons)]
  if (!form) return null
  if (clitic) return { part, lemma, form, clitic: true }
  const participle = form === "participle" && gender ? { gender } : {}
  return { part, lemma, form, ...participle, ...(number ? { number } : {}), ...(person ? { person } : {}) }
}
