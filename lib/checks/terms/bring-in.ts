/**
 * A glossary file's terms, and what bringing them in would do to the glossary there is.
 *
 * Design: nothing is stored here. A plan says which terms are new, which get more renderings, what is there already, and what
 *   cannot be taken and why, so that somebody can read it before it holds.
 * Guarantees: what the group has said stays: a file adds renderings, it never takes one out or changes its standing.
 */
import { countCharacters } from "@/lib/text/characters"
import { isSameLanguage, type Languages, type Rendering, type Term } from "./term"

/** A concept as a glossary file has it (lib/bitexts/terms/terms.ts). */
export interface ConceptRead {
  readonly id: string
  readonly definition: string | null
  readonly note: string | null
  readonly terms: readonly {
    readonly lang: string
    readonly words: string
    readonly usage: "preferred" | "admitted" | "avoid" | null
    readonly note?: string | null
  }[]
}

const standings = { preferred: "preferred", admitted: "allowed", avoid: "forbidden" } as const

/** Each word of the source with all renderings of its concept. What a file says nothing of is preferred. */
export function termsOfConcept({ id, terms, note, definition }: ConceptRead, { source, target }: Languages): Term[] {
  const renderings = terms
    .filter(({ lang }) => isSameLanguage(lang, target))
    .map(({ words, usage }): Rendering => ({ words, standing: standings[usage ?? "preferred"] }))
  if (renderings.length === 0) return []
  // What a file says of one rendering is said with its words: the glossary has one note for a term.
  const ofRenderings = terms.flatMap(one =>
    one.note && isSameLanguage(one.lang, target) ? [`${one.words}: ${one.note}`] : [],
  )
  return terms
    .filter(({ lang }) => isSameLanguage(lang, source))
    .map((one, k) => {
      const says = joined([note ?? definition, one.note, ...ofRenderings])
      return { id: k === 0 ? id : `${id}.${k}`, source: one.words, renderings, ...(says ? { note: says } : {}) }
    })
}

/** Notes below each other, each once. */
const joined = (notes: readonly (string | null | undefined)[]): string => [...new Set(notes.filter(Boolean))].join("\n")

/** A table has a row for each rendering: the rows of one term are one term. */
export function gathered(terms: readonly Term[]): Term[] {
  const bySource = new Map<string, Term>()
  for (const term of terms) {
    const key = term.source.toLowerCase()
    const before = bySource.get(key)
    if (!before) bySource.set(key, term)
    else {
      const note = joined([before.note, term.note])
      const renderings = [...before.renderings, ...term.renderings]
      bySource.set(key, { ...before, renderings, ...(note ? { note } : {}) })
    }
  }
  return [...bySource.values()]
}

export const termFaults = [
  "no-counterpart",
  "too-long",
  "too-many-renderings",
  "other-standing",
  "note-too-long",
  "full",
] as const
export type TermFault = (typeof termFaults)[number]

/** What cannot be taken: a term, or one of its renderings. */
export interface TermRefused {
  readonly source: string
  readonly rendering: string | null
  readonly why: TermFault
}

export interface TermPlan {
  readonly added: readonly Term[]
  /** Terms that are there and get these renderings more; `now` is what they become. */
  readonly widened: readonly { readonly now: Term; readonly more: readonly Rendering[] }[]
  /** How many are there already as the file has them. */
  readonly same: number
  readonly refused: readonly TermRefused[]
}

/** In characters as a reader counts them. */
export const LONGEST_TERM = 200
export const LONGEST_NOTE = 1000
export const MOST_RENDERINGS = 30

/**
 * @param known the whole glossary, for whatever languages
 * @param most how many terms a glossary may have
 */
export function planTerms(
  concepts: readonly ConceptRead[],
  known: readonly Term[],
  languages: Languages,
  { newId, most }: { readonly newId: () => string; readonly most: number },
): TermPlan {
  const refused: TermRefused[] = []
  const read = concepts.flatMap(concept => {
    const terms = termsOfConcept(concept, languages)
    const [first] = concept.terms
    if (terms.length === 0 && first) refused.push({ source: first.words, rendering: null, why: "no-counterpart" })
    return terms
  })
  const there = new Map(
    known
      .filter(term => term.languages === undefined || sameLanguages(term.languages, languages))
      .map(term => [term.source.toLowerCase(), term]),
  )
  const added: Term[] = []
  const widened: { now: Term; more: readonly Rendering[] }[] = []
  let same = 0
  for (const { source, renderings, note } of gathered(read)) {
    const wanted = soundRenderings(source, renderings, refused)
    if (wanted.length === 0) continue
    const before = there.get(source.toLowerCase())
    if (!before) {
      if (known.length + added.length >= most) refused.push({ source, rendering: null, why: "full" })
      else {
        const fits = note !== undefined && countCharacters(note) <= LONGEST_NOTE
        if (note !== undefined && !fits) refused.push({ source, rendering: null, why: "note-too-long" })
        added.push({ id: newId(), source, renderings: wanted, languages, ...(fits ? { note } : {}) })
      }
      continue
    }
    const more = newIn(before, wanted, refused)
    if (more.length > 0) widened.push({ now: { ...before, renderings: [...before.renderings, ...more] }, more })
    else same++
  }
  return { added, widened, same, refused }
}

const sameLanguages = (a: Languages, b: Languages): boolean =>
  isSameLanguage(a.source, b.source) && isSameLanguage(a.target, b.target)

/** Each of its renderings once, as long as a term may be, and no more than a term may have. */
function soundRenderings(source: string, all: readonly Rendering[], refused: TermRefused[]): Rendering[] {
  if (countCharacters(source) > LONGEST_TERM) {
    refused.push({ source, rendering: null, why: "too-long" })
    return []
  }
  const sound = new Map<string, Rendering>()
  for (const one of all) {
    const refuse = (why: TermFault) => void refused.push({ source, rendering: one.words, why })
    const twin = sound.get(one.words.toLowerCase())
    if (twin) {
      if (twin.standing !== one.standing) refuse("other-standing")
    } else if (countCharacters(one.words) > LONGEST_TERM) refuse("too-long")
    else if (sound.size >= MOST_RENDERINGS) refuse("too-many-renderings")
    else sound.set(one.words.toLowerCase(), one)
  }
  return [...sound.values()]
}

function newIn({ source, renderings }: Term, wanted: readonly Rendering[], refused: TermRefused[]): Rendering[] {
  const more: Rendering[] = []
  for (const one of wanted) {
    const ours = renderings.find(({ words }) => words.toLowerCase() === one.words.toLowerCase())
    if (ours && ours.standing !== one.standing) refused.push({ source, rendering: one.words, why: "other-standing" })
    else if (!ours && renderings.length + more.length >= MOST_RENDERINGS)
      refused.push({ source, rendering: one.words, why: "too-many-renderings" })
    else if (!ours) more.push(one)
  }
  return more
}
