/**
 * The source of a monolingual Apertium dictionary (`*.dix`) as plain data.
 *
 * A dictionary is entries of parts, and a part is a pair of written and meant letters or the name of a paradigm, which is
 * entries again. What is only for writing (`r="RL"`), switched off (`i="yes"`) or an expression (`re`) is left out.
 */
import { attributeOf, childNamed, elementsOf, readXml, type XmlElement, type XmlRefusal } from "@/lib/formats/xml"
import { decodeXml } from "@/lib/formats/xml-decode"
import { done, type Outcome, refuse } from "@/lib/page/outcome"

export type Part =
  | {
      readonly kind: "letters"
      readonly written: string
      /** Of the basic form; before its first tag. */
      readonly meant: string
      readonly tags: readonly string[]
      /** What follows is a word of its own, joined to this one: a pronoun at the end of a verb. */
      readonly joins: boolean
    }
  | { readonly kind: "paradigm"; readonly name: string }
export type Entry = readonly Part[]

export interface Dix {
  readonly paradigms: ReadonlyMap<string, readonly Entry[]>
  readonly entries: readonly Entry[]
}

export function readDix(file: Uint8Array): Outcome<Dix, XmlRefusal | "not-a-dix"> {
  const text = decodeXml(file)
  if (!text.ok) return text
  // Many name their DTD; it is not read.
  const xml = readXml(text.value, { bareDoctype: true })
  if (!xml.ok) return xml
  const sections = elementsOf(xml.value).filter(one => one.local === "section")
  if (xml.value.local !== "dictionary" || sections.length === 0) return refuse("not-a-dix")
  const paradigms = new Map<string, readonly Entry[]>()
  const pardefs = childNamed(xml.value, "pardefs")
  for (const pardef of pardefs ? elementsOf(pardefs) : [])
    paradigms.set(attributeOf(pardef, "n") ?? "", entriesIn(pardef))
  return done({ paradigms, entries: sections.flatMap(entriesIn) })
}

const entriesIn = (element: XmlElement): Entry[] =>
  elementsOf(element).flatMap(entry => {
    const parts = entry.local === "e" && isForReading(entry) ? elementsOf(entry).map(partOf) : [null]
    return parts.some(part => part === null) ? [] : [parts as Part[]]
  })

const isForReading = (entry: XmlElement) => attributeOf(entry, "r") !== "RL" && attributeOf(entry, "i") !== "yes"

/** Null: an expression, or something that is not known here. */
function partOf(element: XmlElement): Part | null {
  if (element.local === "par") return { kind: "paradigm", name: attributeOf(element, "n") ?? "" }
  if (element.local === "i") return { kind: "letters", written: lettersOf(element), ...meaningOf(element) }
  const [left, right] = [childNamed(element, "l"), childNamed(element, "r")]
  if (element.local !== "p" || !left || !right) return null
  return { kind: "letters", written: lettersOf(left), ...meaningOf(right) }
}

/** Words of several words have blanks in them (`b`); what is told of them is no matter here. */
const lettersOf = (element: XmlElement): string =>
  element.children.map(one => (one.kind === "text" ? one.text : one.local === "b" ? " " : lettersOf(one))).join("")

function meaningOf(element: XmlElement): { meant: string; tags: readonly string[]; joins: boolean } {
  let meant = ""
  const tags: string[] = []
  for (const one of element.children) {
    if (one.kind === "text") meant += tags.length === 0 ? one.text : ""
    else if (one.local === "s") tags.push(attributeOf(one, "n") ?? "")
    else if (one.local === "j") return { meant, tags, joins: true }
    else if (one.local === "b") meant += " "
    else meant += tags.length === 0 ? lettersOf(one) : ""
  }
  return { meant, tags, joins: false }
}
