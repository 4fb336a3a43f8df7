/**
 * Both sides of a page at once, as plain data: what files that hold two languages are read into and written from.
 *
 * Design: a row is a pair of the desk. Each side has the blocks, or pieces of blocks, that stand in it; a piece that goes on
 *   the block before it on its side says so, and the two are one block of the page. People are names as written, never
 *   accounts: who they are here is for whoever stores the page to say.
 * Guarantees: a suggestion holds the row's whole target as it would be with it alone, so that nothing deleted ever stands in
 *   a text, and whoever reads it need know nothing of how suggestions are kept.
 */
import { type Block, blockText, type Lang, type Page } from "./page"

export interface RowBlock {
  readonly block: Block
  /** Goes on the last block of the row before, on the same side. */
  readonly goesOn: boolean
}

export type RowStatus = "draft" | "reviewed" | "approved"

/** Something said: by whom as written, when in milliseconds since 1970 where that is known. */
export interface Said {
  readonly by: string
  readonly at: number | null
  readonly text: string
}

export interface RowThread {
  /** Null: about the row, or the page, as a whole. */
  readonly side: "source" | "target" | null
  /** UTF-16 places in `sideText`; equal where it is about no words. */
  readonly from: number
  readonly to: number
  readonly kind: string
  readonly category: string | null
  readonly severity: string | null
  readonly resolved: { readonly by: string; readonly at: number | null } | null
  /** The comment and its answers; never empty. */
  readonly said: readonly Said[]
}

export interface RowSuggestion {
  readonly by: string
  readonly at: number | null
  readonly reason: string
  readonly category: string | null
  readonly severity: string | null
  /** The row's target with this suggestion taken and all others left. */
  readonly wanted: readonly RowBlock[]
}

/** What became of a suggestion. */
export interface RowDecision {
  readonly how: string
  readonly author: string
  readonly by: string
  readonly at: number | null
  readonly inserted: string
  readonly deleted: string
  readonly reason: string
}

export interface BitextRow {
  /** Unique in its file, at most 64 characters. */
  readonly id: string
  readonly source: readonly RowBlock[]
  readonly target: readonly RowBlock[]
  readonly status: RowStatus
  readonly locked: boolean
  readonly suggestions: readonly RowSuggestion[]
  readonly threads: readonly RowThread[]
  readonly decisions: readonly RowDecision[]
}

export interface Bitext {
  readonly source: Lang
  readonly target: Lang
  readonly title: string
  readonly rows: readonly BitextRow[]
  /** About the page as a whole. */
  readonly threads: readonly RowThread[]
}

export const sideText = (side: readonly RowBlock[]): string => side.map(one => blockText(one.block)).join("\n")

export const plainRow = (id: string, source: readonly RowBlock[], target: readonly RowBlock[]): BitextRow => ({
  id,
  source,
  target,
  status: "draft",
  locked: false,
  suggestions: [],
  threads: [],
  decisions: [],
})

/** One side as a page: pieces that were cut are one block again. */
export function pageOfSide(bitext: Bitext, side: "source" | "target"): Page {
  const blocks: Block[] = []
  for (const row of bitext.rows) {
    for (const { block, goesOn } of row[side]) {
      const before = blocks.at(-1)
      const joined = goesOn && before ? joinBlocks(before, block) : null
      if (joined) blocks[blocks.length - 1] = joined
      else blocks.push({ ...block, id: `b${blocks.length + 1}` })
    }
  }
  return { lang: bitext[side], ...(bitext.title === "" ? {} : { title: bitext.title }), blocks }
}

function joinBlocks(before: Block, block: Block): Block | null {
  if (before.kind === "opaque" || block.kind === "opaque") return null
  if (before.kind === "code") return block.kind === "code" ? { ...before, text: before.text + block.text } : null
  return block.kind === "code" ? null : { ...before, inline: [...before.inline, ...block.inline] }
}
