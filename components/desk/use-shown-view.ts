"use client"

import { useEffect, useRef, useState } from "react"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import { loadDraft } from "./editor/actions"
import { ShownText } from "./editor/views"

/** Keeps the rows drawn as the chosen view wants them. Answers how many rows changed since the import, where that is shown. */
export function useShownView(): number | null {
  const editor = useEditor()
  const view = useDesk(state => state.view)
  const store = useDeskStore()
  const shown = useRef<{ editor: unknown; text: ShownText } | null>(null)
  const [changed, setChanged] = useState<number | null>(null)
  useEffect(() => {
    if (!editor) return
    if (shown.current?.editor !== editor) shown.current = { editor, text: new ShownText(editor) }
    const { text } = shown.current
    let over = false
    const draw = async () => {
      const draft = view === "changes" ? await loadDraft(editor) : null
      if (over) return
      const count = text.draw(view, draft)
      if (view !== "changes") setChanged(null)
      else if (count !== null) setChanged(count)
      editor.onDrawn()
    }
    void draw()
    // The marks draw themselves; the other views follow the document, and what is sought in it.
    const stop =
      view === "marks"
        ? null
        : store.subscribe((now, before) => {
            if (now.edition !== before.edition || now.finding !== before.finding) void draw()
          })
    return () => {
      over = true
      stop?.()
    }
  }, [editor, view, store])
  return changed
}
