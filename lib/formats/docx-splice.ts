/**
 * Purpose: an edited page put back into the Word file it came from.
 * Design: paragraphs that nobody edited stay as they were written; of an edited one only the content is written anew, and
 *   there words that stay keep their looks. What the file had tracked is no longer: the page says what became of it.
 * Guarantees: a file without tracked changes whose page nobody edited comes back byte for byte. What is given back reads as
 *   the edited page, or null is answered.
 */
import type { Noted } from "@/lib/page/outcome"
import type { Block, Inline, Page } from "@/lib/page/page"
import { projectTracked } from "@/lib/page/tracked"
import { commonInOrder } from "./common-in-order"
import { sameBlock, sameBlocks } from "./compare"
import type { ReadBlock } from "./docx-assemble"
import type { ReadParagraph } from "./docx-body"
import { wordChild } from "./docx-package"
import { readWord, type WordRead } from "./docx-read"
import { rewrittenContent } from "./docx-rewrite"
import type { ReadRun } from "./docx-runs"
import { FileLinks } from "./docx-splice-links"
import { cutOut } from "./docx-xml"
import { NoteBook } from "./notes"
import { pack, unpack } from "./packed"
import { elementsOf, type XmlElement } from "./xml"
import { zip } from "./zip"

interface Change {
  readonly from: number
  readonly to: number
  readonly words: string
}

export function spliceWord(file: string, original: Page, edited: Page): Noted<string> | null {
  const bytes = unpack(file)
  const read = bytes === null ? null : readWord(bytes, original.lang)
  if (!read?.ok || !/^w:/.test(read.value.word.body.name)) return null
  const { page, word, paragraphs } = read.value
  const before = projectTracked(page, "leave")
  if (!sameBlocks(before.blocks, original.blocks)) return null
  const isSame =
    sameBlocks(before.blocks, edited.blocks) && edited.blocks.every((b, i) => b.id === original.blocks[i]?.id)
  if (isSame && !paragraphs.some(one => one.isTracked)) return { value: file, notes: [] }
  const splicer = new Splicer(read.value, before)
  const text = splicer.apply(original.blocks, edited.blocks)
  if (text === null) return null
  const parts = [...word.parts].map(([name, part]): [string, Uint8Array | string] => {
    if (name === word.document.path) return [name, text]
    return [name, splicer.links.partAt(name) ?? part]
  })
  const out = zip(parts)
  const again = readWord(out, original.lang)
  if (!again.ok || again.value.page.revisions.length > 0) return null
  const now = projectTracked(again.value.page, "leave").blocks
  if (!sameBlocks(now.map(withoutTokens), edited.blocks.map(withoutTokens))) return null
  return { value: pack(out), notes: splicer.notes.take() }
}

/** Placeholders are counted as they are read: the numbers of those behind a removed one are others. */
function withoutTokens(block: Block): Block {
  if (block.kind === "code" || block.kind === "opaque") return block
  const inline = block.inline.map((run): Inline => (run.kind === "placeholder" ? { ...run, raw: run.label } : run))
  return { ...block, inline }
}

class Splicer {
  readonly notes = new NoteBook()
  readonly links: FileLinks
  readonly #changes: Change[] = []
  readonly #blocks: ReadonlyMap<string, ReadBlock>
  readonly #parents = new Map<XmlElement, XmlElement>()

  constructor(
    readonly read: WordRead,
    readonly before: Page & { parts: ReadonlyMap<string, readonly string[]> },
  ) {
    this.links = new FileLinks(read.word)
    this.#blocks = new Map(read.page.blocks.map(block => [block.id, block as ReadBlock]))
    const walk = (parent: XmlElement): void => {
      for (const child of elementsOf(parent)) {
        this.#parents.set(child, parent)
        walk(child)
      }
    }
    walk(read.word.body)
  }

  apply(old: readonly Block[], edited: readonly Block[]): string | null {
    const kept = commonInOrder(old, edited)
    const byId = new Map(edited.map(block => [block.id, block]))
    const used = new Set<ReadParagraph>()
    const gone: ReadParagraph[] = []
    for (const block of old) {
      const paragraphs = this.#paragraphsOf(block.id)
      for (const one of paragraphs) used.add(one)
      const now = kept.has(block.id) ? byId.get(block.id) : undefined
      if (now === undefined) gone.push(...paragraphs)
      else if (!sameBlock(block, now) || paragraphs.some(one => one.isTracked)) this.#rewrite(paragraphs, block, now)
    }
    // What stood in no block of the page: put in and not taken, or only a break.
    for (const one of this.read.paragraphs) {
      if (used.has(one) || !one.isTracked) continue
      if (one.runs.length > 0 || one.mark.ins.length > 0) gone.push(one)
      else this.#change(one.element, this.#emptied(one))
    }
    this.#remove(gone)
    this.#insert(edited, kept)
    this.#untrackRows()
    return this.#applied()
  }

  #paragraphsOf(id: string): ReadParagraph[] {
    return (this.before.parts.get(id) ?? []).flatMap(part =>
      (this.#blocks.get(part)?.of ?? []).map(i => this.read.paragraphs[i] as ReadParagraph),
    )
  }

  #change(element: XmlElement, words: string): void {
    this.#changes.push({ from: element.from, to: element.to, words })
  }

  #rewrite(paragraphs: readonly ReadParagraph[], old: Block, now: Block): void {
    const [first, ...rest] = paragraphs
    if (first === undefined) return
    if (paragraphs.some(one => one.hasComments)) this.notes.count("comments-left-out")
    const runs: ReadRun[] = paragraphs.flatMap(one => [...one.runs])
    this.#change(first.element, this.#paragraph(first, old, now, runs))
    for (const one of rest) this.#change(one.element, "")
  }

  #paragraph(like: ReadParagraph, old: Block | null, now: Block, runs: readonly ReadRun[]): string {
    const open = this.#openTag(like.element)
    return `${open}${this.#properties(like, old, now)}${rewrittenContent(runs, inlineOf(now), this.links)}</w:p>`
  }

  #openTag(element: XmlElement): string {
    const { text } = this.read.word.document
    return text.slice(element.from, element.inner.from).replace(/\/$|\/?>$/, ">")
  }

  #properties(like: ReadParagraph, old: Block | null, now: Block): string {
    const properties = wordChild(like.element, "pPr")
    const { text } = this.read.word.document
    const stays = old !== null && sameKind(old, now)
    if (stays && properties !== undefined && like.turns.length > 0) return turnedBack(text, properties)
    const clean = properties === undefined ? "" : withoutTracking(text, properties)
    if (stays) return clean
    const style = this.#styleFor(now)
    if (style === null) return clean
    const rest = clean
      .replace(/^<w:pPr>|<\/w:pPr>$/g, "")
      .replace(/<w:(pStyle|outlineLvl)\s[^<>]*\/>|<w:numPr>.*?<\/w:numPr>/gs, "")
    return style + rest === "" ? "" : `<w:pPr>${style}${rest}</w:pPr>`
  }

  /** Null: a paragraph like the one beside it. */
  #styleFor(block: Block): string | null {
    if (block.kind === "paragraph") return ""
    if (block.kind === "heading") {
      const id = this.read.styles.headingStyle(block.level)
      return id === null ? `<w:outlineLvl w:val="${block.level - 1}"/>` : `<w:pStyle w:val="${id}"/>`
    }
    const like = this.read.paragraphs.find(one => {
      const shape = one.turns.at(-1)?.shape ?? one.shape
      return (
        shape.kind === block.kind &&
        (shape.kind !== "item" ||
          (block.kind === "item" && shape.level === block.level && shape.ordered === block.ordered))
      )
    })
    const properties = like && wordChild(like.element, "pPr")
    if (properties === undefined) return null
    return withoutTracking(this.read.word.document.text, properties).replace(/^<w:pPr>|<\/w:pPr>$/g, "")
  }

  #emptied(one: ReadParagraph): string {
    const properties = wordChild(one.element, "pPr")
    const clean = properties === undefined ? "" : withoutTracking(this.read.word.document.text, properties)
    return `${this.#openTag(one.element)}${clean}</w:p>`
  }

  /** Paragraphs go; of cells the words go, and a row without any cell left goes whole. */
  #remove(gone: readonly ReadParagraph[]): void {
    const goes = new Set(gone)
    const rows = new Map<XmlElement, ReadParagraph[]>()
    for (const one of this.read.paragraphs) {
      const row = one.cell === null ? undefined : this.#above(one.element, "tr")
      if (row) rows.set(row, [...(rows.get(row) ?? []), one])
    }
    const wholeRows = new Set([...rows].filter(([, list]) => list.every(one => goes.has(one))).map(([row]) => row))
    for (const row of wholeRows) {
      const table = this.#above(row, "tbl")
      const others = table ? elementsOf(table).filter(one => one.local === "tr" && !wholeRows.has(one)) : []
      // The last row takes its table with it, once.
      const first = table && elementsOf(table).find(one => one.local === "tr")
      if (others.length > 0) this.#change(row, "")
      else if (table && first === row) this.#change(table, "<w:p/>")
    }
    for (const one of gone) {
      const row = one.cell === null ? undefined : this.#above(one.element, "tr")
      if (row && wholeRows.has(row)) continue
      const holds = wordChild(wordChild(one.element, "pPr"), "sectPr") !== undefined
      this.#change(one.element, one.cell !== null || holds ? this.#emptied(one) : "")
    }
  }

  #above(element: XmlElement, local: string): XmlElement | undefined {
    let at = this.#parents.get(element)
    let found: XmlElement | undefined
    for (; at !== undefined; at = this.#parents.get(at)) if (at.local === local) found = at
    return found
  }

  #insert(edited: readonly Block[], kept: ReadonlySet<string>): void {
    const { body } = this.read.word
    let at = body.inner.from
    let like: ReadParagraph | undefined = this.read.paragraphs.find(one => one.cell === null)
    for (const block of edited) {
      if (kept.has(block.id)) {
        const last = this.#paragraphsOf(block.id).at(-1)
        if (last === undefined) continue
        at = (last.cell === null ? last.element : (this.#above(last.element, "tbl") ?? last.element)).to
        if (last.cell === null) like = last
        continue
      }
      const words = like
        ? this.#paragraph(like, null, block, [])
        : `<w:p>${rewrittenContent([], inlineOf(block), this.links)}</w:p>`
      this.#changes.push({ from: at, to: at, words: words.replace(/ w14:(paraId|textId)="[^"]*"/g, "") })
    }
  }

  /** Rows and cells that were put in or out stay, if they stay, as rows like others. */
  #untrackRows(): void {
    const { text } = this.read.word.document
    for (const element of this.#parents.keys()) {
      if (element.local !== "trPr" && element.local !== "tcPr") continue
      const signs = ["ins", "del", "cellIns", "cellDel", "cellMerge"]
      const clean = cutOut(text, element, child => signs.includes(child.local))
      if (clean.length !== element.to - element.from) this.#change(element, clean)
    }
  }

  /** Changes inside a larger one are of no more use. */
  #applied(): string | null {
    const { text } = this.read.word.document
    const isNew = ({ from, to }: Change): number => (from === to ? 0 : 1)
    const ordered = [...this.#changes].sort((a, b) => a.from - b.from || isNew(a) - isNew(b) || b.to - a.to)
    const out: string[] = []
    let at = 0
    for (const { from, to, words } of ordered) {
      if (from < at) {
        if (to <= at) continue
        return null
      }
      out.push(text.slice(at, from), words)
      at = to
    }
    out.push(text.slice(at))
    return out.join("")
  }
}

const sameKind = (a: Block, b: Block): boolean =>
  a.kind === b.kind &&
  (a.kind !== "heading" || (b.kind === "heading" && a.level === b.level)) &&
  (a.kind !== "item" || (b.kind === "item" && a.level === b.level && a.ordered === b.ordered))

const inlineOf = (block: Block): readonly Inline[] =>
  block.kind === "opaque"
    ? []
    : block.kind === "code"
      ? block.text
          .split("\n")
          .flatMap((line, i): Inline[] => [
            ...(i > 0 ? [{ kind: "break", marks: [] } as const] : []),
            { kind: "text", text: line, marks: [] },
          ])
      : block.inline

/** A paragraph's properties as they were before a tracked change made another kind of paragraph of it. */
function turnedBack(text: string, properties: XmlElement): string {
  const change = wordChild(properties, "pPrChange")
  // It was not numbered, and is.
  if (change === undefined) return withoutTracking(text, properties).replace(/<w:numPr>.*?<\/w:numPr>/s, "")
  const before = wordChild(change, "pPr")
  const [mark, section] = [wordChild(properties, "rPr"), wordChild(properties, "sectPr")]
  const signs = ["ins", "del", "moveFrom", "moveTo", "rPrChange"]
  return [
    "<w:pPr>",
    before ? text.slice(before.inner.from, before.inner.to) : "",
    mark ? cutOut(text, mark, child => signs.includes(child.local)) : "",
    section ? text.slice(section.from, section.to) : "",
    "</w:pPr>",
  ].join("")
}

/** A paragraph's properties without what is tracked about it. */
function withoutTracking(text: string, properties: XmlElement): string {
  const mark = wordChild(properties, "rPr")
  const signs = ["ins", "del", "moveFrom", "moveTo", "rPrChange"]
  const numbers = wordChild(properties, "numPr")
  const clean = cutOut(text, properties, child => child.local === "pPrChange" || child === mark || child === numbers)
  const middle =
    (numbers ? cutOut(text, numbers, child => child.local === "ins" || child.local === "numberingChange") : "") +
    (mark ? cutOut(text, mark, child => signs.includes(child.local)) : "")
  if (middle === "" || (!mark && !numbers)) return clean
  // Put back where they stood: numbers behind the style, the break's own look at the end.
  let out = clean
  if (numbers) {
    const style = wordChild(properties, "pStyle")
    const at = style ? style.to - properties.from : properties.inner.from - properties.from
    const inside = cutOut(text, numbers, child => child.local === "ins" || child.local === "numberingChange")
    out = out.slice(0, at) + inside + out.slice(at)
  }
  if (mark) {
    const inside = cutOut(text, mark, child => signs.includes(child.local))
    if (!/^<w:rPr\s*>\s*<\/w:rPr>$|^<w:rPr\s*\/>$/.test(inside))
      out = out.replace(/(<w:sectPr\b.*)?<\/w:pPr>$/s, end => inside + end)
  }
  return out
}
