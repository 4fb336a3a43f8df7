/**
 * Purpose: the text of an OpenDocument file as a tracked page: paragraphs, marks, links, lists, tables, what was changed by whom,
 *   comments.
 * Design: one walk. What is switched on and off by points (a change, a comment) is a list of what is on; a paragraph that begins
 *   while an insertion is on was put in with the break before it. A deletion is a point whose words stand elsewhere.
 * Guarantees: all words of the main text are in the page, old and new; what stands beside it is told.
 */
import type { Mark } from "@/lib/page/page"
import type { Revision, Shape, TrackedBlock, TrackedComment, TrackedPage, TrackedRun } from "@/lib/page/tracked"
import { timeOf } from "./docx-comments"
import { type NoteBook, shorten } from "./notes"
import { type OdtStyles, odf } from "./odt-styles"
import { attributeOf, childNamed, elementsOf, walkXml, wordsOf, type XmlElement, type XmlNode } from "./xml"

type Building = { -readonly [K in keyof TrackedBlock]: TrackedBlock[K] } & {
  readonly runs: TrackedRun[]
  readonly rows: { at: number; row: string }[]
}
interface Thread {
  readonly id: string
  resolved: boolean
  readonly comments: TrackedComment[]
  block?: string
}

export class OdtReader {
  readonly #blocks: Building[] = []
  readonly #revisions = new Map<string, Revision>()
  readonly #removed = new Map<string, XmlElement>()
  readonly #threads = new Map<string, Thread>()
  readonly #ends: ReadonlySet<string>
  #on: string[] = []
  #said: string[] = []
  #gone: string[] = []
  #block: Building | null = null
  #space = true
  #tables = 0

  constructor(
    readonly body: XmlElement,
    readonly styles: OdtStyles,
    readonly notes: NoteBook,
  ) {
    const ends = [...walkXml(body)].filter(one => one.local === "annotation-end")
    this.#ends = new Set(ends.map(one => attributeOf(one, "name", odf.office) ?? ""))
  }

  read(): TrackedPage {
    this.#changes(childNamed(this.body, "tracked-changes"))
    this.#all(this.body)
    const threads = [...new Set(this.#threads.values())]
    return { lang: "", blocks: this.#blocks, revisions: [...this.#revisions.values()], threads }
  }

  #changes(list: XmlElement | undefined): void {
    for (const region of list ? elementsOf(list) : []) {
      const id =
        attributeOf(region, "id", odf.text) ?? attributeOf(region, "id", "http://www.w3.org/XML/1998/namespace") ?? ""
      const [what] = elementsOf(region)
      const info = what && childNamed(what, "change-info")
      if (!what || !info) continue
      if (what.local === "format-change") {
        this.notes.count("looks-passed-over")
        continue
      }
      const author = wordsOf(childNamed(info, "creator") ?? { children: [] })
      this.#revisions.set(id, {
        id,
        author,
        at: timeOf(wordsOf(childNamed(info, "date") ?? { children: [] }).slice(0, 19)),
      })
      if (what.local === "deletion") this.#removed.set(id, what)
    }
  }

  #all(container: XmlElement): void {
    for (const child of elementsOf(container)) this.#element(child)
  }

  #element(element: XmlElement): void {
    switch (element.local) {
      case "p":
      case "h":
        this.#paragraph(element, this.#shapeOf(element))
        return
      case "list":
        this.#list(element, 0, attributeOf(element, "style-name", odf.text) ?? "")
        return
      case "table":
        this.#table(element)
        return
      case "change-start":
      case "change-end":
      case "change":
      case "annotation":
      case "annotation-end":
        this.#inline(element, [])
        return
      case "tracked-changes":
      case "sequence-decls":
      case "forms":
        return
      case "frame":
        this.#beside(element)
        return
      default:
        this.#all(element)
        return
    }
  }

  #shapeOf(element: XmlElement): Shape {
    if (element.local === "h")
      return {
        kind: "heading",
        level: Math.min(6, Math.max(1, Number(attributeOf(element, "outline-level", odf.text) ?? 1))),
      }
    const style = attributeOf(element, "style-name", odf.text) ?? ""
    if (this.styles.isParagraph(style, /^Quot/)) return { kind: "quote" }
    if (this.styles.isParagraph(style, /^Cotejo_20_Kept_20_Block$/))
      return { kind: "opaque", raw: unframed(wordsOf(element)) }
    if (this.styles.isParagraph(style, /^(?:Preformatted|Source_20_Code)/)) return { kind: "code", info: "" }
    const heading = /^Heading_20_([1-6])$/.exec(style)
    if (heading) return { kind: "heading", level: Number(heading[1]) }
    return style === "Title" ? { kind: "heading", level: 1 } : { kind: "paragraph" }
  }

  #begin(shape: Shape, joined: readonly string[]): void {
    const opened = this.#blocks.length > 0 && joined.length === 0 ? [...this.#on] : []
    const id = `b${this.#blocks.length + 1}`
    this.#block = { id, shape, runs: [], opened, joined, turns: [], rows: [] }
    this.#blocks.push(this.#block)
    this.#space = true
  }

  #paragraph(element: XmlElement, shape: Shape): void {
    this.#begin(shape, [])
    this.#runs(element.children, [])
  }

  #list(list: XmlElement, level: number, style: string): void {
    const ordered = this.styles.isOrdered(style, level)
    for (const item of elementsOf(list)) {
      if (item.local !== "list-item" && item.local !== "list-header") {
        this.#element(item)
        continue
      }
      const start = attributeOf(item, "start-value", odf.text)
      const number = ordered && start !== undefined && /^\d+$/.test(start) ? { number: Number(start) } : {}
      let isFirst = item.local === "list-item"
      for (const child of elementsOf(item)) {
        if (child.local === "list") this.#list(child, level + 1, attributeOf(child, "style-name", odf.text) ?? style)
        else if (isFirst && child.local === "p") this.#paragraph(child, { kind: "item", level, ordered, ...number })
        else this.#element(child)
        isFirst &&= child.local !== "p" && child.local !== "h"
      }
    }
  }

  #table(element: XmlElement): void {
    const table = `t${++this.#tables}`
    let row = 0
    const rows = (some: XmlElement, header: boolean): void => {
      for (const child of elementsOf(some)) {
        if (child.local === "table-header-rows") rows(child, true)
        else if (child.local === "table-rows" || child.local === "table-row-group") rows(child, header)
        if (child.local !== "table-row") continue
        elementsOf(child)
          .filter(cell => cell.local === "table-cell")
          .forEach((cell, column) => this.#cell(cell, { kind: "cell", table, row, column, header }))
        row++
      }
    }
    rows(element, false)
  }

  /** The paragraphs of a cell are its lines. */
  #cell(cell: XmlElement, shape: Shape): void {
    if (attributeOf(cell, "number-columns-spanned", odf.table) ?? attributeOf(cell, "number-rows-spanned", odf.table))
      this.notes.count("spans-flattened")
    this.#begin(shape, [])
    const lines = [...walkXml(cell)].filter(one => one.space === odf.text && (one.local === "p" || one.local === "h"))
    lines.forEach((line, i) => {
      if (i > 0) this.#push({ kind: "break", marks: [] })
      this.#space = true
      this.#runs(line.children, [])
    })
  }

  #runs(children: readonly XmlNode[], marks: readonly Mark[]): void {
    for (const child of children) {
      if (child.kind === "text") this.#words(child.text, marks)
      else this.#inline(child, marks)
    }
  }

  /** White space as it stands in the file is one space, and none where a line begins. */
  #words(text: string, marks: readonly Mark[]): void {
    const one = text.replace(/[ \t\r\n]+/g, " ")
    const words = this.#space ? one.replace(/^ /, "") : one
    if (words === "") return
    this.#space = words.endsWith(" ")
    this.#push({ kind: "text", text: words, marks })
  }

  #push(run: TrackedRun["run"]): void {
    if (this.#block === null) this.#begin({ kind: "paragraph" }, [])
    const isCode = this.#block?.shape.kind === "code"
    const plain = isCode && run.kind === "text" ? { ...run, marks: [] } : run
    this.#block?.runs.push({ run: plain, ins: [...this.#on], del: [...this.#gone], form: [], threads: [...this.#said] })
  }

  #inline(element: XmlElement, marks: readonly Mark[]): void {
    const id = attributeOf(element, "change-id", odf.text) ?? ""
    switch (element.local) {
      case "span": {
        const style = attributeOf(element, "style-name", odf.text) ?? ""
        if (this.styles.isKept(style)) {
          const label = unframed(wordsOf(element))
          this.#space = false
          this.#push({ kind: "placeholder", raw: label, label, marks })
          return
        }
        const own = this.styles.marks(style)
        // Links are underlined because they are links.
        const isLink = marks.some(mark => mark.kind === "link")
        const fresh = own
          .filter(kind => !marks.some(mark => mark.kind === kind) && !(isLink && kind === "underline"))
          .map((kind): Mark => ({ kind }))
        this.#runs(element.children, [...marks, ...fresh])
        return
      }
      case "a": {
        const href = attributeOf(element, "href", odf.xlink) ?? ""
        this.#runs(element.children, href === "" ? marks : [...marks, { kind: "link", href }])
        return
      }
      case "s": {
        const count = Math.min(1000, Math.max(1, Number(attributeOf(element, "c", odf.text) ?? 1) || 1))
        this.#space = false
        this.#push({ kind: "text", text: " ".repeat(count), marks })
        return
      }
      case "tab":
        this.#space = false
        this.#push({ kind: "text", text: "\t", marks })
        return
      case "line-break":
        this.#space = true
        this.#push({ kind: "break", marks: [] })
        return
      case "change-start":
        if (this.#revisions.has(id)) this.#on.push(id)
        return
      case "change-end":
        this.#on = this.#on.filter(one => one !== id)
        return
      case "change":
        this.#deletion(id)
        return
      case "annotation":
        this.#annotation(element)
        return
      case "annotation-end": {
        const thread = this.#threads.get(attributeOf(element, "name", odf.office) ?? "")
        this.#said = this.#said.filter(one => one !== thread?.id)
        return
      }
      case "bookmark":
      case "bookmark-start": {
        const row = /^_ctj_r(.+)$/.exec(attributeOf(element, "name", odf.text) ?? "")?.[1]
        if (row !== undefined && this.#block !== null) this.#block.rows.push({ at: sizeOf(this.#block), row })
        return
      }
      case "note":
      case "frame":
        this.#beside(element)
        return
      default:
        this.#runs(element.children, marks)
        return
    }
  }

  #deletion(id: string): void {
    const content = this.#removed.get(id)
    if (content === undefined) return
    // Told once: deletions that hold each other have no end.
    this.#removed.delete(id)
    this.#gone.push(id)
    const paragraphs = elementsOf(content).flatMap(one =>
      one.local === "change-info" ? [] : one.local === "p" || one.local === "h" ? [one] : linesIn(one),
    )
    const space = this.#space
    paragraphs.forEach((one, i) => {
      if (i > 0) this.#begin(this.#block?.shape.kind === "cell" ? this.#block.shape : this.#shapeOf(one), [id])
      this.#runs(one.children, [])
    })
    this.#space = space
    this.#gone.pop()
  }

  #annotation(element: XmlElement): void {
    const name = attributeOf(element, "name", odf.office) ?? `unnamed ${this.#threads.size}`
    const child = (local: string): string => wordsOf(childNamed(element, local) ?? { children: [] })
    const text = elementsOf(element)
      .filter(one => one.local === "p" || one.local === "list")
      .map(wordsOf)
      .join("\n")
    const comment = { id: `c${name}`, author: child("creator"), at: timeOf(child("date").slice(0, 19)), text }
    const parent = this.#threads.get(attributeOf(element, "parent-name", odf.loext) ?? "")
    if (parent !== undefined) {
      parent.comments.push(comment)
      this.#threads.set(name, parent)
      return
    }
    const resolved = attributeOf(element, "resolved", odf.loext) === "true"
    const thread: Thread = { id: `t${this.#threads.size + 1}`, resolved, comments: [comment] }
    this.#threads.set(name, thread)
    if (this.#ends.has(name)) this.#said.push(thread.id)
    else if (this.#block !== null) thread.block = this.#block.id
  }

  /** Notes at the foot, pictures, text boxes: no part of the page. */
  #beside(element: XmlElement): void {
    const about = [...walkXml(element)].find(one => one.local === "title" || one.local === "desc")
    if (element.local === "frame" && [...walkXml(element)].some(one => one.local === "image")) {
      const label = shorten(about ? wordsOf(about) : (attributeOf(element, "name", odf.draw) ?? "…"), 60)
      this.#space = false
      this.#push({ kind: "placeholder", raw: label, label, marks: [] })
      return
    }
    const body = childNamed(element, "note-body") ?? element
    const words = wordsOf(body).trim()
    if (words !== "") this.notes.add("beside-the-page", undefined, shorten(words, 60))
  }
}

const sizeOf = (block: Building): number =>
  block.runs.reduce((sum, { run }) => sum + (run.kind === "text" ? run.text.length : 1), 0)

const unframed = (words: string): string => words.replace(/^⟦|⟧$/gu, "")

const linesIn = (element: XmlElement): XmlElement[] =>
  [...walkXml(element)].filter(one => one.space === odf.text && (one.local === "p" || one.local === "h"))
