/** A draft laid beside rows that are known, counted letter by letter. */
import type { Node } from "prosemirror-model"
import { alignPages } from "@/lib/align/align-pages"
import { buildDoc } from "@/lib/review/build"
import { redraft } from "@/lib/review/redraft/redraft"
import { type DraftBlock, pageOfTexts, type RowText } from "./random-draft"

/** Letters: all, those of a known row, and those of them that face it; those that are new, and those of them that face nothing. */
export interface Score {
  known: number
  right: number
  fresh: number
  alone: number
}
export const nothing = (): Score => ({ known: 0, right: 0, fresh: 0, alone: 0 })
const lettersOf = (text: string): number => text.replace(/\s/gu, "").length

/** @param facing for each letter of the draft the rows that it stands beside now */
export function count(score: Score, draft: readonly DraftBlock[], facing: readonly ReadonlySet<number>[]): void {
  let at = 0
  for (const { text, row } of draft.flat())
    for (let k = lettersOf(text); k > 0; k--) {
      const beside = facing[at++]
      if (row < 0) {
        score.fresh++
        if (!beside || beside.size === 0) score.alone++
      } else {
        score.known++
        if (beside?.has(row)) score.right++
      }
    }
}

export function docOf(rows: readonly RowText[]): Node {
  const source = pageOfTexts(
    rows.map(row => row.source),
    "en",
  )
  const target = pageOfTexts(
    rows.map(row => row.target),
    "es",
  )
  const piece = (block: number, text: string) => [{ block, from: 0, to: text.length, start: "block" as const }]
  let made = 0
  return buildDoc(
    source,
    target,
    rows.map((row, k) => ({ source: piece(k, row.source), target: piece(k, row.target), sure: 1 })),
    () => `p${made++}`,
  )
}

/** For each letter of the target the row it stands in. */
export function facingIn(doc: Node): Set<number>[] {
  const facing: Set<number>[] = []
  doc.forEach(pair => {
    const id = pair.attrs.id as string
    const rows = new Set(pair.child(0).textContent === "" || !id.startsWith("p") ? [] : [Number(id.slice(1))])
    for (let k = lettersOf(pair.child(1).textContent); k > 0; k--) facing.push(rows)
  })
  return facing
}

/** For each letter of the draft the rows that it would face if both texts were aligned anew. */
export async function alignedAnew(rows: readonly RowText[], texts: readonly string[]): Promise<Set<number>[]> {
  const source = pageOfTexts(
    rows.map(row => row.source),
    "en",
  )
  const { pairs } = await alignPages(source, pageOfTexts(texts, "es"), {})
  const at = texts.map(text => Array.from(text, () => new Set<number>()))
  for (const pair of pairs)
    for (const span of pair.target)
      for (let k = span.from; k < span.to; k++) for (const one of pair.source) at[span.block]?.[k]?.add(one.block)
  return texts.flatMap((text, block) =>
    Array.from(text).flatMap((sign, k) => (/\s/u.test(sign) ? [] : [at[block]?.[k] ?? new Set<number>()])),
  )
}

export function laidBeside(doc: Node, texts: readonly string[]) {
  let made = 0
  return redraft(doc, pageOfTexts(texts, "es"), {
    side: "target",
    langs: { source: "en", target: "es" },
    prefix: "d2-",
    newId: () => `n${made++}`,
  })
}

export const textsOf = (draft: readonly DraftBlock[]): string[] =>
  draft.map(block => block.map(one => one.text).join(" "))
