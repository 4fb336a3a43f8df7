import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { critic, page } from "@/lib/testing/critic"
import { eachSeed, firstSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { newId } from "@/lib/testing/suggesting"
import { broughtBack } from "./bring-back"
import { decide } from "./decide"
import { decides } from "./fold"
import { listSuggestions } from "./list"
import { project, readingOf } from "./project"
import { track } from "./track"

const shape = { everyKind: true }

describe("a rejected suggestion is brought back", () => {
  /** The first suggestion is rejected, then `after` is done plainly. */
  const back = (start: string, after: (state: EditorState) => ReturnType<typeof decide> | null = () => null) => {
    const then = page(start)
    const [one] = listSuggestions(then)
    if (!one) throw new Error("nothing is suggested")
    const tr = decide(EditorState.create({ doc: then }).tr, mark => mark.attrs.id === one.id, "reject")
    const more = after(EditorState.create({ doc: tr.doc }))
    const made = broughtBack(then, one.id, [...tr.steps, ...((more?.steps ?? []) as Step[])])
    return made?.doc.children.map(pair => critic(pair.child(1))).join(" || ")
  }
  const words = (text: string, by: string) => (state: EditorState) => {
    let at = -1
    state.doc.descendants((node, pos) => {
      const found = node.text?.indexOf(text) ?? -1
      if (found >= 0) at = pos + found
    })
    return state.tr.insertText(by, at, at + text.length)
  }
  it("an insertion", () => expect(back("un{++ buen++} gato")).toBe("un{++ buen++} gato"))
  it("a replacement, with words written before it since", () =>
    expect(back("un {--gato--}{++perro++} gris", words("un", "ay, un"))).toBe("ay, un {--gato--}{++perro++} gris"))
  it("a suggested join and a suggested split", () => {
    expect(back("uno{--|--}dos")).toBe("uno{--|--}dos")
    expect(back("uno{++|++}dos")).toBe("uno{++|++}dos")
  })
  it("not when the words that it was to delete are gone", () =>
    expect(back("un {--gato--}{++perro++} gris", words("gato", "pez"))).toBeUndefined())
})

const count = lawRuns(0.1)
it(`back as it was, and nothing else is changed, whatever was done since; or not at all (${count} seeds from ${firstSeed})`, () => {
  let brought = 0
  let there = 0
  eachSeed(count, seed => {
    const random = new Random(seed)
    let state = EditorState.create({ doc: randomPage(random, shape) })
    const edit = () => {
      const author = random.pick(["A", "B"])
      return track(randomEdit(random, state, author, shape), state, { author, newId })
    }
    for (let i = 0; i < 6; i++) state = state.apply(edit())
    const open = listSuggestions(state.doc)
    if (open.length === 0) return
    const one = random.pick(open)
    const also = new Set(open.filter(() => random.chance(0.3)).map(other => other.id))
    const then = state.doc
    const tr = decide(state.tr, mark => mark.attrs.id === one.id || also.has(mark.attrs.id as string), "reject")
    const since: Step[] = [...tr.steps]
    state = state.apply(tr)
    const edits = random.below(4)
    for (let i = 0; i < edits; i++) {
      const made = edit()
      since.push(...made.steps)
      state = state.apply(made)
    }
    const made = broughtBack(then, one.id, since)
    there++
    if (!made) return
    brought++
    made.doc.check()
    const ids = (doc: Node) =>
      listSuggestions(doc)
        .map(other => other.id)
        .sort()
    expect(ids(made.doc)).toEqual([...ids(state.doc), one.id].sort())
    expect(listSuggestions(made.doc).find(other => other.id === one.id)).toMatchObject({
      author: one.author,
      inserted: one.inserted,
      deleted: one.deleted,
    })
    const rejected = (doc: Node) =>
      doc.children.map(pair =>
        readingOf(
          pair.child(1),
          decides(mark => mark.attrs.id === one.id, "reject"),
        ),
      )
    expect(rejected(made.doc)).toEqual(rejected(state.doc))
    const left = (doc: Node) => doc.children.map(pair => project(pair, "left").textContent)
    expect(left(made.doc)).toEqual(left(state.doc))
    let replayed = state.doc
    for (const step of made.steps) replayed = step.apply(replayed).doc ?? replayed
    expect(replayed.eq(made.doc)).toBe(true)
  })
  // The way back is not merely refused.
  expect(brought / Math.max(1, there)).toBeGreaterThan(0.6)
})
