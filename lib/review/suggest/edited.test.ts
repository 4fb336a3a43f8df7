import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { lines, page } from "@/lib/testing/critic"
import { eachSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { newId } from "@/lib/testing/suggesting"
import { checkPush } from "../rules"
import { schema } from "../schema"
import { acceptEdited, wordsPlaces } from "./edited"
import { listSuggestions } from "./list"
import { track } from "./track"

/** All that A suggests is one suggestion, as when words are dragged. */
const asOne = (doc: Node): Node =>
  Node.fromJSON(schema, JSON.parse(JSON.stringify(doc.toJSON()).replaceAll(/"id":"A\d+"/gu, '"id":"s"')))

const editFirst = (line: string, ...words: readonly string[]): readonly string[] | null => {
  const doc = asOne(page(line))
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
    ["a paragraph more", "un {++muy ++}gris", ["muy\nmuy"]],
    ["a suggested split", "un gato{++|++}gris", ["x"]],
    ["a change of form", "un {~+strong:gato~} gris", ["x"]],
    ["fewer words than places", "{++un++} gato {++gris++}", ["x"]],
  ])("is not for %s", (_title, before, words) => {
    expect(editFirst(before, ...words)).toBeNull()
  })

  it.each([
    ["two places", "{++un++} gato {++gris++}", ["el", "pardo"], ["el gato pardo"]],
    [
      "two places parted by another's words",
      "{++un ++}{++muy ++B}{++gris++}",
      ["el ", "pardo"],
      ["el {++muy ++B}pardo"],
    ],
    ["paragraphs: the break stays", "uno{++ dos|tres ++}cuatro", [" y dos", "y tres "], ["uno y dos|y tres cuatro"]],
    ["an insertion and a deletion elsewhere", "{++un++} gato {--gris--}", ["el"], ["el gato "]],
  ])("edits %s", (_title, before, words, after) => expect(editFirst(before, ...words)).toEqual(after))

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
          const places = wordsPlaces(pair, one.id)
          if (places.length === 0) continue
          const { tr } = state
          const words = places.map((_, i) => `z${i}z`)
          expect(acceptEdited(tr, pair, start, one.id, words)).toBe(true)
          tr.doc.check()
          for (const word of words) expect(tr.doc.textContent).toContain(word)
          expect(listSuggestions(tr.doc).some(other => other.id === one.id)).toBe(false)
          expect(checkPush(state.doc, tr.doc, { author: "T", roles: ["translator"] })).toBeNull()
        }
      })
    }))
})
