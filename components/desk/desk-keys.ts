"use client"

import { useEffect, useMemo } from "react"
import { useDoings } from "@/components/keys/use-keys"
import { type Doing, type Doings, registerPlaces } from "@/lib/client/keys/registry"
import type { Layer } from "@/lib/client/keys/table"
import { beadOf } from "./alignment/doings"
import { useEditor } from "./desk-context"
import { deskDoings } from "./doings"
import type { DeskEditor } from "./editor/desk-editor"
import { inSource } from "./editor/keys"

/** What can be done at the desk, and where its layers hold. */
export function useDeskKeys(): void {
  const editor = useEditor()
  const doings = useMemo(() => (editor ? settled(editor, deskDoings(editor)) : null), [editor])
  useDoings(doings)
  useEffect(() => (editor ? registerPlaces(at => placeAt(editor, at)) : undefined), [editor])
}

/** A key may come faster than the notes follow what was typed before it. */
function settled(editor: DeskEditor, doings: Doings): Doings {
  const wrap = (doing: Doing): Doing => ({
    ...doing,
    run: asked => {
      editor.settle()
      return doing.run(asked)
    },
  })
  return Object.fromEntries(Object.entries(doings).map(([id, doing]) => [id, wrap(doing)]))
}

function placeAt(editor: DeskEditor, at: HTMLElement): Layer | null {
  if (!editor.view.dom.contains(at)) return null
  // Beads and hints lie inside the editor's element but are not text; nor is the source, which cannot be typed in.
  if (beadOf(at) !== null && editor.store.getState().aligning) return "align"
  const writes = at.isContentEditable && at.closest("button") === null && !inSource()
  return writes ? "text" : "desk"
}
