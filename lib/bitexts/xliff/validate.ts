/** Checks a file against its own format's rules: every rule is an error here, also those that reading forgives. */
import { attributeOf, childNamed, elementsOf, readXml, walkXml, type XmlElement } from "@/lib/formats/xml"
import { isCore2, spaces } from "./names"
import { type Breach, Report } from "./rules/report"
import { checkShape, isLanguageTag } from "./rules/schema-2"
import { checkRules2 } from "./rules/units-2"

/** Empty when the file keeps every rule we know. */
export function validateXliff(file: string): readonly Breach[] {
  const xml = readXml(file)
  if (!xml.ok) {
    const line = Number(/^(\d+):/.exec(xml.detail ?? "")?.[1] ?? 1)
    return [{ code: "not-xliff", element: "", line, detail: xml.detail || xml.why }]
  }
  const root = xml.value
  const report = new Report()
  if (root.local !== "xliff") report.add("not-xliff", root)
  else if (isCore2(root.space)) {
    checkShape(root, report)
    const version = attributeOf(root, "version")
    const fitting = root.space === spaces.v22 ? version === "2.2" : version === "2.0" || version === "2.1"
    if (!fitting) report.add("attribute-value", root, `version="${version ?? ""}"`)
    checkRules2(root, report)
  } else if (root.space === spaces.v12) checkRules12(root, report)
  else report.add("not-xliff", root, root.space || root.name)
  return report.breaches
}

const states12 =
  /^(?:final|needs-adaptation|needs-l10n|needs-review-adaptation|needs-review-l10n|needs-review-translation|needs-translation|new|signed-off|translated|x-.+)$/

/** The rules of 1.2 that matter for what is read: languages, ids, segments that answer each other, states. */
function checkRules12(root: XmlElement, report: Report): void {
  if (attributeOf(root, "version") === undefined) report.add("attribute-missing", root, "version")
  const files = elementsOf(root).filter(one => one.local === "file")
  if (files.length === 0) report.add("element-missing", root, "file")
  for (const file of files) {
    for (const name of ["original", "source-language", "datatype"])
      if (attributeOf(file, name) === undefined) report.add("attribute-missing", file, name)
    for (const name of ["source-language", "target-language"]) {
      const lang = attributeOf(file, name)
      if (lang !== undefined && !isLanguageTag(lang)) report.add("language", file, lang)
    }
    const body = childNamed(file, "body")
    if (!body) report.add("element-missing", file, "body")
    const seen = new Set<string>()
    for (const unit of walkXml(body ?? file)) {
      if (unit.local !== "trans-unit" || unit.space !== spaces.v12) continue
      const id = attributeOf(unit, "id")
      if (id === undefined) report.add("attribute-missing", unit, "id")
      else if (seen.has(id)) report.add("id-twice", unit, id)
      seen.add(id ?? "")
      checkUnit12(unit, report)
    }
  }
}

function checkUnit12(unit: XmlElement, report: Report): void {
  const order = ["source", "seg-source", "target"]
  let stage = -1
  for (const child of elementsOf(unit)) {
    const at = child.space === spaces.v12 ? order.indexOf(child.local) : -1
    if (at >= 0 && at <= stage) report.add("element-order", child)
    stage = Math.max(stage, at >= 0 ? at : stage < 0 ? -1 : order.length)
  }
  if (!childNamed(unit, "source")) report.add("element-missing", unit, "source")
  const target = childNamed(unit, "target")
  const state = target && attributeOf(target, "state")
  if (target && state !== undefined && !states12.test(state)) report.add("attribute-value", target, `state="${state}"`)
  const approved = attributeOf(unit, "approved")
  if (approved !== undefined && approved !== "yes" && approved !== "no")
    report.add("attribute-value", unit, `approved="${approved}"`)
  const mids = (element: XmlElement | undefined): string[] =>
    (element ? [...walkXml(element)] : [])
      .filter(one => one.local === "mrk" && attributeOf(one, "mtype") === "seg")
      .map(one => attributeOf(one, "mid") ?? "")
  const inSource = mids(childNamed(unit, "seg-source"))
  for (const side of [inSource, mids(target)])
    if (new Set(side).size !== side.length) report.add("id-twice", unit, side.join(" "))
  for (const side of ["source", "target"]) {
    const content = childNamed(unit, side)
    const ids = (content ? [...walkXml(content)] : [])
      .filter(one => ["g", "x", "bx", "ex", "ph", "bpt", "it"].includes(one.local))
      .map(one => `${attributeOf(one, "id") ?? ""}`)
    const starts = ids.filter(Boolean)
    if (new Set(starts).size !== starts.length && content) report.add("id-twice", content, starts.join(" "))
  }
}
