/** A parsed HTML tree to blocks: which element makes which block, and where its words stand. */
import type { DefaultTreeAdapterMap } from "parse5"
import type { Noted } from "@/lib/page/outcome"
import type { Lang, Mark } from "@/lib/page/page"
import { isSafeLink, isSafePicture } from "./href"
import { HtmlText } from "./html-text"
import { isTooTangled, parseHtml } from "./html-tree"
import { NoteBook } from "./notes"
import type { Placed } from "./placed"

type Node = DefaultTreeAdapterMap["node"]
type Element = DefaultTreeAdapterMap["element"]

const markOf: Readonly<Record<string, Exclude<Mark["kind"], "link">>> = {
  strong: "strong",
  b: "strong",
  em: "em",
  i: "em",
  code: "code",
  kbd: "code",
  samp: "code",
  tt: "code",
  sub: "sub",
  sup: "sup",
  s: "strike",
  strike: "strike",
  del: "strike",
  u: "underline",
  ins: "underline",
}
/** Their words begin a block of their own; what they are called does not matter otherwise. */
const blockElements = new Set(
  (
    "address article aside body caption center dd details dialog div dl dt fieldset figcaption figure footer form " +
    "header hgroup html legend main nav p search section summary tbody tfoot thead"
  ).split(" "),
)
/** They run, load or take input: nothing in them is read. */
const running = new Set(
  "script style iframe object embed applet frame frameset noframes template link base meta".split(" "),
)
const unread = new Set(
  "noscript svg math canvas audio video select button input textarea datalist map area param source track progress meter".split(
    " ",
  ),
)

type Frame = { readonly node: Node; next: number; leave: (() => void) | null }

export function readHtmlTree(file: string, lang: Lang): Noted<Placed> | "too-deep" {
  if (isTooTangled(file)) return "too-deep"
  const notes = new NoteBook()
  const root = parseHtml(file)
  if (root === "too-deep") return root
  const reader = new TreeReader(file, notes)
  reader.walk(root)
  if (reader.text.page.flattened > 0) notes.count("nesting-flattened", reader.text.page.flattened)
  return { value: reader.text.page.done(lang, reader.title), notes: notes.take() }
}

class TreeReader {
  readonly text: HtmlText
  title: string | undefined
  #tables = 0

  constructor(
    readonly file: string,
    readonly notes: NoteBook,
  ) {
    this.text = new HtmlText(file, notes)
  }

  /** Depth first with a stack of our own, so that depth cannot overflow the call stack. */
  walk(root: Node): void {
    const stack: Frame[] = [{ node: root, next: 0, leave: null }]
    while (stack.length > 0) {
      const frame = stack.at(-1) as Frame
      const child = childrenOf(frame.node)[frame.next++]
      if (child === undefined) {
        frame.leave?.()
        stack.pop()
        continue
      }
      const leave = this.#enter(child)
      if (leave !== "skip") stack.push({ node: child, next: 0, leave })
    }
    this.text.end(this.file.length)
  }

  #enter(node: Node): (() => void) | null | "skip" {
    if (node.nodeName === "#text") {
      const at = (node as DefaultTreeAdapterMap["textNode"]).sourceCodeLocation
      const words = (node as DefaultTreeAdapterMap["textNode"]).value
      this.text.words(words, at?.startOffset ?? 0, at?.endOffset ?? 0)
      return "skip"
    }
    if (!("tagName" in node)) return null
    return this.#element(node)
  }

  #element(node: Element): (() => void) | null | "skip" {
    const name = node.tagName
    const at = node.sourceCodeLocation
    const place = at ? { from: at.startOffset, to: at.endOffset } : undefined
    for (const attribute of node.attrs) {
      if (/^on/i.test(attribute.name)) this.notes.add("script-dropped", place, attribute.name)
    }
    if (name === "title" && node.namespaceURI.endsWith("xhtml")) {
      const words = childrenOf(node).map(child => ("value" in child ? child.value : ""))
      this.title ??= words.join("").replace(/\s+/g, " ").trim() || undefined
      return "skip"
    }
    if (running.has(name)) {
      if (name !== "meta") this.notes.add("script-dropped", place, `<${name}>`)
      return "skip"
    }
    if (unread.has(name) || attributeOf(node, "hidden") !== undefined) {
      this.notes.add("element-left-out", place, `<${name}>`)
      return "skip"
    }
    if (name === "head") return null
    return this.#visible(node, name)
  }

  #visible(node: Element, name: string): (() => void) | null | "skip" {
    const { text } = this
    const from = node.sourceCodeLocation?.startOffset
    const to = node.sourceCodeLocation?.endOffset
    if (name === "br") {
      text.lineBreak(from, to)
      return "skip"
    }
    if (name === "img") {
      this.#image(node)
      return "skip"
    }
    const opaque = attributeOf(node, "data-opaque")
    if (name === "hr" || (opaque !== undefined && name === "div")) {
      text.opaque(name === "hr" ? "<hr>" : (opaque ?? ""), from, to)
      return "skip"
    }
    const raw = attributeOf(node, "data-placeholder")
    if (name === "span" && raw !== undefined) {
      text.atom({ kind: "placeholder", raw, label: attributeOf(node, "data-label") ?? "", marks: text.marks }, from, to)
      return "skip"
    }
    const mark = markOf[name]
    if (mark !== undefined) return text.withMark({ kind: mark })
    if (name === "a") return this.#link(node)
    return this.#block(node, name)
  }

  #block(node: Element, name: string): (() => void) | null {
    const { text } = this
    const level = /^h([1-6])$/.exec(name)?.[1]
    if (level !== undefined) return text.element(node, { kind: "heading", level: Number(level) })
    switch (name) {
      case "blockquote":
        return text.element(node, { kind: "quote" })
      case "ul":
      case "menu":
      case "dir":
      case "ol": {
        const start = Number.parseInt(attributeOf(node, "start") ?? "1", 10)
        return text.list(node, name === "ol", Number.isNaN(start) ? 1 : start)
      }
      case "li": {
        const value = Number.parseInt(attributeOf(node, "value") ?? "", 10)
        return text.item(node, Number.isNaN(value) ? null : value)
      }
      case "pre":
      case "listing":
      case "xmp":
        return text.code(node, infoOf(node))
      case "table":
        return text.table(node, `t${++this.#tables}`)
      case "tr":
        return text.row(node)
      case "td":
      case "th":
        if (attributeOf(node, "rowspan") !== undefined || attributeOf(node, "colspan") !== undefined) {
          this.notes.count("spans-flattened")
        }
        return text.cell(node, name === "th")
      default:
        return blockElements.has(name) ? text.element(node, null) : null
    }
  }

  #link(node: Element): (() => void) | null {
    const href = attributeOf(node, "href")
    if (href === undefined) return null
    if (!isSafeLink(href)) {
      const at = node.sourceCodeLocation
      this.notes.add("link-dropped", at ? { from: at.startOffset, to: at.endOffset } : undefined, href)
      return null
    }
    const title = attributeOf(node, "title")
    return this.text.withMark({ kind: "link", href, ...(title === undefined ? {} : { title }) })
  }

  #image(node: Element): void {
    const at = node.sourceCodeLocation
    const src = attributeOf(node, "src") ?? ""
    const alt = attributeOf(node, "alt") ?? ""
    const title = attributeOf(node, "title")
    if (isSafePicture(src)) {
      const image = {
        kind: "image",
        src,
        alt,
        ...(title === undefined ? {} : { title }),
        marks: this.text.marks,
      } as const
      this.text.atom(image, at?.startOffset, at?.endOffset)
      return
    }
    this.notes.add("image-dropped", at ? { from: at.startOffset, to: at.endOffset } : undefined, src)
  }
}

const childrenOf = (node: Node): readonly Node[] => ("childNodes" in node ? node.childNodes : [])
const attributeOf = (node: Element, name: string): string | undefined => node.attrs.find(a => a.name === name)?.value

function infoOf(pre: Element): string {
  const given = attributeOf(pre, "data-info")
  if (given !== undefined) return given
  const code = childrenOf(pre).find((child): child is Element => "tagName" in child && child.tagName === "code")
  const names = `${attributeOf(pre, "class") ?? ""} ${code === undefined ? "" : (attributeOf(code, "class") ?? "")}`
  return /(?:^|\s)(?:language|lang|highlight-source)-([^\s]+)/.exec(names)?.[1] ?? ""
}
