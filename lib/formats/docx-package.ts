/** A Word file opened: its parts, and the main one as a tree. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { FormatRefusal } from "./format"
import { attributeOf, childNamed, elementsOf, readXml, type XmlElement } from "./xml"
import { decodeXml } from "./xml-decode"
import { type Parts, unzip } from "./zip"

const spaces = new Set([
  "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
  "http://purl.oclc.org/ooxml/wordprocessingml/main",
])
export const isWord = (element: XmlElement): boolean => spaces.has(element.space)

/** An attribute of Word's own, whatever edition of its names the file uses. */
export const wordValue = (element: XmlElement | undefined, local = "val"): string | undefined =>
  element?.attributes.find(one => one.local === local && (spaces.has(one.space) || one.space === ""))?.value

export const wordChild = (element: XmlElement | undefined, local: string): XmlElement | undefined =>
  element?.children.find(
    (child): child is XmlElement => child.kind === "element" && child.local === local && isWord(child),
  )

export const wordChildren = (element: XmlElement | undefined, local: string): readonly XmlElement[] =>
  element === undefined ? [] : elementsOf(element).filter(child => child.local === local && isWord(child))

/** `<w:b/>` says yes, `<w:b w:val="0"/>` no. */
export const isOn = (element: XmlElement | undefined): boolean =>
  element !== undefined && !["0", "false", "off", "none"].includes(wordValue(element) ?? "1")

export interface Relation {
  /** The last word of its type: "hyperlink", "comments"… */
  readonly type: string
  readonly target: string
  readonly external: boolean
}

export interface XmlPart {
  readonly path: string
  readonly text: string
  readonly root: XmlElement
}

export interface WordPackage {
  readonly parts: Parts
  readonly document: XmlPart
  readonly body: XmlElement
  readonly relations: ReadonlyMap<string, Relation>
  /** A part that the main one refers to, by the last word of the relation's type; null where there is none that can be read. */
  related(type: string): XmlPart | null
}

type Opened = Outcome<WordPackage, FormatRefusal>

export function openWord(bytes: Uint8Array): Opened {
  const unzipped = unzip(bytes)
  if (!unzipped.ok) return refuse(unzipped.why === "not-zip" ? "damaged" : unzipped.why, unzipped.detail)
  const parts = unzipped.value
  const path = mainPath(parts)
  if (path === null) return refuse("not-word")
  const document = partAt(parts, path)
  if (!document.ok) return document
  const body = wordChild(document.value.root, "body")
  if (document.value.root.local !== "document" || body === undefined) return refuse("not-word")
  const relations = relationsOf(parts, path)
  return done({
    parts,
    document: document.value,
    body,
    relations,
    related: type => {
      const found = [...relations.values()].find(one => one.type === type && !one.external)
      const part = found ? partAt(parts, resolvePath(path, found.target)) : null
      return part?.ok ? part.value : null
    },
  })
}

function mainPath(parts: Parts): string | null {
  const main = [...relationsOf(parts, "").values()].find(one => one.type === "officeDocument")
  const path = main ? resolvePath("", main.target) : "word/document.xml"
  return parts.has(path) ? path : null
}

export function partAt(parts: Parts, path: string): Outcome<XmlPart, FormatRefusal> {
  const bytes = parts.get(path)
  if (bytes === undefined) return refuse("damaged", path)
  const text = decodeXml(bytes)
  if (!text.ok) return refuse("damaged", path)
  const root = readXml(text.value)
  if (root.ok) return done({ path, text: text.value, root: root.value })
  if (root.why === "xml-too-deep") return refuse("too-deep")
  return refuse(root.why === "xml-too-large" ? "too-large" : "damaged", `${path} ${root.detail ?? root.why}`)
}

function relationsOf(parts: Parts, path: string): ReadonlyMap<string, Relation> {
  const at = path.lastIndexOf("/") + 1
  const part = partAt(parts, `${path.slice(0, at)}_rels/${path.slice(at)}.rels`)
  const out = new Map<string, Relation>()
  if (!part.ok) return out
  for (const element of elementsOf(part.value.root)) {
    const [id, type, target] = ["Id", "Type", "Target"].map(name => attributeOf(element, name))
    if (id === undefined || type === undefined || target === undefined) continue
    const external = attributeOf(element, "TargetMode") === "External"
    out.set(id, { type: type.slice(type.lastIndexOf("/") + 1), target, external })
  }
  return out
}

/** A target as it is written in the relations of the part at `path`. */
export function resolvePath(path: string, target: string): string {
  if (target.startsWith("/")) return target.slice(1)
  const steps = path.split("/").slice(0, -1)
  for (const step of target.split("/")) {
    if (step === "..") steps.pop()
    else if (step !== ".") steps.push(step)
  }
  return steps.join("/")
}

/** A property of the file that its maker gave a name of their own; they outlive a save by others. */
export function customProperty(word: Pick<WordPackage, "parts">, name: string): string | null {
  const part = partAt(word.parts, "docProps/custom.xml")
  if (!part.ok) return null
  const found = elementsOf(part.value.root).find(one => attributeOf(one, "name") === name)
  const value = found && elementsOf(found)[0]
  return value ? value.children.map(one => (one.kind === "text" ? one.text : "")).join("") : null
}

export { childNamed }
