"use client"

import { useTranslations } from "use-intl"
import type { Note } from "@/lib/page/outcome"

/** A remark of a reader, a writer or the aligner as a sentence. Codes without one of their own fall back to a plain one. */
export function NoteWords({ note, about = "formatNotes" }: { note: Note; about?: "formatNotes" | "alignNotes" }) {
  const t = useTranslations(about)
  const key = t.has(note.code as "other") ? note.code : "other"
  return <>{t(key as "other", { detail: note.detail ?? note.code })}</>
}
