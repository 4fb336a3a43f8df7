/**
 * An edited page put back into the file it came from.
 *
 * Purpose: what nobody edited stays as it was, byte for byte; one edited word changes one line.
 * Design: three attempts, each read again before it is believed. First only the words that changed are replaced where
 *   they stand; then the inside of each changed block; then whole blocks are added, removed or replaced. Where none of
 *   them reads back as the edited page the file is written anew, with a note.
 * Guarantees: nothing edited gives the same file; the file given back reads as the edited page, or a note says it does not.
 * Not here: bytes. Encoding and byte order marks are kept by whoever decodes and encodes.
 */
import type { Note, Noted } from "@/lib/page/outcome"
import type { Block, Page } from "@/lib/page/page"
import { commonInOrder } from "./common-in-order"
import { sameBlock, sameBlocks } from "./compare"
import type { PageFormat } from "./format"
import { lineEndOf } from "./lines"
import type { SplicingFormat } from "./placed"
import { formatById } from "./registry"
import { type Change, changesOfWords } from "./splice-words"

/**
 * @param file the text `original` was read from, by this format
 * @param edited blocks with the ids of `original` are edits of those; others are new
 */
export function spliceIntoFile(format: PageFormat, file: string, original: Page, edited: Page): Noted<string> {
  const splicing = formatById(format.id)
  if (splicing === undefined) return format.write(edited)
  if (splicing.splice !== undefined) return splicing.splice(file, original, edited) ?? rewritten(splicing, edited)
  if (sameInOrder(original.blocks, edited.blocks)) return { value: file, notes: [] }
  const read = splicing.readPlaced(file, original.lang)
  if (!read.ok) return rewritten(splicing, edited)
  const { page, stretches } = read.value.value
  // The page given must be the one in this file; ids are numbers in reading order.
  if (!sameBlocks(page.blocks, original.blocks)) return rewritten(splicing, edited)
  const before = new Map(page.blocks.map(block => [block.id, block]))
  const attempts: (() => readonly Change[] | null)[] = []
  if (sameIds(page.blocks, edited.blocks)) {
    const changed = edited.blocks.filter(block => !sameBlock(block, before.get(block.id) as Block))
    const words = changed.map(block => {
      const old = before.get(block.id) as Block
      return changesOfWords(splicing, file, old, block, stretches.get(block.id) ?? [])
    })
    attempts.push(() =>
      changed.flatMap((block, i) => words[i] ?? insideOf(splicing, before.get(block.id), block, file) ?? []),
    )
    attempts.push(() => changed.flatMap(block => insideOf(splicing, before.get(block.id), block, file) ?? []))
  }
  attempts.push(() => changesOfBlocks(splicing, file, page.blocks, edited.blocks))
  for (const attempt of attempts) {
    const changes = attempt()
    if (changes === null) continue
    const spliced = apply(file, changes)
    const again = spliced === null ? null : splicing.readPlaced(spliced, original.lang)
    if (spliced !== null && again?.ok && sameBlocks(again.value.value.page.blocks, edited.blocks)) {
      return { value: spliced, notes: [] }
    }
  }
  return rewritten(splicing, edited)
}

function rewritten(format: SplicingFormat, edited: Page): Noted<string> {
  const { value, notes } = format.write(edited)
  const note: Note = { code: "file-rewritten" }
  return { value, notes: [note, ...notes] }
}

const sameIds = (a: readonly Block[], b: readonly Block[]): boolean =>
  a.length === b.length && a.every((block, i) => block.id === b[i]?.id)

const sameInOrder = (a: readonly Block[], b: readonly Block[]): boolean => sameIds(a, b) && sameBlocks(a, b)

function insideOf(format: SplicingFormat, old: Block | undefined, block: Block, file: string): Change[] | null {
  const inner = old?.slice?.inner
  const words = format.writeInner(block)
  if (inner === undefined || words === null || old?.kind !== block.kind) return null
  // Lines after the first keep the prefix (indent, quotation marks) that the block's second line has, or need.
  const end = lineEndOf(file)
  return [{ from: inner.from, to: inner.to, words: words.replaceAll("\n", end + prefixOf(file, inner.from, block)) }]
}

function prefixOf(file: string, from: number, block: Block): string {
  if (block.kind === "code") return ""
  const lineStart = Math.max(file.lastIndexOf("\n", from - 1), file.lastIndexOf("\r", from - 1)) + 1
  const lead = file.slice(lineStart, from)
  return block.kind === "heading" ? "" : lead.replace(/[^>\s]/g, " ")
}

/** Whole blocks: kept ones stay where they are, others go out, new ones come in after the block before them. */
function changesOfBlocks(
  format: SplicingFormat,
  file: string,
  old: readonly Block[],
  edited: readonly Block[],
): Change[] | null {
  if (old.some((block, i) => block.slice === undefined || block.slice.from < (old[i - 1]?.slice?.to ?? 0))) return null
  const keptIds = commonInOrder(old, edited)
  const end = lineEndOf(file)
  const changes: Change[] = []
  const at = new Map(old.map((block, i) => [block.id, i]))
  let last = -1
  let added: Block[] = []
  const flush = (next: number): void => {
    // Blocks between two kept ones: what stood there goes, what is new comes, in one change.
    const gone = old.slice(last + 1, next)
    if (added.length === 0 && gone.length === 0) return
    changes.push(...regionChange(format, file, old, last, next, added, end))
    added = []
  }
  for (const block of edited) {
    const index = keptIds.has(block.id) ? (at.get(block.id) as number) : -1
    if (index === -1) {
      added.push(block)
      continue
    }
    flush(index)
    const before = old[index] as Block
    if (!sameBlock(before, block)) {
      const inside = insideOf(format, before, block, file)
      const { from, to } = before.slice as { from: number; to: number }
      changes.push(...(inside ?? [{ from, to, words: format.writeBlocks([block]).replaceAll("\n", end) }]))
    }
    last = index
  }
  flush(old.length)
  return changes
}

function regionChange(
  format: SplicingFormat,
  file: string,
  old: readonly Block[],
  last: number,
  next: number,
  added: readonly Block[],
  end: string,
): Change[] {
  const gone = old.slice(last + 1, next)
  const before = old[last]
  const after = old[next]
  if (added.length === 0) {
    // A removed block takes the space behind it along, or at the end of the file the space before it.
    const from = after === undefined && before?.slice ? before.slice.to : lineStart(file, gone[0]?.slice?.from ?? 0)
    const to = after?.slice ? lineStart(file, after.slice.from) : (gone.at(-1)?.slice?.to ?? file.length)
    return [{ from, to: Math.max(from, to), words: "" }]
  }
  const words = added.every(block => block.kind === "item") && likeSibling(file, old, last, next)
  const written = words
    ? added.map(block => words(block, format)).join(end)
    : format.writeBlocks(added).replaceAll("\n", end)
  if (gone.length > 0) {
    const from = words ? lineStart(file, gone[0]?.slice?.from ?? 0) : (gone[0]?.slice?.from ?? 0)
    return [{ from, to: gone.at(-1)?.slice?.to ?? from, words: written }]
  }
  const gap = words ? end : end + end
  if (before?.slice) {
    const { to } = before.slice
    // Where the blocks stood on neighbouring lines, the new one needs a blank line behind it too.
    const between = after?.slice ? file.slice(to, after.slice.from) : ""
    const isTight = after?.slice !== undefined && (between.match(/\r\n|\r|\n/g)?.length ?? 0) < 2
    return [{ from: to, to, words: `${gap}${written}${isTight && !words ? end : ""}` }]
  }
  const from = after?.slice ? lineStart(file, after.slice.from) : file.length
  return [{ from, to: from, words: `${written}${gap}` }]
}

const lineStart = (file: string, at: number): number =>
  Math.max(file.lastIndexOf("\n", at - 1), file.lastIndexOf("\r", at - 1)) + 1

type Item = Extract<Block, { kind: "item" }>

/** How the items around here are written: a new one takes indent and marker of one like it. */
function likeSibling(
  file: string,
  old: readonly Block[],
  last: number,
  next: number,
): ((block: Block, format: SplicingFormat) => string) | null {
  const around = [old[last], old[next], old[last + 1]].filter(
    (b): b is Item => b?.kind === "item" && b.slice?.inner !== undefined,
  )
  if (around.length === 0) return null
  return (block, format) => {
    const item = block as Item
    const like = around.find(one => one.level === item.level && one.ordered === item.ordered) ?? (around[0] as Item)
    const slice = like.slice as { from: number; inner: { from: number } }
    const lead = file.slice(lineStart(file, slice.from), slice.inner.from)
    const numbered = item.number === undefined ? lead : lead.replace(/\d+/, String(item.number))
    return numbered + (format.writeInner(item) ?? "")
  }
}

function apply(file: string, changes: readonly Change[]): string | null {
  const ordered = [...changes].sort((a, b) => a.from - b.from || a.to - b.to)
  const out: string[] = []
  let at = 0
  for (const change of ordered) {
    if (change.from < at || change.to > file.length) return null
    out.push(file.slice(at, change.from), change.words)
    at = change.to
  }
  out.push(file.slice(at))
  return out.join("")
}
