/** What of keys is open over the screen, and the place it was opened from. */
import { createStore } from "zustand/vanilla"
import type { Asked } from "./registry"

export interface Panels {
  readonly open: "palette" | "sheet" | "remap" | null
  /** Where the person was: what they choose is done there. */
  readonly from: Asked
}

export const panelStore = createStore<Panels>()(() => ({ open: null, from: { layer: "desk", at: null } }))

export const openPanel = (open: Exclude<Panels["open"], null>, from: Asked): void => panelStore.setState({ open, from })
export const closePanel = (): void => panelStore.setState({ open: null })
