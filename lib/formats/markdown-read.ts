/** A Markdown tree to blocks. */
import type { Nodes, Paragraph, PhrasingContent, Root, Table } from "mdast"
import { fromMarkdown } from "mdast-util-from-markdown"
import { frontmatterFromMarkdown } from "mdast-util-frontmatter"
import { gfmFromMarkdown } from "mdast-util-gfm"
import { frontmatter } from "micromark-extension-frontmatter"
import { gfm } from "micromark-extension-gfm"
import type { Noted } from "@/lib/page/outcome"
import type { Inline, Lang, Slice } from "@/lib/page/page"
import type { InlineBuilder } from "./inline"
import { verbatimEnd } from "./lines"
import { MarkdownInline } from "./markdown-inline"
import { type Masked, mask, unmask } from "./markdown-masks"
import { type Definitions, windowsOf } from "./markdown-windows"
import { NoteBook } from "./notes"
import { type NewBlock, PageBuilder, type Placed } from "./placed"

const syntax = {
  extensions: [gfm()],
  // The transforms look for addresses once more in the finished tree, where nodes have no places.
  mdastExtensions: gfmFromMarkdown().map(extension => ({ ...extension, transforms: [] })),
}
/** Front matter stands at the beginning of a file and nowhere else. */
const withFrontMatter = {
  extensions: [...syntax.extensions, frontmatter(["yaml", "toml"])],
  mdastExtensions: [...syntax.mdastExtensions, frontmatterFromMarkdown(["yaml", "toml"])],
}

/** Throws BlockTooLong. `window` is the length of what is parsed at once, in characters. */
export function readMarkdownTree(file: string, lang: Lang, window?: number): Noted<Placed> {
  const notes = new NoteBook()
  const mark = file.charCodeAt(0) === 0xfeff ? 1 : 0
  const masked = mask(file)
  const parse = (text: string, front: boolean): Root => fromMarkdown(text, front ? withFrontMatter : syntax)
  const { definitions, windows } = windowsOf(masked.file.slice(mark), parse, window)
  const reader = new TreeReader(file, masked, notes, definitions)
  for (const { tree, skip } of windows) reader.all(tree, skip + mark)
  if (reader.page.flattened > 0) notes.count("nesting-flattened", reader.page.flattened)
  return { value: reader.page.done(lang, reader.title), notes: notes.take() }
}

/** What the containers around a block make of it. */
interface Around {
  readonly quote: boolean
  readonly level: number
  /** The list item whose first paragraph is still to come. */
  readonly item: {
    ordered: boolean
    number: number | undefined
    from: number
    checked: boolean | null | undefined
  } | null
}

class TreeReader {
  readonly page = new PageBuilder()
  title: string | undefined
  #tables = 0
  #skip = 0
  readonly #inline: MarkdownInline

  constructor(
    readonly file: string,
    readonly masked: Masked,
    readonly notes: NoteBook,
    definitions: Definitions,
  ) {
    this.#inline = new MarkdownInline(file, masked, notes, definitions)
  }

  /** Depth is bounded before parsing (markdown-limits.ts), so that this may call itself. */
  all(tree: Root, skip: number): void {
    this.#skip = skip
    this.#inline.skip = skip
    for (const child of tree.children) this.#block(child, { quote: false, level: -1, item: null })
  }

  #place(node: Nodes): { from: number; to: number } {
    const from = (node.position?.start.offset ?? 0) + this.#skip
    return { from, to: (node.position?.end.offset ?? 0) + this.#skip }
  }

  #block(node: Nodes, around: Around): void {
    const at = this.#place(node)
    switch (node.type) {
      case "heading":
        this.#words(node.children, at, inline => ({ kind: "heading", level: node.depth, inline }))
        break
      case "paragraph":
        this.#paragraph(node, around)
        break
      case "blockquote":
        for (const child of node.children) this.#block(child, { ...around, quote: true, item: null })
        break
      case "list":
        node.children.forEach((child, i) => {
          const number = node.ordered ? (node.start ?? 1) + i : undefined
          const item = { ordered: node.ordered === true, number, from: this.#place(child).from, checked: child.checked }
          const inside: Around = { quote: false, level: around.level + 1, item }
          child.children.forEach((block, k) => {
            this.#block(block, k === 0 ? inside : { ...inside, item: null })
          })
        })
        break
      case "code":
        this.#code(node, at)
        break
      case "table":
        this.#table(node)
        break
      case "footnoteDefinition":
        this.#footnote(node.children, at, around)
        break
      case "definition":
        break
      case "yaml":
        this.title ??= titleIn(node.value)
        this.page.add({ kind: "opaque", raw: this.file.slice(at.from, at.to) }, at)
        break
      default: {
        const raw = this.file.slice(at.from, at.to)
        if (node.type !== "thematicBreak") this.notes.add("kept-as-written", at, raw.split("\n")[0])
        this.page.add({ kind: "opaque", raw }, at)
      }
    }
  }

  #paragraph(node: Paragraph, around: Around): void {
    const at = this.#place(node)
    const raw = this.file.slice(at.from, at.to)
    if (this.#isOpaque(raw, at)) {
      this.page.add({ kind: "opaque", raw }, at)
      return
    }
    const { item } = around
    if (item !== null) {
      const { ordered, number } = item
      const numbered = number === undefined ? { ordered } : { ordered, number }
      const slice = { from: item.from, to: at.to }
      const box =
        item.checked === null || item.checked === undefined
          ? 0
          : (/\[[ xX]\][ \t]*$/.exec(this.file.slice(0, at.from))?.[0].length ?? 0)
      const add = (inline: readonly Inline[]): NewBlock => ({ kind: "item", level: around.level, ...numbered, inline })
      this.#words(node.children, slice, add, box)
    } else this.#words(node.children, at, inline => ({ kind: around.quote ? "quote" : "paragraph", inline }))
  }

  /** Only template tags, or a line of program in MDX: nothing to review. */
  #isOpaque(raw: string, at: { from: number; to: number }): boolean {
    const { letter, file } = this.masked
    if (letter !== "" && file.slice(at.from, at.to).replaceAll(letter, "").trim() === "") return true
    return /^(?:import\s[^\n]*\sfrom\s*["']|export\s+(?:const|default|function|let)\s)/.test(raw)
  }

  #words(
    children: readonly PhrasingContent[],
    slice: Slice,
    make: (inline: readonly Inline[]) => NewBlock,
    box = 0,
  ): void {
    const first = children[0]
    const last = children.at(-1)
    const inner = first && last ? { from: this.#place(first).from - box, to: this.#place(last).to } : undefined
    const built = this.#inline.read(children, this.#box(inner?.from ?? 0, box))
    this.page.add(make(built.inline), { from: slice.from, to: slice.to, ...(inner ? { inner } : {}) }, built.stretches)
  }

  /** A task's box is kept as it was written, before the words. */
  #box(from: number, length: number): ((into: InlineBuilder) => void) | undefined {
    if (length === 0) return undefined
    const raw = this.file.slice(from, from + length)
    return into => into.atom({ kind: "placeholder", raw, label: raw.trim(), marks: [] }, from, from + length)
  }

  #code(node: Extract<Nodes, { type: "code" }>, at: { from: number; to: number }): void {
    const info = [node.lang, node.meta].filter(part => part).join(" ")
    const text = unmask(node.value, this.masked, at.from, at.to).replace(/\r\n?/g, "\n")
    const raw = this.file.slice(at.from, at.to)
    const from = at.from + (/^[^\r\n]*(?:\r\n|\r|\n)/.exec(raw)?.[0].length ?? 0)
    // Only where the words stand in the file exactly so can they be replaced there.
    const to = text === "" ? null : verbatimEnd(this.file, from, text)
    const inner = to === null ? {} : { inner: { from, to } }
    this.page.add({ kind: "code", info: unmask(info, this.masked, at.from, from), text }, { ...at, ...inner })
  }

  #table(node: Table): void {
    const table = `t${++this.#tables}`
    if (node.align?.some(align => align !== null)) this.notes.count("column-alignment-left-out")
    const columns = node.children[0]?.children.length ?? 0
    node.children.forEach((row, r) => {
      const rowAt = this.#place(row)
      for (let c = 0; c < columns; c++) {
        const cell = row.children[c]
        const at = cell === undefined ? { from: rowAt.to, to: rowAt.to } : this.#place(cell)
        const make = (inline: readonly Inline[]): NewBlock => ({
          kind: "cell",
          table,
          row: r,
          column: c,
          header: r === 0,
          inline,
        })
        this.#words(cell?.children ?? [], at, make)
      }
    })
  }

  #footnote(children: readonly Nodes[], at: { from: number; to: number }, around: Around): void {
    const raw = /^\[\^[^\]\r\n]+\]:[ \t]*/.exec(this.file.slice(at.from, at.to))?.[0] ?? ""
    children.forEach((child, i) => {
      if (i === 0 && child.type === "paragraph" && raw !== "") {
        const mark = raw.trimEnd()
        const atom = { kind: "placeholder", raw: `${mark} `, label: mark.slice(0, -1), marks: [] } as const
        const built = this.#inline.read(child.children, into => into.atom(atom, at.from, at.from + raw.length))
        const inner = { from: at.from, to: this.#place(child).to }
        this.page.add({ kind: "paragraph", inline: built.inline }, { ...inner, inner }, built.stretches)
      } else this.#block(child, { ...around, item: null })
    })
  }
}

function titleIn(yaml: string): string | undefined {
  const found = /^title:[ \t]*(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|(.+?))[ \t]*$/m.exec(yaml)
  const words = found?.[1]?.replace(/\\(.)/g, "$1") ?? found?.[2]?.replaceAll("''", "'") ?? found?.[3]
  return words === undefined || words === "" ? undefined : words
}
