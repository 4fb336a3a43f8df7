import type { Note } from "@/lib/page/outcome"
import type { Lang } from "@/lib/page/page"
import { guessLanguage, knownLanguages } from "@/lib/text/guess-language"
import type { AlignNote } from "./notes"

/** A guess this sure is worth telling; when both sides point the same way, less will do. */
const SURE = 0.8
const SURE_TOGETHER = 0.5

const base = (lang: Lang): string => lang.toLowerCase().split("-")[0] ?? ""

export interface Side {
  readonly lang: Lang
  readonly text: string
}

/** What is odd about two texts, whatever their alignment: empty, without words, the same, in the wrong language, swapped. */
export function textNotes(source: Side, target: Side): Note[] {
  const note = (code: AlignNote, detail?: string): Note => ({ code, ...(detail === undefined ? {} : { detail }) })
  const empty = [source, target].map(side => side.text.trim() === "")
  if (empty[0] || empty[1])
    return [note("align-side-empty", empty[0] && empty[1] ? "both" : empty[0] ? "source" : "target")]
  const wordless = [source, target].map(side => !/\p{L}/u.test(side.text))
  if (wordless[0] || wordless[1]) {
    return [note("align-no-words", wordless[0] && wordless[1] ? "both" : wordless[0] ? "source" : "target")]
  }
  if (source.text.trim() === target.text.trim()) return [note("align-same-text")]
  const [s, t] = [guessLanguage(source.text), guessLanguage(target.text)]
  const different = base(source.lang) !== base(target.lang)
  const swapped = s.lang === base(target.lang) && t.lang === base(source.lang)
  if (different && swapped && Math.min(s.sure, t.sure) >= SURE_TOGETHER) return [note("align-sides-swapped")]
  if (different && s.lang === t.lang && Math.min(s.sure, t.sure) >= SURE) return [note("align-same-language", s.lang)]
  // Kin that we do not know (Galician, Catalan) would be taken for one we know: only known languages are held to their name.
  const wrong = (guess: typeof s, lang: Lang): boolean =>
    guess.sure >= SURE && guess.lang !== base(lang) && knownLanguages.has(base(lang))
  return [
    ...(wrong(s, source.lang) ? [note("align-source-language", s.lang)] : []),
    ...(wrong(t, target.lang) ? [note("align-target-language", t.lang)] : []),
  ]
}
