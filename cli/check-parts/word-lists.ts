import { readFile } from "node:fs/promises"
import { type Lexicon, loadLexicon } from "@/lib/checks/lexicon/lexicon"
import { withMore } from "@/lib/checks/lexicon/with-more"
import type { WordLists } from "@/lib/checks/work"

/** The lexicons that `npm start` compiles; those that are not there are left out, and the checks that need them with them. */
export async function readWordLists(more?: Lexicon): Promise<WordLists> {
  const [own, english] = await Promise.all([readLexicon("es"), readLexicon("en")])
  const spanish = own && more ? withMore(own, more) : own
  return { ...(spanish ? { spanish } : {}), ...(english ? { english } : {}) }
}

/** Null: it is no pack of Spanish words, or cannot be opened. */
export async function readPack(path: string): Promise<Lexicon | null> {
  const file = await readFile(path).catch(() => null)
  const pack = file && (await loadLexicon(new Uint8Array(file)))
  return pack?.ok && pack.value.language === "es" ? pack.value : null
}

async function readLexicon(language: string): Promise<Lexicon | null> {
  try {
    const file = await readFile(new URL(`../../public/lexicon/${language}.lex`, import.meta.url))
    const lexicon = await loadLexicon(new Uint8Array(file))
    return lexicon.ok ? lexicon.value : null
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) return null
    throw fault
  }
}
