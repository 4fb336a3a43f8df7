"use client"

import { useEffect } from "react"

/** Files over the desk itself: dialogs have places of their own to let them go on. */
const isForDesk = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes("Files") === true &&
  !(event.target instanceof Element && event.target.closest("[role=dialog]"))

/** A Word file let go anywhere on the desk. `taken` has to stay the same function. */
export function useDroppedWord(can: boolean, taken: (file: File) => void): void {
  useEffect(() => {
    if (!can) return
    const over = (event: DragEvent) => {
      // Else the browser leaves the desk to show the file.
      if (isForDesk(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!isForDesk(event)) return
      event.preventDefault()
      const word = [...(event.dataTransfer?.files ?? [])].find(file => /\.docx$/i.test(file.name))
      if (word === undefined) return
      // The editor would look for words in it.
      event.stopPropagation()
      taken(word)
    }
    document.addEventListener("dragover", over, { capture: true })
    document.addEventListener("drop", drop, { capture: true })
    return () => {
      document.removeEventListener("dragover", over, { capture: true })
      document.removeEventListener("drop", drop, { capture: true })
    }
  }, [can, taken])
}
