/**
 * What programs write beside a unit of XLIFF 1.2: how far it is (memoQ, Phrase, Trados, and whoever approves units), whether
 * it is locked, comments (memoQ, Phrase; those of Trados are in its header: sdl.ts).
 */
import { attributeOf, childNamed, elementsOf, wordsOf, type XmlElement } from "@/lib/formats/xml"
import type { RowStatus, RowThread } from "@/lib/page/bitext"
import { timeOf } from "./metadata"
import { type StatusAttribute, spaces } from "./names"

export interface VendorFacts {
  /** Null: nothing is said. */
  readonly status: RowStatus | null
  readonly locked: boolean
  readonly threads: readonly RowThread[]
}

/** Both count the translator's own word as the first step; only what is beyond it is somebody else's. */
const reviewedInMemoQ = new Set(["Proofread", "Reviewer1Confirmed", "Reviewer2Confirmed", "ConfirmedReviewer1"])
const FIRST_REVIEW = 2

export function vendorFacts(unit: XmlElement): VendorFacts {
  const status = attributeOf(unit, "status", spaces.memoq)
  const confirmed = Number(attributeOf(unit, "confirmed", spaces.phrase) ?? 0)
  const reviewed = (status !== undefined && reviewedInMemoQ.has(status)) || confirmed >= FIRST_REVIEW
  const lock = attributeOf(unit, "locked", spaces.memoq) ?? attributeOf(unit, "locked", spaces.phrase)
  return {
    status: reviewed ? "reviewed" : null,
    locked: lock !== undefined && !/^(?:|no|false|0|unlocked)$/i.test(lock),
    threads: elementsOf(unit).flatMap(threadsIn),
  }
}

/** Where a status is said that has to be kept true, beside the target's own `state`. */
export function statusAttributes(unit: XmlElement, mid: string): readonly StatusAttribute[] {
  const approved = { draft: "no", reviewed: "no", approved: "yes" }
  const memoq = { draft: "PartiallyEdited", reviewed: "Proofread", approved: "Proofread" }
  const phrase = { draft: "0", reviewed: "2", approved: "2" }
  const trados = { draft: "Translated", reviewed: "ApprovedTranslation", approved: "ApprovedSignOff" }
  const defs = childNamed(unit, "seg-defs")
  const segment = defs && elementsOf(defs).find(one => attributeOf(one, "id") === mid)
  return [
    ...(attributeOf(unit, "approved") === undefined ? [] : [{ element: unit, name: "approved", values: approved }]),
    ...(attributeOf(unit, "status", spaces.memoq) === undefined
      ? []
      : [{ element: unit, name: "status", values: memoq }]),
    ...(attributeOf(unit, "confirmed", spaces.phrase) === undefined
      ? []
      : [{ element: unit, name: "confirmed", values: phrase }]),
    ...(segment && attributeOf(segment, "conf") !== undefined
      ? [{ element: segment, name: "conf", values: trados }]
      : []),
  ]
}

function threadsIn(element: XmlElement): readonly RowThread[] {
  const isList = element.space === spaces.memoq && element.local === "comments"
  const isOne = element.space === spaces.phrase && element.local === "comment"
  const all = isList ? elementsOf(element).filter(one => one.local === "comment") : isOne ? [element] : []
  return all
    .filter(one => attributeOf(one, "deleted") !== "true" && wordsOf(one).trim() !== "")
    .map(one => {
      const by = attributeOf(one, "creatoruser") ?? attributeOf(one, "created-by") ?? ""
      const at = whenOf(attributeOf(one, "time") ?? attributeOf(one, "created-at"))
      const side = attributeOf(one, "appliesto") === "Source" ? "source" : null
      const resolved = attributeOf(one, "resolved") === "true" ? { by: "", at: null } : null
      const said = [{ by, at, text: wordsOf(one) }]
      return { side, from: 0, to: 0, kind: "note", category: null, severity: null, resolved, said }
    })
}

/** A date, or milliseconds since 1970. */
const whenOf = (words: string | undefined): number | null =>
  words !== undefined && /^\d{12,14}$/.test(words) ? Number(words) : timeOf(words)
