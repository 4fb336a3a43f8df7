/**
 * Two texts in two made-up languages that translate each other, of any size and from a seed: words come as often as in real
 * text (Zipf), a third look alike in both languages, some sentences are left out, added, joined or parted.
 */
import { Random } from "@/lib/testing/random"

export interface MadeUpText {
  readonly source: readonly string[]
  readonly target: readonly string[]
  /** Sentences that belong together, as indexes; either side may be empty. */
  readonly pairs: readonly { readonly source: readonly number[]; readonly target: readonly number[] }[]
}

const ONSETS = "b c d f g l m n p r s t v br cr dr fl gr pl pr st tr".split(" ")
const VOWELS = "a e i o u ia ie".split(" ")
const CODAS = ["", "", "", "n", "r", "s", "l"]

function word(random: Random): string {
  const syllables = random.between(1, 4)
  return Array.from({ length: syllables }, () => random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS)).join(
    "",
  )
}

class Lexicon {
  readonly #words: { readonly source: string; readonly target: string }[]
  constructor(random: Random, size: number) {
    this.#words = Array.from({ length: size }, () => {
      const source = word(random)
      return { source, target: random.chance(0.35) && source.length > 4 ? `${source.slice(0, -1)}on` : word(random) }
    })
  }
  /** The k-th most common word comes with a chance of about 1/k. */
  draw(random: Random): { readonly source: string; readonly target: string } {
    const rank = Math.floor(this.#words.length ** random.next()) - 1
    return this.#words[Math.max(0, rank)] ?? { source: "a", target: "a" }
  }
}

const sentence = (words: readonly string[]): string => {
  const text = words.join(" ")
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`
}

export function makeUpText(sentences: number, seed: number): MadeUpText {
  const random = new Random(seed)
  const lexicon = new Lexicon(random, Math.max(2_000, Math.round(40 * Math.sqrt(sentences) * 10)))
  const source: string[] = []
  const target: string[] = []
  const pairs: { source: number[]; target: number[] }[] = []
  const one = (): { source: string[]; target: string[] } => {
    const words = Array.from({ length: random.between(5, 28) }, () => lexicon.draw(random))
    const turned = words.map(({ target }) => target)
    for (let k = 0; k + 1 < turned.length; k++) {
      if (random.chance(0.2)) [turned[k], turned[k + 1]] = [turned[k + 1] ?? "", turned[k] ?? ""]
    }
    const number = random.chance(0.08) ? [String(random.between(2, 9_000))] : []
    return { source: [...words.map(({ source }) => source), ...number], target: [...turned, ...number] }
  }
  while (source.length < sentences) {
    const fate = random.next()
    const a = one()
    if (fate < 0.03) pairs.push({ source: [source.push(sentence(a.source)) - 1], target: [] })
    else if (fate < 0.06) pairs.push({ source: [], target: [target.push(sentence(a.target)) - 1] })
    else if (fate < 0.12) {
      const b = one()
      const two = fate < 0.09
      const s = two ? [sentence(a.source), sentence(b.source)] : [sentence([...a.source, ...b.source])]
      const t = two ? [sentence([...a.target, ...b.target])] : [sentence(a.target), sentence(b.target)]
      pairs.push({ source: s.map(text => source.push(text) - 1), target: t.map(text => target.push(text) - 1) })
    } else pairs.push({ source: [source.push(sentence(a.source)) - 1], target: [target.push(sentence(a.target)) - 1] })
  }
  return { source, target, pairs }
}
