/** What Trados Studio adds to XLIFF 1.2: who changed what, comments, and the state of each segment, all told in the header. */
import { attributeOf, childNamed, elementsOf, walkXml, wordsOf, type XmlElement } from "@/lib/formats/xml"
import type { RowStatus, RowThread } from "@/lib/page/bitext"
import { timeOf } from "./metadata"
import { spaces } from "./names"

export interface SdlChange {
  readonly kind: "added" | "deleted"
  readonly by: string
  readonly at: number | null
}

export interface SdlFacts {
  readonly changes: ReadonlyMap<string, SdlChange>
  readonly comments: ReadonlyMap<string, RowThread["said"]>
  readonly severities: ReadonlyMap<string, string>
}

/** Dates are written as the machine's region writes them: month first, or as ISO does. */
const sdlTime = (date: string | undefined): number | null =>
  timeOf(date === undefined || /[zZ]|[+-]\d\d:?\d\d$/.test(date) ? date : `${date} UTC`) ?? timeOf(date)

export function readSdl(root: XmlElement): SdlFacts {
  const changes = new Map<string, SdlChange>()
  const comments = new Map<string, RowThread["said"]>()
  const severities = new Map<string, string>()
  const defs = elementsOf(root).filter(one => one.local === "doc-info" && one.space === spaces.sdl)
  for (const element of defs.flatMap(one => [...walkXml(one)])) {
    const id = attributeOf(element, "id") ?? ""
    if (element.local === "rev-def") {
      const type = attributeOf(element, "type")
      if (type !== "Insert" && type !== "Delete" && type !== undefined) continue
      const by = attributeOf(element, "author") ?? ""
      const kind = type === "Delete" ? "deleted" : "added"
      changes.set(id, { kind, by, at: sdlTime(attributeOf(element, "date")) })
    }
    if (element.local === "cmt-def") {
      const said = [...walkXml(element)].filter(one => one.local === "Comment")
      comments.set(
        id,
        said.map(one => ({
          by: attributeOf(one, "user") ?? "",
          at: sdlTime(attributeOf(one, "date")),
          text: wordsOf(one),
        })),
      )
      const severity = attributeOf(said[0] ?? element, "severity")
      if (severity === "Medium") severities.set(id, "minor")
      if (severity === "High") severities.set(id, "major")
    }
  }
  return { changes, comments, severities }
}

export interface SdlSegment {
  readonly status: RowStatus
  readonly locked: boolean
}

export function sdlSegments(unit: XmlElement): ReadonlyMap<string, SdlSegment> {
  const defs = childNamed(unit, "seg-defs")
  return new Map(
    (defs ? elementsOf(defs) : []).map(one => {
      const conf = attributeOf(one, "conf")
      const status: RowStatus =
        conf === "ApprovedSignOff" ? "approved" : conf === "ApprovedTranslation" ? "reviewed" : "draft"
      return [attributeOf(one, "id") ?? "", { status, locked: attributeOf(one, "locked") === "true" }]
    }),
  )
}
