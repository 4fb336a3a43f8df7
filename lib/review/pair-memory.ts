/** What a pair remembers of the other way of cutting the page, by paragraphs or by sentences (see mend/join-paragraphs.ts). */
import { isJudgement, isText, type Judgement } from "./judgement"

/** What a pair was when it was a paragraph of its own. */
export interface WholeMemory {
  readonly judged: Judgement | null
  readonly sure: number
  readonly locked: boolean
}
/** A sentence's pair that has gone into a paragraph's. Ends are coordinates (see mend/flat.ts) in the paragraph's sides. */
export interface PartMemory extends WholeMemory {
  readonly id: string
  readonly back: number
  readonly source: number
  readonly target: number
}
export interface PairMemory {
  /** Whether, by paragraphs, the pair is one with the pair before; absent: its blocks tell. */
  readonly joins?: boolean
  /** On the first sentence of a paragraph. */
  readonly whole?: WholeMemory
  /** On a paragraph made of sentences: those, and the target's words then, a character a coordinate. */
  readonly parts?: readonly PartMemory[]
  readonly words?: string
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value)
const isPlace = (value: unknown): boolean => Number.isSafeInteger(value) && (value as number) >= 0
const hasOnly = (value: Record<string, unknown>, ...names: readonly string[]): boolean =>
  Object.keys(value).every(name => names.includes(name))
const isWhole = (v: unknown): v is Record<string, unknown> =>
  isRecord(v) &&
  (v.judged === null || isJudgement(v.judged)) &&
  typeof v.sure === "number" &&
  v.sure >= 0 &&
  v.sure <= 1 &&
  typeof v.locked === "boolean"
const isPart = (v: unknown): boolean =>
  isWhole(v) &&
  isText(v.id, 64) &&
  [v.back, v.source, v.target].every(isPlace) &&
  hasOnly(v, "judged", "sure", "locked", "id", "back", "source", "target")

/** The most sentences one paragraph remembers. */
const MOST_PARTS = 2000

export function isPairMemory(v: unknown): v is PairMemory {
  if (!isRecord(v) || !hasOnly(v, "joins", "whole", "parts", "words")) return false
  return (
    (v.joins === undefined || typeof v.joins === "boolean") &&
    (v.whole === undefined || (isWhole(v.whole) && hasOnly(v.whole, "judged", "sure", "locked"))) &&
    (v.parts === undefined || (Array.isArray(v.parts) && v.parts.length <= MOST_PARTS && v.parts.every(isPart))) &&
    (v.words === undefined || (typeof v.words === "string" && v.words.length <= 500_000))
  )
}
