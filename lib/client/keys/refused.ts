/** Keys that cannot be given to an action, and why. Each has its sentence in lib/messages, under `remap.refused`. */
import { isSingle, readChord } from "./chord"
import type { Layer } from "./table"

export const keyRefusals = ["alt-gr", "browser", "editing", "writes", "fixed", "no-key"] as const
export type KeyRefusal = (typeof keyRefusals)[number]

/** What browsers do not give away, or what nobody wants to lose: tabs, windows, the address, zooming, going back. */
const browser = new Set([
  ..."ntwqrlpdjos0".split("").map(key => `Mod+${key}`),
  ..."123456789".split("").map(key => `Mod+${key}`),
  ..."ntwqprijck".split("").map(key => `Mod+Shift+${key}`),
  "Mod++",
  "Mod+-",
  "Mod+=",
  "Mod+,",
  "Mod+Tab",
  "Mod+Shift+Tab",
  "Mod+PageUp",
  "Mod+PageDown",
  "Mod+F4",
  "Mod+F5",
  "Mod+Shift+Delete",
  "Alt+F4",
  "Alt+ArrowLeft",
  "Alt+ArrowRight",
  "Alt+Home",
  "Alt+d",
  "Alt+Space",
  "Alt+Tab",
  "F5",
  "F6",
  "F7",
  "F10",
  "F11",
  "F12",
  "Shift+F10",
  // ⌘H and ⌘M hide the window on a Mac.
  "Mod+h",
  "Mod+m",
])
/** What everybody's hands know from writing. */
const editing = new Set(["Mod+a", "Mod+c", "Mod+v", "Mod+x", "Mod+Shift+v"])
/** Keys that move or write in a text, with Shift or without. */
const moving =
  /^(?:Mod\+)?(?:Shift\+)?(?:Arrow\w+|Home|End|PageUp|PageDown|Backspace|Delete|Insert)$|^(?:Shift\+)?Enter$/

/** Why a key cannot be an action's in this layer; null when it can. */
export function whyRefused(key: string, layer: Layer): KeyRefusal | null {
  const chord = readChord(key)
  if (chord === null) return "no-key"
  const has = (name: "Ctrl" | "Mod" | "Alt") => chord.held.has(name)
  if ((has("Ctrl") || has("Mod")) && has("Alt")) return "alt-gr"
  // ⌥ writes signs on a Mac, Alt opens the menus of some browsers: only letters and keys with a name are safe.
  if (has("Alt") && [...chord.key].length === 1 && !/^[a-z]$/.test(chord.key)) return "alt-gr"
  if (chord.key === "Escape" || chord.key === "Tab") return "fixed"
  if (browser.has(key)) return "browser"
  if (editing.has(key)) return "editing"
  // In `page` a sign is a key at the desk and a sign in the text.
  if ((layer === "text" || layer === "everywhere") && isSingle(key)) return "writes"
  if (layer !== "desk" && layer !== "align" && moving.test(key)) return "writes"
  return null
}
