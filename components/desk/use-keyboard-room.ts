"use client"

import { type RefObject, useEffect } from "react"

/** Keeps `--keyboard`, in pixels, at what a keyboard on the screen covers: what lies at the bottom is lifted by it. */
export function useKeyboardRoom(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const seen = window.visualViewport
    if (!seen) return
    const look = () => {
      // Zoomed in by the fingers the visible part is small as well, but no keyboard is up.
      const covered = seen.scale > 1.01 ? 0 : Math.max(0, window.innerHeight - seen.height - seen.offsetTop)
      root.current?.style.setProperty("--keyboard", `${Math.round(covered)}px`)
    }
    look()
    seen.addEventListener("resize", look)
    seen.addEventListener("scroll", look)
    return () => {
      seen.removeEventListener("resize", look)
      seen.removeEventListener("scroll", look)
    }
  }, [root])
}
