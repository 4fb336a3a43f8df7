/**
 * Cuts pairs where their partner is cut: headings glued to a paragraph, flattened lists, lists written with semicolons.
 * Cut pairs stay in their place; what they cover together does not change, so no character is lost.
 */

import type { BitPair } from "./bit-pairs"
import { type Bit, cutBit } from "./bits"
import type { Breath } from "./breath"
import { cutBoth } from "./cut-both"
import { cutByPartner } from "./cut-by-partner"
import { cutNames } from "./cut-names"
import { type Cutter, cuttersOf } from "./cutter"
import { Habits } from "./habits"
import type { Knowledge } from "./knowledge"
import { type Cutters, shiftEdges } from "./shift"

/** Each round may cut the parts of the round before; a list seldom needs more than two. */
const ROUNDS = 4
const SURE_AFTER_CUT = 0.95
/** A list in one sentence has at least so many parts. */
const LIST_PARTS = 3

type SideName = "source" | "target"

export async function recutPairs(pairs: readonly BitPair[], knowledge: Knowledge, breath: Breath): Promise<BitPair[]> {
  const habits = (side: SideName): Habits =>
    new Habits(
      knowledge[side].vocabulary,
      pairs.flatMap(pair => pair[side].map(bit => bit.text)),
    )
  const cutters = cuttersOf(habits("source"), habits("target"), knowledge.links, knowledge.measures)
  let list: readonly BitPair[] = pairs
  for (let round = 0; round < ROUNDS; round++) {
    const next: BitPair[] = []
    for (const pair of shiftEdges(list, cutters)) {
      if (breath.due()) await breath.pause(round / ROUNDS)
      next.push(...(mayCut(pair) ? (cutPair(pair, cutters) ?? [pair]) : [pair]))
    }
    const changed = next.length !== list.length
    list = next
    if (!changed) break
  }
  return [...list]
}

const mayCut = (pair: BitPair): boolean =>
  !pair.locked && [...pair.source, ...pair.target].every(bit => bit.kind !== "code")

function cutPair(pair: BitPair, cutters: Cutters): BitPair[] | null {
  const [s, ...moreSource] = pair.source
  const [t, ...moreTarget] = pair.target
  if (!s || !t) return null
  if (moreSource.length === 0 && moreTarget.length > 0) return cutOne(pair, "source", s, pair.target, cutters.source)
  if (moreTarget.length === 0 && moreSource.length > 0) return cutOne(pair, "target", t, pair.source, cutters.target)
  if (moreSource.length > 0) return null
  return cutList(pair, s, t, cutters) ?? cutTwo(pair, s, t, cutters)
}

/** One bit against several: cut it between them. */
function cutOne(pair: BitPair, side: SideName, one: Bit, many: readonly Bit[], cutter: Cutter): BitPair[] | null {
  if (one.kind === "heading") return null
  const places = cutByPartner(
    one.text,
    many.map(bit => bit.text.trim()),
    cutter,
  )
  return places && facing(pair, side, cutBit(one, places), many)
}

function facing(pair: BitPair, side: SideName, parts: readonly Bit[], many: readonly Bit[]): BitPair[] | null {
  if (parts.length !== many.length) return null
  return parts.map((part, k) => {
    const partner = many.slice(k, k + 1)
    return {
      ...pair,
      source: side === "source" ? [part] : partner,
      target: side === "source" ? partner : [part],
      confidence: pair.confidence * SURE_AFTER_CUT,
      recut: true as const,
    }
  })
}

/** A list in one sentence, parted by semicolons on one side only, or more often there. */
function cutList(pair: BitPair, s: Bit, t: Bit, cutters: Cutters): BitPair[] | null {
  const [a, b] = [semicolonParts(s), semicolonParts(t)]
  if (a.length === b.length || Math.max(a.length, b.length) <= LIST_PARTS) return null
  const entries =
    a.length > b.length ? cutOne(pair, "target", t, a, cutters.target) : cutOne(pair, "source", s, b, cutters.source)
  return entries?.flatMap(cutPeople) ?? null
}

/** Entries of a list in which two people ended up together. */
function cutPeople(entry: BitPair): BitPair[] {
  const [s, t] = [entry.source[0], entry.target[0]]
  if (!s || !t || entry.source.length + entry.target.length > 2) return [entry]
  const places = cutNames(s.text, t.text)
  if (places.source.length === 0) return [entry]
  return facing(entry, "source", cutBit(s, places.source), cutBit(t, places.target)) ?? [entry]
}

const semicolonParts = (bit: Bit): Bit[] =>
  cutBit(
    bit,
    Array.from(bit.text.matchAll(/;\s+/g), m => m.index + m[0].length),
  )

function cutTwo(pair: BitPair, s: Bit, t: Bit, cutters: Cutters): BitPair[] | null {
  if (s.kind === "heading" || t.kind === "heading") return null
  const places = cutBoth(s.text, t.text, cutters.source)
  return places && facing(pair, "source", cutBit(s, [places.source]), cutBit(t, [places.target]))
}
