/** Which terms of the glossary stand in a pair, and how they were rendered. */
import { type Token, tokensIn } from "../tokens"
import type { WordLists } from "../work"
import { type Finder, type Hit, phraseFinder } from "./matching"
import { holdsIn, type Rendering, type Term } from "./term"

export interface Glossary {
  readonly sources: Finder<Term>
  readonly renderings: Finder<{ readonly term: Term; readonly rendering: Rendering }>
}

export interface TermUse {
  readonly term: Term
  /** Where it stands in the source, in UTF-16 units. */
  readonly places: readonly { readonly from: number; readonly to: number }[]
  /** Its renderings that stand in the target; [] when none does. */
  readonly used: readonly Hit<Rendering>[]
}

/** Of all terms those that are about these languages. */
export function glossaryOf(
  all: readonly Term[],
  languages: { readonly sourceLang: string; readonly targetLang: string },
  lists: WordLists,
): Glossary {
  const terms = all.filter(term => holdsIn(term, { source: languages.sourceLang, target: languages.targetLang }))
  const phrases = terms.flatMap(term =>
    term.renderings.map(rendering => ({ words: rendering.words, of: { term, rendering } })),
  )
  return {
    sources: phraseFinder(
      terms.map(term => ({ words: term.source, of: term })),
      languages.sourceLang,
      lists,
    ),
    renderings: phraseFinder(phrases, languages.targetLang, lists),
  }
}

/** The terms of the source in the order of the glossary, with their renderings: for the panel beside a pair. */
export function termsUsed(glossary: Glossary, source: readonly Token[], target: readonly Token[]): TermUse[] {
  const places = new Map<Term, Hit<Term>[]>()
  for (const hit of glossary.sources(source)) places.set(hit.of, [...(places.get(hit.of) ?? []), hit])
  if (places.size === 0) return []
  const renderings = glossary.renderings(target)
  return Array.from(places, ([term, hits]) => ({
    term,
    places: hits.map(({ from, to }) => ({ from, to })),
    used: renderings
      .filter(({ of }) => of.term.id === term.id)
      .map(({ from, to, of }) => ({ from, to, of: of.rendering })),
  }))
}

/** The same for two texts. */
export const termsUsedIn = (glossary: Glossary, source: string, target: string): TermUse[] =>
  termsUsed(glossary, tokensIn(source), tokensIn(target))
