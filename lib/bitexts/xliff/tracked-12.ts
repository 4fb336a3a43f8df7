/** Tracked changes that Trados keeps in a target: what belongs to one person and touches is one suggestion. */
import { attributeOf, type XmlElement } from "@/lib/formats/xml"
import { isChange } from "./inline-12"
import { spaces } from "./names"
import type { SdlFacts } from "./sdl"

export interface Tracked {
  readonly by: string
  readonly at: number | null
  readonly elements: readonly XmlElement[]
}

export function changesIn(target: XmlElement, sdl: SdlFacts): Tracked[] {
  const found: { by: string; at: number | null; elements: XmlElement[]; end: number }[] = []
  const visit = (element: XmlElement): void => {
    for (const child of element.children) {
      if (child.kind !== "element") continue
      if (isChange(child)) {
        const fact = sdl.changes.get(attributeOf(child, "revid", spaces.sdl) ?? "")
        const { by, at } = fact ?? { by: "", at: null }
        const last = found.at(-1)
        if (last && last.end === child.from && last.by === by) {
          last.elements.push(child)
          last.end = child.to
        } else found.push({ by, at, elements: [child], end: child.to })
      }
      visit(child)
    }
  }
  visit(target)
  return found
}
