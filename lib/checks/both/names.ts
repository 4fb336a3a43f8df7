/**
 * Names of the source that are written otherwise in the translation, or are not in it at all.
 *
 * Names of places and languages have their own forms in other languages: what differs by accents only, and what the runtime's
 * tables give as a country's or a language's name, is no slip.
 */
import type { Check, Found } from "../check"
import { isCapital, isShouted, type Token } from "../tokens"
import type { Work } from "../work"

const SHORTEST = 5
/** Names that are one letter away from their own form in another language. */
const exonyms = new Set("naples vienna seville havana geneva sahara teheran moscow danube catherine theresa".split(" "))

export const names: Check = {
  id: "names",
  category: "mistranslation",
  severity: "major",
  level: "warning",
  confidence: 0.85,
  needs: "pair",
  *find(work): Generator<Found> {
    const { source, target, lists } = work
    if (!source?.trim() || !target?.trim() || !lists.english) return
    const theirs = namesIn(work)
    if (theirs.length === 0) return
    const ours = work.tokens("target").filter(({ kind, text }) => kind === "word" && isCapital(text))
    const plainTarget = folded(target)
    for (const group of theirs) {
      const missing = group.filter(({ text }) => !plainTarget.includes(folded(text)))
      if (missing.length === 0) continue
      const altered = missing.flatMap(name => Array.from(alteredIn(name, ours, work)))
      yield* altered
      const [first] = group
      const last = group.at(-1)
      // A run of names none of which, nor anything like them, is there: somebody was left out.
      if (altered.length === 0 && group.length > 1 && first && last && isAway(group, plainTarget))
        yield {
          side: "source",
          from: first.from,
          to: last.to,
          code: "name-missing",
          values: { name: source.slice(first.from, last.to) },
          category: "omission",
        }
    }
  },
  examples: [
    {
      source: "We thank Dorfmund for it.",
      target: "Damos las gracias a Dorfmnud.",
      finds: ["Dorfmnud"],
      becomes: "Damos las gracias a Dorfmund.",
    },
    {
      source: "Then came Tovald Grenmark with the disks.",
      target: "Luego llegaron los discos.",
      side: "source",
      finds: ["Tovald Grenmark"],
    },
    { source: "They went to Mexico, Brazil and Naples.", target: "Fueron a México, Brasil y Nápoles.", finds: [] },
    { source: "Then came Tovald Grenmark.", target: "Luego llegó Tovald Grenmark.", finds: [] },
    { source: "In the United Kingdom it rains.", target: "En el Reino Unido llueve.", finds: [] },
    { source: "Then Dorfmund came.", target: "Puis Dorfmnud est venu.", targetLang: "fr", finds: ["Dorfmnud"] },
  ],
}

const folded = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Runs of words with a capital that no dictionary has in small letters; the first word of a sentence only within a run. */
function namesIn({ tokens, lists }: Work): Token[][] {
  const all = tokens("source")
  const runs: Token[][] = []
  let run: Token[] = []
  const isName = ({ kind, text, low }: Token) =>
    kind === "word" &&
    isCapital(text) &&
    !isShouted(text) &&
    text.length > 2 &&
    !/[-'’]/.test(text) &&
    !lists.english?.has(low)
  for (const [k, token] of all.entries()) {
    const starts = k === 0 || /[.!?:“"«(\n]/.test(all[k - 1]?.text ?? ".") || token.gap.includes("\n")
    if (isName(token) && (run.length > 0 ? token.gap === " " : true) && !(starts && run.length > 0)) {
      run.push(token)
      continue
    }
    if (run.length > 0) runs.push(run)
    run = isName(token) ? [token] : []
  }
  if (run.length > 0) runs.push(run)
  return runs
}

function* alteredIn(name: Token, ours: readonly Token[], work: Work): Generator<Found> {
  if (name.text.length < SHORTEST || exonyms.has(name.low)) return
  for (const { text, low, from, to } of ours) {
    if (work.facts.sourceLower.has(low) || work.lists.spanish?.has(low) || work.lists.spanish?.has(text)) continue
    if ((work.facts.counts.get(low) ?? 0) > 2 || isPlace(low, work.targetLang)) continue
    if (folded(text).charAt(0) === folded(name.text).charAt(0) && isOneSlip(folded(text), folded(name.text)))
      yield { from, to, code: "name-altered", values: { name: name.text }, suggestions: [name.text] }
  }
}

/** A letter more, less, other, or two swapped. */
function isOneSlip(a: string, b: string): boolean {
  if (a === b || Math.abs(a.length - b.length) > 1) return false
  let start = 0
  while (start < a.length && a[start] === b[start]) start++
  let end = 0
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++
  const left = a.slice(start, a.length - end)
  const right = b.slice(start, b.length - end)
  return (left.length <= 1 && right.length <= 1) || (left.length === 2 && left === `${right[1]}${right[0]}`)
}

const isAway = (group: readonly Token[], target: string): boolean =>
  group.every(({ text }) => text.length > 3 && !target.includes(folded(text).slice(0, 3)))

const places = new Map<string, ReadonlySet<string>>()
const regions =
  "AF AL DZ AT AZ BE BA BR BG CM TD CO CY CZ DK DO EG ET FI FR DE GR GT HT HU IS IN ID IR IQ IE IL IT JP JO KE KR LB LY LT MA MX MZ NL NZ NI NO PK PE PH PL PT RO RU SA RS SY SE CH TN TR UA GB US UZ VE YE".split(
    " ",
  )

function isPlace(low: string, lang: string): boolean {
  const known = places.get(lang) ?? placesOf(lang)
  places.set(lang, known)
  return known.has(low)
}

function placesOf(lang: string): ReadonlySet<string> {
  try {
    const words = new Intl.DisplayNames(lang, { type: "region" })
    return new Set(regions.flatMap(region => (words.of(region) ?? "").toLowerCase().split(/[\s-]/)))
  } catch {
    // A language the runtime has no names for, or no language tag: a RangeError.
    return new Set()
  }
}
