import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import { pairsOf, targetText } from "@/lib/testing/desks"
import { consequences } from "./consequences"
import type { Act } from "./protocol"
import { touchedPairs } from "./touched"

const ins = (id: string, author = "R") => schema.mark("ins", { id, author })
const del = (id: string, author = "R") => schema.mark("del", { id, author })
const edit = (doc: Node, make: (tr: Transaction) => Transaction) => make(EditorState.create({ doc }).tr).doc
const meaning = (before: Node, make: (tr: Transaction) => Transaction, author: string, acts: readonly Act[] = []) => {
  const doc = edit(before, make)
  return consequences(doc, touchedPairs(before, doc), author, acts)
}
const at = (doc: Node, pair = 0) => targetText(doc, pair).from

const plain = pairsOf("uno dos", "tres")
/** "uno" is to become "UNO ": s1 deletes and inserts. */
const suggested = edit(plain, tr =>
  tr.addMark(at(plain), at(plain) + 3, del("s1")).insert(at(plain), schema.text("UNO", [ins("s1")])),
)

describe("2.5 what a push means follows from the documents", () => {
  it("an id that appears is a new suggestion", () => {
    const found = meaning(plain, tr => tr.insert(at(plain), schema.text("x", [ins("s9")])), "R")
    expect(found.opened).toMatchObject([
      { id: "s9", author: "R", pair: "p1", inserted: "x", deleted: "", kinds: ["ins"] },
    ])
    expect(found.edited).toEqual([])
  })

  it("more words in it is the same suggestion", () => {
    const found = meaning(suggested, tr => tr.insert(at(suggested), schema.text("EL ", [ins("s1")])), "R")
    expect([found.opened, found.reworded.map(one => one.inserted)]).toEqual([[], ["EL UNO"]])
  })

  const accept = (tr: Transaction) =>
    tr.delete(at(suggested) + 3, at(suggested) + 6).removeMark(at(suggested), at(suggested) + 3, ins("s1"))
  const reject = (tr: Transaction) =>
    tr.removeMark(at(suggested) + 3, at(suggested) + 6, del("s1")).delete(at(suggested), at(suggested) + 3)
  it.each<[string, (tr: Transaction) => Transaction, string, readonly Act[], string]>([
    ["accepted, as the act says", accept, "T", [{ kind: "accept", suggestion: "s1" }], "accepted"],
    ["rejected, as the act says", reject, "T", [{ kind: "reject", suggestion: "s1" }], "rejected"],
    ["accepted by the words, without an act", accept, "T", [], "accepted"],
    ["rejected by the words, without an act", reject, "T", [], "rejected"],
    ["rejected, though the act says accepted", reject, "T", [{ kind: "accept", suggestion: "s1" }], "rejected"],
    ["withdrawn by its own author", reject, "R", [], "withdrawn"],
    [
      "withdrawn, though the act says rejected, by its own author",
      reject,
      "R",
      [{ kind: "reject", suggestion: "s1" }],
      "withdrawn",
    ],
    ["accepted by its own author, who may", accept, "R", [{ kind: "accept", suggestion: "s1" }], "accepted"],
  ])("%s", (_title, make, author, acts, state) => {
    const found = meaning(suggested, make, author, acts)
    expect(found.closed.map(one => [one.id, one.state])).toEqual([["s1", state]])
  })

  it("rejected for a reason, in words", () => {
    const act = { kind: "reject", suggestion: "s1", reason: "taste", words: " I like it. " } as const
    expect(meaning(suggested, reject, "T", [act]).closed).toMatchObject([
      { state: "rejected", reason: "taste", words: "I like it.", taken: null },
    ])
  })

  it("accepted with other words than those suggested, if they are there", () => {
    const edited = (tr: Transaction) => accept(tr).insertText("Uno", at(suggested), at(suggested) + 3)
    const take = (taken: string) => [{ kind: "accept", suggestion: "s1", taken }] as const
    expect(meaning(suggested, edited, "T", take("Uno")).closed).toMatchObject([{ state: "accepted", taken: "Uno" }])
    expect(meaning(suggested, edited, "T", take("Nunca")).closed).toMatchObject([{ state: "accepted", taken: null }])
  })

  it("a suggestion that still stands in another pair is not gone", () => {
    const both = edit(plain, tr =>
      tr.addMark(at(plain), at(plain) + 1, del("s1")).addMark(at(plain, 1), at(plain, 1) + 1, del("s1")),
    )
    expect(meaning(both, tr => tr.removeMark(at(both), at(both) + 1, del("s1")), "R").closed).toEqual([])
  })

  it("a plain edit is an edit, and drops the pair's judgement", () => {
    const judged = { status: "approved", by: "C", at: 1, words: fingerprint(plain.child(0)) }
    const approved = edit(plain, tr => tr.setNodeAttribute(0, "judged", judged))
    expect(meaning(plain, tr => tr.setNodeAttribute(0, "judged", judged), "C").judged).toEqual([
      { pair: "p1", judgement: judged },
    ])
    const found = meaning(approved, tr => tr.insertText("x", at(approved)), "T")
    expect(found.edited).toEqual(["p1"])
    expect(found.fellBack).toEqual([{ pair: "p1", from: "approved", to: "draft" }])
    expect(meaning(approved, tr => tr.insert(at(approved), schema.text("x", [ins("s1")])), "R").fellBack).toEqual([])
  })
})
