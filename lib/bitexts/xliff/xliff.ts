/** XLIFF of every version that is met: 1.0 to 1.2 with what Trados adds, 2.0, 2.1 and 2.2. */
import { attributeOf, readXml } from "@/lib/formats/xml"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { type BitextFormat, type BitextRefusal, MOST_ROWS } from "../format"
import { isCore2 } from "./names"
import { readXliff2, type XliffRead } from "./read-2"
import { readXliff12 } from "./read-12"

/** A file with the places of its rows. */
export function readPlacedXliff(file: string): Outcome<XliffRead, BitextRefusal> {
  if (file.trim() === "") return refuse("empty")
  const xml = readXml(file)
  if (!xml.ok) return xml
  const root = xml.value
  if (root.local !== "xliff") return refuse("not-xliff", root.name.slice(0, 60))
  const version = attributeOf(root, "version") ?? ""
  const is2 = isCore2(root.space) || (root.space === "" && /^2\.[0-2]$/.test(version))
  const is1 =
    /^1\.[0-2]$/.test(version) || (version === "" && /^urn:oasis:names:tc:xliff:document:1\.[0-2]$/.test(root.space))
  if (!is2 && !is1) return refuse("unknown-version", version.slice(0, 20) || root.space.slice(0, 60))
  const read = is2 ? readXliff2(root, file) : readXliff12(root, file)
  if (read.bitext.rows.length === 0) return refuse("no-units")
  return read.bitext.rows.length > MOST_ROWS ? refuse("too-many-rows") : done(read)
}

export const xliff: BitextFormat = {
  id: "xliff",
  extensions: [".xlf", ".xliff", ".sdlxliff", ".mqxliff", ".mxliff"],
  mime: "application/xliff+xml",
  read(file) {
    const read = readPlacedXliff(file)
    return read.ok ? done({ value: read.value.bitext, notes: read.value.notes }) : read
  },
}
