"use client"

import { useTranslations } from "use-intl"
import { CrossIcon, DownIcon, UpIcon } from "@/components/ui/icons"
import { useDesk, useEditor } from "./desk-context"
import { goToPair, openNote, stepNote } from "./editor/actions"
import styles from "./margin.module.css"

/** Under the sheet of a phone: where one is among the notes, the ways to the others, and the way out. */
export function SheetBar() {
  const t = useTranslations("notes")
  const tm = useTranslations("margin")
  const editor = useEditor()
  const notes = useDesk(state => state.notes)
  const open = useDesk(state => state.openNote)
  const at = notes.findIndex(note => note.id === open)
  if (!editor || at < 0) return null
  const close = () => {
    const { activePair } = editor.store.getState()
    openNote(editor, null)
    if (activePair) goToPair(editor, activePair)
  }
  return (
    <div className={styles.sheetBar}>
      <button type="button" aria-label={t("previous")} onClick={() => stepNote(editor, -1)}>
        <UpIcon />
      </button>
      <span className="num">{tm("place", { at: at + 1, all: notes.length })}</span>
      <button type="button" aria-label={t("next")} onClick={() => stepNote(editor, 1)}>
        <DownIcon />
      </button>
      <button type="button" className={styles.close} aria-label={t("close")} onClick={close}>
        <CrossIcon />
      </button>
    </div>
  )
}
