"use client"

import { useTranslations } from "use-intl"
import { CrossIcon, DownIcon, UpIcon } from "@/components/ui/icons"
import { openFinding, stepFinding } from "./checks/finding-actions"
import { useOpenFinding } from "./checks/finding-card"
import { useFindings } from "./checks/findings-chip"
import { useDesk, useEditor } from "./desk-context"
import { goToPair, openNote, stepNote } from "./editor/actions"
import styles from "./margin.module.css"

/** Under the sheet of a phone: where one is among the notes or findings, the ways to the others, and the way out. */
export function SheetBar() {
  const t = useTranslations("notes")
  const tm = useTranslations("margin")
  const editor = useEditor()
  const notes = useDesk(state => state.notes)
  const open = useDesk(state => state.openNote)
  const at = notes.findIndex(note => note.id === open)
  const finding = useOpenFinding()
  const findings = useFindings()
  if (!editor || (at < 0 && !finding)) return null
  const close = () => {
    const { activePair } = editor.store.getState()
    openNote(editor, null)
    openFinding(editor, null)
    if (activePair) goToPair(editor, activePair)
  }
  const step = (by: 1 | -1) => (finding ? stepFinding(editor, by, false) : stepNote(editor, by))
  const place = finding
    ? { at: findings.indexOf(finding) + 1, all: findings.length }
    : { at: at + 1, all: notes.length }
  return (
    <div className={styles.sheetBar}>
      <button type="button" aria-label={t("previous")} onClick={() => step(-1)}>
        <UpIcon />
      </button>
      <span className="num">{tm("place", place)}</span>
      <button type="button" aria-label={t("next")} onClick={() => step(1)}>
        <DownIcon />
      </button>
      <button type="button" className={styles.close} aria-label={t("close")} onClick={close}>
        <CrossIcon />
      </button>
    </div>
  )
}
