/** Looking into the XML of a paragraph, and cutting pieces out of it as they were written. */
import { isWord, wordValue } from "./docx-package"
import { attributeOf, walkXml, wordsOf, type XmlElement } from "./xml"

export const tracksForm = (element: XmlElement): boolean =>
  ["rPrChange", "ins", "del", "moveFrom", "moveTo"].includes(element.local)

/** An element as written, without those of its children that are meant. */
export function cutOut(text: string, element: XmlElement, meant: (child: XmlElement) => boolean): string {
  let out = ""
  let at = element.from
  for (const child of element.children) {
    if (child.kind !== "element" || !meant(child)) continue
    out += text.slice(at, child.from)
    at = child.to
  }
  return out + text.slice(at, element.to)
}

/** The same at any depth; tags of what is kept around changed words stay out of a formula that no longer is changed. */
export function without(text: string, element: XmlElement, goes: (one: XmlElement) => boolean): string {
  let out = ""
  let at = element.from
  for (const child of element.children) {
    if (child.kind !== "element") continue
    out += text.slice(at, child.from)
    const isSign = isWord(child) && ["ins", "del", "moveTo", "moveFrom"].includes(child.local)
    if (!goes(child)) {
      const whole = without(text, child, goes)
      out += isSign ? whole.replace(/^<[^>]*>|<\/[^<>]*>$/g, "").replace(/delText/g, "t") : whole
    }
    at = child.to
  }
  return out + text.slice(at, element.to)
}

export const wordsWithout = (element: XmlElement, goes: (one: XmlElement) => boolean): string =>
  element.children
    .map(child => (child.kind === "text" ? child.text : goes(child) ? "" : wordsWithout(child, goes)))
    .join("")

/** The pieces between two runs are whole elements: as many tags open as close. */
export const isBalanced = (raw: string): boolean => {
  const tags = raw.match(/<[^!?][^>]*>/g) ?? []
  let depth = 0
  for (const tag of tags) {
    if (tag.startsWith("</")) depth--
    else if (!tag.endsWith("/>")) depth++
    if (depth < 0) return false
  }
  return depth === 0
}

/** Without `xml:space` the white space at the ends is layout. */
export function spaced(element: XmlElement): string {
  const words = wordsOf(element)
  const keeps = element.attributes.some(one => one.local === "space" && one.value === "preserve")
  return keeps ? words : words.replace(/^[ \t\r\n]+|[ \t\r\n]+$/g, "")
}

export const hrefIn = (code: string): string | null => {
  const found = /^\s*HYPERLINK\s+(?:"([^"]*)"|([^\s"\\]+))?(?:.*?\\l\s+"([^"]*)")?/s.exec(code)
  if (!found) return null
  const [, quoted, bare, place] = found
  return `${quoted ?? bare ?? ""}${place === undefined ? "" : `#${place}`}`
}

export const fieldWords = (element: XmlElement): string =>
  [...walkXml(element)]
    .filter(one => one.local === "t")
    .map(wordsOf)
    .join("")

/** What stands for a thing that is no text: its description, or what it is. */
export function labelOf(element: XmlElement): string {
  const all = [...walkXml(element)]
  const named = all.find(one => one.local === "docPr" || one.local === "cNvPr")
  const words = named && (attributeOf(named, "descr") || attributeOf(named, "title") || attributeOf(named, "name"))
  if (words) return words
  if (element.local === "sym") return "◻"
  if (element.local.endsWith("noteReference")) return `[${wordValue(element, "id") ?? "*"}]`
  const known: Readonly<Record<string, string>> = { drawing: "▣", pict: "▣", object: "▣", AlternateContent: "▣" }
  return known[element.local] ?? element.local
}

export const relationId = (element: XmlElement): string | undefined =>
  element.attributes.find(one => one.local === "id" && one.space.endsWith("/relationships"))?.value
