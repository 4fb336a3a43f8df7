"use client"

import { useCallback, useState } from "react"
import { useDesk, useDeskStore } from "@/components/desk/desk-context"
import { Later, later } from "@/components/ui/later"
import { useDroppedOnDesk } from "./use-dropped-on-desk"

const wordBackDialog = later(async () => (await import("./word-back-dialog")).WordBackDialog)

/** Word files that come back: dropped on the desk, or asked for in a menu. Any other file that is dropped is answered too. */
export function WordBack() {
  const store = useDeskStore()
  const open = useDesk(state => state.panel === "word")
  const [files, setFiles] = useState<readonly File[]>([])
  const taken = useCallback(
    (dropped: readonly File[]) => {
      // Another dialog is open, and what is behind it has no place for files.
      if (store.getState().panel !== null) return
      setFiles(dropped)
      store.setState({ panel: "word" })
    },
    [store],
  )
  useDroppedOnDesk(taken)
  if (!open) return null
  const close = () => {
    setFiles([])
    store.setState({ panel: null })
  }
  return <Later part={wordBackDialog} props={{ first: files, onClose: close }} />
}
