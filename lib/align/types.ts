import type { Note } from "@/lib/page/outcome"
import type { BlockKind, Lang, Page } from "@/lib/page/page"

/** A stretch of one block's text (`blockText`), UTF-16 offsets; `block` is the index in `page.blocks`. */
export interface Span {
  readonly block: number
  readonly from: number
  readonly to: number
}

/** A sentence, heading or item: the smallest thing that is aligned. Trailing white space belongs to the segment before it. */
export interface Segment extends Span {
  readonly id: number
  readonly kind: BlockKind
  readonly text: string
}

export interface SegmentPair {
  readonly source: readonly Span[]
  readonly target: readonly Span[]
  /** Calibrated probability from 0 to 1 that this is what a person would have paired. */
  readonly confidence: number
  /** Stands elsewhere on the other side (crossing neighbours, far moves). */
  readonly moved?: true
  /** A span of this pair was cut where its partner is cut (glued heading, flattened list). */
  readonly recut?: true
}

export interface AlignOptions {
  /** Pairs a person confirmed: fixed points, and examples to learn words from. */
  readonly locks?: readonly { readonly source: readonly Span[]; readonly target: readonly Span[] }[]
  /** Called now and then with a share from 0 to 1; returning false stops the work with "cancelled". */
  readonly onProgress?: (done: number) => boolean | undefined
  /** Optional sentence vectors; same order and length as the texts given. Adds a vote, never decides alone. */
  readonly embed?: (texts: readonly string[], lang: Lang) => Promise<readonly Float32Array[]>
}

export interface Alignment {
  readonly segments: { readonly source: readonly Segment[]; readonly target: readonly Segment[] }
  /** In reading order; every segment of both sides is in exactly one pair, cut or whole. */
  readonly pairs: readonly SegmentPair[]
  /** Do the two texts belong together at all? */
  readonly kinship: "related" | "doubtful" | "unrelated"
  readonly notes: readonly Note[]
}

/** How a piece of a block begins. */
export type PieceStart =
  /** where the block itself begins */
  | "block"
  /** at a line break that was lost in the file and is given back (glued heading, flattened list): a block of its own */
  | "break"
  /** in mid-block: it goes on the piece before it, and is joined to it again on the way out */
  | "cut"

export interface Piece extends Span {
  readonly start: PieceStart
  /** For pieces that begin at a restored break: what the partner is ("heading" facing a heading). */
  readonly kind?: BlockKind
  readonly level?: number
}

/** A row of the desk: pieces in reading order. Either side may be empty. All pieces of a side, joined, are the page. */
export interface PiecePair {
  readonly source: readonly Piece[]
  readonly target: readonly Piece[]
  /** The lowest confidence of the segment pairs in it. */
  readonly sure: number
  readonly moved?: true
  /** By how many rows the source stands further up in its page, where a person crossed rows (see crossed.ts). */
  readonly back?: number
}

export type Granularity = "paragraph" | "sentence"

export type AlignPages = (source: Page, target: Page, options?: AlignOptions) => Promise<Alignment>
export type PairPieces = (source: Page, target: Page, alignment: Alignment, granularity: Granularity) => PiecePair[]
