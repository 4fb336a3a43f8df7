/**
 * A translation memory that is searched: which known sources are like this one, and where words have been used before.
 *
 * Design: an entry that is alike enough shares most of its tokens, so at least one of the rarest few of those sought; only
 *   entries that hold one of these are compared. Nothing is missed by that, and common words cost nothing.
 */
import { fold } from "@/lib/text/fold"
import { sameButNumbers, similarity, tokensOf } from "./similarity"

export interface MemoryUnit {
  readonly source: string
  readonly target: string
}

export interface Match<U extends MemoryUnit> {
  readonly unit: U
  /** 0 to 1: see similarity.ts. */
  readonly likeness: number
  /** Alike in everything but numbers. */
  readonly numbers: boolean
}

/** Matches below are no help. */
export const LEAST = 0.7

export class Memory<U extends MemoryUnit> {
  readonly units: readonly U[]
  readonly #tokens: (readonly string[])[]
  readonly #holders = new Map<string, number[]>()
  #folded: { readonly source: string; readonly target: string }[] | null = null

  constructor(units: readonly U[]) {
    this.units = units
    this.#tokens = units.map(one => tokensOf(one.source))
    this.#tokens.forEach((tokens, k) => {
      for (const token of new Set(tokens)) {
        const holders = this.#holders.get(token)
        if (holders) holders.push(k)
        else this.#holders.set(token, [k])
      }
    })
  }

  /** Units whose source is like this text, the most alike first. */
  similar(text: string, least = LEAST): Match<U>[] {
    const sought = tokensOf(text)
    if (sought.length === 0) return []
    const held = (token: string) => this.#holders.get(token)?.length ?? 0
    const rare = [...sought].sort((a, b) => held(a) - held(b))
    const needed = rare.slice(0, sought.length - Math.ceil(least * sought.length - 1e-9) + 1)
    const near = new Set(needed.flatMap(token => this.#holders.get(token) ?? []))
    const found: Match<U>[] = []
    for (const k of near) {
      const [unit, tokens = []] = [this.units[k], this.#tokens[k]]
      const likeness = similarity(sought, tokens, least)
      if (unit && likeness >= least)
        found.push({ unit, likeness, numbers: likeness < 1 && sameButNumbers(sought, tokens) })
    }
    return found.sort((a, b) => b.likeness - a.likeness)
  }

  /** Units that hold these words on either side, whatever the case and the accents. */
  holding(words: string): U[] {
    const sought = fold(words.trim())
    this.#folded ??= this.units.map(({ source, target }) => ({ source: fold(source), target: fold(target) }))
    const folded = this.#folded
    return this.units.filter((_, k) => folded[k]?.source.includes(sought) || folded[k]?.target.includes(sought))
  }
}
