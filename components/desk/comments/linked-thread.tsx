"use client"

import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { NoteLine } from "@/components/ui/note-line"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import { bringIntoView, focusNote, openNote } from "../editor/actions"

/** Opens the desk at the thread that the address names: its note, or the list of those that are over. Says when there is none. */
export function LinkedThread() {
  const t = useTranslations("comments")
  const editor = useEditor()
  const store = useDeskStore()
  const notes = useDesk(state => state.notes)
  const rows = useDesk(state => state.rows)
  const led = useRef(false)
  const [none, setNone] = useState(false)
  useEffect(() => {
    // The notes are there once the editor has looked at the page.
    if (led.current || !editor || rows.length === 0) return
    led.current = true
    const wanted = new URLSearchParams(window.location.search).get("thread")
    if (wanted === null) return
    const thread = store.getState().threads.get(wanted)
    const note = notes.find(one => one.id === wanted)
    if (thread?.resolved) store.setState({ shownResolved: wanted })
    else if (note) {
      openNote(editor, note.id)
      const row = editor.pairs.get(note.pair)
      if (row) bringIntoView(row.dom)
      focusNote(editor, note.id)
    } else setNone(true)
  }, [editor, store, notes, rows])
  return none ? <NoteLine tone="strip">{t("notFound")}</NoteLine> : null
}
