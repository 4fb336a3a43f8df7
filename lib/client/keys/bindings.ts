/** Which key does what, once a person's own changes are laid over the defaults. */
import type { Preferences } from "@/lib/sync/preferences"
import { isSingle, onMachine, readChord } from "./chord"
import { type ActionId, type Layer, type Slot, slots } from "./table"

/** The keys of a slot as they are in force; empty when the person took them away. */
export function keysOf(slot: Slot, { keys }: Preferences): readonly string[] {
  const own = slot.fixed ? undefined : keys[slot.name]
  return own === undefined ? slot.keys : own.filter(key => readChord(key) !== null)
}

/** Which layers are asked, and in which order, for a key pressed in one of these places. */
const asked: { readonly [P in Layer]: readonly Layer[] } = {
  align: ["align", "desk", "page", "everywhere"],
  desk: ["desk", "page", "everywhere"],
  text: ["text", "page", "everywhere"],
  page: ["page", "everywhere"],
  everywhere: ["everywhere"],
}

/** The actions asked for by a key in a place, the first to be tried first: one that cannot be done leaves it to the next. */
export function actionsFor(
  chords: readonly string[],
  place: Layer,
  preferences: Preferences,
  mac: boolean,
): readonly { readonly action: ActionId; readonly layer: Layer }[] {
  const writes = place === "text" || place === "everywhere"
  for (const chord of chords) {
    if (isSingle(chord) && (writes || !preferences.singleKeys)) continue
    const found = asked[place].flatMap(layer =>
      slots.filter(
        slot => slot.layer === layer && keysOf(slot, preferences).some(key => onMachine(key, mac) === chord),
      ),
    )
    if (found.length > 0) return found.map(({ action, layer }) => ({ action, layer }))
  }
  return []
}

/** The first key of an action, preferably in this layer; null when it has none that works. */
export function keyOf(action: ActionId, layer: Layer, preferences: Preferences): string | null {
  const own = slots.filter(slot => slot.action === action)
  for (const wanted of [layer, ...asked[layer]]) {
    const slot = own.find(one => one.layer === wanted)
    const key = slot && keysOf(slot, preferences).find(one => preferences.singleKeys || !isSingle(one))
    if (key) return key
  }
  return null
}

/** Two slots whose keys would be pressed in the same place. The alignment layer goes before the desk's, as it is meant to. */
const meet = (a: Layer, b: Layer): boolean =>
  a === b ||
  (a !== "align" && asked[a].includes(b)) ||
  (b !== "align" && asked[b].includes(a)) ||
  (a === "align" && (b === "page" || b === "everywhere")) ||
  (b === "align" && (a === "page" || a === "everywhere"))

/** The other slots that have this key where it would be pressed too. */
export function conflictsOf(slot: Slot, key: string, preferences: Preferences, mac: boolean): readonly Slot[] {
  return slots.filter(
    other =>
      other.name !== slot.name &&
      // The same action may have the same key in two places.
      other.action !== slot.action &&
      meet(slot.layer, other.layer) &&
      keysOf(other, preferences).some(one => onMachine(one, mac) === onMachine(key, mac)),
  )
}
