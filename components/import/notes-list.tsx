"use client"

import { useLocale, useTranslations } from "use-intl"
import { languageHeading } from "@/lib/messages/languages"
import { sentencesOf } from "@/lib/messages/notes"
import type { Aligned } from "./align-messages"
import styles from "./notes-list.module.css"
import { Remarks } from "./remarks"

/** Said in a strip of their own, above the rows or beside the slates. */
const saidElsewhere = new Set(["align-unrelated", "align-doubtful", "align-sides-swapped"])

/** What the readers remarked on either side, and the aligner on both. */
export function NotesList({ aligned }: { aligned: Aligned }) {
  const t = useTranslations("bringIn")
  const locale = useLocale()
  const { notes, pages } = aligned
  const ofSide = (side: "source" | "target") =>
    sentencesOf(notes[side], "formatNotes", locale).map(note =>
      t("noteSide", { side: languageHeading(pages[side].lang, locale), note }),
    )
  const ofBoth = sentencesOf(
    notes.align.filter(note => !saidElsewhere.has(note.code)),
    "alignNotes",
    locale,
  )
  return <Remarks className={styles.notes} sentences={[...ofBoth, ...ofSide("source"), ...ofSide("target")]} />
}
