/**
 * XML from strangers: a tree with places, or one refusal.
 *
 * Purpose: every reader of XML in Cotejo (XLIFF, TMX, TBX, the parts of DOCX) reads through here.
 * Design: what could hurt is refused before it is parsed or while it is: document types with declarations, depth, number of
 *   elements and attributes, size. Entities of a file's own never expand, and nothing is ever fetched.
 * Guarantees: places are UTF-16 offsets of the text given; `text.slice(element.from, element.to)` is the element as written.
 *   Comments and processing instructions stay in the file (writers splice) but are not in the tree.
 */
import { SaxesParser, type SaxesTagNS } from "saxes"
import { done, type Outcome, refuse } from "@/lib/page/outcome"

export interface XmlAttribute {
  /** As written, prefix and all. */
  readonly name: string
  readonly local: string
  /** The namespace, "" for attributes without a prefix. */
  readonly space: string
  readonly value: string
}
export interface XmlElement {
  readonly kind: "element"
  /** As written, prefix and all. */
  readonly name: string
  readonly local: string
  readonly space: string
  readonly attributes: readonly XmlAttribute[]
  readonly children: readonly XmlNode[]
  readonly from: number
  readonly to: number
  /** Between the tags; an element without an end tag of its own has an empty one before its "/>". */
  readonly inner: { readonly from: number; readonly to: number }
  /** Counts from 1. */
  readonly line: number
}
export interface XmlText {
  readonly kind: "text"
  readonly text: string
  readonly from: number
  readonly to: number
}
export type XmlNode = XmlElement | XmlText

export const xmlRefusals = [
  "xml-doctype", // It brings declarations of its own (a DOCTYPE), which are never read.
  "xml-damaged", // It is not well-formed XML: {detail}
  "xml-too-deep", // Its elements are nested too deeply.
  "xml-too-large", // It is too large, or has too many elements or attributes.
] as const
export type XmlRefusal = (typeof xmlRefusals)[number]

export const xmlLimits = { characters: 20_000_000, depth: 256, attributes: 256, elements: 500_000 } as const

/** Thrown inside the parser's events, the only way out of it. */
class Stop extends Error {
  constructor(
    readonly why: XmlRefusal,
    readonly detail = "",
  ) {
    super(why)
  }
}

export interface XmlOptions {
  /** A DOCTYPE that only names an outside file may stand there (TMX files have one); it is passed over. */
  readonly bareDoctype?: boolean
}

interface Open {
  readonly tag: SaxesTagNS
  readonly children: XmlNode[]
  readonly from: number
  readonly innerFrom: number
  readonly line: number
}

/** @param file decoded text, with or without a byte order mark */
export function readXml(file: string, options: XmlOptions = {}): Outcome<XmlElement, XmlRefusal> {
  if (file.length > xmlLimits.characters) return refuse("xml-too-large", String(file.length))
  try {
    return done(parse(file, options))
  } catch (error) {
    if (error instanceof Stop) return refuse(error.why, error.detail)
    throw error
  }
}

function parse(file: string, { bareDoctype = false }: XmlOptions): XmlElement {
  const parser = new SaxesParser({ xmlns: true, position: true })
  const stack: Open[] = []
  let root: XmlElement | null = null
  let elements = 0
  let attributes = 0
  // No raw "<" stands in text, so that the next markup always begins at the next one.
  let after = 0
  const begin = (): number => Math.max(after, file.indexOf("<", after))
  const addText = (text: string, from: number, to: number): void => {
    const open = stack.at(-1)
    if (open && text !== "") open.children.push({ kind: "text", text, from, to })
  }
  parser.on("error", error => {
    throw new Stop("xml-damaged", where(error.message, file, parser.position))
  })
  parser.on("doctype", doctype => {
    if (!bareDoctype || doctype.includes("[") || root !== null || stack.length > 0) throw new Stop("xml-doctype")
    after = parser.position
  })
  parser.on("opentagstart", () => {
    elements++
    attributes = 0
    if (stack.length >= xmlLimits.depth) throw new Stop("xml-too-deep")
    if (elements > xmlLimits.elements) throw new Stop("xml-too-large")
  })
  parser.on("attribute", () => {
    attributes++
    if (attributes > xmlLimits.attributes) throw new Stop("xml-too-large")
  })
  parser.on("text", text => addText(text, after, begin()))
  parser.on("cdata", text => {
    const from = begin()
    after = parser.position
    addText(text, from, after)
  })
  parser.on("comment", () => {
    after = parser.position
  })
  parser.on("processinginstruction", () => {
    after = parser.position
  })
  parser.on("xmldecl", () => {
    after = parser.position
  })
  parser.on("opentag", tag => {
    const from = begin()
    after = parser.position
    stack.push({ tag, children: [], from, innerFrom: tag.isSelfClosing ? after - 2 : after, line: parser.line })
  })
  parser.on("closetag", tag => {
    const open = stack.pop() as Open
    const innerTo = tag.isSelfClosing ? open.innerFrom : begin()
    after = parser.position
    const made: XmlElement = {
      kind: "element",
      name: tag.name,
      local: tag.local,
      space: tag.uri,
      attributes: Object.values(open.tag.attributes).map(({ name, local, uri, value }) => ({
        name,
        local,
        space: uri,
        value,
      })),
      children: open.children,
      from: open.from,
      to: after,
      inner: { from: open.innerFrom, to: innerTo },
      line: open.line,
    }
    const parent = stack.at(-1)
    if (parent) parent.children.push(made)
    else root = made
  })
  parser.write(file).close()
  if (root === null) throw new Stop("xml-damaged", where("no element", file, 0))
  return root
}

/** The fault with its place and what stands around it. HTML's own entities get the hint they need. */
function where(message: string, file: string, at: number): string {
  const [, line, column, said] = /^(?:\S*?:)?(\d+):(\d+): (.*)$/s.exec(message) ?? [null, "1", "0", message]
  const around = file
    .slice(Math.max(0, at - 30), at + 10)
    .replace(/\s+/gu, " ")
    .trim()
  const hint = /undefined entity/.test(message) && /&nbsp;$/.test(file.slice(0, at)) ? ' (write "&#160;")' : ""
  return `${line}:${column} ${said}${hint}${around === "" ? "" : ` «${around}»`}`
}

export const attributeOf = (element: XmlElement, local: string, space = ""): string | undefined =>
  element.attributes.find(one => one.local === local && one.space === space)?.value

export const elementsOf = (element: XmlElement): XmlElement[] =>
  element.children.filter((child): child is XmlElement => child.kind === "element")

export const childNamed = (element: XmlElement, local: string): XmlElement | undefined =>
  elementsOf(element).find(child => child.local === local)

/** All words in an element, its children's too. */
export const wordsOf = (element: Pick<XmlElement, "children">): string =>
  element.children.map(child => (child.kind === "text" ? child.text : wordsOf(child))).join("")

/** The element and everything in it, in the order of the file. */
export function* walkXml(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of element.children) if (child.kind === "element") yield* walkXml(child)
}

const signs: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\r": "&#13;",
}
const inAttribute: Readonly<Record<string, string>> = { ...signs, "\n": "&#10;", "\t": "&#9;" }

// biome-ignore lint/suspicious/noControlCharactersInRegex: what XML cannot hold is what is looked for
const unspeakable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu

/** True when XML can hold every character. */
export const isXmlText = (words: string): boolean => words.search(unspeakable) === -1
/** Characters that XML cannot hold, lone halves among them, become the replacement character. */
export const xmlWords = (words: string): string =>
  words.replace(unspeakable, "\ufffd").replace(/[&<>\r]/g, sign => signs[sign] ?? sign)
export const xmlAttribute = (words: string): string =>
  words.replace(unspeakable, "\ufffd").replace(/[&<>"\r\n\t]/g, sign => inAttribute[sign] ?? sign)
