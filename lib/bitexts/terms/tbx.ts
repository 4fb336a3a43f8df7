/** TBX of 2019 in both of its styles, and the older martif: concepts with their terms. */
import { attributeOf, elementsOf, readXml, walkXml, wordsOf, type XmlElement, type XmlRefusal } from "@/lib/formats/xml"
import { done, type Note, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import { type Concept, doubled, type Glossary, languagesIn, type Term, type Usage } from "./terms"

export type TermRefusal = "empty" | "not-tbx" | "no-terms" | "one-column" | "ragged" | XmlRefusal
export const termRefusals = ["empty", "not-tbx", "no-terms", "one-column", "ragged"] as const

const xmlSpace = "http://www.w3.org/XML/1998/namespace"

/** What a category says, by its name: an attribute in one style, the element's own name in the other. */
const categoryOf = (element: XmlElement): string =>
  ["termNote", "descrip", "admin", "transac", "ref", "xref"].includes(element.local)
    ? (attributeOf(element, "type") ?? "")
    : element.local

const usageOf: Readonly<Record<string, Usage>> = {
  "preferredTerm-admn-sts": "preferred",
  "admittedTerm-admn-sts": "admitted",
  "deprecatedTerm-admn-sts": "avoid",
  "supersededTerm-admn-sts": "avoid",
  preferred: "preferred",
  admitted: "admitted",
  deprecated: "avoid",
  superseded: "avoid",
  notRecommended: "avoid",
}

export function readTbx(file: string): Outcome<Noted<Glossary>, TermRefusal> {
  if (file.trim() === "") return refuse("empty")
  const xml = readXml(file, { bareDoctype: true })
  if (!xml.ok) return xml
  const root = xml.value
  if (root.local !== "tbx" && root.local !== "martif") return refuse("not-tbx", root.name.slice(0, 60))
  const notes: Note[] = []
  const whole = attributeOf(root, "lang", xmlSpace) ?? "und"
  const entries = [...walkXml(root)].filter(one => one.local === "conceptEntry" || one.local === "termEntry")
  const read = entries.map((entry, i) => conceptOf(entry, i, whole, notes))
  const concepts = read.filter(one => one.terms.length > 0)
  if (concepts.length === 0) return refuse("no-terms")
  if (concepts.length < read.length)
    notes.push({ code: "concepts-without-terms", detail: String(read.length - concepts.length) })
  return done({
    value: { concepts, languages: languagesIn(concepts) },
    notes: [...notes.slice(0, 20), ...doubled(concepts)],
  })
}

const sections = new Set(["langSec", "langSet", "termSec", "tig", "ntig", "termGrp"])

/** What is said directly of an element, groups of descriptions included, sections left out. */
function* saidOf(element: XmlElement): Generator<XmlElement> {
  for (const child of elementsOf(element)) {
    if (sections.has(child.local)) continue
    if (child.local.endsWith("Grp")) yield* saidOf(child)
    else yield child
  }
}

function conceptOf(entry: XmlElement, i: number, whole: Lang, notes: Note[]): Concept {
  const said = [...saidOf(entry)]
  const other: Record<string, string> = {}
  for (const one of said) {
    const name = categoryOf(one)
    if (!["subjectField", "definition", "note"].includes(name) && name !== "") other[name] = wordsOf(one).trim()
  }
  const languages = elementsOf(entry).filter(one => one.local === "langSec" || one.local === "langSet")
  const terms = languages.flatMap(section => {
    const lang = attributeOf(section, "lang", xmlSpace) ?? whole
    return [...walkXml(section)].flatMap(one => {
      const isHolder = one.local === "termSec" || one.local === "tig" || one.local === "termGrp"
      return isHolder ? (termOf(one, lang, notes) ?? []) : []
    })
  })
  const inLanguages = languages.flatMap(section => [...saidOf(section)])
  const words = (name: string): string | null => {
    const found = [...said, ...inLanguages].find(one => categoryOf(one) === name)
    return found ? wordsOf(found).trim() : null
  }
  return {
    id: attributeOf(entry, "id") ?? attributeOf(entry, "id", xmlSpace) ?? `c${i + 1}`,
    subject: words("subjectField"),
    definition: words("definition"),
    note: words("note"),
    terms,
    other,
  }
}

function termOf(holder: XmlElement, lang: Lang, notes: Note[]): Term | null {
  const term = elementsOf(holder).find(one => one.local === "term")
  const words = term ? wordsOf(term).replace(/\s+/gu, " ").trim() : ""
  if (words === "") return null
  const said = [...saidOf(holder)]
  const value = (name: string): string | null => {
    const found = said.find(one => categoryOf(one) === name)
    return found ? wordsOf(found).trim() : null
  }
  const status = value("administrativeStatus") ?? value("normativeAuthorization")
  const usage = status === null ? null : (usageOf[status] ?? null)
  if (status !== null && usage === null) notes.push({ code: "value-unknown", detail: status })
  return {
    lang,
    words,
    usage,
    partOfSpeech: value("partOfSpeech"),
    gender: value("grammaticalGender"),
    note: value("note") ?? value("usageNote"),
  }
}
