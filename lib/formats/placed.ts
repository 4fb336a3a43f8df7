/** What a reader knows beyond the Page: where every word stood. Only splice.ts needs it. */
import { type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Block, Lang, Page, Slice } from "@/lib/page/page"
import { type FormatRefusal, MOST_BLOCKS, type PageFormat } from "./format"
import type { Stretch } from "./inline"

export interface Placed {
  readonly page: Page
  /** By block id; blocks without words have none. */
  readonly stretches: ReadonlyMap<string, readonly Stretch[]>
}

/** A format whose files can be changed in place. */
export interface SplicingFormat extends PageFormat {
  readPlaced(file: string, lang: Lang): Outcome<Noted<Placed>, FormatRefusal>
  /** New words for the middle of a run with these marks, written so that they stay words. */
  writeWords(words: string, block: Block, marks: readonly string[]): string
  /** What stands between a block's markup; null where the kind has no such place. */
  writeInner(block: Block): string | null
  /** These blocks alone, without a line end after the last. */
  writeBlocks(blocks: readonly Block[]): string
  /** For files that are no lines of text: the whole of splicing. Null: it must be written anew. */
  splice?(file: string, original: Page, edited: Page): Noted<string> | null
}

/** A block without its id and place, kind by kind. */
export type NewBlock = Block extends infer B ? (B extends Block ? Omit<B, "id" | "slice"> : never) : never

/** Items stand no deeper than this: the review document has no more levels. */
export const deepestItem = 12

/** Thrown by a PageBuilder that is given too much; `bounded` makes a refusal of it. */
class TooManyBlocks extends Error {}

/** A reader that refuses a page of too many blocks as soon as it has met them. */
export const bounded =
  (read: SplicingFormat["readPlaced"]): SplicingFormat["readPlaced"] =>
  (file, lang) => {
    try {
      return read(file, lang)
    } catch (error) {
      if (error instanceof TooManyBlocks) return refuse("too-many-blocks")
      throw error
    }
  }

/** Numbers the blocks of a page in the order they are read. */
export class PageBuilder {
  readonly #blocks: Block[] = []
  readonly #stretches = new Map<string, readonly Stretch[]>()

  /** How many items stood too deep and were brought up. */
  flattened = 0

  add(block: NewBlock, slice: Slice, stretches: readonly Stretch[] = []): void {
    if (this.#blocks.length >= MOST_BLOCKS) throw new TooManyBlocks()
    const id = `b${this.#blocks.length + 1}`
    const isDeep = block.kind === "item" && block.level > deepestItem
    if (isDeep) this.flattened++
    this.#blocks.push({ ...block, ...(isDeep ? { level: deepestItem } : {}), id, slice } as Block)
    if (stretches.length > 0) this.#stretches.set(id, stretches)
  }

  get size(): number {
    return this.#blocks.length
  }

  get last(): Block | undefined {
    return this.#blocks.at(-1)
  }

  done(lang: Lang, title?: string): Placed {
    const page: Page = { lang, ...(title === undefined ? {} : { title }), blocks: this.#blocks }
    return { page, stretches: this.#stretches }
  }
}

/** The plain `read` that every format offers, from its placed one. */
export function withoutPlaces(read: Outcome<Noted<Placed>, FormatRefusal>): Outcome<Noted<Page>, FormatRefusal> {
  return read.ok ? { ok: true, value: { value: read.value.value.page, notes: read.value.notes } } : read
}
