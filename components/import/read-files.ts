import { MOST_CHARACTERS } from "@/lib/formats/format"
import { decodePage, odtAsWord } from "@/lib/formats/odt"
import { isPacked, pack } from "@/lib/formats/packed"
import { MOST_PACKED } from "@/lib/formats/zip"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { looksLikeArchive, MOST_OF_ARCHIVE } from "@/lib/sync/take-out"
import { emptySlate, type Slate } from "./sides"

/** How an OLE file begins. */
const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0]

export interface FileRead {
  readonly name: string
  readonly outcome: Outcome<Slate, "empty" | "not-text" | "too-large">
}

/** Files as slates, in the order given. What is too large is refused before it is read. */
export const readFiles = (files: readonly File[]): Promise<FileRead[]> =>
  Promise.all(files.map(async file => ({ name: file.name, outcome: await readFile(file) })))

async function readFile(file: File): Promise<FileRead["outcome"]> {
  if (/\.json$/i.test(file.name) && file.size <= MOST_OF_ARCHIVE) {
    const text = await file.text()
    if (looksLikeArchive(text)) return done({ ...emptySlate, text, name: file.name })
  }
  // Three bytes a character is the most that UTF-8 needs for a UTF-16 unit
  if (file.size > MOST_CHARACTERS * 3) return refuse("too-large")
  const read = decodePage(new Uint8Array(await file.arrayBuffer()))
  return read.ok ? done({ ...emptySlate, text: read.value.value, name: file.name, notes: read.value.notes }) : read
}

/** A Word file, packed as text. `old-word`: what Word wrote before .docx, and what is locked with a password. */
export async function readWordFile(
  file: File,
): Promise<Outcome<string, "empty" | "too-large" | "not-word" | "old-word">> {
  if (file.size === 0) return refuse("empty")
  if (file.size > MOST_PACKED) return refuse("too-large")
  let bytes: Uint8Array
  try {
    bytes = new Uint8Array(await file.arrayBuffer())
  } catch {
    // A folder, or a file that went away since it was chosen
    return refuse("not-word")
  }
  if (OLD_WORD.every((byte, i) => bytes[i] === byte)) return refuse("old-word")
  // OpenDocument does not say how words looked before a change of form, so that such a file tells no decisions.
  const odt = odtAsWord(bytes)
  const isWhole = odt !== null && !odt.notes.some(note => note.code === "looks-passed-over")
  const packed = pack(isWhole ? odt.value : bytes)
  return isPacked(packed) ? done(packed) : refuse("not-word")
}
