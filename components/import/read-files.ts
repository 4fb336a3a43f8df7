import { decodeFile } from "@/lib/formats/decode"
import { MOST_CHARACTERS } from "@/lib/formats/format"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { emptySlate, type Slate } from "./sides"

export interface FileRead {
  readonly name: string
  readonly outcome: Outcome<Slate, "empty" | "not-text" | "too-large">
}

/** Files as slates, in the order given. What is too large is refused before it is read. */
export const readFiles = (files: readonly File[]): Promise<FileRead[]> =>
  Promise.all(files.map(async file => ({ name: file.name, outcome: await readFile(file) })))

async function readFile(file: File): Promise<FileRead["outcome"]> {
  // Three bytes a character is the most that UTF-8 needs for a UTF-16 unit
  if (file.size > MOST_CHARACTERS * 3) return refuse("too-large")
  const read = decodeFile(new Uint8Array(await file.arrayBuffer()))
  return read.ok ? done({ ...emptySlate, text: read.value.value, name: file.name, notes: read.value.notes }) : read
}
