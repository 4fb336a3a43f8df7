"use client"

import { useEffect, useRef } from "react"
import { useTranslations } from "use-intl"
import { useStore } from "zustand"
import { keyOf } from "@/lib/client/keys/bindings"
import { ariaChord, drawChord, isMac } from "@/lib/client/keys/chord"
import { type Finder, registerFinder } from "@/lib/client/keys/finders"
import { preferenceStore } from "@/lib/client/keys/preferences"
import { type Doings, register } from "@/lib/client/keys/registry"
import type { ActionId, Layer } from "@/lib/client/keys/table"
import type { Preferences } from "@/lib/sync/preferences"

export const usePreferences = (): Preferences => useStore(preferenceStore, kept => kept.preferences)

/** Registers what the actions do as long as the component stands; the functions may be new at every render. */
export function useDoings(doings: Doings | null): void {
  const now = useRef(doings)
  now.current = doings
  const ids = Object.keys(doings ?? {}).join(" ")
  useEffect(() => {
    if (ids === "") return
    const fixed = Object.fromEntries(
      (ids.split(" ") as ActionId[]).map(id => [
        id,
        {
          can: (asked: Parameters<NonNullable<NonNullable<Doings[ActionId]>["can"]>>[0]) => {
            const doing = now.current?.[id]
            return doing !== undefined && (doing.can?.(asked) ?? true)
          },
          run: (asked: Parameters<NonNullable<Doings[ActionId]>["run"]>[0]) => now.current?.[id]?.run(asked),
        },
      ]),
    ) as Doings
    return register(fixed)
  }, [ids])
}

export function useFinder(finder: Finder | null): void {
  const now = useRef(finder)
  now.current = finder
  const there = finder !== null
  useEffect(() => {
    if (!there) return
    return registerFinder({
      prepare: async () => now.current?.prepare?.(),
      find: (wanted, most) => now.current?.find(wanted, most) ?? [],
    })
  }, [there])
}

/** Draws keys as they are engraved on this machine, in the interface's language. */
export function useDrawKey(): (chord: string) => string {
  const t = useTranslations("keys")
  const words = { shift: t("shift"), space: t("space") }
  return chord => drawChord(chord, isMac(), words)
}

/** The key of an action in a layer, drawn, for hints beside buttons and in menus. Undefined when it has none. */
export function useHint(): (action: ActionId, layer?: Layer) => string | undefined {
  const preferences = usePreferences()
  const draw = useDrawKey()
  return (action, layer = "desk") => {
    const key = keyOf(action, layer, preferences)
    return key === null ? undefined : draw(key)
  }
}

/** The same as `aria-keyshortcuts`. */
export function useShortcut(): (action: ActionId, layer?: Layer) => string | undefined {
  const preferences = usePreferences()
  return (action, layer = "desk") => {
    const key = keyOf(action, layer, preferences)
    return key === null ? undefined : ariaChord(key, isMac())
  }
}
