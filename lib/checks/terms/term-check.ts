/** The group's glossary: a term that is not rendered as it says, and renderings it does not want. */
import type { Check, Example, Found } from "../check"
import { withCaseOf } from "../tokens"
import type { WordLists, Work } from "../work"
import { type Glossary, glossaryOf, termsUsed } from "./glossary"
import type { Term } from "./term"

/** A glossary is taken apart once for its terms, not once a pair. */
const made = new WeakMap<
  readonly Term[],
  { readonly lists: WordLists; readonly langs: string; readonly of: Glossary }
>()

function glossaryFor({ terms, lists, sourceLang, targetLang }: Work): Glossary {
  const known = made.get(terms)
  const langs = `${sourceLang} ${targetLang}`
  if (known && known.lists === lists && known.langs === langs) return known.of
  const of = glossaryOf(terms, { sourceLang, targetLang }, lists)
  made.set(terms, { lists, langs, of })
  return of
}

const wanted = ({ renderings }: Term) =>
  (
    renderings.find(({ standing }) => standing === "preferred") ??
    renderings.find(({ standing }) => standing === "allowed")
  )?.words

const example = (target: string, finds: readonly string[], more: Partial<Example> = {}): Example => ({
  source: "The membership form is for members.",
  target,
  finds,
  settings: {
    terms: [
      {
        id: "1",
        source: "member",
        renderings: [
          { words: "socio", standing: "preferred" },
          { words: "miembro", standing: "allowed" },
          { words: "asociado", standing: "forbidden" },
        ],
      },
    ],
  },
  ...more,
})

export const term: Check = {
  id: "term",
  category: "wrong-term",
  severity: "minor",
  level: "warning",
  confidence: 0.85,
  needs: "target",
  *find(work): Generator<Found> {
    const { source, target, terms } = work
    if (terms.length === 0 || !target?.trim()) return
    const glossary = glossaryFor(work)
    if (source === null) {
      for (const { from, to, of } of glossary.renderings(work.tokens("target")))
        if (of.rendering.standing === "forbidden") yield { ...unwanted(of.term, from, to, target), level: "hint" }
      return
    }
    for (const { term, places, used } of termsUsed(glossary, work.tokens("source"), work.tokens("target"))) {
      const forbidden = used.filter(({ of }) => of.standing === "forbidden")
      for (const { from, to } of forbidden) yield unwanted(term, from, to, target)
      const rendering = wanted(term)
      const [place] = places
      if (used.length > 0 || rendering === undefined || !place) continue
      const rule = { id: term.id, says: term.note ?? "" }
      yield { side: "source", ...place, code: "term-missing", values: { term: term.source, rendering }, rule }
    }
  },
  examples: [
    example("El formulario es para los asociados.", ["asociados"], {
      becomes: "El formulario es para los socios.",
    }),
    example("El formulario es para las socias.", []),
    example("El formulario es para los miembros.", []),
    example("El formulario es para la gente.", ["members"], { side: "source" }),
    example("Le formulaire est pour les socios.", [], { targetLang: "fr", finds: ["members"], side: "source" }),
    example("El formulario es para los asociados.", [], {
      settings: {
        terms: [
          {
            id: "1",
            source: "member",
            renderings: [{ words: "asociado", standing: "forbidden" }],
            languages: { source: "en", target: "pt-BR" },
          },
        ],
      },
    }),
  ],
}

function unwanted(term: Term, from: number, to: number, target: string): Found {
  const word = target.slice(from, to)
  const right = wanted(term)
  const rule = { id: term.id, says: term.note ?? "" }
  if (right === undefined) return { from, to, code: "term-forbidden-plain", values: { word, term: term.source }, rule }
  const rendering = withCaseOf(likeIn(word, right), word)
  return { from, to, code: "term-forbidden", values: { word, rendering: right }, suggestions: [rendering], rule }
}

/** One word in the plural asks for one in the plural. */
function likeIn(word: string, right: string): string {
  if (!/[^s]s$/i.test(word) || /\s/.test(word) || /\s/.test(right) || /s$/i.test(right)) return right
  if (/z$/i.test(right)) return `${right.slice(0, -1)}ces`
  return /[aeiouáéó]$/i.test(right) ? `${right}s` : `${right.replace(/ión$/, "ion")}es`
}
