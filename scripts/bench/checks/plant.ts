/** One fault put into a sound sentence, of each kind as often as the sentences allow: how many are found, and mended rightly? */
import type { Lexicon } from "@/lib/checks/lexicon/lexicon"
import { pageFacts } from "@/lib/checks/page-facts"
import type { Checker } from "@/lib/checks/run"
import { withoutAccents } from "@/lib/checks/spanish/stress"
import { lowReadings } from "@/lib/checks/spanish/text"
import { type Token, tokensIn } from "@/lib/checks/tokens"

type Plant = (tokens: readonly Token[], at: number, lexicon: Lexicon) => string | null

const swap = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text.split(" ").flatMap(pair => {
      const [one = "", other = ""] = pair.split("/")
      return [
        [one, other],
        [other, one],
      ] as const
    }),
  )
const genders = swap(
  "el/la los/las un/una este/esta estos/estas nuestro/nuestra algunos/algunas muchos/muchas otro/otra",
)
const numbers = swap("el/los la/las este/estos esta/estas su/sus tu/tus")

const onlyNoun = (token: Token | undefined, lexicon: Lexicon) => {
  const readings = token?.kind === "word" && token.text === token.low ? lowReadings(token.low, lexicon) : []
  return readings.length > 0 && readings.every(({ part, gender }) => part === "noun" && gender !== "mf")
}
const onlyAdjective = ({ low }: Token, lexicon: Lexicon) => {
  const readings = lowReadings(low, lexicon)
  const flat = readings.every(({ part, form }) => part === "adjective" || form === "participle")
  return readings.length > 0 && flat && /[oa]s?$/.test(low)
}

export const plants: Readonly<Record<string, Plant>> = {
  "determiner gender": (tokens, at, lexicon) => {
    const next = tokens[at + 1]
    return onlyNoun(next, lexicon) && !/^h?[aá]/.test(next?.low ?? "")
      ? (genders.get(tokens[at]?.text ?? "") ?? null)
      : null
  },
  "determiner number": (tokens, at, lexicon) =>
    onlyNoun(tokens[at + 1], lexicon) ? (numbers.get(tokens[at]?.text ?? "") ?? null) : null,
  "adjective gender": (tokens, at, lexicon) => {
    const token = tokens[at]
    if (!token || !onlyNoun(tokens[at - 1], lexicon) || !onlyAdjective(token, lexicon)) return null
    return token.text.replace(/([oa])(s?)$/, (_, vowel: string, many: string) => (vowel === "o" ? "a" : "o") + many)
  },
  "accent dropped": (tokens, at) => {
    const { text = "", low = "" } = tokens[at] ?? {}
    const plain = low.length > 3 && /[áéíóú]/.test(low) && !/[óé]$|^(?:qué|cómo|cuál|dónde|cuándo|quién|está)/.test(low)
    return plain ? withoutAccents(text) : null
  },
  "letter lost": (tokens, at, lexicon) => {
    const { text = "", low = "" } = tokens[at] ?? {}
    const less = text.slice(0, 3) + text.slice(4)
    const fits = low.length > 6 && text === low && lexicon.has(low) && lowReadings(less, lexicon).length === 0
    return fits ? less : null
  },
  "word doubled": (tokens, at) => {
    const { text = "", low = "", kind } = tokens[at] ?? {}
    return kind === "word" && low.length > 2 && text === low ? `${text} ${text}` : null
  },
  "e to y": (tokens, at) => (at > 0 && tokens[at]?.text === "e" && tokens[at + 1]?.kind === "word" ? "y" : null),
}

/** Of one kind: how many were planted, found (something is marked where the fault is), and mended by the first suggestion. */
export interface Planted {
  readonly planted: number
  readonly found: number
  readonly mended: number
}

const MOST = 300

export function plantAll(checker: Checker, lexicon: Lexicon, sentences: readonly string[]): Record<string, Planted> {
  return Object.fromEntries(
    Object.entries(plants).map(([kind, plant]) => {
      let [planted, found, mended] = [0, 0, 0]
      for (const sentence of sentences) {
        const tokens = tokensIn(sentence)
        const at = tokens.findIndex((_, k) => plant(tokens, k, lexicon) !== null)
        const token = tokens[at]
        const put = plant(tokens, at, lexicon)
        if (!token || put === null || planted >= MOST) continue
        planted++
        const text = sentence.slice(0, token.from) + put + sentence.slice(token.to)
        const end = token.from + put.length
        const { findings } = checker.check({ source: null, target: text }, pageFacts({ source: [], target: [text] }))
        const hit = findings.find(({ from, to, span }) => (span?.from ?? from) < end && (span?.to ?? to) > token.from)
        if (hit) found++
        const [first] = hit?.suggestions ?? []
        if (hit && first !== undefined && text.slice(0, hit.from) + first + text.slice(hit.to) === sentence) mended++
      }
      return [kind, { planted, found, mended }]
    }),
  )
}
