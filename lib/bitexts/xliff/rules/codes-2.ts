/** The codes in a unit of XLIFF 2: their ids, partners and data, and what may be done with them. */
import { attributeOf, childNamed, elementsOf, walkXml, type XmlElement } from "@/lib/formats/xml"
import { isCore2, spaces } from "../names"
import type { Report } from "./report"

const of = attributeOf

interface Code {
  readonly element: XmlElement
  /** Id of the spanning code it stands in. */
  readonly within: string
}

export function checkCodes(
  unit: XmlElement,
  parts: readonly XmlElement[],
  units: ReadonlySet<string>,
  report: Report,
): void {
  const source = parts.flatMap(part => codesIn(childNamed(part, "source")))
  const placed = parts
    .map((part, i) => ({ target: childNamed(part, "target"), place: i + 1 }))
    .sort((a, b) => orderOf(a) - orderOf(b))
  const target = placed.flatMap(one => codesIn(one.target))
  const whole = placed.every(one => one.target !== undefined)
  const data = new Set(elementsOf(childNamed(unit, "originalData") ?? noChildren(unit)).map(one => of(one, "id") ?? ""))
  checkIds(parts, source, target, report)
  const ids = new Map([...source, ...target].map(({ element }) => [of(element, "id") ?? "", element]))
  for (const side of [source, target])
    for (const { element } of side) {
      checkData(element, data, report)
      checkOne(element, ids, units, report)
    }
  checkPairs(source, true, report)
  checkPairs(target, whole, report)
  checkDeletion(parts, target, report)
  checkSequences(source, target, report)
  for (const match of [...walkXml(unit)].filter(one => one.space === spaces.matches && one.local === "match")) {
    const own = elementsOf(childNamed(match, "originalData") ?? noChildren(match)).map(one => of(one, "id") ?? "")
    for (const side of ["source", "target"])
      for (const { element } of codesIn(childNamed(match, side))) checkData(element, new Set(own), report)
  }
}

const noChildren = (element: XmlElement): XmlElement => ({ ...element, children: [] })
const orderOf = ({ target, place }: { target: XmlElement | undefined; place: number }): number =>
  Number((target && of(target, "order")) ?? place)

function codesIn(content: XmlElement | undefined, within = ""): Code[] {
  if (!content) return []
  return elementsOf(content).flatMap(element => {
    if (!isCore2(element.space)) return []
    const inner = element.local === "pc" ? (of(element, "id") ?? "") : within
    return [{ element, within }, ...codesIn(element, inner)]
  })
}

function checkIds(
  parts: readonly XmlElement[],
  source: readonly Code[],
  target: readonly Code[],
  report: Report,
): void {
  const seen = new Set<string>()
  for (const element of [...parts, ...source.map(one => one.element)]) take(element, seen, report)
  const inTarget = new Set<string>()
  for (const { element } of target) take(element, inTarget, report)
}

function take(element: XmlElement, seen: Set<string>, report: Report): void {
  const id = of(element, "id")
  if (id === undefined) return
  if (seen.has(id)) report.add("id-twice", element, id)
  seen.add(id)
}

function checkData(element: XmlElement, data: ReadonlySet<string>, report: Report): void {
  for (const name of ["dataRef", "dataRefStart", "dataRefEnd"]) {
    const ref = of(element, name)
    if (ref !== undefined && !data.has(ref)) report.add("data-reference", element, ref)
  }
}

const subTypes: Readonly<Record<string, readonly string[]>> = {
  fmt: ["xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"],
  ui: ["xlf:var"],
}

function checkOne(
  element: XmlElement,
  ids: ReadonlyMap<string, XmlElement>,
  units: ReadonlySet<string>,
  report: Report,
): void {
  const id = of(element, "id") ?? element.name
  const copied = of(element, "copyOf")
  if (copied !== undefined) {
    const original = ids.get(copied)
    const brings = ["dataRef", "dataRefStart", "dataRefEnd"].some(name => of(element, name) !== undefined)
    if (!original || of(original, "canCopy") === "no" || brings) report.add("copy-reference", element, copied)
  }
  for (const name of ["subFlows", "subFlowsStart", "subFlowsEnd"])
    for (const unit of (of(element, name) ?? "").split(/\s+/).filter(Boolean))
      if (!units.has(unit)) report.add("subflow-reference", element, unit)
  const [type, subType] = [of(element, "type"), of(element, "subType")]
  if (subType !== undefined && type === undefined) report.add("attribute-needs", element, "subType")
  if (type !== undefined && subType?.startsWith("xlf:") && !subTypes[type]?.includes(subType))
    report.add("attribute-value", element, `subType="${subType}"`)
  const reorder = of(element, "canReorder")
  if ((reorder === "no" || reorder === "firstNo") && element.local !== "ec")
    if (of(element, "canCopy") !== "no" || of(element, "canDelete") !== "no") report.add("reorder", element, id)
  if (element.local === "cp") checkCharacter(element, report)
}

/** Only what XML cannot hold may be written by its number. */
function checkCharacter(element: XmlElement, report: Report): void {
  const hex = of(element, "hex") ?? ""
  const code = /^[0-9a-f]{1,6}$/i.test(hex) ? Number.parseInt(hex, 16) : Number.NaN
  const isXml =
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  if (Number.isNaN(code) || isXml || code > 0x10ffff) report.add("character", element, hex)
}

/** @param whole false where segments have no target yet: their halves of pairs are still to come */
function checkPairs(codes: readonly Code[], whole: boolean, report: Report): void {
  const started = new Map<string, XmlElement>()
  const annotated = new Map<string, XmlElement>()
  for (const { element } of codes) {
    const id = of(element, "id") ?? ""
    const ref = of(element, "startRef") ?? ""
    const alone = of(element, "isolated") === "yes"
    switch (element.local) {
      case "sc":
        if (!alone) started.set(id, element)
        break
      case "ec":
        if (alone) {
          if (id === "" || ref !== "") report.add("pair-isolated", element, id || ref)
          break
        }
        if (id !== "" || ref === "") report.add("pair-isolated", element, id || ref)
        else if (!started.has(ref)) {
          if (whole) report.add("pair-broken", element, ref)
        } else {
          checkEnds(started.get(ref) as XmlElement, element, report)
          started.delete(ref)
        }
        break
      case "sm":
        annotated.set(id, element)
        break
      case "em":
        if (!annotated.delete(ref) && whole) report.add("annotation-broken", element, ref)
        break
    }
  }
  if (!whole) return
  for (const [id, element] of started) report.add("pair-broken", element, id)
  for (const [id, element] of annotated) report.add("annotation-broken", element, id)
}

function checkEnds(start: XmlElement, end: XmlElement, report: Report): void {
  for (const name of ["canCopy", "canDelete", "canOverlap", "canReorder"]) {
    const said = of(end, name)
    const first = of(start, name)
    const wanted = first === "firstNo" ? "no" : (first ?? "yes")
    if (said !== undefined && said !== wanted) report.add("pair-differs", end, of(start, "id"))
  }
}

function checkDeletion(parts: readonly XmlElement[], target: readonly Code[], report: Report): void {
  const there = new Set(target.map(one => of(one.element, "id") ?? ""))
  for (const part of parts) {
    if (!childNamed(part, "target")) continue
    for (const { element } of codesIn(childNamed(part, "source"))) {
      const id = of(element, "id") ?? ""
      if (of(element, "canDelete") === "no" && id !== "" && !there.has(id)) report.add("code-missing", element, id)
    }
  }
}

/** Codes that must keep together: each run begins with "firstNo" and goes on with "no". */
function checkSequences(source: readonly Code[], target: readonly Code[], report: Report): void {
  const runs: Code[][] = []
  let open: Code[] | null = null
  const movable = (codes: readonly Code[]): Code[] =>
    codes.filter(({ element }) => ["ph", "pc", "sc"].includes(element.local))
  for (const code of movable(source)) {
    const reorder = of(code.element, "canReorder") ?? "yes"
    if (reorder === "firstNo") {
      open = [code]
      runs.push(open)
    } else if (reorder === "no") {
      if (open) open.push(code)
      else report.add("reorder", code.element, of(code.element, "id"))
    } else open = null
  }
  const inTarget = movable(target)
  const idAt = (list: readonly Code[], at: number): string | undefined => of(list[at]?.element ?? none, "id")
  for (const run of runs) {
    const first = of(run[0]?.element ?? none, "id")
    const at = inTarget.findIndex(one => of(one.element, "id") === first)
    if (at < 0) continue
    const kept = run.every((code, i) => {
      const twin = inTarget[at + i]
      const isHome = code.within === twin?.within || !run.some(one => of(one.element, "id") === code.within)
      return twin !== undefined && idAt(run, i) === idAt(inTarget, at + i) && isHome
    })
    if (!kept) report.add("reorder", run[0]?.element ?? none, first)
  }
}

const none: XmlElement = {
  kind: "element",
  name: "",
  local: "",
  space: "",
  attributes: [],
  children: [],
  from: 0,
  to: 0,
  inner: { from: 0, to: 0 },
  line: 1,
}
