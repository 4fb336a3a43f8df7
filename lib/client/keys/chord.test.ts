import { describe, expect, it } from "vitest"
import { chordsOf, drawChord, isSingle, type Pressed, readChord } from "./chord"
import { whyRefused } from "./refused"
import { slots } from "./table"

const press = (key: string, more: Partial<Pressed> = {}): Pressed => ({
  key,
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...more,
})
const ctrl = { ctrlKey: true }
const shift = { shiftKey: true }
const altGr = { ctrlKey: true, altKey: true, getModifierState: (name: string) => name === "AltGraph" }

describe("what a key is called", () => {
  it.each([
    ["a letter", press("j"), ["j"]],
    ["with Caps Lock", press("J"), ["j"]],
    ["with Shift", press("U", shift), ["Shift+u"]],
    ["with Shift and Caps Lock", press("u", shift), ["Shift+u"]],
    ["? on a Spanish keyboard", press("?", { ...shift, code: "Minus" }), ["?"]],
    ["/ on a Spanish keyboard", press("/", { ...shift, code: "Digit7" }), ["/"]],
    ["/ on an American keyboard", press("/", { code: "Slash" }), ["/"]],
    ["ñ", press("Ñ", { code: "Semicolon" }), ["ñ"]],
    ["a Greek layout", press("ξ", { code: "KeyJ" }), ["ξ", "j"]],
    ["a Russian layout with Ctrl", press("л", { ...ctrl, code: "KeyK" }), ["Mod+л", "Mod+k"]],
    ["a French layout, where A stands on Q", press("a", { code: "KeyQ" }), ["a"]],
    ["Space", press(" "), ["Space"]],
    ["an arrow with Alt", press("ArrowDown", { altKey: true }), ["Alt+ArrowDown"]],
    ["Ctrl+Shift+Enter", press("Enter", { ...ctrl, ...shift }), ["Mod+Shift+Enter"]],
    ["AltGr with a sign", press("@", altGr), ["@"]],
    ["AltGr with another sign", press("€", altGr), ["€"]],
    ["AltGr with n, which some layouts print as it is", press("n", altGr), []],
    ["Ctrl+Alt without AltGr", press("m", { ctrlKey: true, altKey: true, code: "KeyM" }), []],
    ["the Windows key", press("k", { metaKey: true }), []],
    ["while composing", press("a", { isComposing: true }), []],
    ["a key that an input method took", press("a", { keyCode: 229 }), []],
    ["a dead accent", press("Dead", { code: "Quote" }), []],
    ["Shift alone", press("Shift", shift), []],
  ])("%s", (_title, event, names) => expect(chordsOf(event, false)).toEqual(names))

  it.each([
    ["⌘K", press("k", { metaKey: true }), ["Mod+k"]],
    ["⌃M", press("m", ctrl), ["Ctrl+m"]],
    ["⌥X, which prints ≈", press("≈", { altKey: true, code: "KeyX" }), ["Alt+x"]],
  ])("%s on a Mac", (_title, event, names) => expect(chordsOf(event, true)).toEqual(names))

  it("reads every name of the table", () => {
    for (const slot of slots) for (const key of slot.keys) expect(readChord(key), key).not.toBeNull()
  })
  it("draws them as they are engraved", () => {
    const words = { shift: "Mayús", space: "Espacio" }
    expect(drawChord("Mod+Shift+Enter", false, words)).toBe("Ctrl+Mayús+Enter")
    expect(drawChord("Mod+k", true, words)).toBe("⌘K")
    expect(drawChord("Space", false, words)).toBe("Espacio")
    expect(drawChord("Alt+ArrowDown", false, words)).toBe("Alt+↓")
  })
  it("knows what prints by itself", () => {
    expect(["j", "Shift+u", "?", "Space"].every(isSingle)).toBe(true)
    expect(["F3", "Mod+k", "Enter", "Alt+x"].some(isSingle)).toBe(false)
  })
})

describe("keys that are refused", () => {
  it.each([
    ["Mod+Alt+k", "desk", "alt-gr"],
    ["Alt+2", "text", "alt-gr"],
    ["Mod+t", "desk", "browser"],
    ["F5", "everywhere", "browser"],
    ["Mod+v", "text", "editing"],
    ["j", "text", "writes"],
    ["ArrowDown", "text", "writes"],
    ["Escape", "desk", "fixed"],
    ["", "desk", "no-key"],
    ["j", "desk", null],
    ["h", "page", null],
    ["Mod+Shift+f", "everywhere", null],
    ["F8", "text", null],
  ] as const)("%s in %s: %s", (key, layer, why) => expect(whyRefused(key, layer)).toBe(why))

  it("are none of the defaults, and nothing is only on AltGr", () => {
    for (const slot of slots.filter(one => !one.fixed))
      for (const key of slot.keys) expect(whyRefused(key, slot.layer), `${slot.name} ${key}`).toBeNull()
  })
})
