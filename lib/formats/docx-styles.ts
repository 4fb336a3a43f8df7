/** What a Word file's styles and lists make of a paragraph or a run. */
import type { Mark } from "@/lib/page/page"
import type { Shape } from "@/lib/page/tracked"
import { isOn, type WordPackage, wordChild, wordChildren, wordValue } from "./docx-package"
import type { XmlElement } from "./xml"

/** Our own style for what a page keeps as written: read again as a placeholder. */
export const KEPT_STYLE = "Cotejo Kept"
export const OPAQUE_STYLE = "Cotejo Kept Block"

interface Style {
  readonly name: string
  readonly outline: number | null
  readonly number: { readonly id: string; readonly level: number } | null
  readonly marks: readonly Mark["kind"][]
}

export interface Styles {
  paragraph(properties: XmlElement | undefined): Shape
  marks(properties: XmlElement | undefined): readonly Mark[]
  /** The name of a run's character style. */
  characterStyle(properties: XmlElement | undefined): string
  paragraphStyle(properties: XmlElement | undefined): string
  /** The id of a paragraph style that makes headings of this level, or null. */
  headingStyle(level: number): string | null
  /** The number an ordered item is shown with; counts on at each call. */
  count(properties: XmlElement | undefined): number | null
}

export function stylesOf(word: WordPackage): Styles {
  const styles = readStyles(word)
  const lists = readLists(word)
  const counters = new Map<string, number[]>()
  const styleOf = (properties: XmlElement | undefined, tag: "pStyle" | "rStyle"): Style | undefined =>
    styles.get(wordValue(wordChild(properties, tag)) ?? (tag === "pStyle" ? styles.defaults : ""))
  const listOf = (properties: XmlElement | undefined): Style["number"] => {
    const own = wordChild(properties, "numPr")
    const inherited = styleOf(properties, "pStyle")?.number ?? null
    const id = wordValue(wordChild(own, "numId"))
    const level = levelOf(wordValue(wordChild(own, "ilvl")) ?? inherited?.level)
    return id === undefined ? (own && inherited ? { ...inherited, level } : inherited) : { id, level }
  }
  return {
    paragraph: properties => {
      const style = styleOf(properties, "pStyle")
      const outline = Number(wordValue(wordChild(properties, "outlineLvl")) ?? style?.outline ?? 9)
      if (outline >= 0 && outline < 9) return { kind: "heading", level: Math.min(6, outline + 1) }
      const name = style?.name.toLowerCase() ?? ""
      if (name === "title") return { kind: "heading", level: 1 }
      const number = listOf(properties)
      const list = number && lists.get(number.id)
      if (number && list && number.id !== "0") {
        const form = list.get(number.level)?.form ?? "bullet"
        if (form !== "none") return { kind: "item", level: number.level, ordered: form !== "bullet" }
      }
      if (name === "quote" || name === "intense quote" || name === "block text") return { kind: "quote" }
      if (name === "source code" || name === "html preformatted") return { kind: "code", info: "" }
      return { kind: "paragraph" }
    },
    marks: properties => {
      if (properties === undefined) return []
      const kinds = new Set<Mark["kind"]>(styleOf(properties, "rStyle")?.marks ?? [])
      directMarks(properties, kinds)
      return order.filter(kind => kinds.has(kind)).map(kind => ({ kind }))
    },
    characterStyle: properties => styleOf(properties, "rStyle")?.name ?? "",
    paragraphStyle: properties => styleOf(properties, "pStyle")?.name ?? "",
    headingStyle: level =>
      [...styles].find(([, style]) => style.outline === level - 1 && /^heading \d$/i.test(style.name))?.[0] ?? null,
    count: properties => {
      const number = listOf(properties)
      const list = number && lists.get(number.id)
      if (!number || !list) return null
      const { id, level } = number
      const counts = counters.get(id) ?? []
      counters.set(id, counts)
      counts.length = Math.min(counts.length, level + 1)
      counts[level] = (counts[level] ?? (list.get(level)?.start ?? 1) - 1) + 1
      return counts[level] ?? null
    },
  }
}

const order = ["strong", "em", "underline", "strike", "sub", "sup", "code"] as const

function directMarks(properties: XmlElement, kinds: Set<Mark["kind"]>): void {
  const toggle = (kind: Mark["kind"], ...tags: readonly string[]): void => {
    for (const tag of tags) {
      const element = wordChild(properties, tag)
      if (element === undefined) continue
      if (isOn(element)) kinds.add(kind)
      else kinds.delete(kind)
    }
  }
  toggle("strong", "b")
  toggle("em", "i")
  toggle("underline", "u")
  toggle("strike", "strike", "dstrike")
  const place = wordValue(wordChild(properties, "vertAlign"))
  if (place !== undefined) {
    kinds.delete("sub")
    kinds.delete("sup")
    if (place === "subscript") kinds.add("sub")
    if (place === "superscript") kinds.add("sup")
  }
}

/** By the names that Word and others give their styles, in English in every edition. */
const styleMarks: Readonly<Record<string, readonly Mark["kind"][]>> = {
  strong: ["strong"],
  emphasis: ["em"],
  "verbatim char": ["code"],
  "html code": ["code"],
  "html typewriter": ["code"],
}

function readStyles(word: WordPackage): Map<string, Style> & { defaults: string } {
  const out = Object.assign(new Map<string, Style>(), { defaults: "" })
  const root = word.related("styles")?.root
  const elements = new Map(
    wordChildren(root, "style").map(element => [wordValue(element, "styleId") ?? "", element] as const),
  )
  for (const [id, element] of elements) {
    if (wordValue(element, "type") === "paragraph" && isDefault(element)) out.defaults = id
    out.set(id, styleFrom(element, elements))
  }
  return out
}

const isDefault = (element: XmlElement): boolean => ["1", "true", "on"].includes(wordValue(element, "default") ?? "")

/** A style rests on at most this many others; a ring of them ends here too. */
const DEEPEST_STYLE = 12

function styleFrom(element: XmlElement, all: ReadonlyMap<string, XmlElement>): Style {
  const name = wordValue(wordChild(element, "name")) ?? ""
  let outline: number | null = null
  let number: Style["number"] = null
  let marks: readonly Mark["kind"][] = []
  let at: XmlElement | undefined = element
  for (let i = 0; at !== undefined && i < DEEPEST_STYLE; i++) {
    const of = wordChild(at, "pPr")
    const level = wordValue(wordChild(of, "outlineLvl"))
    const heading = /^heading ([1-9])$/i.exec(wordValue(wordChild(at, "name")) ?? "")?.[1]
    outline ??= level !== undefined ? Number(level) : heading !== undefined ? Number(heading) - 1 : null
    const list = wordChild(of, "numPr")
    const id = wordValue(wordChild(list, "numId"))
    if (id !== undefined) number ??= { id, level: levelOf(wordValue(wordChild(list, "ilvl"))) }
    if (marks.length === 0) marks = styleMarks[(wordValue(wordChild(at, "name")) ?? "").toLowerCase()] ?? []
    at = all.get(wordValue(wordChild(at, "basedOn")) ?? "")
  }
  return { name, outline, number, marks }
}

interface ListLevel {
  readonly form: string
  readonly start: number
}

function readLists(word: WordPackage): ReadonlyMap<string, ReadonlyMap<number, ListLevel>> {
  const root = word.related("numbering")?.root
  const abstract = new Map(
    wordChildren(root, "abstractNum").map(
      element => [wordValue(element, "abstractNumId") ?? "", levelsIn(element)] as const,
    ),
  )
  const out = new Map<string, ReadonlyMap<number, ListLevel>>()
  for (const element of wordChildren(root, "num")) {
    const levels = new Map(abstract.get(wordValue(wordChild(element, "abstractNumId")) ?? "") ?? [])
    for (const over of wordChildren(element, "lvlOverride")) {
      const at = Number(wordValue(over, "ilvl") ?? 0)
      const start = wordValue(wordChild(over, "startOverride"))
      const level = wordChild(over, "lvl")
      if (level) levels.set(at, levelFrom(level))
      if (start !== undefined) levels.set(at, { form: levels.get(at)?.form ?? "decimal", start: numberOf(start) })
    }
    out.set(wordValue(element, "numId") ?? "", levels)
  }
  return out
}

const levelsIn = (element: XmlElement): ReadonlyMap<number, ListLevel> =>
  new Map(wordChildren(element, "lvl").map(level => [Number(wordValue(level, "ilvl") ?? 0), levelFrom(level)]))

const levelFrom = (level: XmlElement): ListLevel => ({
  form: wordValue(wordChild(level, "numFmt")) ?? "decimal",
  start: numberOf(wordValue(wordChild(level, "start"))),
})

/** Word has nine levels of lists. */
const levelOf = (value: string | number | undefined): number => {
  const level = Number(value ?? 0)
  return Number.isInteger(level) && level >= 0 && level <= 8 ? level : 0
}
const numberOf = (value: string | undefined): number => {
  const number = Number(value ?? 1)
  return Number.isInteger(number) && number >= 0 && number < 1_000_000 ? number : 1
}
