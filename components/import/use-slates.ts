"use client"

import { useEffect, useRef, useState } from "react"
import { type Kept, keep, type Languages, nothingKept, readKept, usualLanguages } from "./kept"

/** What lies on the slates. It is kept in the tab while typing, and is there again after a reload or a sign-in. */
export function useSlates() {
  const [kept, setKept] = useState<Kept>(nothingKept)
  const [usual, setUsual] = useState<Languages>({ source: "en", target: "es" })
  const [fromBefore, setFromBefore] = useState(false)
  const ready = useRef(false)

  useEffect(() => {
    const before = readKept()
    setUsual(usualLanguages())
    if (before) {
      setKept(before)
      setFromBefore([before.source, before.target, before.ticket].some(slate => slate.text !== ""))
    }
    ready.current = true
  }, [])
  useEffect(() => {
    if (!ready.current || kept === nothingKept) return
    const timer = setTimeout(() => keep(kept), 300)
    // Leaving at once must not lose the last words.
    const leaving = () => keep(kept)
    window.addEventListener("pagehide", leaving)
    return () => {
      clearTimeout(timer)
      window.removeEventListener("pagehide", leaving)
    }
  }, [kept])

  return { kept, setKept, usual, setUsual, fromBefore, setFromBefore }
}
