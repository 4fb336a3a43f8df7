/**
 * One pair whose two sides both lost a line break: the place to cut both at once, where no matched word is torn from its
 * partner and both parts are of fitting length.
 */
import { tokensOfWord, wordsIn } from "@/lib/text/words"
import { likeness, soundOf } from "./cognates"
import { LONGEST_TEXT } from "./cut-by-partner"
import { type Cutter, weightIn } from "./cutter"
import type { Habits } from "./habits"
import { settings } from "./settings"

/** A lone capital after a small word: "using Hiring support", not "Social Forum", "the Praxis Project". */
const LONE_CAPITAL = /(?<=(?<!\p{L})[\p{Ll}\d]+[\p{Ll}\d)%”"]?)\s+(?=(\p{Lu}\p{Ll}+)\s+(?!\p{Lu}))/gu
/** No part is shorter, in UTF-16 units. */
const SHORTEST = 12
const MOST_TRIES = 900
const MOST_UNLIKE = 1.8
/** The parts keep at least this share of the words that matched in the whole. */
const KEPT = 0.97
const LENGTH_WORTH = 0.2

function places(text: string, habits: Habits): number[] {
  const found: number[] = []
  for (const m of text.matchAll(LONE_CAPITAL)) {
    const at = m.index + m[0].length
    if (at <= SHORTEST || at >= text.length - SHORTEST) continue
    if (!habits.capitalOpens(m[1] ?? "")) continue
    if (habits.together(text.slice(0, at), text.slice(at)) < 2) found.push(at)
  }
  return found
}

interface Placed {
  readonly word: number
  readonly at: number
  readonly weight: number
}

function placedWords(text: string, habits: Habits): Placed[] {
  const words: Placed[] = []
  for (const { text: word, from } of wordsIn(text)) {
    for (const token of tokensOfWord(word)) {
      const id = habits.vocabulary.ids.get(token)
      if (id !== undefined) words.push({ word: id, at: from, weight: weightIn(habits, id) })
    }
  }
  return words
}

/** The first words of two texts are one word: a name that stands on both sides opens no line. */
function beginAlike(a: string, b: string): boolean {
  const [x, y] = [a, b].map(text => tokensOfWord(wordsIn(text.slice(0, 100))[0]?.text ?? "")[0] ?? "")
  if (!x || !y) return false
  return x === y || (x.length > 3 && y.length > 3 && likeness(soundOf(x), soundOf(y)) > 0)
}

/** Places in both texts, or null. `cutter` is that of the first text. */
export function cutBoth(source: string, target: string, cutter: Cutter): { source: number; target: number } | null {
  if (Math.max(source.length, target.length) > LONGEST_TEXT) return null
  const inSource = places(source, cutter.own)
  const inTarget = places(target, cutter.other)
  if (inSource.length === 0 || inTarget.length === 0 || inSource.length * inTarget.length > MOST_TRIES) return null
  const a = placedWords(source, cutter.own)
  const b = placedWords(target, cutter.other)
  const links = a.map(({ word }) => b.map(other => cutter.link(word, other.word)))
  const cover = (a0: number, a1: number, b0: number, b1: number): { hit: number; all: number } => {
    let hit = 0
    let all = 0
    for (let i = a0; i < a1; i++) {
      let most = 0
      for (let j = b0; j < b1; j++) most = Math.max(most, links[i]?.[j] ?? 0)
      hit += (a[i]?.weight ?? 0) * most
      all += a[i]?.weight ?? 0
    }
    for (let j = b0; j < b1; j++) {
      let most = 0
      for (let i = a0; i < a1; i++) most = Math.max(most, links[i]?.[j] ?? 0)
      hit += (b[j]?.weight ?? 0) * most
      all += b[j]?.weight ?? 0
    }
    return { hit, all }
  }
  const before = (words: readonly Placed[], at: number): number => {
    const k = words.findIndex(word => word.at >= at)
    return k < 0 ? words.length : k
  }
  const whole = cover(0, a.length, 0, b.length)
  const ratio = target.length / source.length
  const unlike = (p: number, q: number): number =>
    Math.abs(q - p * ratio) / Math.sqrt(settings.lengthVariance * Math.max((p * ratio + q) / 2, 6))
  const { theta } = cutter.measures
  let best: { source: number; target: number; value: number } | null = null
  for (const x of inSource) {
    for (const y of inTarget) {
      const [left, right] = [unlike(x, y), unlike(source.length - x, target.length - y)]
      if (left > MOST_UNLIKE || right > MOST_UNLIKE || beginAlike(source.slice(x), target.slice(y))) continue
      const [i, j] = [before(a, x), before(b, y)]
      const first = cover(0, i, 0, j)
      const second = cover(i, a.length, j, b.length)
      if (first.hit < theta * first.all || second.hit < theta * second.all) continue
      if (first.hit + second.hit < KEPT * whole.hit) continue
      const value = first.hit + second.hit - LENGTH_WORTH * (left + right)
      if (!best || value > best.value) best = { source: x, target: y, value }
    }
  }
  return best && { source: best.source, target: best.target }
}
