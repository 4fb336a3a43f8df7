import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { AddMarkStep, type Step } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { pairsOf, targetText } from "@/lib/testing/desks"
import { type Check, logged, openRoom, type Received, type Room, receive } from "./authority"
import { stepJson } from "./step-json"
import { MOST_STEPS } from "./untrusted"

const doc = pairsOf("one", "two", "three")
const room = openRoom(doc, 0)
const anything: Check = () => null

const edit = (of: Node, make: (tr: Transaction) => Transaction) => make(EditorState.create({ doc: of }).tr)
const typed = (of: Node, pair: number, words: string) => edit(of, tr => tr.insertText(words, targetText(of, pair).from))

let serial = 0
const pushOf = (tr: Transaction, version: number, more: object = {}) => ({
  version,
  client: "c",
  serial: ++serial,
  steps: tr.steps.map(step => step.toJSON()),
  acts: [],
  ...more,
})
const take = (at: Room, push: unknown, author = "A", check: Check = anything) => receive(at, push, author, check)
/** What a desk is told that has not heard of what was taken. */
const behindOf = ({ room, taken }: Received) => ({
  kind: "behind",
  version: room.version,
  steps: taken.map(logged),
})
const target = (at: Room, pair: number) => at.doc.child(pair).child(1).textContent

describe("what the authority takes", () => {
  it("1.1 takes a push whole and leaves the room it was given alone", () => {
    const before = JSON.stringify(room.doc.toJSON())
    const got = take(room, pushOf(typed(doc, 0, "x"), 0))
    expect(got.answer).toEqual({ kind: "accepted", version: 1 })
    expect(target(got.room, 0)).toBe("xone")
    expect(room.version).toBe(0)
    expect(JSON.stringify(room.doc.toJSON())).toBe(before)
  })

  it("1.1 takes nothing when the last of many steps is bad", () => {
    const push = pushOf(typed(doc, 0, "x"), 0)
    const got = take(room, { ...push, steps: [...push.steps, { stepType: "replace", from: 90_000, to: 90_001 }] })
    expect(got.answer).toEqual({ kind: "refused", why: "bad-step" })
    expect(got.room).toBe(room)
    expect(got.taken).toEqual([])
  })

  it.each([
    ["nothing", undefined],
    ["null", null],
    ["a string", "push"],
    ["a list", []],
    ["no steps", { version: 0, client: "c", serial: 1, steps: [], acts: [] }],
    ["a negative version", { version: -1, client: "c", serial: 1, steps: [{}], acts: [] }],
    ["a fraction for a version", { version: 0.5, client: "c", serial: 1, steps: [{}], acts: [] }],
    ["a client that is no name", { version: 0, client: { toString: 1 }, serial: 1, steps: [{}], acts: [] }],
    ["a client that is far too long", { version: 0, client: "c".repeat(65), serial: 1, steps: [{}], acts: [] }],
    ["acts nobody knows", { version: 0, client: "c", serial: 1, steps: [{}], acts: [{ kind: "own" }] }],
  ])("1.2 %s is not a push", (_name, push) => {
    expect(take(room, push).answer).toEqual({ kind: "refused", why: "not-a-push" })
  })

  const at = targetText(doc, 0).from
  const slice = (node: unknown, more = {}) => ({ content: [node], ...more })
  it.each<[string, unknown]>([
    ["no object", 7],
    ["no type", { from: 1, to: 2 }],
    ["a type nobody knows", { stepType: "explode", from: 1, to: 2 }],
    ["a type from the prototype", { stepType: "constructor", from: 1, to: 2 }],
    ["document attributes", { stepType: "docAttr", attr: "x", value: 1 }],
    ["a granularity made up", { stepType: "docAttr", attr: "granularity", value: "word" }],
    ["from behind to", { stepType: "replace", from: at + 2, to: at }],
    ["a fraction", { stepType: "replace", from: at + 0.5, to: at + 1 }],
    ["a number as text", { stepType: "replace", from: `${at}`, to: at + 1 }],
    ["not a number", { stepType: "replace", from: null, to: at }],
    ["a place outside", { stepType: "replace", from: 5000, to: 5001 }],
    ["a cut through the structure", { stepType: "replace", from: 0, to: 3 }],
    ["a node nobody knows", { stepType: "replace", from: at, to: at, slice: slice({ type: "script" }) }],
    ["text without text", { stepType: "replace", from: at, to: at, slice: slice({ type: "text", text: "" }) }],
    [
      "an open end that is not there",
      { stepType: "replace", from: at, to: at, slice: slice({ type: "text", text: "x" }, { openStart: 40 }) },
    ],
    ["a slice that is a list", { stepType: "replace", from: at, to: at, slice: [] }],
    ["a block inside a paragraph", { stepType: "replace", from: at, to: at, slice: slice({ type: "paragraph" }) }],
    [
      "an address that runs",
      { stepType: "addMark", from: at, to: at + 1, mark: { type: "link", attrs: { href: "javascript:alert(1)" } } },
    ],
    [
      "a suggestion by nobody",
      { stepType: "addMark", from: at, to: at + 1, mark: { type: "ins", attrs: { id: "s", author: "" } } },
    ],
    ["a mark nobody knows", { stepType: "addMark", from: at, to: at + 1, mark: { type: "blink" } }],
    ["an attribute of the wrong kind", { stepType: "attr", pos: 0, attr: "sure", value: 9 }],
    ["an attribute at no node", { stepType: "attr", pos: at + 1, attr: "sure", value: 1 }],
    ["a judgement made up", { stepType: "attr", pos: 0, attr: "judged", value: { status: "perfect" } }],
    ["a wrap turned inside out", { stepType: "replaceAround", from: 1, gapFrom: 9, gapTo: 3, to: 12, insert: 0 }],
    ["a wrap with a fraction", { stepType: "replaceAround", from: 1, gapFrom: 2, gapTo: 3, to: 4, insert: 0.5 }],
    [
      "a set of marks that holds something else",
      { stepType: "markSet", steps: [{ stepType: "replace", from: 1, to: 2 }] },
    ],
    [
      "a set of marks with a fraction",
      { stepType: "markSet", steps: [{ stepType: "addMark", from: 0.5, to: 2, mark: { type: "em" } }] },
    ],
    ["a set of marks without a list", { stepType: "markSet", steps: {} }],
    [
      "depth without end",
      JSON.parse(
        `${'{"stepType":"replace","from":1,"to":1,"slice":{"content":['}${'{"type":"pair","content":['.repeat(3000)}${"]}".repeat(3000)}]}}`,
      ),
    ],
  ])("1.2 %s is a bad step", (_name, step) => {
    expect(take(room, { version: 0, client: "c", serial: 1, steps: [step], acts: [] }).answer).toEqual({
      kind: "refused",
      why: "bad-step",
    })
  })

  it("1.2 too much is too large", () => {
    const step = typed(doc, 0, "x").steps[0]?.toJSON()
    expect(take(room, { ...pushOf(typed(doc, 0, "x"), 0), steps: Array(MOST_STEPS + 1).fill(step) }).answer).toEqual({
      kind: "refused",
      why: "too-large",
    })
    expect(take(room, pushOf(typed(doc, 0, "x".repeat(900_000)), 0)).answer).toEqual({
      kind: "refused",
      why: "too-large",
    })
  })

  it("1.3 a version that never was", () => {
    expect(take(room, pushOf(typed(doc, 0, "x"), 3)).answer).toEqual({ kind: "refused", why: "unknown-version" })
  })

  it("1.4 the same push again has the same answer and changes nothing", () => {
    const push = pushOf(
      edit(doc, tr => tr.insertText("x", at).insertText("y", at)),
      0,
    )
    const first = take(room, push)
    const later = take(first.room, pushOf(typed(first.room.doc, 1, "z"), 2, { client: "d" }), "B")
    const again = take(later.room, push)
    expect(again.answer).toEqual(first.answer)
    expect(again.room).toBe(later.room)
  })

  it("1.4 another person's push with the same client and serial is not the same push", () => {
    const push = pushOf(typed(doc, 0, "x"), 0)
    const first = take(room, push, "A")
    expect(take(first.room, push, "B").answer).toMatchObject({ kind: "accepted", version: 2 })
  })

  it("1.5 a late copy is not taken when its steps came in another push meanwhile", () => {
    const late = pushOf(typed(doc, 0, "x"), 0)
    const sent = take(room, pushOf(typed(doc, 0, "x"), 0))
    const got = take(sent.room, late)
    expect(got.answer).toEqual(behindOf(sent))
    expect(target(got.room, 0)).toBe("xone")
  })

  it("1.6 moves a push behind what it missed in other pairs", () => {
    const first = take(room, pushOf(typed(doc, 0, "before "), 0, { client: "d" }), "B")
    const got = take(
      first.room,
      pushOf(
        edit(doc, tr => tr.insertText("x", targetText(doc, 2).from).insertText("y", targetText(doc, 2).from + 1)),
        0,
      ),
    )
    const told = [...first.taken, ...got.taken].map(logged)
    expect(got.answer).toEqual({ kind: "accepted", version: 3, steps: told })
    expect([0, 1, 2].map(pair => target(got.room, pair))).toEqual(["before one", "two", "xythree"])
  })

  it("1.6 moves words behind the words of others in the same pair", () => {
    const first = take(room, pushOf(typed(doc, 0, "before "), 0, { client: "d" }), "B")
    const at = targetText(doc, 0).to
    const got = take(
      first.room,
      pushOf(
        edit(doc, tr =>
          tr
            .insertText("x", at)
            .insertText("y", at + 1)
            .insertText("z", at - 1),
        ),
        0,
      ),
    )
    expect(got.answer).toMatchObject({ kind: "accepted", version: 4 })
    expect(target(got.room, 0)).toBe("before onzexy")
  })

  it("1.7 what takes words out of the same pair is for the desk to rebase, and what others took out", () => {
    const { from } = targetText(doc, 0)
    const writing = typed(doc, 0, "before ")
    const taking = edit(doc, tr => tr.delete(from, from + 1))
    for (const [theirs, mine] of [
      [writing, taking],
      [taking, writing],
    ] as const) {
      const first = take(room, pushOf(theirs, 0, { client: "d" }), "B")
      expect(take(first.room, pushOf(mine, 0)).answer).toEqual(behindOf(first))
    }
  })

  it("1.7 a place that is gone is for the desk to learn", () => {
    const gone = take(
      room,
      pushOf(
        edit(doc, tr => tr.delete(0, doc.child(0).nodeSize)),
        0,
        { client: "d" },
      ),
      "B",
    )
    expect(take(gone.room, pushOf(typed(doc, 0, "x"), 0)).answer).toEqual(behindOf(gone))
  })

  it("1.7 many missed steps are not told with the answer", () => {
    let far = room
    for (let i = 0; i < 201; i++)
      far = take(far, pushOf(typed(far.doc, 0, "x"), far.version, { client: "d" }), "B").room
    const taking = edit(doc, tr => tr.delete(targetText(doc, 0).from, targetText(doc, 0).to))
    expect(take(far, pushOf(taking, 0)).answer).toEqual({ kind: "behind", version: 201 })
  })

  it("1.8 what the room does not remember is behind", () => {
    const forgetful = { ...take(room, pushOf(typed(doc, 0, "x"), 0, { client: "d" }), "B").room, recent: [] }
    expect(take(forgetful, pushOf(typed(doc, 2, "x"), 0)).answer).toEqual({ kind: "behind", version: 1 })
  })

  it("1.9 no two pairs with one id, and never none", () => {
    const twin = edit(doc, tr => tr.insert(0, doc.child(2)))
    expect(take(room, pushOf(twin, 0)).answer).toEqual({ kind: "refused", why: "bad-step" })
    const all = {
      version: 0,
      client: "c",
      serial: 9,
      acts: [],
      steps: [{ stepType: "replace", from: 0, to: doc.content.size }],
    }
    expect(take(room, all).answer).toEqual({ kind: "refused", why: "bad-step" })
  })

  it("1.10 asks the check last, and takes its word", () => {
    const seen: string[][] = []
    const no: Check = (before, after, touched) => {
      seen.push([before.textContent, after.textContent, [...touched.after.keys()].join()])
      return "not-allowed"
    }
    expect(take(room, pushOf(typed(doc, 1, "x"), 0), "A", no).answer).toEqual({ kind: "refused", why: "not-allowed" })
    expect(seen).toEqual([[doc.textContent, doc.textContent.replace("two", "xtwo"), "p2"]])
    take(room, { version: 0, client: "c", serial: 1, steps: [7], acts: [] }, "A", no)
    expect(seen).toHaveLength(1)
  })

  it("1.2 takes the inverse of a mark step that is several, undone and redone", () => {
    const em = schema.marks.em.create()
    const half = edit(doc, tr => tr.addMark(at + 1, at + 2, em)).doc
    const mark = new AddMarkStep(at, at + 3, em)
    const whole = mark.apply(half).doc as Node
    const undo = mark.invert(half)
    const redo = undo.invert(whole)
    const again = redo.invert(half)
    const pushed = (of: Node, step: Step) =>
      take(openRoom(of, 0), {
        version: 0,
        client: "c",
        serial: 1,
        steps: [JSON.parse(JSON.stringify(stepJson(step)))],
        acts: [],
      })
    expect(stepJson(undo)).toMatchObject({ stepType: "markSet" })
    expect(pushed(whole, undo).room.doc.eq(half)).toBe(true)
    expect(pushed(half, redo).answer).toEqual({ kind: "accepted", version: 1 })
    expect(pushed(whole, again).answer).toEqual({ kind: "accepted", version: 1 })
  })

  it("keeps steps that change nothing, so that versions stay true", () => {
    const nothing = { stepType: "removeMark", mark: { type: "strong" }, from: at, to: at + 1 }
    expect(take(room, { version: 0, client: "c", serial: 1, steps: [nothing], acts: [] }).answer).toEqual({
      kind: "accepted",
      version: 1,
    })
  })
})
