/**
 * Neighbouring pairs where one text swallowed what faces the next: "…tickets Budget" facing "…(tickets)." with "El
 * Presupuesto" left alone after it. The text is cut and its tail (or head) goes over to the neighbour, when all together fit
 * better so.
 */
import { tokens } from "@/lib/text/words"
import { lengthScore } from "./bead-score"
import type { BitPair } from "./bit-pairs"
import { type Bit, cutBit } from "./bits"
import { cutByPartner, LONGEST_TEXT } from "./cut-by-partner"
import type { Cutter, cuttersOf } from "./cutter"
import { beadShapes, settings, shapePriors } from "./settings"
import { idsOf } from "./vocabulary"

type SideName = "source" | "target"
const other = (side: SideName): SideName => (side === "source" ? "target" : "source")
export type Cutters = ReturnType<typeof cuttersOf>

const SURE_AFTER_CUT = 0.95
/** A line left alone that got a part of its neighbour's partner is no surer than this. */
const SURE_OF_LONE = 0.6
/** How much better all must fit, in log odds; a cut has its own risk. */
const LEAST_GAIN = 1.5
/** One of two parts may lack its partner's words: the gain decides. */
const MAY_FAIL = 0.5
/** The part cut off against what it faces, in length. */
const LONGEST_PART = 2.2
const SHORTEST_PART = 0.35
/** In UTF-16 units; and the most one of two long lines may be longer than the other. */
const LONG = 30
const NEARLY = 1.6

/** Passes once over the pairs; those that gave or got are marked as cut. */
export function shiftEdges(pairs: readonly BitPair[], cutters: Cutters): BitPair[] {
  const list = [...pairs]
  for (let at = 0; at + 1 < list.length; at++) {
    const made = shifted(list[at], list[at + 1], cutters)
    if (made) list.splice(at, 2, ...made)
  }
  return list
}

const mayTakePart = (pair: BitPair): boolean =>
  !pair.locked &&
  !pair.moved &&
  [...pair.source, ...pair.target].every(bit => bit.kind !== "code" && bit.text.length <= LONGEST_TEXT) &&
  pair.source.length + pair.target.length <= 5

function shifted(first: BitPair | undefined, second: BitPair | undefined, cutters: Cutters): BitPair[] | null {
  if (!first || !second || !mayTakePart(first) || !mayTakePart(second)) return null
  for (const own of ["source", "target"] as const) {
    const made = shiftTail(first, second, own, cutters) ?? shiftHead(first, second, own, cutters)
    if (made && gainOf([first, second], made, cutters) > LEAST_GAIN) return made
  }
  return null
}

/** The first pair's other side swallowed what faces the first of the second pair's own bits. */
function shiftTail(first: BitPair, second: BitPair, own: SideName, cutters: Cutters): BitPair[] | null {
  const [swallowed, ...more] = first[other(own)]
  const [taken, ...left] = second[own]
  if (!swallowed || more.length > 0 || !taken || first[own].length === 0) return null
  if (left.length === 0 && second[other(own)].length > 0) return null
  const parts = partsFacing(swallowed, [...first[own], taken], cutters[other(own)])
  const tail = parts?.at(-1)
  if (!parts || !tail || !fitsAlone(tail, taken, left.length === 0, cutters[other(own)])) return null
  return [
    ...first[own].map((bit, k) => together(first, own, [bit], parts.slice(k, k + 1))),
    lonePair(second, own, taken, tail, left.length === 0),
    ...(left.length > 0 ? [{ ...second, [own]: left }] : []),
  ]
}

/** The second pair's other side swallowed what faces the last of the first pair's own bits. */
function shiftHead(first: BitPair, second: BitPair, own: SideName, cutters: Cutters): BitPair[] | null {
  const [swallowed, ...more] = second[other(own)]
  const taken = first[own].at(-1)
  const left = first[own].slice(0, -1)
  if (!swallowed || more.length > 0 || !taken || second[own].length === 0) return null
  if (left.length === 0 && first[other(own)].length > 0) return null
  const parts = partsFacing(swallowed, [taken, ...second[own]], cutters[other(own)])
  const head = parts?.[0]
  if (!parts || !head || !fitsAlone(head, taken, left.length === 0, cutters[other(own)])) return null
  return [
    ...(left.length > 0 ? [{ ...first, [own]: left }] : []),
    lonePair(first, own, taken, head, left.length === 0),
    ...second[own].map((bit, k) => together(second, own, [bit], parts.slice(k + 1, k + 2))),
  ]
}

function partsFacing(swallowed: Bit, pieces: readonly Bit[], cutter: Cutter): Bit[] | null {
  if (swallowed.kind === "heading") return null
  const places = cutByPartner(
    swallowed.text,
    pieces.map(bit => bit.text.trim()),
    cutter,
    MAY_FAIL,
  )
  const parts = places && cutBit(swallowed, places)
  return parts?.length === pieces.length ? parts : null
}

const together = (pair: BitPair, own: SideName, bits: readonly Bit[], parts: readonly Bit[]): BitPair => ({
  ...pair,
  source: own === "source" ? bits : parts,
  target: own === "source" ? parts : bits,
  confidence: pair.confidence * SURE_AFTER_CUT,
  recut: true,
})

const lonePair = (pair: BitPair, own: SideName, taken: Bit, part: Bit, alone: boolean): BitPair => ({
  ...together(pair, own, [taken], [part]),
  confidence: alone ? SURE_OF_LONE : pair.confidence * SURE_AFTER_CUT,
})

/**
 * A part may face a line that stood alone only with a word in common, when both end alike (as headings do, or in ! or ?),
 * or when both are long and nearly of one length.
 */
function fitsAlone(part: Bit, taken: Bit, alone: boolean, cutter: Cutter): boolean {
  const [a, b] = [part.text.trim(), taken.text.trim()]
  const share = a.length / Math.max(1, b.length)
  if (share > LONGEST_PART || share < SHORTEST_PART) return false
  if (!alone || shareAWord(a, b, cutter)) return true
  if (Math.min(a.length, b.length) >= LONG) return share > 1 / NEARLY && share < NEARLY
  const end = (text: string): string => /[\p{P}]$/u.exec(text)?.[0] ?? ""
  return end(a) === end(b) && /^[!?]?$/.test(end(a))
}

function shareAWord(own: string, facing: string, cutter: Cutter): boolean {
  const others = idsOf(cutter.other.vocabulary, facing)
  return tokens(own).some(word => {
    const id = cutter.own.vocabulary.ids.get(word)
    return word.length > 3 && id !== undefined && others.some(o => cutter.link(id, o) > 0.3)
  })
}

function gainOf(before: readonly BitPair[], after: readonly BitPair[], cutters: Cutters): number {
  const sum = (pairs: readonly BitPair[]): number => pairs.reduce((total, pair) => total + fitOf(pair, cutters), 0)
  return sum(after) - sum(before)
}

/** How well a pair fits by its shape, words and lengths, in log odds. */
function fitOf({ source, target }: BitPair, { source: cutter }: Cutters): number {
  const shape = beadShapes.findIndex(([a, b]) => a === source.length && b === target.length)
  const prior = shape < 0 ? Math.min(...shapePriors) : (shapePriors[shape] ?? 0)
  if (source.length === 0 || target.length === 0) return prior * Math.max(source.length, target.length)
  const { theta, ratio } = cutter.measures
  const text = (bits: readonly Bit[]): string => bits.map(bit => bit.text.trim()).join(" ")
  const a = idsOf(cutter.own.vocabulary, text(source))
  const b = idsOf(cutter.other.vocabulary, text(target))
  let hit = 0
  let all = 0
  for (const s of a) {
    const weight = cutter.own.vocabulary.weight[s] ?? 0
    all += weight
    hit += weight * b.reduce((most, t) => Math.max(most, cutter.link(s, t)), 0)
  }
  for (const t of b) {
    const weight = cutter.other.vocabulary.weight[t] ?? 0
    all += weight
    hit += weight * a.reduce((most, s) => Math.max(most, cutter.link(s, t)), 0)
  }
  const length = lengthScore(text(source).length, text(target).length, ratio)
  return prior + (settings.wordWorth * (hit - theta * all)) / 2 + settings.lengthWorth * length
}
