"use client"

import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { NoteLine } from "@/components/ui/note-line"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import { bringIntoView, focusNote, goToPair, openNote } from "../editor/actions"

/**
 * Opens the desk at what the address names: a conversation's note, or the list of those that are over; a suggestion's note, or
 * what the timeline says of it; a pair. Says when there is no such conversation.
 */
export function LinkedNote() {
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
    const asked = new URLSearchParams(window.location.search)
    const suggestion = asked.get("suggestion")
    const wanted = asked.get("thread") ?? suggestion
    if (wanted === null) {
      const pair = asked.get("pair")
      if (pair !== null && editor.pairs.has(pair)) goToPair(editor, pair)
      return
    }
    const thread = store.getState().threads.get(wanted)
    const note = notes.find(one => one.id === wanted)
    if (thread?.resolved) store.setState({ shownResolved: wanted })
    else if (note) {
      openNote(editor, note.id)
      const row = editor.pairs.get(note.pair)
      if (row) bringIntoView(row.dom)
      focusNote(editor, note.id)
    } else if (wanted === suggestion) store.setState({ panel: "history" })
    else setNone(true)
  }, [editor, store, notes, rows])
  return none ? <NoteLine tone="strip">{t("notFound")}</NoteLine> : null
}
