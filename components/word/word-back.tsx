"use client"

import { useCallback, useState } from "react"
import { useDesk, useDeskStore } from "@/components/desk/desk-context"
import { Later, later } from "@/components/ui/later"
import { may } from "@/lib/review/roles"
import { useDroppedWord } from "./use-dropped-word"

const wordBackDialog = later(async () => (await import("./word-back-dialog")).WordBackDialog)

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
  return <Later part={wordBackDialog} props={{ first: file, onClose: close }} />
}
