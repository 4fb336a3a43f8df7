/** 3.10: work of many hours without a line goes up in portions, and nothing of it is lost. */
import { undo } from "prosemirror-history"
import type { EditorState, Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { mendPending } from "@/lib/review/comments/keep-anchors"
import type { Role } from "@/lib/review/roles"
import { checkPush } from "@/lib/review/rules"
import { decide } from "@/lib/review/suggest/decide"
import { listSuggestions } from "@/lib/review/suggest/list"
import { track } from "@/lib/review/suggest/track"
import { type Desk, openDesks, pairsOf, targetText } from "@/lib/testing/desks"
import type { Push } from "./protocol"

const rolesOf = (author: string): readonly Role[] => (author === "T" ? ["translator"] : ["reviewer"])
const LETTERS = 7000
const LONG = 300_000

function open() {
  let made = 0
  const newId = () => `s${++made}`
  const world = openDesks({
    seed: 1,
    doc: pairsOf("un gato gris", "aquí"),
    authors: ["R", "T"],
    checkFor: author => (before, after) => checkPush(before, after, { author, roles: rolesOf(author) }),
    repair: author => state => mendPending(state, author, newId, rolesOf(author)),
  })
  const pushes: Push[] = []
  const { authority } = world
  const push = authority.push.bind(authority)
  authority.push = one => {
    if (one.client.startsWith("R")) pushes.push(one)
    return push(one)
  }
  const [r, t] = world.desks as [Desk, Desk]
  const suggest = (make: Parameters<Desk["do"]>[0]) =>
    r.do(state => {
      const tr = make(state)
      return tr && track(tr, state, { author: "R", newId })
    })
  return { ...world, r, t, pushes, suggest }
}

/** Some letter or other, so that each can be told from its neighbours. */
const letter = (i: number): string => "abcdefghijklmnñopqrstuvwxyz"[(i * 7) % 27] as string

const undone = (state: EditorState): Transaction | null => {
  let made: Transaction | null = null
  undo(state, tr => {
    made = tr
  })
  return made
}

describe("3.10 long work without a line", () => {
  it.each([3, 4, 5, 6])("is never cut between a deletion and its undo (%i steps a portion)", async batchSteps => {
    const { desks, authority, settle } = openDesks({
      seed: 1,
      doc: pairsOf("un gato gris", "aquí"),
      authors: ["T"],
      batchSteps,
    })
    const seen: string[] = []
    const { onTaken } = authority
    authority.onTaken = (version, count) => {
      seen.push(authority.room.doc.child(0).child(1).textContent)
      onTaken(version, count)
    }
    const [t] = desks as [Desk]
    const type = (words: string) => t.do(state => state.tr.insertText(words, targetText(state.doc, 1).to))
    t.link.up = false
    type("a")
    type("b")
    t.do(state => state.tr.delete(targetText(state.doc, 0).from + 3, targetText(state.doc, 0).from + 8))
    t.do(undone)
    type("c")
    t.do(undone)
    type("d")
    await settle()
    expect(seen.length).toBeGreaterThan(0)
    expect(new Set(seen)).toEqual(new Set(["un gato gris"]))
    expect(authority.room.doc.child(1).child(1).textContent).toBe("aquíabd")
  })

  it(
    "goes up in portions",
    async () => {
      const { r, t, pushes, suggest, settle, authority } = open()
      r.link.up = false
      for (let i = 0; i < LETTERS; i++) suggest(state => state.tr.insertText(letter(i), targetText(state.doc, 1).to))
      t.do(state => state.tr.insertText("!", targetText(state.doc, 0).to))
      await settle()
      expect(authority.refusals).toEqual([])
      expect(Math.max(...pushes.map(push => push.steps.length))).toBeLessThanOrEqual(5000)
      const written = Array.from({ length: LETTERS }, (_, i) => letter(i)).join("")
      expect(authority.room.doc.child(1).child(1).textContent).toBe(`aquí${written}`)
      expect(t.state.doc.eq(authority.room.doc)).toBe(true)
    },
    LONG,
  )

  it(
    "goes up in portions when something in it has to be mended",
    async () => {
      const { r, t, clock, pushes, suggest, settle, authority } = open()
      suggest(state => state.tr.insertText("perro ", targetText(state.doc, 0).from + 3))
      await clock.run(5000)
      r.link.up = false
      suggest(state => state.tr.delete(targetText(state.doc, 0).from + 3, targetText(state.doc, 0).from + 9))
      for (let i = 0; i < LETTERS; i++) suggest(state => state.tr.insertText(letter(i), targetText(state.doc, 1).to))
      t.do(state => decide(state.tr, () => true, "accept"))
      await settle()
      expect(authority.refusals).toEqual([])
      expect(Math.max(...pushes.map(push => push.steps.length))).toBeLessThanOrEqual(5000)
      const written = Array.from({ length: LETTERS }, (_, i) => letter(i)).join("")
      const { doc } = authority.room
      expect(doc.child(1).child(1).textContent).toBe(`aquí${written}`)
      expect(listSuggestions(doc).map(one => [one.inserted, one.deleted])).toEqual([
        ["", "perro "],
        [written, ""],
      ])
      expect(r.state.doc.eq(doc)).toBe(true)
    },
    LONG,
  )
})
