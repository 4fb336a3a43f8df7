import type { Note } from "@/lib/page/outcome"
import { type Locale, messagesFor, translator } from "./index"

/** Where the sentences of notes are. */
export type NoteSentences = "formatNotes" | "alignNotes" | "bitextNotes" | "termNotes"

/**
 * The sentence of a note. A code nobody wrote a sentence for is said as such, with what it carries, rather than hidden:
 * a test sees to it that there is none among those the readers and the aligner can give.
 */
export function noteSentence(note: Note, from: NoteSentences, locale: Locale): string {
  const t = translator(locale, from) as unknown as (key: string, values: { detail: string }) => string
  const known = Object.hasOwn(messagesFor(locale)[from], note.code)
  const detail = note.detail ?? ""
  return known ? t(note.code, { detail }) : t("other", { detail: [note.code, detail].filter(Boolean).join(" ") })
}

/** Details named in one sentence before it says "…". */
const MOST_DETAILS = 4

/** The sentences of many notes: those of one code are said once, with all they carry. */
export function sentencesOf(notes: readonly Note[], from: NoteSentences, locale: Locale): string[] {
  const details = new Map<string, string[]>()
  for (const { code, detail } of notes) {
    const known = details.get(code) ?? []
    if (detail !== undefined && !known.includes(detail)) known.push(detail)
    details.set(code, known)
  }
  return [...details].map(([code, list]) => {
    const named = list.length > MOST_DETAILS ? [...list.slice(0, MOST_DETAILS), "…"] : list
    return noteSentence(list.length === 0 ? { code } : { code, detail: named.join("; ") }, from, locale)
  })
}
