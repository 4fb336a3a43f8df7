/** From bytes to text, once for all formats. */
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import { MOST_CHARACTERS } from "./format"
import { NoteBook } from "./notes"
import { pack } from "./packed"
import { looksZipped } from "./zip"

/** UTF-8 needs at most three bytes for a UTF-16 unit; more than this cannot be a page. */
const mostBytes = MOST_CHARACTERS * 3

/** Beginnings of files that are not text, however they look further on. */
const magic: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0xd0, 0xcf, 0x11, 0xe0], // old Word
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
]

/**
 * The text of a file without its byte order mark, line ends as they were. Without a mark UTF-8 is tried, then UTF-16 by
 * its zero bytes, then Windows-1252 as a guess that is noted.
 */
export function decodeFile(bytes: Uint8Array): Outcome<Noted<string>, "empty" | "not-text" | "too-large"> {
  if (bytes.length === 0) return refuse("empty")
  if (bytes.length > mostBytes) return refuse("too-large", String(bytes.length))
  // What it is of the ZIPs there are, its format says.
  if (looksZipped(bytes)) return done({ value: pack(bytes), notes: [] })
  if (magic.some(start => start.every((byte, i) => bytes[i] === byte))) return refuse("not-text")
  const notes = new NoteBook()
  const text = decode(bytes, notes)
  if (text === null || looksBinary(text)) return refuse("not-text")
  if (text.length > MOST_CHARACTERS) return refuse("too-large", String(text.length))
  if (text.trim() === "") return refuse("empty")
  return done({ value: text, notes: notes.take() })
}

/** Windows-1252 from 0x80 to 0x9f: Node 20 decodes these as control characters. A space stands where there is none. */
const upper = [..."€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ"]

function decode(bytes: Uint8Array, notes: NoteBook): string | null {
  const marked = markOf(bytes)
  if (marked !== null) {
    const text = new TextDecoder(marked).decode(bytes)
    const lost = text.split("\uFFFD").length - 1
    if (lost > 0) notes.count("characters-replaced", lost)
    return text
  }
  const wide = wideWithoutMark(bytes)
  if (wide !== null) {
    notes.add("encoding-guessed", undefined, wide.toUpperCase())
    return new TextDecoder(wide).decode(bytes)
  }
  if (bytes.includes(0)) return null
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    notes.add("encoding-guessed", undefined, "Windows-1252")
    return new TextDecoder("windows-1252")
      .decode(bytes)
      .replace(/[\u0080-\u009f]/g, c => upper[c.charCodeAt(0) - 0x80] ?? c)
  }
}

function markOf(bytes: Uint8Array): "utf-8" | "utf-16le" | "utf-16be" | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8"
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le"
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be"
  return null
}

/** European text in UTF-16 has a zero in nearly every second byte, always on the same side. */
function wideWithoutMark(bytes: Uint8Array): "utf-16le" | "utf-16be" | null {
  const length = Math.min(bytes.length, 4096) & ~1
  if (length < 4 || bytes.length % 2 !== 0) return null
  let even = 0
  let odd = 0
  for (let i = 0; i < length; i += 2) {
    if (bytes[i] === 0) even++
    if (bytes[i + 1] === 0) odd++
  }
  const pairs = length / 2
  if (odd > pairs * 0.7 && even < pairs * 0.05) return "utf-16le"
  if (even > pairs * 0.7 && odd < pairs * 0.05) return "utf-16be"
  return null
}

/** Zero bytes, or more control characters than a text has by accident. */
export function looksBinary(text: string): boolean {
  if (text.includes("\0")) return true
  const start = text.slice(0, 65_536)
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = start.match(/[\u0001-\u0008\u000e-\u001a\u001c-\u001f\u007f]/g)?.length ?? 0
  return controls > 8 && controls > start.length * 0.01
}
