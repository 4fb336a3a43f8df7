/** How right the aligner is on the development sets in ../shared/align/dev. */
import { join } from "node:path"
import { alignPages, alignSegments, type SegmentedSide } from "@/lib/align/align-pages"
import type { Segment, Span } from "@/lib/align/types"
import type { BlockKind } from "@/lib/page/page"
import { filesIn, hasShared, plainPage, readLadder, sharedFolder, textOf, wordsOf } from "@/lib/testing/aligning"
import { measureHonesty } from "./align-honesty"
import { type Pair, scoreCounts, scorePairs, sum } from "./align-score"

const folder = join(sharedFolder, "align", "dev")
const SETS = ["pages-dev", "po-dev", "po-dev-hard", "textberg-dev"]
const MESSY = "messy-dev"

export interface SetFigures {
  readonly set: string
  readonly strict: number
  readonly lax: number
  readonly alone: number
  /** Of the pairs: how many are at least 0.8 sure, and how many of those are right. */
  readonly sure: { readonly share: number; readonly right: number }
}

export async function measureSets(): Promise<void> {
  for (const set of SETS.filter(name => hasShared("align", "dev", name))) {
    const { strict, lax, alone } = await figuresOf(set)
    console.log(`${set.padEnd(14)} strict ${strict.toFixed(3)}  lax ${lax.toFixed(3)}  alone ${alone.toFixed(3)}`)
  }
  if (hasShared("align", "dev", MESSY)) {
    const { exact, highlight } = await messyFigures()
    console.log(`${MESSY.padEnd(14)} highlight ${highlight.toFixed(3)}  exact spans ${exact.toFixed(3)}`)
  }
  await measureHonesty(SETS.filter(name => hasShared("align", "dev", name)))
}

export async function figuresOf(set: string): Promise<SetFigures> {
  const { gold, found } = await answersOf(documentsOf(set))
  return { set, ...scoreCounts(sum(gold.map((pairs, k) => scorePairs(pairs, found[k] ?? [])))) }
}

/** A text and its translation in segments, with the true pairs of their ids. */
export interface Gold {
  readonly name: string
  readonly source: SegmentedSide
  readonly target: SegmentedSide
  readonly pairs: readonly Pair[]
}

export function documentsOf(set: string): Gold[] {
  return filesIn(join(folder, set), ".ladder").map(name => {
    const base = name.slice(0, -".ladder".length)
    const [from, to] = hasShared("align", "dev", set, `${base}.de`) ? ["de", "fr"] : ["en", "es"]
    return {
      name: base,
      source: { lang: from, segments: segmentsOf(set, base, from) },
      target: { lang: to, segments: segmentsOf(set, base, to) },
      pairs: readLadder(textOf(folder, set, name)),
    }
  })
}

/** True pairs and found ones, a list for each document. */
export async function answersOf(documents: readonly Gold[]): Promise<{ gold: Pair[][]; found: Pair[][] }> {
  const found: Pair[][] = []
  for (const { source, target } of documents) {
    const { pairs } = await alignSegments(source, target, { recut: false })
    const [s, t] = [idsIn(source.segments), idsIn(target.segments)]
    found.push(pairs.map(pair => ({ source: s(pair.source), target: t(pair.target), confidence: pair.confidence })))
  }
  return { gold: documents.map(({ pairs }) => [...pairs]), found }
}

function idsIn(segments: readonly Segment[]): (spans: readonly Span[]) => string[] {
  const known = new Map(segments.map(s => [`${s.block}:${s.from}`, String(s.id)]))
  return spans => spans.flatMap(s => known.get(`${s.block}:${s.from}`) ?? [])
}

/** Segments with their blocks where the set tells them, else one a line. */
function segmentsOf(set: string, base: string, lang: string): Segment[] {
  const told: { text: string; kind?: string; block?: number }[] = hasShared("align", "dev", set, `${base}.${lang}.json`)
    ? JSON.parse(textOf(folder, set, `${base}.${lang}.json`))
    : textOf(folder, set, `${base}.${lang}`)
        .replace(/\n$/, "")
        .split("\n")
        .map(text => ({ text }))
  const kinds: Readonly<Record<string, BlockKind>> = { heading: "heading", li: "item", para: "quote" }
  let from = 0
  return told.map(({ text, kind = "para", block = 0 }, id) => {
    if ((told[id - 1]?.block ?? 0) !== block) from = 0
    const segment = { id, kind: kinds[kind] ?? "quote", block, from, to: from + text.length, text }
    from = segment.to
    return segment
  })
}

interface Messy {
  readonly sourceText: string
  readonly targetText: string
  readonly gold: readonly { readonly s: readonly Range[]; readonly t: readonly Range[] }[]
}
type Range = readonly [number, number]

/** Stand on a true segment: how much of what lights up on the other side is right (F1, by characters). */
export async function messyFigures(): Promise<{ readonly exact: number; readonly highlight: number }> {
  let [hit, found, gold, light, weight] = [0, 0, 0, 0, 0]
  for (const name of filesIn(join(folder, MESSY), ".messy.json")) {
    const page = JSON.parse(textOf(folder, MESSY, name)) as Messy
    const source = plainPage("en", page.sourceText)
    const target = plainPage("es", page.targetText)
    const { pairs } = await alignPages(source.page, target.page)
    const range =
      (side: typeof source) =>
      (span: Span): Range => {
        const words = wordsOf(side.page, span)
        const from = (side.at[span.block] ?? 0) + span.from + words.length - words.trimStart().length
        return [from, from + words.trim().length]
      }
    const made = pairs.map(pair => ({ s: pair.source.map(range(source)), t: pair.target.map(range(target)) }))
    const [a, b] = [highlight(page.gold, made, "s", "t"), highlight(page.gold, made, "t", "s")]
    const size = page.sourceText.length + page.targetText.length
    light += (size * (a.sum + b.sum)) / (a.all + b.all)
    weight += size
    hit += page.gold.filter(g => made.some(m => near(g.s, m.s) && near(g.t, m.t))).length
    found += made.length
    gold += page.gold.length
  }
  return { exact: (2 * hit) / (found + gold), highlight: light / weight }
}

const ends = (ranges: readonly Range[]): Range | null =>
  ranges.length ? [Math.min(...ranges.map(r => r[0])), Math.max(...ranges.map(r => r[1]))] : null

function near(a: readonly Range[], b: readonly Range[]): boolean {
  const [p, q] = [ends(a), ends(b)]
  return p && q ? Math.abs(p[0] - q[0]) <= 2 && Math.abs(p[1] - q[1]) <= 2 : p === q
}

type Lights = Messy["gold"]

function highlight(gold: Lights, made: Lights, from: "s" | "t", to: "s" | "t"): { sum: number; all: number } {
  let sum = 0
  let all = 0
  for (const one of gold) {
    for (const [start, end] of one[from]) {
      const lit = new Map<number, number>()
      for (const pair of made) {
        const shared =
          pair[from].reduce((n, [c, d]) => n + Math.max(0, Math.min(end, d) - Math.max(start, c)), 0) / (end - start)
        if (shared < 0.02) continue
        for (const [c, d] of pair[to]) for (let x = c; x < d; x++) lit.set(x, Math.min(1, (lit.get(x) ?? 0) + shared))
      }
      const light = Array.from(lit.values()).reduce((n, v) => n + v, 0)
      const wanted = one[to].reduce((n, [c, d]) => n + d - c, 0)
      let hit = 0
      for (const [c, d] of one[to]) for (let x = c; x < d; x++) hit += lit.get(x) ?? 0
      const score = wanted === 0 ? Number(light < 1) : (2 * hit) / (light + wanted)
      sum += (end - start) * score
      all += end - start
    }
  }
  return { sum, all }
}
