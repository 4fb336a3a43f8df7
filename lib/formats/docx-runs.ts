/**
 * Purpose: what stands in one paragraph of a Word file becomes runs.
 * Design: one walk through the paragraph with what is around (insertion, deletion, link) handed down. What is no text
 *   becomes a placeholder that keeps its XML; fields are put together at their end.
 * Guarantees: every `w:t` and `w:delText` is in a run, in a placeholder's label, or in a note.
 */
import type { Inline, Mark } from "@/lib/page/page"
import { type FormRevision, sameMarks, type TrackedRun } from "@/lib/page/tracked"
import type { Comments } from "./docx-comments"
import { isWord, type WordPackage, wordChild, wordValue } from "./docx-package"
import { type Revisions, type Said, saidBy } from "./docx-revisions"
import { KEPT_STYLE, type Styles } from "./docx-styles"
import {
  cutOut,
  fieldWords,
  hrefIn,
  isBalanced,
  labelOf,
  relationId,
  spaced,
  tracksForm,
  without,
  wordsWithout,
} from "./docx-xml"
import { isSafeLink } from "./href"
import type { NoteBook } from "./notes"
import { shorten } from "./notes"
import { walkXml, wordsOf, type XmlElement } from "./xml"

export interface ReadRun extends TrackedRun {
  /** The run's properties as written, without what is tracked about them. */
  readonly look: string
  /** What a placeholder stands for. */
  readonly raw?: string
}

export interface Around {
  readonly ins: readonly Said[]
  readonly del: readonly Said[]
  readonly link: Mark | null
}
export const nothingAround: Around = { ins: [], del: [], link: null }

/** Begins what a placeholder is known by; no other format takes it for anything but words. */
const TOKEN = "\uE000docx:"

interface Form {
  readonly marks: readonly Mark[]
  readonly changes: readonly Omit<FormRevision, "revision">[]
  readonly said: readonly Said[]
}

/** A field being read: from its beginning to its end, as long as both are in one paragraph. */
interface Field {
  code: string
  inCode: boolean
  link: Mark | null
  readonly index: number
  readonly from: number
  readonly around: Around
}

const passedOver = new Set(
  (
    "pPr rPr proofErr permStart permEnd bookmarkEnd lastRenderedPageBreak moveFromRangeStart moveFromRangeEnd moveToRangeStart " +
    "moveToRangeEnd commentRangeStart commentRangeEnd bookmarkStart annotationRef footnoteRef endnoteRef separator " +
    "continuationSeparator sectPr sdtPr sdtEndPr customXmlPr smartTagPr instrText delInstrText customXmlInsRangeStart " +
    "customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd customXmlMoveFromRangeStart customXmlMoveFromRangeEnd " +
    "customXmlMoveToRangeStart customXmlMoveToRangeEnd"
  ).split(" "),
)

export class RunReader {
  runs: ReadRun[] = []
  rows: { at: number; row: string }[] = []
  /** Anything of the paragraph's own that a rewriting would lose, but tracked changes. */
  hasComments = false
  readonly #fields: Field[] = []
  readonly #ranges = new Set<string>()
  readonly #ended = new Set<string>()
  #moves = { from: "", to: "" }
  #kept = 0
  #suggested = 0
  #size = 0

  constructor(
    readonly word: WordPackage,
    readonly styles: Styles,
    readonly revisions: Revisions,
    readonly comments: Comments,
    readonly notes: NoteBook,
    /** Blocks without words of their own in which a comment stands: thread by thread. */
    readonly pointed: (thread: string) => void,
  ) {}

  begin(): void {
    this.runs = []
    this.rows = []
    this.hasComments = false
    this.#fields.length = 0
    this.#size = 0
  }

  read(parent: XmlElement, around: Around): void {
    for (const child of parent.children) if (child.kind === "element") this.#element(child, around)
  }

  /** Bookmarks, comments and moves, which stand between paragraphs too. */
  boundary(element: XmlElement): void {
    const id = wordValue(element, "id") ?? ""
    switch (element.local) {
      case "bookmarkStart": {
        const row = /^_ctj_r(\d{1,7})$/.exec(wordValue(element, "name") ?? "")?.[1]
        if (row !== undefined) this.rows.push({ at: this.#size, row })
        return
      }
      case "commentRangeStart":
        this.#ranges.add(this.comments.threadOf.get(id) ?? "")
        this.hasComments = true
        return
      case "commentRangeEnd":
        this.#ranges.delete(this.comments.threadOf.get(id) ?? "")
        this.#ended.add(id)
        this.hasComments = true
        return
      case "moveFromRangeStart":
        this.#moves.from = wordValue(element, "name") ?? ""
        return
      case "moveToRangeStart":
        this.#moves.to = wordValue(element, "name") ?? ""
        return
    }
  }

  around(element: XmlElement, around: Around): Around | null {
    const said = (move?: string): Said => saidBy(element, move === "" ? undefined : move)
    switch (element.local) {
      case "ins":
        return { ...around, ins: [...around.ins, said()] }
      case "moveTo":
        return { ...around, ins: [...around.ins, said(this.#moves.to)] }
      case "del":
        return { ...around, del: [...around.del, said()] }
      case "moveFrom":
        return { ...around, del: [...around.del, said(this.#moves.from)] }
      default:
        return null
    }
  }

  #element(element: XmlElement, around: Around): void {
    if (!isWord(element)) {
      if (element.local === "oMath" || element.local === "oMathPara") this.#formula(element, around)
      else if (element.local === "AlternateContent") this.#keep(element, around, labelOf(element))
      else this.read(element, around)
      return
    }
    const changed = this.around(element, around)
    if (changed !== null) {
      this.read(element, changed)
      return
    }
    switch (element.local) {
      case "r":
        this.#run(element, around)
        return
      case "hyperlink":
        this.read(element, { ...around, link: this.#linkOf(element) ?? around.link })
        return
      case "fldSimple":
        this.#simpleField(element, around)
        return
      default:
        this.boundary(element)
        if (!passedOver.has(element.local)) this.read(element, around)
    }
  }

  #run(element: XmlElement, around: Around): void {
    const properties = wordChild(element, "rPr")
    const field = this.#fields.at(-1)
    const inner = field && !field.inCode && field.link ? { ...around, link: field.link } : around
    for (const child of element.children) {
      if (child.kind !== "element") continue
      if (!isWord(child)) {
        this.#keep(child, inner, labelOf(child), properties)
        continue
      }
      switch (child.local) {
        case "t":
        case "delText":
          this.#text(spaced(child), inner, properties)
          break
        case "tab":
        case "ptab":
          this.#text("\t", inner, properties)
          break
        case "noBreakHyphen":
          this.#text("\u2011", inner, properties)
          break
        case "softHyphen":
          this.#text("\u00ad", inner, properties)
          break
        case "cr":
          this.#emit({ kind: "break", marks: [] }, inner, properties)
          break
        case "br":
          if (wordValue(child, "type") === "page" || wordValue(child, "type") === "column")
            this.#keep(child, inner, "⤓", properties)
          else this.#emit({ kind: "break", marks: [] }, inner, properties)
          break
        case "fldChar":
          this.#fieldSign(wordValue(child, "fldCharType") ?? "", element, around, properties)
          break
        case "instrText":
        case "delInstrText": {
          const open = this.#fields.at(-1)
          if (open) open.code += wordsOf(child)
          break
        }
        case "commentReference":
          this.#reference(wordValue(child, "id") ?? "")
          break
        default:
          if (!passedOver.has(child.local)) this.#keep(child, inner, labelOf(child), properties)
      }
    }
  }

  #text(words: string, around: Around, properties: XmlElement | undefined): void {
    if (words === "") return
    if (this.#fields.at(-1)?.inCode) return
    const kept = this.styles.characterStyle(properties) === KEPT_STYLE
    if (kept) {
      for (const one of words.match(/⟦[^⟧]*⟧|[^⟦]+|⟦/g) ?? [])
        this.#emit({ kind: "placeholder", raw: one, label: one, marks: [] }, around, properties)
    } else
      words.split(/\r\n|\r|\n/).forEach((line, i) => {
        // Line ends in a `w:t` are white space.
        const text = i > 0 ? ` ${line}` : line
        if (text !== "") this.#emit({ kind: "text", text, marks: [] }, around, properties)
      })
  }

  #keep(element: XmlElement, around: Around, label: string, properties?: XmlElement): void {
    const { text } = this.word.document
    const look = properties ? text.slice(properties.from, properties.to) : ""
    const whole = text.slice(element.from, element.to)
    const raw = isWord(element) || properties ? `<w:r>${look}${whole}</w:r>` : whole
    this.#noteBox(element)
    this.#placeholder(raw, label, around, properties)
  }

  /** A formula is one thing: one that is changed inside is the old one out and the new one in. */
  #formula(element: XmlElement, around: Around): void {
    const changes = [...walkXml(element)].filter(one => this.around(one, around) !== null && wordsOf(one) !== "")
    const [first] = changes
    if (first === undefined) {
      this.#keep(element, around, wordsOf(element))
      return
    }
    const { text } = this.word.document
    const isNew = (one: XmlElement): boolean => one.local === "ins" || one.local === "moveTo"
    const said = saidBy(first)
    for (const takesNew of [false, true]) {
      const goes = (one: XmlElement): boolean => changes.includes(one) && isNew(one) !== takesNew
      const state = takesNew ? { ins: [...around.ins, said] } : { del: [...around.del, said] }
      this.#placeholder(without(text, element, goes), wordsWithout(element, goes), { ...around, ...state })
    }
  }

  #placeholder(raw: string, label: string, around: Around, properties?: XmlElement): void {
    // What is only suggested is counted apart: without it the others keep their numbers.
    const number = around.ins.length > 0 ? `+${++this.#suggested}` : `${++this.#kept}`
    const run = { kind: "placeholder" as const, raw: `${TOKEN}${number}`, label: shorten(label, 60), marks: [] }
    this.#emit(run, around, properties, raw)
  }

  /** Words in a text box stand beside the page: told, and kept in the file. */
  #noteBox(element: XmlElement): void {
    const boxes = [...walkXml(element)].filter(one => one.local === "txbxContent")
    const words = boxes[0] ? wordsOf(boxes[0]).trim() : ""
    if (words !== "") this.notes.add("beside-the-page", undefined, shorten(words, 60))
  }

  #emit(run: Inline, around: Around, properties: XmlElement | undefined, raw?: string): void {
    if (raw === undefined && this.#fields.at(-1)?.inCode) return
    const { marks, changes, said } = this.#form(properties, around.link)
    const [ins = [], del = [], by = []] = this.revisions.next(around.ins, around.del, said)
    const form = changes.map(change => ({ ...change, revision: by[0] ?? "" }))
    const threads = [...this.#ranges].filter(id => id !== "")
    const made = run.kind === "break" ? run : ({ ...run, marks } as Inline)
    const look = this.#lookOf(properties)
    this.runs.push({ run: made, ins, del, form, threads, look, ...(raw === undefined ? {} : { raw }) })
    this.#size += run.kind === "text" ? run.text.length : 1
  }

  #lookOf(properties: XmlElement | undefined): string {
    return properties === undefined ? "" : cutOut(this.word.document.text, properties, tracksForm)
  }

  #form(properties: XmlElement | undefined, link: Mark | null): Form {
    const withLink = (marks: readonly Mark[]): readonly Mark[] => (link === null ? marks : [link, ...marks])
    const now = this.styles.marks(properties)
    const change = wordChild(properties, "rPrChange")
    const before = change === undefined ? now : this.styles.marks(wordChild(change, "rPr"))
    if (change === undefined || sameMarks(now, before)) {
      if (change !== undefined) this.notes.count("looks-passed-over")
      return { marks: withLink(now), changes: [], said: [] }
    }
    const added = now.filter(mark => !before.some(one => one.kind === mark.kind))
    const removed = before.filter(mark => !now.some(one => one.kind === mark.kind))
    return {
      marks: withLink(before),
      changes: [
        ...added.map(mark => ({ op: "add" as const, mark })),
        ...removed.map(mark => ({ op: "remove" as const, mark })),
      ],
      said: [saidBy(change)],
    }
  }

  #linkOf(element: XmlElement): Mark | null {
    const relation = this.word.relations.get(relationId(element) ?? "")
    const anchor = wordValue(element, "anchor")
    const target = relation?.target ?? ""
    const title = wordValue(element, "tooltip")
    return this.#link(anchor === undefined ? target : `${target}#${anchor}`, title)
  }

  #link(href: string, title = ""): Mark | null {
    if (href === "") return null
    if (isSafeLink(href)) return { kind: "link", href, ...(title === "" ? {} : { title }) }
    this.notes.add("link-dropped", undefined, href)
    return null
  }

  #simpleField(element: XmlElement, around: Around): void {
    const code = wordValue(element, "instr") ?? ""
    const href = hrefIn(code)
    if (href === null) {
      this.#placeholder(
        this.word.document.text.slice(element.from, element.to),
        fieldWords(element) || code.trim(),
        around,
      )
      return
    }
    this.read(element, { ...around, link: this.#link(href) ?? around.link })
  }

  #fieldSign(type: string, run: XmlElement, around: Around, properties: XmlElement | undefined): void {
    if (type === "begin") {
      const index = this.runs.length
      this.#fields.push({ code: "", inCode: true, link: null, index, from: run.from, around })
      return
    }
    const field = this.#fields.at(-1)
    if (field === undefined) return
    if (type === "separate") {
      field.inCode = false
      const href = hrefIn(field.code)
      if (href !== null) field.link = this.#link(href)
      return
    }
    if (type !== "end") return
    this.#fields.pop()
    if (hrefIn(field.code) !== null) return
    const inside = this.runs.slice(field.index)
    const raw = this.word.document.text.slice(field.from, run.to)
    // Changes inside the field, or a field that is not whole here: its words stay words.
    const isWhole =
      JSON.stringify(field.around) === JSON.stringify(around) &&
      inside.every(one => one.form.length === 0) &&
      isBalanced(raw)
    const states = new Set(inside.map(one => JSON.stringify([one.ins, one.del])))
    if (!isWhole || states.size > 1 || field.code.trim() === "") {
      if (inside.length > 0) this.notes.count("fields-as-text")
      return
    }
    const label = inside.map(({ run: one }) =>
      one.kind === "text" ? one.text : one.kind === "placeholder" ? one.label : " ",
    )
    this.runs.length = field.index
    this.#size -= inside.reduce((sum, one) => sum + (one.run.kind === "text" ? one.run.text.length : 1), 0)
    this.#placeholder(raw, label.join("").trim() || field.code.trim(), field.around, properties)
  }

  /** Where a comment has no range of its own it is about its block. */
  #reference(id: string): void {
    this.hasComments = true
    const thread = this.comments.threadOf.get(id)
    if (thread !== undefined && !this.#ended.has(id)) this.pointed(thread)
  }
}
