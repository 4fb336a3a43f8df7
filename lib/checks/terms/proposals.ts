/**
 * What accepted changes say about terms: one rendering of a term was put in place of another, again and again.
 *
 * Design: changes of the same words to the same words, in whatever form, are gathered. What they render is the phrase that
 *   stands in the source of every one of them and, of such phrases, the one that goes most with the two renderings on the
 *   group's pages (Dice's coefficient).
 * Guarantees: nothing is proposed from one pair, against an accepted change the other way round, or where somebody rejected the
 *   same change; a corrected spelling or form is no other rendering; what the glossary says already is not proposed.
 */
import { fold } from "@/lib/text/fold"
import { tokensIn } from "../tokens"
import { phrasesOf } from "./counterpart"
import { keysIn, phraseFinder } from "./matching"
import { holdsIn, isSameLanguage, type Languages, type Term } from "./term"

/** A suggestion that was decided, with the words of its pair. */
export interface DecidedChange {
  readonly page: string
  readonly pair: string
  readonly deleted: string
  readonly inserted: string
  readonly accepted: boolean
  readonly languages: Languages
}

export interface TermPage {
  readonly id: string
  readonly languages: Languages
  readonly pairs: readonly { readonly id: string; readonly source: string; readonly target: string }[]
}

export interface TermProposal {
  /** Says the same as long as the proposal does: languages, term and renderings in their plain form. */
  readonly key: string
  readonly languages: Languages
  readonly source: string
  readonly from: string
  readonly to: string
  /** The term of the glossary it is about, if there is one. */
  readonly term: string | null
  /** The changes it rests on. */
  readonly changes: readonly { readonly page: string; readonly pair: string }[]
}

const LEAST_PAIRS = 2
const LEAST_DICE = 0.7
const MOST_WORDS = 4
/** Phrases of the source. */
const LONGEST = 3

interface Gathered {
  readonly languages: Languages
  readonly from: string
  readonly to: string
  readonly fromKey: string
  readonly toKey: string
  readonly accepted: DecidedChange[]
  rejected: number
}

/** Changes that may say something about a term: enough of them to look at the pages. */
export function gatheredChanges(changes: readonly DecidedChange[]): readonly Gathered[] {
  const all = new Map<string, Gathered>()
  const keyOf = (a: string, b: string, { source, target }: Languages) =>
    JSON.stringify([source.split("-")[0], target.split("-")[0], a, b])
  for (const change of changes) {
    const { languages } = change
    const [from, to] = [change.deleted.trim(), change.inserted.trim()]
    const [fromKey, toKey] = [plainForm(from, languages.target), plainForm(to, languages.target)]
    if (!fromKey || !toKey || isSlip(fromKey, toKey)) continue
    const key = keyOf(fromKey, toKey, languages)
    const here = all.get(key) ?? { languages, from, to, fromKey, toKey, accepted: [], rejected: 0 }
    if (change.accepted) here.accepted.push(change)
    else here.rejected++
    all.set(key, here)
  }
  return [...all.values()].filter(({ accepted, rejected, fromKey, toKey, languages }) => {
    const back = all.get(keyOf(toKey, fromKey, languages))?.accepted.length ?? 0
    const pairs = new Set(accepted.map(one => `${one.page} ${one.pair}`)).size
    return pairs >= LEAST_PAIRS && rejected === 0 && back === 0
  })
}

/** @param pages those that the changes are on, at least */
export function termProposals(
  gathered: readonly Gathered[],
  pages: readonly TermPage[],
  known: readonly Term[],
): TermProposal[] {
  return gathered
    .flatMap(one => proposalOf(one, pages, known) ?? [])
    .sort((a, b) => b.changes.length - a.changes.length || a.source.localeCompare(b.source))
}

function proposalOf(one: Gathered, all: readonly TermPage[], known: readonly Term[]): TermProposal | null {
  const { languages, fromKey, toKey } = one
  // Of several forms the shortest is the most like what a dictionary has.
  const { deleted, inserted } = one.accepted.reduce((short, next) =>
    next.deleted.trim().length < short.deleted.trim().length ? next : short,
  )
  const pages = all.filter(
    page =>
      isSameLanguage(page.languages.source, languages.source) &&
      isSameLanguage(page.languages.target, languages.target),
  )
  const pairs = pages.flatMap(page => page.pairs.map(pair => ({ ...pair, at: `${page.id} ${pair.id}` })))
  const changed = new Set(one.accepted.map(change => `${change.page} ${change.pair}`))
  const here = pairs.filter(pair => changed.has(pair.at))
  // Pairs that were taken out or brought anew since say nothing any more.
  if (here.length < LEAST_PAIRS) return null
  const source = sourceOf(here, pairs, changed, one)
  if (source === null) return null
  const sourceKey = plainForm(source, languages.source) ?? source.toLowerCase()
  const term = known.find(entry => holdsIn(entry, languages) && plainForm(entry.source, languages.source) === sourceKey)
  if (term && saysSo(term, one)) return null
  return {
    key: JSON.stringify([languages.source.split("-")[0], languages.target.split("-")[0], sourceKey, fromKey, toKey]),
    languages,
    source: term?.source ?? source,
    from: deleted.trim(),
    to: inserted.trim(),
    term: term?.id ?? null,
    changes: here.map(({ at }) => ({ page: at.split(" ")[0] ?? "", pair: at.split(" ")[1] ?? "" })),
  }
}

/** What the two renderings render: in all the changed pairs, and hardly where neither of the two is. */
function sourceOf(
  here: readonly { readonly source: string }[],
  pairs: readonly { readonly source: string; readonly target: string; readonly at: string }[],
  changed: ReadonlySet<string>,
  { from, to, languages }: Gathered,
): string | null {
  const rendered = phraseFinder(
    [from, to].map(words => ({ words, of: words })),
    languages.target,
    {},
  )
  const isRendered = pairs.map(pair => changed.has(pair.at) || rendered(tokensIn(pair.target)).length > 0)
  const renderedIn = isRendered.filter(Boolean).length
  const sources = pairs.map(pair => tokensIn(pair.source))
  const [first] = here
  let best: { words: string; dice: number } | null = null
  for (let length = 1; length <= LONGEST; length++) {
    const candidates = phrasesOf(first?.source ?? "", tokensIn(first?.source ?? ""), length)
    for (const words of candidates) {
      const find = phraseFinder([{ words, of: words }], languages.source, {})
      if (!here.every(pair => find(tokensIn(pair.source)).length > 0)) continue
      let [stands, both] = [0, 0]
      sources.forEach((tokens, i) => {
        if (find(tokens).length === 0) return
        stands++
        if (isRendered[i]) both++
      })
      const dice = (2 * both) / (stands + renderedIn)
      if (dice >= LEAST_DICE && (best === null || dice >= best.dice)) best = { words, dice }
    }
  }
  if (best === null) return null
  const find = phraseFinder([{ words: best.words, of: true }], languages.source, {})
  const forms = here.flatMap(({ source }) => find(tokensIn(source)).map(hit => source.slice(hit.from, hit.to)))
  return dictionaryForm(forms.reduce((short, form) => (form.length < short.length ? form : short), best.words))
}

/** A capital at the head of a sentence is not the term's. */
const dictionaryForm = (words: string): string =>
  /^\p{Lu}[^\p{Lu}]*$/u.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words

const saysSo = ({ renderings }: Term, { fromKey, toKey, languages }: Gathered): boolean => {
  const standing = (key: string) => renderings.find(one => plainForm(one.words, languages.target) === key)?.standing
  return standing(fromKey) === "forbidden" && standing(toKey) === "preferred"
}

/** Words without case, accents and the commonest endings; null where they are no words that a term could have. */
function plainForm(words: string, lang: string): string | null {
  const tokens = tokensIn(words)
  if (tokens.length === 0 || tokens.length > MOST_WORDS || tokens.some(({ kind }) => kind !== "word")) return null
  if (!tokens.some(({ text }) => text.length > 3)) return null
  const keys = keysIn(lang, {})
  return tokens
    .map(token => [...keys(token)].map(fold).reduce((short, key) => (key.length < short.length ? key : short)))
    .join(" ")
}

/** Another form or spelling of the same words, not other words. */
function isSlip(a: string, b: string): boolean {
  if (a === b) return true
  const longest = Math.max(a.length, b.length)
  return changesBetween(a, b) <= (longest > 7 ? 2 : 1)
}

/** Letters to put in, take out or change to come from one to the other. */
function changesBetween(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, k) => k)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let k = 1; k <= b.length; k++) {
      const change = (row[k - 1] ?? 0) + (a[i - 1] === b[k - 1] ? 0 : 1)
      next.push(Math.min(change, (row[k] ?? 0) + 1, (next[k - 1] ?? 0) + 1))
    }
    row = next
  }
  return row[b.length] ?? 0
}

/** The term as it would be with the proposal taken: what was put in is preferred, what was taken out is not wanted. */
export function withProposal({ source, from, to, languages }: TermProposal, before: Term | null): Omit<Term, "id"> {
  const isOf = (a: string, b: string) => plainForm(a, languages.target) === plainForm(b, languages.target)
  const others = (before?.renderings ?? []).filter(one => !isOf(one.words, from) && !isOf(one.words, to))
  const mine = before?.renderings.find(one => isOf(one.words, to))?.words ?? to
  const theirs = before?.renderings.find(one => isOf(one.words, from))?.words ?? from
  return {
    source: before?.source ?? source,
    // What was preferred until now is still allowed: the changes say nothing about it.
    renderings: [{ words: mine, standing: "preferred" }, ...others, { words: theirs, standing: "forbidden" }],
    ...(before ? (before.languages ? { languages: before.languages } : {}) : { languages }),
    ...(before?.note ? { note: before.note } : {}),
  }
}
