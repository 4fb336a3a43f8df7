"use client"

import { useEffect } from "react"

/** Files over the desk itself: dialogs have places of their own to let them go on. */
const isForDesk = (event: DragEvent): boolean =>
  event.dataTransfer?.types.includes("Files") === true &&
  !(event.target instanceof Element && event.target.closest("[role=dialog]"))

/**
 * Files let go anywhere on the desk. The browser never leaves the desk for one, whoever lets it go and whatever it is.
 * `taken` has to stay the same function.
 */
export function useDroppedOnDesk(taken: (files: readonly File[]) => void): void {
  useEffect(() => {
    const over = (event: DragEvent) => {
      // Else the browser leaves the desk to show the file.
      if (isForDesk(event)) event.preventDefault()
    }
    const drop = (event: DragEvent) => {
      if (!isForDesk(event)) return
      event.preventDefault()
      // The editor would look for words in it.
      event.stopPropagation()
      const files = [...(event.dataTransfer?.files ?? [])]
      if (files.length > 0) taken(files)
    }
    document.addEventListener("dragover", over, { capture: true })
    document.addEventListener("drop", drop, { capture: true })
    return () => {
      document.removeEventListener("dragover", over, { capture: true })
      document.removeEventListener("drop", drop, { capture: true })
    }
  }, [taken])
}
