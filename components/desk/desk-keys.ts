"use client"

import { useEffect } from "react"
import { may } from "@/lib/review/roles"
import { alignmentKey } from "./alignment/keys"
import { useEditor } from "./desk-context"
import {
  decideSuggestions,
  goToPair,
  judge,
  mergeNext,
  openNote,
  redoLast,
  splitHere,
  stepNote,
  stepPair,
  undoLast,
  writeIn,
} from "./editor/actions"
import { beginComment, cancelComment } from "./editor/comments"
import type { DeskEditor } from "./editor/desk-editor"

/** The desk layer: single letters, in force while the focus is not in a field or in the text. */
export function useDeskKeys(): void {
  const editor = useEditor()
  useEffect(() => {
    if (!editor) return
    let status = false
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const at = event.target as HTMLElement | null
      const inField = at?.matches("input, textarea, select") ?? false
      // Beads and hints lie inside the editor's element but are not text.
      const inText = (at?.isContentEditable ?? false) && at?.closest("button") === null && !selectionInSource()
      if (event.key === "F1") {
        event.preventDefault()
        document.querySelector<HTMLElement>('[aria-keyshortcuts="?"]')?.click()
        return
      }
      if (inField || inText || at?.closest('[role="dialog"], [role="menu"]')) return
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "z") {
        event.preventDefault()
        event.shiftKey ? redoLast(editor) : undoLast(editor)
        return
      }
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (!isLetterOff(editor, event) && alignmentKey(editor, event, at)) {
        event.preventDefault()
        return
      }
      if (status && /^[1-3]$/u.test(event.key)) {
        status = false
        event.preventDefault()
        const pair = editor.store.getState().activePair
        const wanted = (["draft", "reviewed", "approved"] as const)[Number(event.key) - 1]
        if (pair && wanted && editor.store.getState().mode !== "viewing") judge(editor, pair, wanted)
        return
      }
      status = false
      if (event.key.length === 1 && !editor.store.getState().singleKeys && event.key !== "/") return
      const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
      if (key === "s") status = true
      if (act(editor, key, at)) event.preventDefault()
    }
    document.addEventListener("keydown", listen)
    return () => document.removeEventListener("keydown", listen)
  }, [editor])
}

const isLetterOff = (editor: DeskEditor, event: KeyboardEvent): boolean =>
  event.key.length === 1 && !editor.store.getState().singleKeys

/** The source cannot be typed in, so letters there are commands. */
function selectionInSource(): boolean {
  const node = window.getSelection()?.anchorNode
  const element = node instanceof Element ? node : node?.parentElement
  return element?.closest(".side-source") != null
}

function act(editor: DeskEditor, key: string, at: HTMLElement | null): boolean {
  const { activePair, openNote: open, notes, composing, page, mode } = editor.store.getState()
  const mends = mode !== "viewing" && may(page.roles, "mend-alignment")
  switch (key) {
    case "j":
    case "ArrowDown":
      stepPair(editor, 1)
      return true
    case "k":
    case "ArrowUp":
      stepPair(editor, -1)
      return true
    case "n":
      stepNote(editor, 1)
      return true
    case "p":
      stepNote(editor, -1)
      return true
    case "a":
    case "r": {
      const note = notes.find(one => one.id === open && one.kind === "suggestion")
      if (!note) return false
      return decideSuggestions(editor, [note.id], key === "a" ? "accept" : "reject")
    }
    case "c":
      return may(page.roles, "comment") && beginComment(editor)
    case "m":
      return activePair !== null && mends && mergeNext(editor, activePair)
    case "x":
      return mends && splitHere(editor)
    case "Enter":
      if (activePair === null || (at?.closest("button, a") && !at.classList.contains("pin"))) return false
      writeIn(editor, activePair)
      return true
    case "?":
      document.querySelector<HTMLElement>('[aria-keyshortcuts="?"]')?.click()
      return true
    case "Escape":
      if (composing) cancelComment(editor)
      else if (open !== null) {
        openNote(editor, null)
        if (activePair) goToPair(editor, activePair)
      } else return false
      return true
    default:
      return false
  }
}
