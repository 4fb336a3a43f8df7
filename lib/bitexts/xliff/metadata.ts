/** What we write about notes, suggestions and decisions for ourselves: metadata of XLIFF 2, one group a thing. */
import { attributeOf, elementsOf, type XmlElement, xmlAttribute, xmlWords } from "@/lib/formats/xml"
import type { Said } from "@/lib/page/bitext"
import { spaces } from "./names"

export type Facts = Readonly<Record<string, string>>

/** Values that are empty or null are not written. */
export function groupOf(category: string, facts: Readonly<Record<string, string | number | null>>): string {
  const metas = Object.entries(facts)
    .filter(([, value]) => value !== null && value !== "")
    .map(([type, value]) => `<mda:meta type="${xmlAttribute(type)}">${xmlWords(String(value))}</mda:meta>`)
    .join("")
  return metas === "" ? "" : `<mda:metaGroup category="${xmlAttribute(category)}">${metas}</mda:metaGroup>`
}

export const metadataOf = (groups: readonly string[]): string => {
  const all = groups.join("")
  return all === "" ? "" : `<mda:metadata>${all}</mda:metadata>`
}

/** The groups of a category that stand directly in an element's metadata. */
export function factsIn(element: XmlElement, category: string): Facts[] {
  return elementsOf(element)
    .filter(child => child.local === "metadata" && child.space === spaces.metadata)
    .flatMap(elementsOf)
    .filter(group => group.local === "metaGroup" && attributeOf(group, "category") === category)
    .map(group =>
      Object.fromEntries(
        elementsOf(group)
          .filter(meta => meta.local === "meta")
          .map(meta => [
            attributeOf(meta, "type") ?? "",
            meta.children.map(c => (c.kind === "text" ? c.text : "")).join(""),
          ]),
      ),
    )
}

/** Milliseconds since 1970 as the date of an XML file, and back; null where there is none. */
export const dateOf = (at: number | null): string | null =>
  at === null || !Number.isFinite(at) ? null : new Date(Math.min(8.64e15, Math.max(-6e13, at))).toISOString()
export function timeOf(date: string | undefined): number | null {
  const at = Date.parse(date ?? "")
  return Number.isNaN(at) ? null : at
}

/** "What is said (who)": other programs show who said it; read back, the name is taken off again. */
export const signed = ({ by, text }: Said): string => (by === "" ? text : `${text} (${by})`)
export const unsigned = (text: string, by: string): string =>
  by !== "" && text.endsWith(` (${by})`) ? text.slice(0, -by.length - 3) : text
