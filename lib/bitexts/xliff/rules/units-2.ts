/** What XLIFF 2 wants beyond its schema: ids, languages, white space, references, states, the order of targets. */
import { attributeOf, childNamed, elementsOf, walkXml, type XmlElement } from "@/lib/formats/xml"
import { isCore2, spaces } from "../names"
import { checkCodes } from "./codes-2"
import { isFragment, isNoteOf, leafOf } from "./fragment"
import type { Report } from "./report"
import { isLanguageTag } from "./schema-2"

const xmlSpace = "http://www.w3.org/XML/1998/namespace"
const of = attributeOf

/** What a place in the file takes over from those around it. */
interface Inherited {
  readonly lang: string | null
  readonly space: string
  readonly file: string
  readonly units: ReadonlySet<string>
}

export function checkRules2(root: XmlElement, report: Report): void {
  const srcLang = of(root, "srcLang") ?? ""
  const trgLang = of(root, "trgLang")
  for (const lang of [srcLang, trgLang])
    if (lang !== undefined && !isLanguageTag(lang)) report.add("language", root, lang)
  const files = elementsOf(root).filter(one => one.local === "file" && isCore2(one.space))
  unique(
    files.map(one => [one, of(one, "id")]),
    report,
  )
  for (const file of files) {
    const units = [...walkXml(file)].filter(one => one.local === "unit" && isCore2(one.space))
    unique(
      units.map(one => [one, of(one, "id")]),
      report,
    )
    const groups = [...walkXml(file)].filter(one => one.local === "group" && isCore2(one.space))
    unique(
      groups.map(one => [one, of(one, "id")]),
      report,
    )
    const skeleton = childNamed(file, "skeleton")
    if (skeleton && (of(skeleton, "href") === undefined) === (skeleton.children.length === 0))
      report.add("skeleton", skeleton)
    const from = inherit(root, { lang: null, space: "default", file: of(file, "id") ?? "", units: new Set() })
    const ids = new Set(units.map(one => of(one, "id") ?? ""))
    checkHolder(file, inherit(file, { ...from, units: ids }), { srcLang, trgLang }, report)
  }
}

interface Languages {
  readonly srcLang: string
  readonly trgLang: string | undefined
}

function inherit(element: XmlElement, from: Inherited): Inherited {
  return {
    ...from,
    lang: of(element, "lang", xmlSpace) ?? from.lang,
    space: of(element, "space", xmlSpace) ?? from.space,
  }
}

function checkHolder(holder: XmlElement, from: Inherited, langs: Languages, report: Report): void {
  checkNotesAndForeign(holder, report)
  for (const child of elementsOf(holder)) {
    if (!isCore2(child.space)) continue
    if (child.local === "group") checkHolder(child, inherit(child, from), langs, report)
    if (child.local === "unit") checkUnit(child, inherit(child, from), langs, report)
  }
}

/** Notes have their ids among themselves, and so has everything of one foreign name space. */
function checkNotesAndForeign(holder: XmlElement, report: Report): void {
  const notes = childNamed(holder, "notes")
  if (notes)
    unique(
      elementsOf(notes).map(one => [one, of(one, "id")]),
      report,
    )
  const bySpace = new Map<string, [XmlElement, string | undefined][]>()
  for (const child of elementsOf(holder)) {
    if (isCore2(child.space)) continue
    for (const one of foreignIn(child)) {
      const list = bySpace.get(one.space) ?? []
      list.push([one, of(one, "id") ?? of(one, "id", xmlSpace)])
      bySpace.set(one.space, list)
    }
  }
  for (const list of bySpace.values()) unique(list, report)
}

function* foreignIn(element: XmlElement): Generator<XmlElement> {
  yield element
  for (const child of elementsOf(element)) if (!isCore2(child.space)) yield* foreignIn(child)
}

function unique(list: readonly (readonly [XmlElement, string | undefined])[], report: Report): void {
  const seen = new Set<string>()
  for (const [element, id] of list) {
    if (id === undefined) continue
    if (seen.has(id)) report.add("id-twice", element, id)
    seen.add(id)
  }
}

function checkUnit(unit: XmlElement, from: Inherited, langs: Languages, report: Report): void {
  checkNotesAndForeign(unit, report)
  const data = childNamed(unit, "originalData")
  if (data)
    unique(
      elementsOf(data).map(one => [one, of(one, "id")]),
      report,
    )
  const parts = elementsOf(unit).filter(
    one => isCore2(one.space) && (one.local === "segment" || one.local === "ignorable"),
  )
  if (!parts.some(one => one.local === "segment")) report.add("element-missing", unit, "segment")
  for (const part of parts) checkPart(part, from, langs, report)
  checkOrder(parts, report)
  checkReferences(unit, from, report)
  checkCodes(unit, parts, from.units, report)
}

function checkPart(part: XmlElement, from: Inherited, { srcLang, trgLang }: Languages, report: Report): void {
  const source = childNamed(part, "source")
  const target = childNamed(part, "target")
  if (part.local === "segment") {
    const state = of(part, "state")
    if (of(part, "subState") !== undefined && state === undefined) report.add("state", part)
    if (state !== undefined && state !== "initial" && !target) report.add("state", part)
  }
  const inSource = source && inherit(source, from)
  const inTarget = target && inherit(target, from)
  if (source && inSource?.lang && !sameTag(inSource.lang, srcLang))
    report.add("language-differs", source, inSource.lang)
  if (!target) return
  if (trgLang === undefined) report.add("target-language-missing", target)
  else if (inTarget?.lang && !sameTag(inTarget.lang, trgLang)) report.add("language-differs", target, inTarget.lang)
  if (inSource && inTarget && inSource.space !== inTarget.space) report.add("space-differs", target)
}

const sameTag = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase()

/** A target without a place of its own stands where its source does. */
function checkOrder(parts: readonly XmlElement[], report: Report): void {
  const seen = new Set<number>()
  parts.forEach((part, i) => {
    const target = childNamed(part, "target")
    if (!target) return
    const place = Number(of(target, "order") ?? i + 1)
    if (seen.has(place) || place > parts.length) report.add("order-twice", target, String(place))
    seen.add(place)
  })
}

function checkReferences(unit: XmlElement, from: Inherited, report: Report): void {
  const notes = new Set(
    elementsOf(childNamed(unit, "notes") ?? { ...unit, children: [] }).map(one => of(one, "id") ?? ""),
  )
  for (const element of walkXml(unit)) {
    const ref = of(element, "ref")
    if (ref?.startsWith("#") && !isFragment(ref)) report.add("fragment", element, ref)
    if (element.space === spaces.matches && element.local === "match") {
      if (ref === undefined) report.add("attribute-missing", element, "ref")
      else if (!["", "t"].includes(leafOf(ref) ?? "-")) report.add("fragment", element, ref)
    }
    if (!isCore2(element.space) || (element.local !== "mrk" && element.local !== "sm")) continue
    if (of(element, "type") !== "comment") continue
    const value = of(element, "value")
    if ((ref === undefined) === (value === undefined)) report.add("comment-reference", element, of(element, "id"))
    else if (ref !== undefined && !isNoteOf(ref, from.file, of(unit, "id") ?? "", notes))
      report.add("comment-reference", element, ref)
  }
}
