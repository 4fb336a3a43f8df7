/** The law of undo: each person's touches their own steps and nobody else's, whatever others have done in between. */
import { history, undo, undoDepth } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { expect, it } from "vitest"
import { eachSeed, firstSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { newId } from "@/lib/testing/suggesting"
import { checkPush } from "../rules"
import { listSuggestions } from "./list"
import { repair } from "./repair"
import { track } from "./track"

const shape = { everyKind: true }
const roles = ["reviewer"] as const

/** As the desk does it: an undo that would touch more than one's own is put right at once, or not made. */
function undoOne(state: EditorState): EditorState {
  let made: Transaction | null = null
  undo(state, tr => {
    made = tr
  })
  const tr = made as Transaction | null
  if (!tr) return state
  const by = { author: "A", roles }
  const next = state.apply(tr)
  if (checkPush(state.doc, next.doc, by) === null) return next
  const steps = tr.steps.map((step, i) => ({ step, inverted: step.invert(tr.docs[i] as Node) }))
  const mending = repair(next, steps, { ...by, newId })
  return mending && checkPush(state.doc, mending.doc, by) === null ? next.apply(mending) : next.apply(back(next, tr))
}

const back = (state: EditorState, undone: Transaction): Transaction => {
  const tr = state.tr.setMeta("addToHistory", false)
  for (const [i, step] of [...undone.steps.entries()].reverse()) tr.step(step.invert(undone.docs[i] as Node))
  return tr
}

/** What was deleted may be the other's own insertion, which goes when that is taken back. */
const insertedBy = (doc: Node, author: string) =>
  listSuggestions(doc)
    .filter(one => one.author === author && one.inserted !== "")
    .map(({ id, inserted }) => ({ id, inserted }))
    .sort((a, b) => a.id.localeCompare(b.id))

const count = lawRuns(0.1)
it(`undoing all of one's own leaves what others suggest as it is (${count} seeds from ${firstSeed})`, () =>
  eachSeed(count, seed => {
    const random = new Random(seed)
    const doc = randomPage(random, shape)
    let state = EditorState.create({ doc, plugins: [history({ newGroupDelay: 0 })] })
    for (let i = 0; i < 10; i++) {
      const author = random.pick(["A", "B"])
      const tr = track(randomEdit(random, state, author, shape), state, { author, newId })
      state = state.apply(author === "A" ? tr : tr.setMeta("addToHistory", false))
    }
    const others = insertedBy(state.doc, "B")
    for (let left = undoDepth(state); left > 0; left--) state = undoOne(state)
    state.doc.check()
    expect(insertedBy(state.doc, "B")).toEqual(others)
  }))
