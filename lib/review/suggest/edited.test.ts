import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { lines, page } from "@/lib/testing/critic"
import { eachSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { newId } from "@/lib/testing/suggesting"
import { checkPush } from "../rules"
import { acceptEdited, wordsPlace } from "./edited"
import { listSuggestions } from "./list"
import { track } from "./track"

const editFirst = (line: string, words: string): readonly string[] | null => {
  const doc = page(line)
  const [one] = listSuggestions(doc)
  const { tr } = EditorState.create({ doc })
  return acceptEdited(tr, doc.child(0), 0, one?.id ?? "", words) ? lines(tr.doc) : null
}

describe("accepting with an edit", () => {
  it.each([
    ["a replacement", "un {--gato--}{++perro++} gris", "can", "un can gris"],
    ["a replacement whose new words stand first", "un {++perro++}{--gato--} gris", "can", "un can gris"],
    ["an insertion", "un {++muy ++}gris", "bien ", "un bien gris"],
    ["a deletion, put otherwise", "un {--gato --}gris", "can ", "un can gris"],
    ["to nothing", "un {++muy ++}gris", "", "un gris"],
    ["emoji that share a half", "un {++👍++} gris", "👎", "un 👎 gris"],
    ["the same words after all", "un {++muy ++}gris", "muy ", "un muy gris"],
  ])("%s", (_title, before, words, after) => expect(editFirst(before, words)).toEqual([after]))

  it.each([
    ["a paragraph more", "un {++muy ++}gris", "muy\nmuy"],
    ["a suggested split", "un gato{++|++}gris", "x"],
    ["a change of form", "un {~+strong:gato~} gris", "x"],
  ])("is not for %s", (_title, before, words) => {
    expect(editFirst(before, words)).toBeNull()
  })

  it("leaves every other suggestion as it was, over random pages", () =>
    eachSeed(lawRuns(0.1), seed => {
      const random = new Random(seed)
      let state = EditorState.create({ doc: randomPage(random, { everyKind: true }) })
      for (let i = 0; i < 8; i++) {
        const author = random.pick(["A", "B"])
        state = state.apply(track(randomEdit(random, state, author, { everyKind: true }), state, { author, newId }))
      }
      state.doc.forEach((pair, start) => {
        for (const one of listSuggestions(pair)) {
          if (!wordsPlace(pair, one.id)) continue
          const { tr } = state
          expect(acceptEdited(tr, pair, start, one.id, "zzz")).toBe(true)
          tr.doc.check()
          expect(tr.doc.textContent).toContain("zzz")
          expect(listSuggestions(tr.doc).some(other => other.id === one.id)).toBe(false)
          expect(checkPush(state.doc, tr.doc, { author: "T", roles: ["translator"] })).toBeNull()
        }
      })
    }))
})
