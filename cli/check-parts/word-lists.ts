import { readFile } from "node:fs/promises"
import { type Lexicon, loadLexicon } from "@/lib/checks/lexicon/lexicon"
import type { WordLists } from "@/lib/checks/work"

/** The lexicons that `npm start` compiles; those that are not there are left out, and the checks that need them with them. */
export async function readWordLists(): Promise<WordLists> {
  const [spanish, english] = await Promise.all([readLexicon("es"), readLexicon("en")])
  return { ...(spanish ? { spanish } : {}), ...(english ? { english } : {}) }
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
