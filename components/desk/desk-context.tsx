"use client"

import { createContext, type ReactNode, useContext } from "react"
import { useStore } from "zustand"
import type { DeskState, DeskStore } from "@/lib/client/desk-store"
import type { DeskEditor } from "./editor/desk-editor"

interface DeskWorld {
  readonly store: DeskStore
  /** Null until the editor stands. */
  readonly editor: DeskEditor | null
}
const Context = createContext<DeskWorld | null>(null)

export const DeskProvider = ({ world, children }: { world: DeskWorld; children: ReactNode }) => (
  <Context.Provider value={world}>{children}</Context.Provider>
)

function useWorld(): DeskWorld {
  const world = useContext(Context)
  if (world === null) throw new Error("only inside the desk")
  return world
}

export const useEditor = (): DeskEditor | null => useWorld().editor
export const useDesk = <T,>(select: (state: DeskState) => T): T => useStore(useWorld().store, select)
export const useDeskStore = (): DeskStore => useWorld().store
