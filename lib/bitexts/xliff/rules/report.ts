/** What is wrong with a file that says it is XLIFF: each breach with a code, and where it stands. */
import type { XmlElement } from "@/lib/formats/xml"

/** One sentence each in lib/messages, under `xliffRules`. */
export const xliffRules = [
  "not-xliff", // The file cannot be read as XLIFF at all: {detail}
  "element-unknown", // There is no element {detail} at this place.
  "element-order", // {detail} stands in the wrong order, or too often.
  "element-missing", // {detail} is missing here.
  "attribute-unknown", // There is no attribute {detail} here.
  "attribute-missing", // The attribute {detail} is missing.
  "attribute-value", // This value is not allowed: {detail}
  "attribute-needs", // {detail}: this attribute needs another one beside it.
  "text-misplaced", // No words may stand here.
  "language", // {detail} is no language tag.
  "language-differs", // The language here is {detail}, another than the file says.
  "target-language-missing", // There are targets, but the file does not say in which language.
  "space-differs", // Source and target treat white space differently.
  "id-twice", // The id {detail} is there twice.
  "data-reference", // There is no original data called {detail} in this unit.
  "copy-reference", // {detail} is no code that may be copied, or copies and brings data of its own.
  "subflow-reference", // There is no unit called {detail} in this file.
  "pair-broken", // The code {detail} has no partner, or its partner stands before it.
  "pair-isolated", // {detail}: a code without a partner must say so, and only such a code.
  "pair-differs", // The two ends of {detail} say different things about what may be done with it.
  "annotation-broken", // The annotation {detail} has no beginning or no end.
  "comment-reference", // A comment needs either its words or a note of the same unit: {detail}
  "fragment", // This reference cannot be understood: {detail}
  "state", // A state other than "initial" needs a target, and a sub-state needs a state.
  "order-twice", // Two targets have the same place: {detail}
  "skeleton", // A skeleton has either an address or contents.
  "code-missing", // The code {detail} may not be deleted, but is not in the target.
  "reorder", // The codes that must keep their order do not, or do not say so fully: {detail}
  "character", // {detail} is no character that has to be written like this.
] as const
export type XliffRule = (typeof xliffRules)[number]

export interface Breach {
  readonly code: XliffRule
  /** Name of the element as written, and its line; counts from 1. */
  readonly element: string
  readonly line: number
  readonly detail: string
}

/** Gathers breaches; after a bound they tell nothing new. */
export class Report {
  readonly breaches: Breach[] = []
  static readonly most = 500

  add(code: XliffRule, element: XmlElement, detail = element.name): void {
    if (this.breaches.length >= Report.most) return
    this.breaches.push({ code, element: element.name, line: element.line, detail: detail.slice(0, 100) })
  }
}
