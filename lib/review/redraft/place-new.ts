/**
 * Where the new passages belong. Between two passages that are known, what is new is aligned with the other side's pairs
 * that face nothing there (any more); all the rest of the page is held fast and teaches the aligner.
 */
import type { Node } from "prosemirror-model"
import { alignPages } from "@/lib/align/align-pages"
import type { Alignment, Span } from "@/lib/align/types"
import { type Block, blockText, type Lang } from "@/lib/page/page"
import { flatten } from "../mend/flat"
import { isEmptySide } from "../schema"
import type { Atom } from "./atoms"
import { type NewBlock, type OldUnit, type SideName, sideOf, textOf } from "./units"

export interface Placed {
  readonly atoms: readonly Atom[]
  /** How sure the aligner is, by pair that has been given new words. */
  readonly sure: ReadonlyMap<number, number>
}

interface Gap {
  /** Indexes of atoms, from inclusive, to exclusive. */
  readonly from: number
  readonly to: number
  /** The pairs known before and after it; -1 and the number of pairs at the ends. */
  readonly before: number
  readonly after: number
  /** Pairs between them whose words face nothing. */
  readonly free: readonly number[]
  /** Where there are none: which of the two beside it may have more than it has. */
  readonly hungry: readonly number[]
}

export interface PlaceOptions {
  readonly side: SideName
  readonly langs: { readonly source: Lang; readonly target: Lang }
}

/** Gives every atom that belongs to a pair its pair; those that stay without one become rows of their own. */
export async function placeNew(
  doc: Node,
  blocks: readonly NewBlock[],
  olds: readonly OldUnit[],
  atoms: readonly Atom[],
  options: PlaceOptions,
): Promise<Placed> {
  const within = settleInside(atoms)
  const gaps = gapsOf(doc, within, olds, options.side)
  if (!gaps.some(gap => within.slice(gap.from, gap.to).some(atom => !atom.rider)))
    return { atoms: settleInside(ridersSettled(within)), sure: new Map() }
  const laid = await layOut(doc, blocks, within, gaps, options)
  const out: Atom[] = []
  const sure = new Map<number, number>()
  let at = 0
  for (const gap of gaps) {
    out.push(...within.slice(at, gap.from))
    out.push(...settleGap(doc, within.slice(gap.from, gap.to), gap, laid, sure, options.side))
    at = gap.to
  }
  out.push(...within.slice(at))
  return { atoms: settleInside(ridersSettled(out)), sure }
}

/** What stands between two passages of one pair is that pair's. */
function settleInside(atoms: readonly Atom[]): Atom[] {
  const out = [...atoms]
  let last = -1
  for (const [at, { pair }] of atoms.entries()) {
    if (pair === null) continue
    if (last >= 0 && atoms[last]?.pair === pair)
      for (let k = last + 1; k < at; k++) out[k] = { ...(atoms[k] as Atom), pair }
    last = at
  }
  return out
}

function gapsOf(doc: Node, atoms: readonly Atom[], olds: readonly OldUnit[], side: SideName): Gap[] {
  const gaps: Gap[] = []
  const isHungry = hunger(doc, atoms, olds, side)
  let before = -1
  for (let from = 0; from < atoms.length; from++) {
    const pair = atoms[from]?.pair ?? null
    if (pair !== null) {
      before = pair
      continue
    }
    let to = from
    while (to < atoms.length && atoms[to]?.pair === null) to++
    const after = atoms[to]?.pair ?? doc.childCount
    const free: number[] = []
    for (let k = before + 1; k < after; k++) if (isFree(doc.child(k), side)) free.push(k)
    const goesOn = (at: number, inner: number): boolean => {
      const [a, b] = [atoms[at], atoms[inner]]
      return a !== undefined && b !== undefined && a.block === b.block
    }
    const beside = [
      { pair: before, joined: goesOn(from - 1, from) },
      { pair: after, joined: goesOn(to, to - 1) },
    ]
    const hungry = beside.flatMap(({ pair, joined }) =>
      pair >= 0 && pair < doc.childCount && (joined || isHungry(pair)) ? [pair] : [],
    )
    gaps.push({ from, to, before, after, free, hungry })
    from = to - 1
  }
  return gaps
}

/** How many times as long as its own side the other side of a pair must be for something to be missing. */
const HALF_EMPTY = 1.8

/** Pairs that have lost a sentence to the new draft, or had too little: what is new beside others is a row of its own. */
function hunger(
  doc: Node,
  atoms: readonly Atom[],
  olds: readonly OldUnit[],
  side: SideName,
): (pair: number) => boolean {
  const stays = new Set<number>()
  for (const { olds: own, moved } of atoms) {
    if (own) for (let k = own[0]; k <= own[1]; k++) stays.add(k)
    if (moved !== null) stays.add(moved)
  }
  const lost = new Set(olds.flatMap(unit => (stays.has(unit.index) || unit.words.length === 0 ? [] : [unit.pair])))
  return at => {
    const pair = doc.child(at)
    const [mine, theirs] = [sideOf(pair, side), sideOf(pair, other(side))].map(node => node.textContent.length)
    return lost.has(at) || (theirs ?? 0) > HALF_EMPTY * (mine ?? 0)
  }
}

/** Faces nothing any more, or never did and nobody has said that it should not. */
const isFree = (pair: Node, side: SideName): boolean =>
  !isEmptySide(sideOf(pair, other(side))) && !(pair.attrs.locked === true && isEmptySide(sideOf(pair, side)))
const other = (side: SideName): SideName => (side === "source" ? "target" : "source")

/** Pairs on each side of a gap that are laid out with it. */
const NEAR = 8
/** So many pairs the aligner is shown; it learns words from those held fast. On a long page all of them would take seconds. */
const ENOUGH = 1200

function shownPairs(open: ReadonlySet<number>, count: number): ReadonlySet<number> {
  const shown = new Set<number>()
  const near = Math.max(1, Math.min(NEAR, Math.floor(ENOUGH / (2 * Math.max(1, open.size)))))
  for (const at of open) for (let k = Math.max(0, at - near); k <= Math.min(count - 1, at + near); k++) shown.add(k)
  const step = (count - shown.size) / Math.max(40, ENOUGH - shown.size)
  for (let k = 0; k < count; k += Math.max(1, step)) shown.add(Math.floor(k))
  return shown
}

interface Laid {
  readonly alignment: Alignment
  /** Pair by block of the other page. */
  readonly pairOf: readonly number[]
  /** Where an atom begins on our page, and its length. */
  readonly places: ReadonlyMap<Atom, Span>
  readonly side: SideName
}

/** Both sides as pages, with everything outside the gaps held fast. */
async function layOut(
  doc: Node,
  blocks: readonly NewBlock[],
  atoms: readonly Atom[],
  gaps: readonly Gap[],
  { side, langs }: PlaceOptions,
): Promise<Laid> {
  const open = new Set(gaps.flatMap(gap => (gap.free.length > 0 ? gap.free : gap.hungry)))
  const shown = shownPairs(open, doc.childCount)
  const facing: Block[] = []
  const pairOf: number[] = []
  const facingSpans: Span[][] = doc.children.map((pair, at) =>
    (shown.has(at) ? flatten([pair], other(side)).blocks : []).flatMap(({ block }) => {
      facing.push({ ...block, id: `f${facing.length}` })
      pairOf.push(at)
      return spanOf(block, facing.length - 1)
    }),
  )
  const own: Block[] = []
  const places = new Map<Atom, Span>()
  const ownSpans: Span[][] = doc.children.map(() => [])
  let last: Atom | null = null
  for (const atom of atoms) {
    const node = blocks[atom.block]?.node
    if (!node || node.isAtom || (atom.pair !== null && !shown.has(atom.pair))) {
      last = null
      continue
    }
    const words = textOf(node).slice(atom.from, atom.to)
    const before = own.at(-1)
    const goesOn = last !== null && last.block === atom.block && last.pair === atom.pair && before !== undefined
    const start = goesOn ? blockText(before).length : 0
    const text = goesOn ? blockText(before) + words : words
    const made = asBlock(node, text, `o${goesOn ? own.length - 1 : own.length}`)
    if (goesOn) own[own.length - 1] = made
    else own.push(made)
    places.set(atom, { block: own.length - 1, from: start, to: start + words.length })
    if (atom.pair !== null) {
      const list = ownSpans[atom.pair] as Span[]
      if (goesOn) list.pop()
      list.push(...spanOf(made, own.length - 1))
    }
    last = atom
  }
  const locks = doc.children.flatMap((_pair, at) => {
    if (open.has(at)) return []
    const [mine, theirs] = [ownSpans[at] ?? [], facingSpans[at] ?? []]
    if (mine.length + theirs.length === 0) return []
    return [side === "target" ? { source: theirs, target: mine } : { source: mine, target: theirs }]
  })
  const pages = {
    [side]: { lang: langs[side], blocks: own },
    [other(side)]: { lang: langs[other(side)], blocks: facing },
  } as { source: { lang: Lang; blocks: Block[] }; target: { lang: Lang; blocks: Block[] } }
  const alignment = await alignPages(pages.source, pages.target, { locks })
  return { alignment, pairOf, places, side }
}

const spanOf = (block: Block, at: number): Span[] => {
  const text = blockText(block)
  return text.trim() === "" ? [] : [{ block: at, from: 0, to: text.length }]
}

function asBlock(node: Node, text: string, id: string): Block {
  const inline = text === "" ? [] : [{ kind: "text" as const, text, marks: [] }]
  const { level, ordered, info } = node.attrs as { level: number; ordered: boolean; info: string }
  switch (node.type.name) {
    case "heading":
      return { kind: "heading", id, level, inline }
    case "item":
      return { kind: "item", id, level, ordered, inline }
    case "quote":
      return { kind: "quote", id, inline }
    case "pre":
      return { kind: "code", id, info, text }
    default:
      return { kind: "paragraph", id, inline }
  }
}

interface Facing {
  readonly from: number
  readonly to: number
  /** Null: the aligner found nothing that it faces. */
  readonly pair: number | null
  readonly confidence: number
}

/** What the aligner says of an atom, in order, as stretches of its text. */
function facingOf(atom: Atom, { alignment, pairOf, places, side }: Laid): Facing[] {
  const place = places.get(atom)
  if (!place) return []
  const found: Facing[] = []
  for (const pair of alignment.pairs) {
    const theirs = side === "target" ? pair.source : pair.target
    for (const span of side === "target" ? pair.target : pair.source) {
      if (span.block !== place.block || span.to <= place.from || span.from >= place.to) continue
      const [first] = theirs
      found.push({
        from: Math.max(span.from, place.from) - place.from + atom.from,
        to: Math.min(span.to, place.to) - place.from + atom.from,
        pair: first ? (pairOf[first.block] ?? null) : null,
        confidence: pair.confidence,
      })
    }
  }
  return found.sort((a, b) => a.from - b.from)
}

function settleGap(
  doc: Node,
  atoms: readonly Atom[],
  gap: Gap,
  laid: Laid,
  sure: Map<number, number>,
  side: SideName,
): Atom[] {
  const allowed = new Set(gap.free.length > 0 ? gap.free : gap.hungry)
  const parts = atoms.flatMap(atom => {
    const facing = facingOf(atom, laid).filter(({ pair }) => pair !== null && allowed.has(pair))
    if (facing.length === 0) return [{ atom, pair: null as number | null, confidence: 0 }]
    return facing.map((one, k) => ({
      atom: { ...atom, from: k === 0 ? atom.from : one.from, to: facing[k + 1]?.from ?? atom.to },
      pair: one.pair,
      confidence: one.confidence,
    }))
  })
  const chosen = keepRising(parts.map(part => ({ at: part.pair, weight: part.atom.to - part.atom.from })))
  const settled = parts.map((part, k) => ({ ...part, pair: chosen[k] ? part.pair : null }))
  if (settled.every(part => part.pair === null || part.atom.rider)) return byTurns(doc, atoms, gap, sure, side)
  for (const { pair, confidence } of settled)
    if (pair !== null && gap.free.includes(pair)) sure.set(pair, Math.min(sure.get(pair) ?? 1, confidence))
  return settleInside(settled.map(({ atom, pair }) => ({ ...atom, pair })))
}

/** The heaviest choice of these that never falls. Null is never chosen. */
function keepRising(list: readonly { readonly at: number | null; readonly weight: number }[]): boolean[] {
  const best: { sum: number; before: number }[] = []
  let top = -1
  for (const [k, one] of list.entries()) {
    best[k] = { sum: 0, before: -1 }
    if (one.at === null) continue
    let before = -1
    for (let j = Math.max(0, k - 400); j < k; j++) {
      const at = list[j]?.at ?? null
      if (at !== null && at <= one.at && (best[j]?.sum ?? 0) > (best[before]?.sum ?? 0)) before = j
    }
    best[k] = { sum: one.weight + (best[before]?.sum ?? 0), before }
    if ((best[k]?.sum ?? 0) > (best[top]?.sum ?? 0)) top = k
  }
  const chosen = list.map(() => false)
  for (let k = top; k >= 0; k = best[k]?.before ?? -1) chosen[k] = true
  return chosen
}

/** The aligner has no opinion: words that have gone from a pair here are taken to have been written anew, in their order. */
function byTurns(doc: Node, atoms: readonly Atom[], gap: Gap, sure: Map<number, number>, side: SideName): Atom[] {
  const written = atoms.filter(atom => atom.moved === null && !atom.rider)
  const blocks = [...new Set(written.map(atom => atom.block))]
  const lost = gap.free.filter(pair => !isEmptySide(sideOf(doc.child(pair), side)))
  if (lost.length === 0 || blocks.length === 0 || (lost.length > 1 && lost.length !== blocks.length)) return [...atoms]
  for (const pair of lost) sure.set(pair, 0.3)
  return atoms.map(atom => {
    if (atom.moved !== null || atom.rider) return atom
    const pair = lost.length === 1 ? lost[0] : lost[blocks.indexOf(atom.block)]
    return { ...atom, pair: pair ?? null }
  })
}

/** What has no words goes with what is before it, or else with what comes after. */
function ridersSettled(atoms: readonly Atom[]): Atom[] {
  const out = [...atoms]
  for (const [k, atom] of out.entries())
    if (atom.rider && atom.pair === null) out[k] = { ...atom, pair: out[k - 1]?.pair ?? null }
  for (let k = out.length - 1; k >= 0; k--) {
    const atom = out[k] as Atom
    if (atom.rider && atom.pair === null) out[k] = { ...atom, pair: out[k + 1]?.pair ?? null }
  }
  return out
}
