/** Purpose: the paragraphs and cells of a Word file, in reading order, each with the element it stands in. */
import { type Shape, sameShape } from "@/lib/page/tracked"
import type { Comments } from "./docx-comments"
import { isOn, isWord, type WordPackage, wordChild, wordChildren, wordValue } from "./docx-package"
import { type Revisions, type Said, saidBy } from "./docx-revisions"
import { type Around, nothingAround, type ReadRun, RunReader } from "./docx-runs"
import type { Styles } from "./docx-styles"
import type { NoteBook } from "./notes"
import { walkXml, wordsOf, type XmlElement } from "./xml"

export interface ReadParagraph {
  readonly element: XmlElement
  readonly shape: Shape
  readonly turns: readonly { readonly revision: string; readonly shape: Shape }[]
  readonly runs: readonly ReadRun[]
  readonly rows: readonly { readonly at: number; readonly row: string }[]
  /** Who put in or wants out the break behind it. */
  readonly mark: { readonly ins: readonly string[]; readonly del: readonly string[] }
  /** Threads about it that are about no words. */
  readonly threads: readonly string[]
  /** What a rewriting would lose. */
  readonly hasComments: boolean
  /** Something tracked, seen or not, stands in it. */
  readonly isTracked: boolean
  readonly cell: Cell | null
}

export interface Remark {
  readonly row: string
  readonly text: string
}

export interface Cell {
  readonly table: string
  readonly row: number
  readonly column: number
  readonly header: boolean
  /** One for each cell, though two may stand in one place. */
  readonly key: number
}

const trackers = new Set(
  "ins del moveFrom moveTo rPrChange pPrChange numberingChange delText delInstrText moveFromRangeStart moveToRangeStart".split(
    " ",
  ),
)

export class BodyReader {
  readonly paragraphs: ReadParagraph[] = []
  /** What was written beside a row of a table of both sides. */
  readonly remarks: Remark[] = []
  readonly #reader: RunReader
  #tables = 0
  #cells = 0
  #threads: string[] = []

  constructor(
    readonly word: WordPackage,
    readonly styles: Styles,
    readonly revisions: Revisions,
    comments: Comments,
    readonly notes: NoteBook,
    /** A table of both sides of our own making: only the third column is the text, the fifth is remarks. */
    readonly isTable = false,
  ) {
    this.#reader = new RunReader(word, styles, revisions, comments, notes, thread => this.#threads.push(thread))
    this.#reader.begin()
  }

  read(parent: XmlElement, cell: Cell | null = null, around: Around = nothingAround): void {
    for (const child of parent.children) {
      if (child.kind !== "element") continue
      if (child.local === "p" && isWord(child)) this.#paragraph(child, cell, around)
      else if (child.local === "tbl" && isWord(child)) this.#table(child, cell, around)
      else if (child.local === "altChunk") this.notes.add("element-left-out", undefined, "altChunk")
      else if (!isProperties(child)) this.#inside(child, cell, around)
    }
  }

  #inside(element: XmlElement, cell: Cell | null, around: Around): void {
    const changed = this.#reader.around(element, around)
    this.#reader.boundary(element)
    this.read(element, cell, changed ?? around)
  }

  #paragraph(element: XmlElement, cell: Cell | null, around: Around): void {
    const reader = this.#reader
    const pending = reader.rows
    reader.begin()
    reader.rows.push(...pending.map(({ row }) => ({ at: 0, row })))
    this.#threads = []
    const properties = wordChild(element, "pPr")
    reader.read(element, around)
    const { shape, turns } = this.#shape(properties, cell)
    const mark = wordChild(properties, "rPr")
    const said = (...tags: readonly string[]): Said[] =>
      tags.flatMap(tag => wordChildren(mark, tag)).map(one => saidBy(one))
    const [ins = [], del = []] = this.revisions.next(
      [...around.ins, ...said("ins", "moveTo")],
      [...around.del, ...said("del", "moveFrom")],
    )
    const { runs, rows, hasComments } = reader
    const isTracked = around !== nothingAround || [...walkXml(element)].some(one => trackers.has(one.local))
    this.paragraphs.push({
      element,
      shape,
      turns,
      runs,
      rows,
      mark: { ins, del },
      threads: this.#threads,
      hasComments,
      isTracked,
      cell,
    })
    reader.begin()
  }

  #shape(properties: XmlElement | undefined, cell: Cell | null): Pick<ReadParagraph, "shape" | "turns"> {
    if (cell !== null) {
      const { table, row, column, header } = cell
      return { shape: { kind: "cell", table, row, column, header }, turns: [] }
    }
    const now = this.#numbered(this.styles.paragraph(properties), properties)
    const change = wordChild(properties, "pPrChange")
    const numbering = wordChild(wordChild(properties, "numPr"), "ins")
    if (change === undefined && numbering === undefined) return { shape: now, turns: [] }
    const element = change ?? (numbering as XmlElement)
    const before: Shape = change ? this.styles.paragraph(wordChild(change, "pPr")) : { kind: "paragraph" }
    const isSame = sameShape(before, now)
    // What cannot become another kind of block at the desk stays what it is now.
    if (isSame || before.kind === "code" || now.kind === "code") {
      this.notes.count("looks-passed-over")
      return { shape: now, turns: [] }
    }
    const revision = this.revisions.fresh(saidBy(element))
    return { shape: before, turns: [{ revision, shape: now }] }
  }

  #numbered(shape: Shape, properties: XmlElement | undefined): Shape {
    const number = this.styles.count(properties)
    return shape.kind === "item" && shape.ordered && number !== null ? { ...shape, number } : shape
  }

  /** Cells of a table of ours: number, source, target, status, remarks. */
  #bothSides(element: XmlElement, around: Around): void {
    for (const line of rowsIn(element).slice(1)) {
      const [, , target, , said] = cellsIn(line)
      if (target === undefined) continue
      const inRow = this.#changed(wordChild(line, "trPr"), "ins", "del", around)
      this.read(target, null, inRow)
      const names = [...walkXml(target)].filter(one => one.local === "bookmarkStart")
      const row = names.map(one => /^_ctj_r(\d{1,7})$/.exec(wordValue(one, "name") ?? "")?.[1]).find(Boolean)
      const text = said
        ? [...walkXml(said)]
            .filter(one => one.local === "p")
            .map(lineOf)
            .join("\n")
            .trim()
        : ""
      if (text !== "" && row !== undefined) this.remarks.push({ row, text })
    }
  }

  #table(element: XmlElement, outer: Cell | null, around: Around): void {
    if (this.isTable && outer === null) {
      this.#bothSides(element, around)
      return
    }
    if (outer !== null) {
      // A table in a cell: its words are lines of that cell.
      this.notes.count("nesting-flattened")
      for (const row of rowsIn(element)) for (const cell of cellsIn(row)) this.read(cell, outer, around)
      return
    }
    const table = `t${++this.#tables}`
    rowsIn(element).forEach((line, row) => {
      const properties = wordChild(line, "trPr")
      const inRow = this.#changed(properties, "ins", "del", around)
      const header = isOn(wordChild(properties, "tblHeader"))
      let column = 0
      for (const one of cellsIn(line)) {
        const about = wordChild(one, "tcPr")
        const span = Number(wordValue(wordChild(about, "gridSpan")) ?? 1)
        const merge = wordChild(about, "vMerge")
        const goesOn = merge !== undefined && (wordValue(merge) ?? "continue") === "continue"
        if (span > 1 || merge !== undefined) this.notes.count("spans-flattened")
        const inCell = this.#changed(about, "cellIns", "cellDel", inRow)
        const isEmpty = ![...walkXml(one)].some(child => child.local === "t" || child.local === "drawing")
        const cell = { table, row, column, header, key: ++this.#cells }
        if (!(goesOn && isEmpty)) this.read(one, cell, inCell)
        column += Number.isInteger(span) && span > 0 && span < 100 ? span : 1
      }
    })
  }

  /** Everything in a row or cell that is put in, or wants out, is so too. */
  #changed(properties: XmlElement | undefined, put: string, out: string, around: Around): Around {
    const ins = wordChild(properties, put)
    const del = wordChild(properties, out)
    if (ins === undefined && del === undefined) return around
    return {
      ...around,
      ins: ins ? [...around.ins, saidBy(ins)] : around.ins,
      del: del ? [...around.del, saidBy(del)] : around.del,
    }
  }
}

const lineOf = (paragraph: XmlElement): string =>
  [...walkXml(paragraph)]
    .filter(one => one.local === "t")
    .map(wordsOf)
    .join("")

const isProperties = (element: XmlElement): boolean =>
  ["sectPr", "tblPr", "tblGrid", "sdtPr", "sdtEndPr", "customXmlPr", "tcPr", "trPr"].includes(element.local)

/** Rows, also those that content controls and the like stand around. */
const rowsIn = (element: XmlElement): XmlElement[] => within(element, "tr")
const cellsIn = (element: XmlElement): XmlElement[] => within(element, "tc")

function within(element: XmlElement, local: string): XmlElement[] {
  return element.children.flatMap(child => {
    if (child.kind !== "element" || isProperties(child)) return []
    return child.local === local && isWord(child) ? [child] : within(child, local)
  })
}
