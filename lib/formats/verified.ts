/**
 * Writes blocks and reads them again at once, because escaping rules that look complete seldom are.
 *
 * Blocks that do not come back are written with full escapes; raw passages that are not raw passages here are left out;
 * what still differs is told. So `write` never loses a word without a note.
 */
import type { Noted, Outcome } from "@/lib/page/outcome"
import { type Block, blockText, type Inline, type Lang } from "@/lib/page/page"
import { firstDifference, sameBlocks } from "./compare"
import type { Fitted } from "./fit"
import type { FormatRefusal } from "./format"
import { tidyInline } from "./inline"
import { NoteBook, shorten } from "./notes"
import type { Placed } from "./placed"

/** How much a writer escapes: what the place asks for, or everything that ever means something. */
export type Care = "light" | "full"
/** How careful to be with each block, by id. */
export type CareFor = (block: Block) => Care

type Read = (file: string, lang: Lang) => Outcome<Noted<Placed>, FormatRefusal>
type Write = (blocks: readonly Block[], care: CareFor) => string

export function verified(fitted: Fitted, lang: Lang, read: Read, write: Write): Noted<string> {
  const notes = new NoteBook()
  const comesBack = (blocks: readonly Block[], care: CareFor): boolean => {
    const again = read(`${write(blocks, care)}\n`, lang)
    return again.ok && sameBlocks(blocks, again.value.value.page.blocks)
  }
  const blocks = rename(fitted.blocks)
  if (blocks.length === 0) return { value: "", notes: fitted.notes }
  const light: CareFor = () => "light"
  if (comesBack(blocks, light)) return { value: `${write(blocks, light)}\n`, notes: fitted.notes }

  const careful = new Set<string>()
  const kept = blocks.flatMap(block => {
    const alone = standalone(block)
    if (comesBack([alone], light)) return [block]
    careful.add(block.id)
    if (comesBack([alone], () => "full")) return [block]
    const plain = withoutRaw(block, notes, inline =>
      comesBack([{ ...alone, kind: "paragraph", inline } as Block], light),
    )
    if (plain !== null && !comesBack([standalone(plain)], () => "full")) {
      notes.add("reads-otherwise", undefined, shorten(blockText(plain), 60))
    }
    return plain === null ? [] : [plain]
  })
  const care: CareFor = block => (careful.has(block.id) ? "full" : "light")
  if (!notes.has("reads-otherwise") && !comesBack(kept, care)) {
    // Blocks that hold alone can still meet badly: be careful with all, then say where it differs.
    for (const block of kept) careful.add(block.id)
    const again = read(`${write(kept, care)}\n`, lang)
    const at = again.ok ? firstDifference(kept, again.value.value.page.blocks) : 0
    if (at !== -1) notes.add("reads-otherwise", undefined, shorten(kept[at] ? blockText(kept[at]) : "", 60))
  }
  return { value: kept.length === 0 ? "" : `${write(kept, care)}\n`, notes: [...fitted.notes, ...notes.take()] }
}

/** Every block its own id, so that care can be kept by id even when a page was put together from parts. */
const rename = (blocks: readonly Block[]): Block[] => blocks.map((block, i) => ({ ...block, id: `w${i}` }))

/** The block as it can stand alone: a deep item at the top, a cell as a table of one. */
function standalone(block: Block): Block {
  if (block.kind === "item") return { ...block, level: 0 }
  if (block.kind === "cell") return { ...block, row: 0, column: 0, header: true }
  return block
}

function withoutRaw(block: Block, notes: NoteBook, holds: (inline: readonly Inline[]) => boolean): Block | null {
  if (block.kind === "opaque") {
    notes.count("opaque-left-out")
    return null
  }
  if (block.kind === "code") return block
  const inline = block.inline.map((run): Inline => {
    if (run.kind === "placeholder" && !holds([{ kind: "text", text: "a ", marks: [] }, run])) {
      notes.count("placeholders-as-labels")
      return { kind: "text", text: run.label || run.raw, marks: run.marks }
    }
    if (run.kind === "image" && !holds([run])) {
      notes.count("images-left-out")
      return { kind: "text", text: run.alt, marks: run.marks }
    }
    if (run.kind === "text" && run.marks.length > 0 && !holds([run])) {
      const link = run.marks.some(mark => mark.kind === "link")
      notes.count(link ? "links-left-out" : "marks-left-out")
      return { ...run, marks: [] }
    }
    return run
  })
  const left = tidyInline(inline)
  return left.length === 0 && block.kind !== "cell" ? null : { ...block, inline: left }
}
