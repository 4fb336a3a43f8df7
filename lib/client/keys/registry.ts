/**
 * What actions do. The screen that stands registers what can be done on it; a key or the palette asks here. Of two screens
 * (the desk inside the app) the one that came last is asked first.
 */
import { actionsFor } from "./bindings"
import { chordsOf, isMac, type Pressed } from "./chord"
import { preferenceStore } from "./preferences"
import type { ActionId, Layer } from "./table"

/** Where an action was asked for. */
export interface Asked {
  readonly layer: Layer
  /** What had the focus. */
  readonly at: HTMLElement | null
}

export interface Doing {
  /** Whether it may be done now; the palette shows only what may. */
  readonly can?: (asked: Asked) => boolean
  /** False when there was nothing to do, so that the key is left to others. */
  readonly run: (asked: Asked) => unknown
}
export type Doings = { readonly [A in ActionId]?: Doing }

const screens: Doings[] = []

/** @returns takes it away again */
export function register(doings: Doings): () => void {
  screens.push(doings)
  return () => {
    const at = screens.indexOf(doings)
    if (at >= 0) screens.splice(at, 1)
  }
}

export const doingOf = (action: ActionId): Doing | null => screens.findLast(one => one[action])?.[action] ?? null

export function isPossible(action: ActionId, asked: Asked): boolean {
  const doing = doingOf(action)
  return doing !== null && (doing.can?.(asked) ?? true)
}

/** Does it, if it may be done. */
export function perform(action: ActionId, asked: Asked): boolean {
  const doing = doingOf(action)
  if (doing === null || !(doing.can?.(asked) ?? true)) return false
  return doing.run(asked) !== false
}

/** What a key does in a place. True when it did something, so that nobody else should act on it. */
export function press(event: Pressed, place: Layer, at: HTMLElement | null): boolean {
  const mac = isMac()
  const asked = actionsFor(chordsOf(event, mac), place, preferenceStore.getState().preferences, mac)
  return asked.some(({ action, layer }) => perform(action, { layer, at }))
}

// ── Places ───────────────────────────────────────────────────────────────────────────────────────────────────────────

type PlaceFinder = (at: HTMLElement) => Layer | null
const placeFinders: PlaceFinder[] = []

/** A screen with a text says where its layers hold. Null: it does not know. */
export function registerPlaces(finder: PlaceFinder): () => void {
  placeFinders.push(finder)
  return () => {
    const at = placeFinders.indexOf(finder)
    if (at >= 0) placeFinders.splice(at, 1)
  }
}

/** In which layer a key pressed there is; null in dialogs, menus and lists, which have keys of their own. */
export function placeOf(at: HTMLElement | null): Layer | null {
  if (at === null) return "desk"
  // One that is closing has no keys any more, though the focus may still be in it.
  if (at.closest(':is([role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"]):not([data-closed])'))
    return null
  const known = placeFinders.map(find => find(at)).find(place => place !== null)
  if (known) return known
  return at.matches("input, textarea, select") || at.isContentEditable ? "everywhere" : "desk"
}
