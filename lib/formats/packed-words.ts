/** What a packed file says, for screens that show words and guess languages. */
import { pageText } from "@/lib/page/page"
import { projectTracked } from "@/lib/page/tracked"
import { readTracked } from "./docx"
import { type Brought, broughtBy } from "./docx-read"
import { isPacked } from "./packed"

export interface PackedWords {
  /** With its changes taken; empty where it cannot be read. */
  readonly words: string
  readonly brought: Brought
}

const nothing: PackedWords = { words: "", brought: { changes: 0, people: 0, threads: 0 } }
/** Both sides of a screen, and what each was before. */
const KEPT = 4
const known = new Map<string, PackedWords>()

/** Null for what is no packed file. */
export function packedWords(file: string): PackedWords | null {
  if (!isPacked(file)) return null
  const before = known.get(file)
  if (before) return before
  const read = readTracked(file, "")
  const made = read.ok
    ? { words: pageText(projectTracked(read.value.page, "take")), brought: broughtBy(read.value.page) }
    : nothing
  known.set(file, made)
  for (const key of known.keys()) if (known.size > KEPT) known.delete(key)
  return made
}
