import { EditorState } from "prosemirror-state"
import { expect, it } from "vitest"
import { track } from "@/lib/review/suggest/track"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { eachSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { derive } from "./derive"
import { Deriver } from "./derive-again"

const shape = { everyKind: true }
const thread = (id: string, pair: string | null, side: "target" | null): ThreadInfo => ({
  id,
  pair,
  side,
  quote: "",
  kind: "note",
  fault: { category: null, severity: null },
  resolved: null,
  comments: [],
})

it("law: derived again says the same as derived from the beginning, and what says the same is the same object", () => {
  eachSeed(lawRuns(0.05), seed => {
    const random = new Random(seed)
    let state = EditorState.create({ doc: randomPage(random, shape) })
    const pair = state.doc.child(0).attrs.id as string
    const threads = new Map(
      [thread("t1", pair, "target"), thread("t2", pair, null), thread("t3", null, null)].map(one => [one.id, one]),
    )
    const deriver = new Deriver()
    let count = 0
    for (let i = 0; i < 8; i++) {
      const before = deriver.derive(state.doc, threads, "ana")
      const plain = randomEdit(random, state, "ana", shape)
      const tr = random.chance(0.5) ? plain : track(plain, state, { author: "ana", newId: () => `n${count++}` })
      state = state.apply(tr)
      const again = deriver.derive(state.doc, threads, "ana")
      const fresh = derive(state.doc, threads, "ana")
      expect(again.rows, `seed ${seed}`).toEqual(fresh.rows)
      expect(again.notes, `seed ${seed}`).toEqual(fresh.notes)
      expect([...again.letters], `seed ${seed}`).toEqual([...fresh.letters])
      if (JSON.stringify(before.notes) === JSON.stringify(fresh.notes)) expect(again.notes).toBe(before.notes)
      if (JSON.stringify(before.rows) === JSON.stringify(fresh.rows)) expect(again.rows).toBe(before.rows)
    }
  })
})
