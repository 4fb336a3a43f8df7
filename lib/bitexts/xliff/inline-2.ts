/** The content of a source or target of XLIFF 2: words, marks, codes and what is said about them. */
import { attributeOf, type XmlElement } from "@/lib/formats/xml"
import type { Inline, Mark } from "@/lib/page/page"
import { kindOfCode } from "../kinds"
import { imageOfTag, markNamed, markOfTag } from "../marks"
import type { SideReader } from "../side-reader"
import type { Tally } from "../tally"

const looks: Readonly<Record<string, string>> = { "xlf:b": "b", "xlf:i": "i", "xlf:u": "u" }

/** What a spanning code means; null for what only its own program knows. */
export function markOfCode2(element: XmlElement, data: ReadonlyMap<string, string>): Mark | null {
  const type = attributeOf(element, "type")
  const subType = attributeOf(element, "subType") ?? ""
  const raw = data.get(attributeOf(element, "dataRefStart") ?? "")
  const named = markNamed(looks[subType] ?? (subType.startsWith("ctj:") ? subType.slice(4) : ""))
  if (type === "fmt" || named) return named
  return type === "link" && raw !== undefined ? markOfTag(raw) : null
}

/** One for each side of a unit: what begins in one segment may end in another. */
export class InlineReader2 {
  /** Words of comments that stand in the annotation itself, by its id. */
  readonly values: Record<string, string> = {}
  readonly #started = new Map<string, string>()

  constructor(
    private readonly data: ReadonlyMap<string, string>,
    private readonly file: string,
    private readonly tally: Tally,
  ) {}

  read(content: XmlElement, side: SideReader, marks: readonly Mark[] = []): void {
    for (const child of content.children) {
      if (child.kind === "text") side.text(child.text, marks)
      else this.#element(child, side, marks)
    }
  }

  #element(element: XmlElement, side: SideReader, marks: readonly Mark[]) {
    switch (element.local) {
      case "pc":
        return this.#spanning(element, side, marks)
      case "ph":
        return this.#standing(element, side, marks)
      case "mrk":
      case "sm":
        return this.#annotation(element, side, marks)
      case "em": {
        const ref = this.#started.get(attributeOf(element, "startRef") ?? "")
        if (ref === undefined) return side.atom(this.#asWritten(element, marks))
        return side.closeAnchor(ref)
      }
      default:
        this.tally.count("codes-kept")
        return side.atom(this.#asWritten(element, marks))
    }
  }

  #spanning(element: XmlElement, side: SideReader, marks: readonly Mark[]) {
    const mark = markOfCode2(element, this.data)
    if (mark) return this.read(element, side, marks.some(one => one.kind === mark.kind) ? marks : [...marks, mark])
    this.tally.count("codes-kept")
    const label =
      attributeOf(element, "dispStart") ?? attributeOf(element, "equivStart") ?? attributeOf(element, "id") ?? ""
    const isClosed = this.file.startsWith("</", element.inner.to)
    const start = this.file.slice(element.from, isClosed ? element.inner.from : element.to)
    side.atom({ kind: "placeholder", raw: start, label: short(label), marks })
    if (!isClosed) return
    this.read(element, side, marks)
    side.atom({
      kind: "placeholder",
      raw: this.file.slice(element.inner.to, element.to),
      label: short(`/${label}`),
      marks,
    })
  }

  #standing(element: XmlElement, side: SideReader, marks: readonly Mark[]) {
    const subType = attributeOf(element, "subType")
    const raw = this.data.get(attributeOf(element, "dataRef") ?? "")
    if (subType === "ctj:block" && raw !== undefined) {
      const kind = kindOfCode(raw)
      if (kind) return side.block(kind)
    }
    if (subType === "xlf:lb") return side.atom({ kind: "break", marks })
    if (subType === "ctj:image" && raw !== undefined) {
      const image = imageOfTag(raw, marks)
      if (image) return side.atom(image)
    }
    if (subType === "ctj:placeholder" && raw !== undefined)
      return side.atom({ kind: "placeholder", raw, label: attributeOf(element, "disp") ?? "", marks })
    this.tally.count("codes-kept")
    side.atom(this.#asWritten(element, marks))
  }

  #annotation(element: XmlElement, side: SideReader, marks: readonly Mark[]) {
    const isComment = attributeOf(element, "type") === "comment"
    const own = attributeOf(element, "id") ?? ""
    const value = attributeOf(element, "value")
    const ref = /^#(?:.*\/)?n=(.+)$/.exec(attributeOf(element, "ref") ?? "")?.[1]
    const name = isComment ? (ref ?? (value === undefined ? null : `=${own}`)) : null
    if (name !== null && value !== undefined) this.values[name] = value
    if (element.local === "sm") {
      if (name === null) return side.atom(this.#asWritten(element, marks))
      this.#started.set(own, name)
      return side.openAnchor(name)
    }
    if (name === null) {
      // Terms and the like are about the words; the words are what is reviewed.
      side.atom({ kind: "placeholder", raw: this.file.slice(element.from, element.inner.from), label: "", marks })
      this.read(element, side, marks)
      side.atom({ kind: "placeholder", raw: this.file.slice(element.inner.to, element.to), label: "", marks })
      return
    }
    side.openAnchor(name)
    this.read(element, side, marks)
    side.closeAnchor(name)
  }

  #asWritten(element: XmlElement, marks: readonly Mark[]): Exclude<Inline, { kind: "text" }> {
    const label = ["disp", "equiv", "id", "startRef", "hex"].map(name => attributeOf(element, name)).find(Boolean)
    return {
      kind: "placeholder",
      raw: this.file.slice(element.from, element.to),
      label: short(label ?? element.local),
      marks,
    }
  }
}

const short = (label: string): string => (label.length > 40 ? `${label.slice(0, 39)}…` : label)
