/** What we add to XLIFF 1.2 for ourselves, in a name space of our own at the end of a unit. */
import { attributeOf, elementsOf, type XmlElement } from "@/lib/formats/xml"
import type { RowDecision, RowStatus } from "@/lib/page/bitext"
import { timeOf } from "./metadata"
import { spaces } from "./names"

const own = (element: XmlElement, name: string): string | undefined => attributeOf(element, name, spaces.ours)

const isStatus = (value: string | undefined): value is RowStatus =>
  value === "draft" || value === "reviewed" || value === "approved"

export function ownFacts(unit: XmlElement) {
  const rows = new Map<string, { status: RowStatus; locked: boolean }>()
  const decisions: { mid: string | undefined; decision: RowDecision }[] = []
  for (const child of elementsOf(unit)) {
    if (child.space === spaces.ours && child.local === "row") {
      const status = attributeOf(child, "status")
      const mid = attributeOf(child, "mid") ?? ""
      if (isStatus(status)) rows.set(mid, { status, locked: attributeOf(child, "locked") === "yes" })
    }
    const how = own(child, "how")
    if (child.local === "alt-trans" && how !== undefined) {
      const decision: RowDecision = {
        how,
        author: attributeOf(child, "origin") ?? "",
        by: own(child, "by") ?? "",
        at: timeOf(own(child, "date")),
        inserted: own(child, "inserted") ?? "",
        deleted: own(child, "deleted") ?? "",
        reason: own(child, "reason") ?? "",
      }
      decisions.push({ mid: attributeOf(child, "mid"), decision })
    }
  }
  return { rows, decisions }
}

/** Of one candidate. */
ownFacts.of = (element: XmlElement) => ({
  at: timeOf(own(element, "date")),
  reason: own(element, "reason"),
  category: own(element, "category"),
  severity: own(element, "severity"),
  goesOn: own(element, "goes-on"),
})
