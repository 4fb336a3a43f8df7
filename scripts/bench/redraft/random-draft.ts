/** A text in two languages whose rows are known, and a new draft of its target of which every letter's row is known. */
import type { Page } from "@/lib/page/page"
import type { Random } from "@/lib/testing/random"
import { makeUpText } from "../made-up-text"

export interface RowText {
  readonly source: string
  readonly target: string
}

export interface Manner {
  readonly name: string
  /** The share of paragraphs that are changed, and of their words that become others. */
  readonly changed: number
  readonly words: number
  /** The share of paragraphs that go, that come, that move, that are joined with the next, that are parted. */
  readonly gone: number
  readonly added: number
  readonly moved: number
  readonly joined: number
  readonly parted: number
}

const some = { gone: 0.03, added: 0.03, moved: 0.02, joined: 0.03, parted: 0.03 }
export const MANNERS: readonly Manner[] = [
  { name: "a few words", changed: 0.1, words: 0.15, gone: 0.01, added: 0.01, moved: 0, joined: 0.01, parted: 0.01 },
  { name: "a word in every paragraph", changed: 1, words: 0.08, ...some },
  { name: "a third of all words", changed: 1, words: 0.33, ...some },
  { name: "two thirds of all words", changed: 1, words: 0.67, ...some },
  { name: "one paragraph in five anew", changed: 0.2, words: 1, ...some },
]

/** Rows with words on both sides: what is added or left out comes by the redraft. */
export function rowsOfText(rows: number, seed: number): RowText[] {
  const { source, target, pairs } = makeUpText(rows * 1.3, seed)
  return pairs
    .filter(pair => pair.source.length > 0 && pair.target.length > 0)
    .slice(0, rows)
    .map(pair => ({
      source: pair.source.map(at => source[at]).join(" "),
      target: pair.target.map(at => target[at]).join(" "),
    }))
}

/** Where each letter of a new block comes from: the index of a row, or -1 for what is new. */
export interface Tracked {
  readonly text: string
  readonly row: number
}
export type DraftBlock = readonly Tracked[]

export function redraftAtRandom(random: Random, rows: readonly RowText[], spare: readonly string[], manner: Manner) {
  const vocabulary = spare.flatMap(text => text.split(" "))
  const changed = (text: string): string => {
    if (!random.chance(manner.changed)) return text
    const words = text.split(" ")
    const many = Math.max(1, Math.round(words.length * manner.words))
    for (let k = 0; k < many; k++) words[random.below(words.length)] = random.pick(vocabulary)
    return words.join(" ")
  }
  let blocks: DraftBlock[] = rows.map(({ target }, row) => [{ text: changed(target), row }])
  blocks = blocks.filter(() => !random.chance(manner.gone))
  blocks = blocks.flatMap((block): DraftBlock[] => {
    const [{ text, row }] = block as [Tracked]
    const half = text.indexOf(" ", text.length / 2)
    if (half > 0 && random.chance(manner.parted))
      return [[{ text: `${text.slice(0, half)}.`, row }], [{ text: text.slice(half + 1), row }]]
    return [block]
  })
  for (let k = 0; k + 1 < blocks.length; k++)
    if (random.chance(manner.joined))
      blocks.splice(k, 2, [...(blocks[k] as DraftBlock), ...(blocks[k + 1] as DraftBlock)])
  for (let k = 0; k < blocks.length; k++)
    if (random.chance(manner.moved)) {
      const [one] = blocks.splice(k, 1)
      blocks.splice(random.below(blocks.length), 0, one as DraftBlock)
    }
  return blocks.flatMap((block): DraftBlock[] =>
    random.chance(manner.added) ? [block, [{ text: random.pick(spare), row: -1 }]] : [block],
  )
}

export const pageOfTexts = (texts: readonly string[], lang: string): Page => ({
  lang,
  blocks: texts.map((text, k) => ({ kind: "paragraph", id: `b${k}`, inline: [{ kind: "text", text, marks: [] }] })),
})
