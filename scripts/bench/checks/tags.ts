/** Essays in which every fault of gender and number is tagged: how many are found, and how many of our accusations are such. */
import { pageFacts } from "@/lib/checks/page-facts"
import type { Checker } from "@/lib/checks/run"

export interface Tagged {
  readonly id: string
  readonly text: string
  readonly gold: readonly { readonly offset: number; readonly end: number; readonly tag: string }[]
}

const ofAgreement = /^(?:ga|na|gat|in)(?::|$)/

export interface TagScore {
  readonly right: number
  readonly accused: number
  readonly found: number
  readonly gold: number
}

export function scoreTags(checker: Checker, essays: readonly Tagged[]): TagScore {
  let [right, accused, found, all] = [0, 0, 0, 0]
  for (const { text, gold } of essays) {
    const tagged = gold.filter(({ tag }) => ofAgreement.test(tag))
    const places = checker
      .check({ source: null, target: text }, pageFacts({ source: [], target: [text] }))
      .findings.filter(({ check }) => check.startsWith("agr-"))
      .map(({ from, to, span }) => span ?? { from, to })
    const meet = (place: { from: number; to: number }, { offset, end }: { offset: number; end: number }) =>
      Math.max(place.from, offset) < Math.min(place.to, end) ||
      (offset === end && place.from <= offset && offset <= place.to)
    accused += places.length
    right += places.filter(place => tagged.some(one => meet(place, one))).length
    all += tagged.length
    found += tagged.filter(one => places.some(place => meet(place, one))).length
  }
  return { right, accused, found, gold: all }
}
