import { describe, expect, it } from "vitest"
import { noPreferences } from "@/lib/sync/preferences"
import { actionsFor, conflictsOf, keyOf, keysOf } from "./bindings"
import { type Layer, type Slot, slots } from "./table"

const slotOf = (name: string): Slot => {
  const found = slots.find(one => one.name === name)
  if (!found) throw new Error(`no slot ${name}`)
  return found
}
const does = (key: string, place: Layer, preferences = noPreferences, mac = false) =>
  actionsFor([key], place, preferences, mac).map(one => one.action)

describe("which key does what", () => {
  it.each([
    ["j", "desk", ["next-pair"]],
    ["j", "text", []],
    ["j", "everywhere", []],
    ["Alt+ArrowDown", "text", ["next-pair"]],
    ["Mod+z", "text", ["undo"]],
    ["Mod+z", "everywhere", []],
    ["Mod+m", "text", ["comment"]],
    ["Mod+f", "text", ["find"]],
    ["m", "align", ["align-merge", "merge"]],
    ["s", "align", ["align-split", "status"]],
    ["j", "align", ["next-pair"]],
    ["Mod+k", "everywhere", ["palette"]],
  ] as const)("%s in %s: %s", (key, place, actions) => expect(does(key, place)).toEqual(actions))

  it("comments with Ctrl+M on a Mac too", () => {
    expect(does("Ctrl+m", "text", noPreferences, true)).toEqual(["comment"])
    expect(does("Mod+m", "text", noPreferences, true)).toEqual([])
  })
  it("lets single letters be turned off", () => {
    const off = { ...noPreferences, singleKeys: false }
    expect(does("j", "desk", off)).toEqual([])
    expect(does("ArrowDown", "desk", off)).toEqual(["next-pair"])
    expect(keyOf("accept", "desk", off)).toBeNull()
    expect(keyOf("find", "desk", off)).toBe("Mod+f")
  })
  it("takes a person's own keys instead", () => {
    const own = { ...noPreferences, keys: { "accept/desk": ["y"], "reject/desk": [] } }
    expect(does("y", "desk", own)).toEqual(["accept"])
    expect(does("a", "desk", own)).toEqual([])
    expect(does("r", "desk", own)).toEqual([])
    expect(keyOf("accept", "desk", own)).toBe("y")
    expect(keyOf("reject", "desk", own)).toBeNull()
  })
  it("leaves the keys for leaving where they are", () => {
    const own = { ...noPreferences, keys: { "leave/text": ["F9"] } }
    expect(keysOf(slotOf("leave/text"), own)).toEqual(["Escape"])
  })
  it("writes a sign in the text, whatever it does at the desk", () => {
    const own = { ...noPreferences, keys: { "history/page": ["h"] } }
    expect(does("h", "desk", own)).toEqual(["history"])
    expect(does("h", "text", own)).toEqual([])
  })
})

describe("conflicts", () => {
  it("are in no default", () => {
    for (const mac of [true, false])
      for (const slot of slots)
        for (const key of keysOf(slot, noPreferences))
          expect(
            conflictsOf(slot, key, noPreferences, mac).map(one => one.name),
            `${slot.name} ${key}`,
          ).toEqual([])
  })
  it("are named where both would be pressed", () => {
    const names = (slot: string, key: string) =>
      conflictsOf(slotOf(slot), key, noPreferences, false).map(one => one.name)
    expect(names("history/page", "j")).toEqual(["next-pair/desk"])
    expect(names("bold/text", "Mod+f")).toEqual(["find/everywhere"])
    expect(names("bold/text", "Mod+z")).toEqual(["undo/page"])
    expect(names("align-up/align", "j")).toEqual([])
    expect(names("align-up/align", "m")).toEqual(["align-merge/align"])
    expect(names("bold/text", "F7")).toEqual([])
  })
})
