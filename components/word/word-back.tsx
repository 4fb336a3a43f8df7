"use client"

import { useCallback, useState } from "react"
import { useDesk, useDeskStore } from "@/components/desk/desk-context"
import { may } from "@/lib/review/roles"
import { useDroppedWord } from "./use-dropped-word"
import { WordBackDialog } from "./word-back-dialog"

/** Word files that come back: dropped on the desk, or asked for in a menu. */
export function WordBack() {
  const store = useDeskStore()
  const open = useDesk(state => state.panel === "word")
  const can = useDesk(state => state.page.state !== "approved" && may(state.page.roles, "suggest"))
  const [file, setFile] = useState<File | null>(null)
  const taken = useCallback(
    (dropped: File) => {
      setFile(dropped)
      store.setState({ panel: "word" })
    },
    [store],
  )
  useDroppedWord(can && !open, taken)
  if (!open) return null
  const close = () => {
    setFile(null)
    store.setState({ panel: null })
  }
  return <WordBackDialog first={file} onClose={close} />
}
