/**
 * The Page: plain data between file formats on one side and the review document on the other.
 *
 * Purpose: every format reads into it and writes from it; alignment and checks look at nothing else.
 * Design: a flat list of blocks. Lists are flat items with a level, tables flat cells with their place, so that
 *   cutting, joining and aligning blocks stay simple.
 * Guarantees: text is kept as it came (no trimming inside a block, no Unicode normalisation). Offsets are UTF-16 units.
 * Not here: where a page is stored, who may change it, how it is edited.
 */

/** A BCP 47 tag as given ("en", "es-MX"). */
export type Lang = string

export type Mark =
  | { readonly kind: "strong" | "em" | "code" | "sub" | "sup" | "strike" | "underline" }
  | { readonly kind: "link"; readonly href: string; readonly title?: string }

/** Runs of text, or atoms that stand in the text and are never half edited. */
export type Inline =
  | { readonly kind: "text"; readonly text: string; readonly marks: readonly Mark[] }
  | { readonly kind: "break"; readonly marks: readonly Mark[] }
  | {
      readonly kind: "image"
      readonly src: string
      readonly alt: string
      readonly title?: string
      readonly marks: readonly Mark[]
    }
  /** Something the format could not read (a macro, raw HTML, a shortcode): kept as it was written, shown by its label. */
  | { readonly kind: "placeholder"; readonly raw: string; readonly label: string; readonly marks: readonly Mark[] }

/** Where the block stood in the file it was read from; `inner` is what lies between its markup. UTF-16 offsets. */
export interface Slice {
  readonly from: number
  readonly to: number
  readonly inner?: { readonly from: number; readonly to: number }
}

interface BlockBase {
  /** Unique in its page, never reused: "b1", "b2"… */
  readonly id: string
  readonly slice?: Slice
}

export type Block = BlockBase &
  (
    | { readonly kind: "heading"; readonly level: number; readonly inline: readonly Inline[] }
    | { readonly kind: "paragraph"; readonly inline: readonly Inline[] }
    | {
        readonly kind: "item"
        /** 0 is the outermost list. */
        readonly level: number
        readonly ordered: boolean
        /** The number shown, for ordered items whose number is known. */
        readonly number?: number
        readonly inline: readonly Inline[]
      }
    | { readonly kind: "quote"; readonly inline: readonly Inline[] }
    | {
        readonly kind: "cell"
        /** Cells of one table share its id; rows and columns count from 0. */
        readonly table: string
        readonly row: number
        readonly column: number
        readonly header: boolean
        readonly inline: readonly Inline[]
      }
    | { readonly kind: "code"; readonly info: string; readonly text: string }
    /** Markup nobody here understands, kept whole: not edited, not aligned by its words. */
    | { readonly kind: "opaque"; readonly raw: string }
  )

export type BlockKind = Block["kind"]

export interface Page {
  readonly lang: Lang
  /** The page's own title where the format has one apart from its headings. */
  readonly title?: string
  readonly blocks: readonly Block[]
}

/** One character for an image or a placeholder, so that offsets into a block's text are the same everywhere. */
export const ATOM = "\uFFFC"

export function inlineText(inline: readonly Inline[]): string {
  return inline.map(i => (i.kind === "text" ? i.text : i.kind === "break" ? "\n" : ATOM)).join("")
}

/** The text of a block as a reader sees it; opaque blocks have none. Segment offsets point into this string. */
export function blockText(block: Block): string {
  switch (block.kind) {
    case "code":
      return block.text
    case "opaque":
      return ""
    default:
      return inlineText(block.inline)
  }
}

/** All words of a page, one block a line: for counting, language guessing and comparing. */
export const pageText = (page: Page): string => page.blocks.map(blockText).join("\n")

export const text = (words: string, marks: readonly Mark[] = []): Inline => ({ kind: "text", text: words, marks })

/** The inline runs between two offsets of `inlineText(inline)`; atoms and breaks count one. */
export function sliceInline(inline: readonly Inline[], from: number, to: number): Inline[] {
  const out: Inline[] = []
  let at = 0
  for (const run of inline) {
    const size = run.kind === "text" ? run.text.length : 1
    const a = Math.max(from, at)
    const b = Math.min(to, at + size)
    if (a < b) out.push(run.kind === "text" ? { ...run, text: run.text.slice(a - at, b - at) } : run)
    at += size
  }
  return out
}
