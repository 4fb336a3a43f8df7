import type { Note } from "@/lib/page/outcome"
import { type Locale, messagesFor, translator } from "./index"

/**
 * The sentence of a note. A code nobody wrote a sentence for is said as such, with what it carries, rather than hidden:
 * a test sees to it that there is none among those the readers and the aligner can give.
 */
export function noteSentence(note: Note, from: "formatNotes" | "alignNotes", locale: Locale): string {
  const t = translator(locale, from) as unknown as (key: string, values: { detail: string }) => string
  const known = Object.hasOwn(messagesFor(locale)[from], note.code)
  const detail = note.detail ?? ""
  return known ? t(note.code, { detail }) : t("other", { detail: [note.code, detail].filter(Boolean).join(" ") })
}
