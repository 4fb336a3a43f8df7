"use client"

import { useEffect } from "react"
import { useStore } from "zustand"
import { closePanel, panelStore } from "@/lib/client/keys/panels"
import { placeOf, press } from "@/lib/client/keys/registry"
import { KeysSheet } from "./keys-sheet"
import { Palette } from "./palette"
import { RemapDialog } from "./remap-dialog"

/** The keys of the whole app: who listens, and what they open. Keys in the text are heard by the editor first. */
export function KeyDesk() {
  const open = useStore(panelStore, panels => panels.open)
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.defaultPrevented) return
      const at = event.target instanceof HTMLElement && event.target !== document.body ? event.target : null
      const place = placeOf(at)
      if (place === null || place === "text") return
      // A button or link is pressed with Enter and Space, whatever else they do here.
      const presses = (event.key === "Enter" || event.key === " ") && place !== "align"
      if (presses && at?.closest("button, a, summary, [role=button]") && !at.classList.contains("pin")) return
      if (press(event, place, at)) event.preventDefault()
    }
    document.addEventListener("keydown", listen)
    return () => document.removeEventListener("keydown", listen)
  }, [])
  return (
    <>
      <Palette open={open === "palette"} />
      <KeysSheet open={open === "sheet"} onOpenChange={next => (next ? undefined : closePanel())} />
      <RemapDialog open={open === "remap"} onOpenChange={next => (next ? undefined : closePanel())} />
    </>
  )
}
