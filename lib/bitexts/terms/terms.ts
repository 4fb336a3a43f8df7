/** Terms as a glossary file holds them: concepts, each with its words in several languages. */
import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"

export const usages = ["preferred", "admitted", "avoid"] as const
export type Usage = (typeof usages)[number]

export interface Term {
  readonly lang: Lang
  readonly words: string
  /** Null: the file does not say. */
  readonly usage: Usage | null
  readonly partOfSpeech: string | null
  readonly gender: string | null
  readonly note: string | null
}

export interface Concept {
  /** As the file names it, or by its place. */
  readonly id: string
  readonly subject: string | null
  readonly definition: string | null
  readonly note: string | null
  /** At least one. */
  readonly terms: readonly Term[]
  /** Columns or categories nobody here reads, by their names: kept. */
  readonly other: Readonly<Record<string, string>>
}

export const termNotes = [
  "concepts-without-terms", // {detail} entries have no term and were left out.
  "value-unknown", // This value is not one of the format's: {detail}
  "term-twice", // The same term stands in two entries: {detail}
  "ragged-row", // Row {detail} has fewer cells than the first.
  "header-guessed", // The file names no columns; the first is taken for the source, the second for the target.
  "columns-kept", // These columns are kept and not used: {detail}
] as const
export type TermNote = (typeof termNotes)[number]

export interface Glossary {
  readonly concepts: readonly Concept[]
  /** In the order in which they come up. */
  readonly languages: readonly Lang[]
}

/** The same words twice in one language: perhaps two meanings, perhaps a slip. */
export function doubled(concepts: readonly Concept[]): Note[] {
  const seen = new Map<string, number>()
  for (const concept of concepts)
    for (const key of new Set(concept.terms.map(term => `${term.lang}\t${term.words}`)))
      seen.set(key, (seen.get(key) ?? 0) + 1)
  const words = [...seen].filter(([, n]) => n > 1).map(([key]) => key.slice(key.indexOf("\t") + 1))
  return [...new Set(words)].slice(0, 20).map(detail => ({ code: "term-twice", detail }))
}

export const languagesIn = (concepts: readonly Concept[]): Lang[] => [
  ...new Set(concepts.flatMap(concept => concept.terms.map(term => term.lang))),
]
