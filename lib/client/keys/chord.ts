/**
 * Keys as words: "j", "?", "Shift+u", "Alt+ArrowDown", "Mod+Shift+Enter".
 *
 * Design: `Mod` is ⌘ on a Mac and Ctrl elsewhere; `Ctrl` is Ctrl everywhere. A sign that is no letter is named by what it
 *   prints, without Shift: "?" is Shift+' on one keyboard and Shift+ß on another. A letter is named small, with its Shift.
 * Guarantees: the same name whatever Caps Lock does; nothing while an input method composes, nor for dead keys.
 */

/** What of a keyboard event is looked at. */
export interface Pressed {
  readonly key: string
  readonly code: string
  readonly ctrlKey: boolean
  readonly metaKey: boolean
  readonly altKey: boolean
  readonly shiftKey: boolean
  readonly isComposing?: boolean
  readonly keyCode?: number
  getModifierState?(name: string): boolean
}

const MODIFIERS = ["Ctrl", "Mod", "Alt", "Shift"] as const
const NOT_KEYS = new Set(["Dead", "Process", "Unidentified", "Control", "Shift", "Alt", "AltGraph", "Meta", "CapsLock"])
/** The value of `keyCode` while an input method takes the keys; the standard keeps it for just this. */
export const IN_COMPOSITION = 229

const isPrinted = (key: string): boolean => [...key].length === 1
const isLetter = (key: string): boolean => /^\p{L}$/u.test(key)
const isLatin = (key: string): boolean => /^\p{Script=Latin}$/u.test(key)
/** The letter or figure that a key of this place has on a Latin keyboard. */
const byPlace = (code: string): string | null => /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]?.toLowerCase() ?? null

/**
 * The names an event may have, the likeliest first: where the layout is not Latin, the letter that stands at that place on
 * a Latin one is the second. None when it is no key to act on.
 */
export function chordsOf(event: Pressed, mac: boolean): readonly string[] {
  if (event.isComposing || event.keyCode === IN_COMPOSITION || NOT_KEYS.has(event.key)) return []
  // AltGr prints the third sign of a key, and Windows reports it as Ctrl+Alt: it is never a modifier here.
  const third = event.getModifierState?.("AltGraph") === true || (event.ctrlKey && event.altKey)
  if (third) return isPrinted(event.key) && !isLetter(event.key) && event.ctrlKey === event.altKey ? [event.key] : []
  if (event.metaKey && !mac) return []
  const held: string[] = []
  if (event.ctrlKey) held.push(mac ? "Ctrl" : "Mod")
  if (event.metaKey) held.push("Mod")
  if (event.altKey) held.push("Alt")
  const named = (key: string, shift: boolean) => [...held, ...(shift ? ["Shift"] : []), key].join("+")
  const place = byPlace(event.code)
  if (!isPrinted(event.key)) return [named(event.key, event.shiftKey)]
  if (event.key === " ") return [named("Space", event.shiftKey)]
  // ⌥ prints other signs on a Mac, so the place of the key tells which it was.
  if (event.altKey && mac && place !== null) return [named(place, event.shiftKey)]
  if (!isLetter(event.key)) return [named(event.key, false)]
  const letter = event.key.toLowerCase()
  const own = named(letter, event.shiftKey)
  return isLatin(letter) || place === null ? [own] : [own, named(place, event.shiftKey)]
}

export interface Chord {
  readonly held: ReadonlySet<(typeof MODIFIERS)[number]>
  readonly key: string
}

/** The parts of a name; null when it is none. */
export function readChord(name: string): Chord | null {
  const held = new Set<(typeof MODIFIERS)[number]>()
  let rest = name
  for (const modifier of MODIFIERS)
    if (rest.startsWith(`${modifier}+`) && rest.length > modifier.length + 1) {
      held.add(modifier)
      rest = rest.slice(modifier.length + 1)
    }
  const known = isPrinted(rest) ? rest !== " " && rest === rest.toLowerCase() : /^[A-Z][A-Za-z]*\d*$/.test(rest)
  return known && !(isPrinted(rest) && !isLetter(rest) && held.has("Shift")) ? { held, key: rest } : null
}

/** The name as the events of this machine give it: Ctrl is Mod where there is no ⌘. */
export const onMachine = (name: string, mac: boolean): string =>
  mac || !name.startsWith("Ctrl+") ? name : `Mod+${name.slice(5)}`

/** Prints something by itself, so that it can be a key only where nothing is written. */
export const isSingle = (name: string): boolean => {
  const chord = readChord(name)
  if (chord === null || chord.held.has("Mod") || chord.held.has("Ctrl") || chord.held.has("Alt")) return false
  return isPrinted(chord.key) || chord.key === "Space"
}

const drawn: Readonly<Record<string, string>> = {
  ArrowDown: "↓",
  ArrowUp: "↑",
  ArrowLeft: "←",
  ArrowRight: "→",
  Escape: "Esc",
}
const drawnOnMac: Readonly<Record<string, string>> = { Mod: "⌘", Ctrl: "⌃", Alt: "⌥", Shift: "⇧" }

/** As it is engraved: "Ctrl+Enter", "⌘Enter", "J". `words` names the keys whose names differ by language. */
export function drawChord(
  name: string,
  mac: boolean,
  words: { readonly shift: string; readonly space: string },
): string {
  const chord = readChord(name)
  if (chord === null) return name
  const key = isPrinted(chord.key)
    ? chord.key.toUpperCase()
    : chord.key === "Space"
      ? words.space
      : (drawn[chord.key] ?? chord.key)
  const held = MODIFIERS.filter(one => chord.held.has(one)).map(one =>
    mac ? drawnOnMac[one] : one === "Mod" ? "Ctrl" : one === "Shift" ? words.shift : one,
  )
  return mac ? [...held, key].join("") : [...held, key].join("+")
}

/** As `aria-keyshortcuts` wants it. */
export const ariaChord = (name: string, mac: boolean): string =>
  name.replace("Mod+", mac ? "Meta+" : "Control+").replace("Ctrl+", "Control+")

export const isMac = (): boolean =>
  typeof navigator !== "undefined" && /mac|iphone|ipad/i.test(navigator.platform || navigator.userAgent)
