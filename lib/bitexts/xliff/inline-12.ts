/** The content of a source or target of XLIFF 1.2, with what Trados adds to it. */
import { attributeOf, elementsOf, type XmlElement } from "@/lib/formats/xml"
import type { Inline, Mark } from "@/lib/page/page"
import { kindOfCode } from "../kinds"
import { imageOfTag, markNamed, markOfTag } from "../marks"
import type { SideReader } from "../side-reader"
import type { Tally } from "../tally"
import { spaces } from "./names"

/** What to do with words that a tracked change has put in or taken out. */
export type Changes = (element: XmlElement) => "keep" | "leave-out"
const keepAll: Changes = () => "keep"

export const typeOf = (element: XmlElement): string => attributeOf(element, "mtype") ?? ""
export const isSegment = (element: XmlElement): boolean => element.local === "mrk" && typeOf(element) === "seg"
export const isChange = (element: XmlElement): boolean =>
  element.local === "mrk" && (typeOf(element) === "x-sdl-added" || typeOf(element) === "x-sdl-deleted")

/** The segments that stand in a source or target, in order, however deep. */
export function segmentsIn(element: XmlElement): XmlElement[] {
  return elementsOf(element).flatMap(child =>
    isSegment(child) ? [child] : child.local === "sub" ? [] : segmentsIn(child),
  )
}

/** What a spanning code means; null for what only its own program knows. */
export function markOfCode12(element: XmlElement): Mark | null {
  const raw = attributeOf(element, "raw", spaces.ours)
  const ctype = attributeOf(element, "ctype") ?? ""
  return (raw === undefined ? null : markOfTag(raw)) ?? markNamed(ctype.replace(/^x-(?:ctj-|html-)?/, ""))
}

export class InlineReader12 {
  constructor(
    private readonly file: string,
    private readonly tally: Tally,
    private readonly changes: Changes = keepAll,
  ) {}

  read(content: XmlElement, side: SideReader, marks: readonly Mark[] = []): void {
    for (const child of content.children) {
      if (child.kind === "text") side.text(child.text, marks)
      else this.#element(child, side, marks)
    }
  }

  #element(element: XmlElement, side: SideReader, marks: readonly Mark[]) {
    if (element.local === "g") return this.#spanning(element, side, marks)
    if (element.local === "mrk") return this.#annotation(element, side, marks)
    const raw = attributeOf(element, "raw", spaces.ours)
    const ctype = attributeOf(element, "ctype")
    if (element.local === "x") {
      if (ctype === "x-ctj-block" && raw !== undefined) {
        const kind = kindOfCode(raw)
        if (kind) return side.block(kind)
      }
      if (ctype === "lb") return side.atom({ kind: "break", marks })
      const image = ctype === "image" && raw !== undefined ? imageOfTag(raw, marks) : null
      if (image) return side.atom(image)
      if (ctype === "x-ctj-placeholder" && raw !== undefined)
        return side.atom({ kind: "placeholder", raw, label: attributeOf(element, "equiv-text") ?? "", marks })
    }
    this.tally.count("codes-kept")
    side.atom(this.#asWritten(element, marks))
  }

  #spanning(element: XmlElement, side: SideReader, marks: readonly Mark[]) {
    const mark = markOfCode12(element)
    if (mark) return this.read(element, side, marks.some(one => one.kind === mark.kind) ? marks : [...marks, mark])
    this.tally.count("codes-kept")
    this.#between(element, side, marks, attributeOf(element, "equiv-text") ?? attributeOf(element, "id") ?? "")
  }

  /** The two tags as codes of their own, the words between them as words. */
  #between(element: XmlElement, side: SideReader, marks: readonly Mark[], label: string): void {
    const isClosed = this.file.startsWith("</", element.inner.to)
    const start = this.file.slice(element.from, isClosed ? element.inner.from : element.to)
    side.atom({ kind: "placeholder", raw: start, label: label.slice(0, 40), marks })
    if (!isClosed) return
    this.read(element, side, marks)
    const end = this.file.slice(element.inner.to, element.to)
    side.atom({ kind: "placeholder", raw: end, label: label === "" ? "" : `/${label.slice(0, 40)}`, marks })
  }

  #annotation(element: XmlElement, side: SideReader, marks: readonly Mark[]) {
    if (isSegment(element)) return this.read(element, side, marks)
    if (isChange(element)) {
      if (this.changes(element) === "keep") this.read(element, side, marks)
      return
    }
    const ref =
      typeOf(element) === "x-sdl-comment"
        ? attributeOf(element, "cid", spaces.sdl)
        : typeOf(element) === "x-ctj-comment"
          ? attributeOf(element, "mid")
          : undefined
    if (ref === undefined) return this.#between(element, side, marks, "")
    side.openAnchor(ref)
    this.read(element, side, marks)
    side.closeAnchor(ref)
  }

  #asWritten(element: XmlElement, marks: readonly Mark[]): Exclude<Inline, { kind: "text" }> {
    const label = ["equiv-text", "ctype", "id"].map(name => attributeOf(element, name)).find(Boolean) ?? element.local
    return { kind: "placeholder", raw: this.file.slice(element.from, element.to), label: label.slice(0, 40), marks }
  }
}
