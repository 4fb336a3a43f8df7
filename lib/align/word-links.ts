import { isFixed } from "@/lib/text/words"
import type { Breath } from "./breath"
import { letterSet, likeness, mayBeAlike, sameness, soundOf } from "./cognates"
import type { Vocabulary } from "./vocabulary"

/** Which word of the source may stand for which of the target, and how surely (0 to 1). Row s is sorted by target word. */
export interface WordLinks {
  readonly start: Int32Array
  readonly to: Int32Array
  readonly strength: Float32Array
}

/** A link while links are being gathered. */
export interface Link {
  readonly to: number
  readonly strength: number
}

/** Where a word has two links to one word, the stronger stands. */
export function packLinks(rows: readonly (readonly Link[])[]): WordLinks {
  const start = new Int32Array(rows.length + 1)
  const to: number[] = []
  const strength: number[] = []
  rows.forEach((row, s) => {
    const sorted = row.length > 1 ? [...row].sort((p, q) => p.to - q.to || q.strength - p.strength) : row
    let last = -1
    for (const link of sorted) {
      if (link.to === last) continue
      last = link.to
      to.push(link.to)
      strength.push(link.strength)
    }
    start[s + 1] = to.length
  })
  return { start, to: Int32Array.from(to), strength: Float32Array.from(strength) }
}

/** 0 where there is no link. */
export function linkStrength(links: WordLinks, s: number, t: number): number {
  let low = links.start[s] ?? 0
  let high = (links.start[s + 1] ?? 0) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const found = links.to[middle] ?? 0
    if (found === t) return links.strength[middle] ?? 0
    if (found < t) low = middle + 1
    else high = middle - 1
  }
  return 0
}

/** The same links seen from the target; `targets` is how many words it has. */
export function turnLinks(links: WordLinks, targets: number): WordLinks {
  const start = new Int32Array(targets + 1)
  for (const t of links.to) start[t + 1] = (start[t + 1] ?? 0) + 1
  for (let t = 0; t < targets; t++) start[t + 1] = (start[t + 1] ?? 0) + (start[t] ?? 0)
  const next = start.slice(0, targets)
  const to = new Int32Array(links.to.length)
  const strength = new Float32Array(links.to.length)
  for (let s = 0; s + 1 < links.start.length; s++) {
    for (let k = links.start[s] ?? 0; k < (links.start[s + 1] ?? 0); k++) {
      const t = links.to[k] ?? 0
      const at = next[t] ?? 0
      next[t] = at + 1
      to[at] = s
      strength[at] = links.strength[k] ?? 0
    }
  }
  return { start, to, strength }
}

/** Shorter words are alike too often by chance. */
const SHORTEST = 4
/** The most words looked at for one word: a bound for vocabularies of whole libraries, never reached by a page. */
const MOST_CANDIDATES = 1_000

/** A word of a large vocabulary looks a little like many others; only the likest are worth following. */
const MOST_ALIKE = 6
/** In vocabularies above this many words, two first letters would let in too many. */
const LARGE = 6_000

/** Words alike share one of these beginnings: nothing else is compared. */
function doors(sound: string, large: boolean): readonly string[] {
  if (sound.length < 3) return [sound]
  const second = `_${sound.slice(1, 4)}`
  return large ? [sound.slice(0, 3), second, `${sound[0]}__${sound.slice(2, 4)}`] : [sound.slice(0, 2), second]
}

function likest(links: Link[]): Link[] {
  if (links.length <= MOST_ALIKE) return links
  return links.sort((p, q) => q.strength - p.strength || p.to - q.to).slice(0, MOST_ALIKE)
}

/** Links by form alone: the same word, and words that look alike. */
export async function linksByForm(source: Vocabulary, target: Vocabulary, breath: Breath): Promise<Link[][]> {
  const large = Math.max(source.words.length, target.words.length) > LARGE
  const { sounds, lengths, sets, heads } = formsOf(target.words)
  const behind = new Map<string, number[]>()
  sounds.forEach((sound, t) => {
    if (sound === "" || (target.words[t]?.length ?? 0) < SHORTEST) return
    for (const door of doors(sound, large)) {
      const there = behind.get(door)
      if (there) there.push(t)
      else behind.set(door, [t])
    }
  })
  const own = formsOf(source.words)
  const seen = new Int32Array(target.words.length).fill(-1)
  const rows: Link[][] = []
  for (const [s, word] of source.words.entries()) {
    if (breath.due()) await breath.pause(s / source.words.length)
    const links: Link[] = []
    rows.push(links)
    const same = target.ids.get(word)
    if (same !== undefined) links.push({ to: same, strength: sameness(word) })
    if (isFixed(word) || word.length < SHORTEST) continue
    const sound = own.sounds[s] ?? ""
    const length = own.lengths[s] ?? 0
    const set = own.sets[s] ?? 0
    const head = own.heads[s] ?? 0
    for (const door of doors(sound, large)) {
      const candidates = behind.get(door)
      if (!candidates) continue
      const most = Math.min(candidates.length, MOST_CANDIDATES)
      for (let k = 0; k < most; k++) {
        const t = candidates[k] ?? 0
        if (seen[t] === s || t === same) continue
        seen[t] = s
        if (!mayBeAlike(length, set, lengths[t] ?? 0, sets[t] ?? 0) && (head < 0 || head !== heads[t])) continue
        const alike = likeness(sound, sounds[t] ?? "")
        if (alike > 0) links.push({ to: t, strength: alike })
      }
    }
    rows[s] = likest(links)
  }
  return rows
}

/** What is compared before the words themselves, in arrays: nearly all candidates are turned away by it. */
interface Forms {
  readonly sounds: readonly string[]
  readonly lengths: Uint16Array
  readonly sets: Int32Array
  /** The first four letters as a number; -1 for shorter words. */
  readonly heads: Int32Array
}

function formsOf(words: readonly string[]): Forms {
  const sounds = words.map(word => (isFixed(word) ? "" : soundOf(word)))
  return {
    sounds,
    lengths: Uint16Array.from(sounds, sound => Math.min(sound.length, 65_535)),
    sets: Int32Array.from(sounds, letterSet),
    heads: Int32Array.from(sounds, headOf),
  }
}

function headOf(sound: string): number {
  if (sound.length < 4) return -1
  let head = 0
  for (let k = 0; k < 4; k++) head = (Math.imul(head, 1_009) + sound.charCodeAt(k)) & 0x7fffffff
  return head
}
