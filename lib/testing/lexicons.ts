import { readFileSync } from "node:fs"
import { loadLexicon } from "@/lib/checks/lexicon/lexicon"
import type { WordLists } from "@/lib/checks/work"

/** The lexicons that the build makes; vitest sees to it that they are there. */
export async function lexicons(): Promise<Required<WordLists>> {
  const open = async (language: string) => {
    const file = readFileSync(new URL(`../../public/lexicon/${language}.lex`, import.meta.url))
    const lexicon = await loadLexicon(new Uint8Array(file))
    if (!lexicon.ok) throw new Error(`The lexicon of ${language} cannot be read.`)
    return lexicon.value
  }
  return { spanish: await open("es"), english: await open("en") }
}
