/** Every way in which a person can change an alignment, at random: what the laws of mending are tried with. */
import type { Transaction } from "prosemirror-state"
import { applyRealign } from "@/lib/review/mend/apply-realign"
import { applySentences } from "@/lib/review/mend/apply-sentences"
import { moveBoundary, moveSentence } from "@/lib/review/mend/boundary"
import { confirmPair, releasePair } from "@/lib/review/mend/confirm"
import { noCounterpart } from "@/lib/review/mend/counterpart"
import { planSentences } from "@/lib/review/mend/cut-sentences"
import { joinParagraphs } from "@/lib/review/mend/join-paragraphs"
import { mergeWithNext, mergeWithPrevious } from "@/lib/review/mend/merge"
import { realign } from "@/lib/review/mend/realign"
import { splitPair } from "@/lib/review/mend/split"
import { swapWithNext } from "@/lib/review/mend/swap"
import type { Random } from "./random"

const langs = { source: "en", target: "es" }
const sentenceEnds = (text: string) => [...text.matchAll(/\. /gu)].map(found => found.index + 2)

interface Given {
  readonly tr: Transaction
  readonly random: Random
  readonly newId: () => string
}

/** What is done at once. */
export const acts = {
  mergeNext: ({ tr, random }) => mergeWithNext(tr, somewhere(tr, random)),
  mergePrevious: ({ tr, random }) => mergeWithPrevious(tr, somewhere(tr, random)),
  split: ({ tr, random, newId }) => {
    const index = somewhere(tr, random)
    const [source, target] = tr.doc.child(index).children.map(side => random.below(side.content.size + 1))
    return splitPair(tr, index, { source: source ?? 0, target: target ?? 0 }, newId())
  },
  border: ({ tr, random }) => {
    const index = somewhere(tr, random)
    const within = random.pick(["upper", "lower"] as const)
    const side = random.pick(["source", "target"] as const)
    const pair = tr.doc.maybeChild(within === "upper" ? index : index + 1)
    const own = pair?.child(side === "source" ? 0 : 1)
    return own !== undefined && moveBoundary(tr, index, side, { within, at: random.below(own.content.size + 1) })
  },
  sentence: ({ tr, random }) =>
    moveSentence(
      tr,
      somewhere(tr, random),
      random.pick(["source", "target"]),
      random.pick(["up", "down"]),
      sentenceEnds,
    ),
  noCounterpart: ({ tr, random, newId }) => noCounterpart(tr, somewhere(tr, random), newId()),
  swap: ({ tr, random }) => swapWithNext(tr, somewhere(tr, random)),
  confirm: ({ tr, random }) => confirmPair(tr, somewhere(tr, random)),
  release: ({ tr, random }) => releasePair(tr, somewhere(tr, random)),
  paragraphs: ({ tr }) => {
    joinParagraphs(tr)
    return tr.docChanged
  },
} as const satisfies { readonly [name: string]: (given: Given) => boolean }

/** What the aligner plans first, on the document as it is, and what is done with the plan later. */
export const plans = {
  again: async ({ tr: { doc }, random }: Given) => {
    const from = random.below(doc.childCount)
    const range = { from, to: random.between(from, doc.childCount - 1) }
    const plan = await realign(doc, { langs, ...(random.chance(0.5) ? { range } : {}) })
    return ({ tr, newId }: Given) => plan !== null && applyRealign(tr, plan, newId)
  },
  sentences: async ({ tr: { doc } }: Given) => {
    const plan = await planSentences(doc, langs)
    return ({ tr, newId }: Given) => plan !== null && applySentences(tr, plan, newId)
  },
} as const

export const actNames = Object.keys(acts) as (keyof typeof acts)[]
export const planNames = Object.keys(plans) as (keyof typeof plans)[]

const somewhere = (tr: Transaction, random: Random): number => random.below(tr.doc.childCount)
