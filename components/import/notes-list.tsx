"use client"

import { useLocale, useTranslations } from "use-intl"
import { NoteLine } from "@/components/ui/note-line"
import { languageHeading } from "@/lib/messages/languages"
import { noteSentence } from "@/lib/messages/notes"
import type { Note } from "@/lib/page/outcome"
import type { Aligned } from "./align-messages"
import styles from "./notes-list.module.css"

/** What the readers and the aligner remarked; the same sentence twice is said once, with its number. */
export function NotesList({ aligned }: { aligned: Aligned }) {
  const t = useTranslations("bringIn")
  const locale = useLocale()
  const { notes, pages } = aligned
  const say = (list: readonly Note[], from: "formatNotes" | "alignNotes", side?: string) => {
    const counts = new Map<string, number>()
    for (const note of list) {
      const sentence = noteSentence(note, from, locale)
      counts.set(sentence, (counts.get(sentence) ?? 0) + 1)
    }
    return [...counts].map(([sentence, count]) => {
      const note = count > 1 ? t("noteTimes", { note: sentence, count }) : sentence
      return side === undefined ? note : t("noteSide", { side, note })
    })
  }
  const sentences = [
    ...say(notes.align, "alignNotes"),
    ...say(notes.source, "formatNotes", languageHeading(pages.source.lang, locale)),
    ...say(notes.target, "formatNotes", languageHeading(pages.target.lang, locale)),
  ]
  if (sentences.length === 0) return null
  const lines = sentences.map(sentence => <NoteLine key={sentence}>{sentence}</NoteLine>)
  return sentences.length <= 3 ? (
    <div className={styles.notes}>{lines}</div>
  ) : (
    <details className={styles.notes}>
      <summary>
        {t("notes")} <span className="quiet num">{sentences.length}</span>
      </summary>
      {lines}
    </details>
  )
}
