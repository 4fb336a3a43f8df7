import type { XmlElement } from "@/lib/formats/xml"
import type { RowStatus } from "@/lib/page/bitext"

/** Names that XLIFF and its neighbours use. */
export const spaces = {
  v12: "urn:oasis:names:tc:xliff:document:1.2",
  v20: "urn:oasis:names:tc:xliff:document:2.0",
  v22: "urn:oasis:names:tc:xliff:document:2.2",
  metadata: "urn:oasis:names:tc:xliff:metadata:2.0",
  matches: "urn:oasis:names:tc:xliff:matches:2.0",
  glossary: "urn:oasis:names:tc:xliff:glossary:2.0",
  style: "urn:oasis:names:tc:xliff:fs:2.0",
  /** Our own, in 1.2, which has no metadata. */
  ours: "urn:cotejo:xliff",
  memoq: "MQXliff",
  phrase: "http://www.memsource.com/mxlf/2.0",
  sdl: "http://sdl.com/FileTypes/SdlXliff/1.0",
} as const

export const isCore2 = (space: string): boolean => space === spaces.v20 || space === spaces.v22

/** An attribute that a program of its own keeps a status in, and what it writes there for each of ours. */
export interface StatusAttribute {
  readonly element: XmlElement
  /** Without its prefix. */
  readonly name: string
  readonly values: Readonly<Record<RowStatus, string>>
}

/** Where a row stands in its file, for writing it back in place. */
export interface RowPlace {
  readonly source: XmlElement | null
  /** Null where there is none yet, or where it is not cut as the source is. */
  readonly target: XmlElement | null
  /** Where a target that is missing would go; null where none can. */
  readonly targetAt: number | null
  /** White space of the row that stands behind the target and not in it. */
  readonly tail: string
  /** The element whose start tag says the state: the segment in 2.x, the target in 1.2. */
  readonly stated: XmlElement | null
  /** Where else its status is said. */
  readonly alsoStated: readonly StatusAttribute[]
  /** What the unit's codes stand for. */
  readonly data: ReadonlyMap<string, string>
}
