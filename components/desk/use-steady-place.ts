import { useLayoutEffect, useRef } from "react"
import type { DeskEditor } from "./editor/desk-editor"

/** What the bars cover of the window, roughly, in CSS pixels. */
const BARS = { top: 150, bottom: 60 }

/** @returns does `act`, which makes the columns wider or narrower, and what was being read stays where it was. */
export function useSteadyPlace(editor: DeskEditor | null, act: () => void): () => void {
  const held = useRef<{ readonly row: HTMLElement; readonly top: number } | null>(null)
  useLayoutEffect(() => {
    if (held.current === null) return
    const { row, top } = held.current
    held.current = null
    scrollBy(0, row.getBoundingClientRect().top - top)
  })
  return () => {
    const row = editor && rowInSight(editor)
    held.current = row ? { row, top: row.getBoundingClientRect().top } : null
    act()
  }
}

/** The active row, if it is on the screen, else the first that is. */
function rowInSight(editor: DeskEditor): HTMLElement | null {
  const active = editor.pairs.get(editor.store.getState().activePair ?? "")?.dom
  const box = active?.getBoundingClientRect()
  if (active && box && box.bottom > BARS.top && box.top < innerHeight - BARS.bottom) return active
  const { left, width } = editor.view.dom.getBoundingClientRect()
  return document.elementFromPoint(left + width / 4, BARS.top)?.closest<HTMLElement>(".pair") ?? null
}
