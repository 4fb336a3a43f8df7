/** Which elements and attributes XLIFF 2 has where, and what may stand in them. */
import { attributeOf, elementsOf, type XmlAttribute, type XmlElement } from "@/lib/formats/xml"
import { isCore2, spaces } from "../names"
import type { Report } from "./report"

type Value = "text" | "token" | "yesNo" | "id" | readonly string[] | RegExp

interface Shape {
  readonly attributes: Readonly<Record<string, Value>>
  readonly needs?: readonly string[]
  /** In this order; "+" at least one, "?" at most one, "*" any number. Names joined by "|" mix. "ext" is what is not core. */
  readonly content?: readonly string[]
  readonly words?: boolean
  /** Attributes of other name spaces: all, only those of XLIFF's own modules, or none. */
  readonly foreign: "all" | "modules" | "none"
}

const yesNo = "yesNo" as const
const dir = ["ltr", "rtl", "auto"]
const inlineNames = "cp|ph|pc|sc|ec|mrk|sm|em*"
const typeOfCode = ["fmt", "ui", "quote", "link", "image", "other"]
const subType = /^[^\s:]+:\S+$/
const holder = { name: "text", canResegment: yesNo, translate: yesNo, srcDir: dir, trgDir: dir, type: subType } as const
const code = { canCopy: yesNo, canDelete: yesNo, canReorder: ["yes", "firstNo", "no"], copyOf: "id" } as const
const kind = { type: typeOfCode, subType } as const
const annotation = {
  id: "id",
  translate: yesNo,
  type: /^(?:generic|comment|term|match|[^\s:]+:\S+)$/,
  ref: "text",
  value: "text",
} as const

export const shapes: Readonly<Record<string, Shape>> = {
  xliff: {
    attributes: { version: /^2\.[0-2]$/, srcLang: "text", trgLang: "text" },
    needs: ["version", "srcLang"],
    content: ["module*", "notes?", "file+"],
    foreign: "all",
  },
  file: {
    attributes: { id: "id", canResegment: yesNo, original: "text", translate: yesNo, srcDir: dir, trgDir: dir },
    needs: ["id"],
    content: ["skeleton?", "ext*", "notes?", "unit|group+"],
    foreign: "all",
  },
  skeleton: { attributes: { href: "text" }, content: ["ext*"], words: true, foreign: "none" },
  group: {
    attributes: { id: "id", ...holder },
    needs: ["id"],
    content: ["ext*", "notes?", "unit|group*"],
    foreign: "all",
  },
  unit: {
    attributes: { id: "id", ...holder },
    needs: ["id"],
    content: ["ext*", "notes?", "originalData?", "segment|ignorable+"],
    foreign: "all",
  },
  segment: {
    attributes: {
      id: "id",
      canResegment: yesNo,
      state: ["initial", "translated", "reviewed", "final"],
      subState: subType,
    },
    content: ["source1", "target?"],
    foreign: "none",
  },
  ignorable: { attributes: { id: "id" }, content: ["source1", "target?"], foreign: "none" },
  notes: { attributes: {}, content: ["note+"], foreign: "none" },
  note: {
    attributes: {
      id: "id",
      appliesTo: ["source", "target"],
      category: "text",
      priority: /^(?:[1-9]|10)$/,
      ref: "text",
    },
    words: true,
    foreign: "all",
  },
  originalData: { attributes: {}, content: ["data+"], foreign: "none" },
  data: { attributes: { id: "id", dir }, needs: ["id"], content: ["cp*"], words: true, foreign: "none" },
  source: { attributes: {}, content: [inlineNames], words: true, foreign: "none" },
  target: { attributes: { order: /^[1-9]\d*$/ }, content: [inlineNames], words: true, foreign: "none" },
  cp: { attributes: { hex: "text" }, needs: ["hex"], foreign: "none" },
  ph: {
    attributes: { id: "id", ...code, ...kind, disp: "text", equiv: "text", dataRef: "id", subFlows: "text" },
    needs: ["id"],
    foreign: "modules",
  },
  pc: {
    attributes: {
      id: "id",
      ...code,
      ...kind,
      canOverlap: yesNo,
      dispStart: "text",
      dispEnd: "text",
      equivStart: "text",
      equivEnd: "text",
      dataRefStart: "id",
      dataRefEnd: "id",
      subFlowsStart: "text",
      subFlowsEnd: "text",
      dir,
    },
    needs: ["id"],
    content: [inlineNames],
    words: true,
    foreign: "modules",
  },
  sc: {
    attributes: {
      id: "id",
      ...code,
      ...kind,
      canOverlap: yesNo,
      dataRef: "id",
      dir,
      disp: "text",
      equiv: "text",
      isolated: yesNo,
      subFlows: "text",
    },
    needs: ["id"],
    foreign: "modules",
  },
  ec: {
    attributes: {
      id: "id",
      startRef: "id",
      ...code,
      ...kind,
      canOverlap: yesNo,
      dataRef: "id",
      dir,
      disp: "text",
      equiv: "text",
      isolated: yesNo,
      subFlows: "text",
    },
    foreign: "modules",
  },
  mrk: { attributes: annotation, needs: ["id"], content: [inlineNames], words: true, foreign: "all" },
  sm: { attributes: annotation, needs: ["id"], foreign: "all" },
  em: { attributes: { startRef: "id" }, needs: ["startRef"], foreign: "none" },
}

/** Elements of the modules, by the last part of their name spaces. */
const modules: Readonly<Record<string, readonly string[]>> = {
  matches: ["matches", "match"],
  glossary: ["glossary", "glossEntry", "term", "translation", "definition"],
  metadata: ["metadata", "metaGroup", "meta"],
  resourcedata: ["resourceData", "resourceItem", "resourceItemRef", "source", "target", "reference"],
  changetracking: ["changeTrack", "revisions", "revision", "item"],
  sizerestriction: ["profiles", "normalization", "data"],
  validation: ["validation", "rule"],
  fs: [],
}
const moduleOf = (space: string): string | null => /^urn:oasis:names:tc:xliff:(\w+):2\.\d$/.exec(space)?.[1] ?? null

/** Elements of HTML that the style module may name. */
const styled =
  "a b bdo big blockquote body br button caption center cite code col colgroup dd del div dl dt em h1 h2 h3 h4 h5 h6 head hr html i img input label legend li link object ol option optgroup p param pre q s samp select small span strike strong style sub sup table tbody td textarea tfoot th thead title tr tt u ul var".split(
    " ",
  )

const nmtoken = /^[\p{L}\p{N}\p{M}._:·-]+$/u
const xml = "http://www.w3.org/XML/1998/namespace"
const xmlns = "http://www.w3.org/2000/xmlns/"

/** The element and all core elements in it. What is foreign is looked into only where it is a module's. */
export function checkShape(element: XmlElement, report: Report): void {
  const shape = isCore2(element.space) ? shapes[element.local] : undefined
  if (!shape) {
    report.add("element-unknown", element)
    return
  }
  checkAttributes(element, shape, report)
  checkContent(element, shape, report)
  for (const child of elementsOf(element)) {
    if (isCore2(child.space)) checkShape(child, report)
    else checkForeign(child, report)
  }
}

function checkForeign(element: XmlElement, report: Report): void {
  const module = moduleOf(element.space)
  const known = module === null ? undefined : modules[module]
  if (known && !known.includes(element.local)) report.add("element-unknown", element)
  for (const child of elementsOf(element)) {
    if (isCore2(child.space)) checkShape(child, report)
    else checkForeign(child, report)
  }
}

function checkAttributes(element: XmlElement, shape: Shape, report: Report): void {
  for (const name of shape.needs ?? [])
    if (attributeOf(element, name) === undefined) report.add("attribute-missing", element, name)
  for (const attribute of element.attributes) {
    if (attribute.space === xmlns || attribute.name === "xmlns") continue
    if (attribute.space === xml) checkXmlAttribute(element, attribute, report)
    else if (attribute.space === "") {
      const value = shape.attributes[attribute.name]
      if (value === undefined) report.add("attribute-unknown", element, attribute.name)
      else if (!fits(attribute.value, value))
        report.add("attribute-value", element, `${attribute.name}="${attribute.value}"`)
    } else checkForeignAttribute(element, attribute, shape, report)
  }
}

const withSpace = ["xliff", "file", "group", "unit", "source", "target", "data"]
const withLang = ["xliff", "file", "group", "unit", "source", "target", "note"]

function checkXmlAttribute(element: XmlElement, { local, value, name }: XmlAttribute, report: Report): void {
  if (local === "space" && withSpace.includes(element.local)) {
    if (value !== "default" && value !== "preserve") report.add("attribute-value", element, `xml:space="${value}"`)
  } else if (local === "lang" && withLang.includes(element.local)) {
    if (!isLanguageTag(value)) report.add("language", element, value)
  } else if (local !== "base" && local !== "id") report.add("attribute-unknown", element, name)
}

function checkForeignAttribute(element: XmlElement, attribute: XmlAttribute, shape: Shape, report: Report): void {
  const isModules = moduleOf(attribute.space) !== null
  if (shape.foreign === "none" || (shape.foreign === "modules" && !isModules))
    report.add("attribute-unknown", element, attribute.name)
  if (attribute.space !== spaces.style) return
  if (attribute.local !== "fs" && attribute.local !== "subFs") report.add("attribute-unknown", element, attribute.name)
  else if (attribute.local === "fs" && !styled.includes(attribute.value))
    report.add("attribute-value", element, `${attribute.name}="${attribute.value}"`)
  // The end of a pair looks as its beginning does.
  if (element.local === "ec" && attributeOf(element, "isolated") !== "yes")
    report.add("attribute-unknown", element, attribute.name)
}

function fits(value: string, wanted: Value): boolean {
  if (wanted === "text") return true
  if (wanted === "yesNo") return value === "yes" || value === "no"
  if (wanted === "id" || wanted === "token") return nmtoken.test(value)
  return wanted instanceof RegExp ? wanted.test(value) : wanted.includes(value)
}

export const isLanguageTag = (tag: string): boolean =>
  /^(?:[a-z]{2,8}(?:-[a-z0-9]{1,8})*|[ix](?:-[a-z0-9]{1,8})+)$/i.test(tag)

function checkContent(element: XmlElement, shape: Shape, report: Report): void {
  if (!shape.words && element.children.some(child => child.kind === "text" && child.text.trim() !== ""))
    report.add("text-misplaced", element)
  const children = elementsOf(element)
  let at = 0
  for (const part of shape.content ?? []) {
    const many = part.at(-1) as string
    const names = part.slice(0, -1).split("|")
    let count = 0
    while (at < children.length && isOneOf(children[at] as XmlElement, names)) {
      at++
      count++
      if ((many === "?" || many === "1") && count === 1) break
    }
    if (count === 0 && (many === "+" || many === "1")) report.add("element-missing", element, names.join(" "))
  }
  const left = children[at]
  if (left) report.add(isCore2(left.space) && shapes[left.local] ? "element-order" : "element-unknown", left)
}

function isOneOf(child: XmlElement, names: readonly string[]): boolean {
  const isCore = isCore2(child.space)
  if (names[0] === "ext") return !isCore
  if (names[0] === "module") return !isCore && child.space === spaces.metadata
  return isCore && names.includes(child.local)
}
