import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import { afterAll, beforeAll, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { decide } from "@/lib/review/suggest/decide"
import type { HistoryEvent } from "@/lib/sync/api"
import type { Act, Answer, DeskEvent, DeskOpening, SuggestionInfo } from "@/lib/sync/protocol"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import { areRejectionsContested } from "./pages/open-things"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let translator: Someone
let reviewer: Someone
let page: string
let serial = 0

beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  translator = await invited(coordinator, ["translator"])
  reviewer = await invited(coordinator, ["reviewer"])
}, 120_000)
afterAll(() => server.remove())

const open = async (who: Someone) => (await who.get(`/api/pages/${page}`)).body as DeskOpening
const record = async (id: string) => (await open(reviewer)).suggestions.find(one => one.id === id) as SuggestionInfo
const history = async () => (await reviewer.get(`/api/pages/${page}/history`)).body as HistoryEvent[]
const docOf = (desk: DeskOpening) => Node.fromJSON(schema, desk.doc as Record<string, unknown>)
const mine = (desk: DeskOpening, id: string) => schema.mark("ins", { id, author: desk.me.id })

async function push(
  who: Someone,
  make: (tr: Transaction, desk: DeskOpening) => Transaction,
  acts: readonly Act[] = [],
) {
  const desk = await open(who)
  const tr = make(EditorState.create({ doc: docOf(desk) }).tr, desk)
  const body = { version: desk.version, client: "c", serial: ++serial, steps: tr.steps.map(one => one.toJSON()), acts }
  return { answer: (await who.post(`/api/pages/${page}/steps`, body)).body as Answer, tr }
}
const suggest = (id: string, words = "muy ", pair = 0) =>
  push(reviewer, (tr, desk) => tr.insert(targetText(tr.doc, pair).from, schema.text(words, [mine(desk, id)])))
const decideOne = (who: Someone, id: string, how: "accept" | "reject", act: object = {}) =>
  push(who, tr => decide(tr, mark => mark.attrs.id === id, how), [{ kind: how, suggestion: id, ...act } as Act])
const say = (who: Someone, id: string, body: unknown, path = "") =>
  who.post(`/api/pages/${page}/suggestions/${id}${path}`, body)

it("a reason, a kind of fault and a severity are its author's to say, while it is open", async () => {
  page = await bringPage(coordinator)
  await suggest("s1")
  const fault = { category: "register", severity: "minor" }
  expect((await say(reviewer, "s1", { reason: " clearer ", fault })).body).toMatchObject({ reason: "clearer", fault })
  expect((await say(translator, "s1", { reason: "mine" })).status).toBe(403)
  expect((await say(coordinator, "s1", { fault: { category: null, severity: "major" } })).body).toMatchObject({
    reason: "clearer",
    fault: { category: null, severity: "major" },
  })
  expect((await say(reviewer, "s1", { fault: { category: "ugly", severity: null } })).status).toBe(400)
  expect((await say(reviewer, "s1", { thread: "none" })).status).toBe(404)
  await decideOne(translator, "s1", "accept")
  expect((await say(reviewer, "s1", { reason: "late" })).body.error).toBe("not-open")
  expect(await record("s1")).toMatchObject({ state: "accepted", reason: "clearer", fault: { severity: "major" } })
})

it("a rejection keeps its reason, through undo and redo", async () => {
  page = await bringPage(coordinator)
  await suggest("s1")
  const { tr } = await decideOne(translator, "s1", "reject", { reason: "taste", words: "Sounds odd." })
  const rejected = {
    state: "rejected",
    decision: { how: "rejected", reason: { id: "taste", words: null }, words: "Sounds odd." },
  }
  expect(await record("s1")).toMatchObject(rejected)
  const back = (now: Transaction) =>
    tr.steps.reduceRight((at, step, i) => at.step(step.invert(tr.docs[i] as Node)), now)
  await push(translator, back, [{ kind: "undo" }])
  expect(await record("s1")).toMatchObject({ state: "open", decision: null })
  await push(translator, now => tr.steps.reduce((at, step) => at.step(step), now), [{ kind: "redo" }])
  expect(await record("s1")).toMatchObject(rejected)
  expect((await history()).slice(0, 4).map(one => [one.kind, one.detail.words])).toEqual([
    ["rejected", "Sounds odd."],
    ["undecided", undefined],
    ["rejected", "Sounds odd."],
    ["suggested", undefined],
  ])
})

it("a decision taken back and taken otherwise in one push is told as it is now", async () => {
  page = await bringPage(coordinator)
  await suggest("s1")
  const { tr } = await decideOne(translator, "s1", "accept")
  expect(await record("s1")).toMatchObject({ state: "accepted" })
  const back = (now: Transaction) =>
    tr.steps.reduceRight((at, step, i) => at.step(step.invert(tr.docs[i] as Node)), now)
  const again = (now: Transaction) => decide(back(now), mark => mark.attrs.id === "s1", "reject")
  await push(translator, again, [{ kind: "undo" }, { kind: "reject", suggestion: "s1", reason: "taste" }])
  const rejected = { state: "rejected", decision: { how: "rejected", reason: { id: "taste" } } }
  expect(await record("s1")).toMatchObject(rejected)
  expect((await history()).slice(0, 4).map(one => one.kind)).toEqual(["rejected", "undecided", "accepted", "suggested"])
})

it("what comes and goes within one push leaves no record", async () => {
  page = await bringPage(coordinator)
  const put = (tr: Transaction, desk: DeskOpening) =>
    tr.insert(targetText(tr.doc, 0).from, schema.text("muy ", [mine(desk, "s1")]))
  const comeAndGo = (tr: Transaction, desk: DeskOpening) =>
    decide(put(tr, desk), mark => mark.attrs.id === "s1", "reject")
  expect((await push(reviewer, comeAndGo)).answer.kind).toBe("accepted")
  expect(await record("s1")).toBeUndefined()
  expect((await history()).filter(one => one.detail.suggestion === "s1")).toEqual([])
})

it("what was taken instead is kept beside what was suggested", async () => {
  page = await bringPage(coordinator)
  await suggest("s1")
  await push(
    translator,
    tr => {
      const { from } = targetText(tr.doc, 0)
      return decide(tr, mark => mark.attrs.id === "s1", "accept").insertText("bien ", from, from + 4)
    },
    [{ kind: "accept", suggestion: "s1", taken: "bien " }],
  )
  expect(await record("s1")).toMatchObject({
    state: "accepted",
    inserted: "muy ",
    decision: { how: "accepted-with-edit", taken: "bien " },
  })
})

it("what is disputed is for the coordinator to decide, and its author's to take back", async () => {
  page = await bringPage(coordinator)
  await suggest("s1")
  await suggest("s2", "x ", 1)
  expect((await say(reviewer, "s1", { words: "No." }, "/dispute")).status).toBe(403)
  expect((await say(translator, "s1", { words: " " }, "/dispute")).body.error).toBe("empty-text")
  expect((await say(translator, "s1", { words: "No." }, "/dispute")).body.dispute).toMatchObject({ words: "No." })
  expect((await say(coordinator, "s1", { words: "Me too." }, "/dispute")).status).toBe(403)
  for (const how of ["accept", "reject"] as const)
    expect((await decideOne(translator, "s1", how)).answer).toEqual({ kind: "refused", why: "disputed" })
  const cut = (tr: Transaction) => tr.delete(targetText(tr.doc, 0).from, targetText(tr.doc, 0).from + 4)
  expect((await push(translator, cut)).answer).toEqual({ kind: "refused", why: "disputed" })
  expect((await decideOne(coordinator, "s1", "accept")).answer.kind).toBe("accepted")
  expect(await record("s1")).toMatchObject({ state: "accepted", dispute: { words: "No." } })

  await say(translator, "s2", { words: "No." }, "/dispute")
  expect((await say(translator, "s2", {}, "/undispute")).body.dispute).toBeNull()
  await say(translator, "s2", { words: "No again." }, "/dispute")
  expect((await decideOne(reviewer, "s2", "reject")).answer.kind).toBe("accepted")
  expect(await record("s2")).toMatchObject({ state: "withdrawn" })
  expect((await history()).map(one => one.kind)).toEqual(
    expect.arrayContaining(["disputed", "dispute-ended", "accepted", "withdrawn"]),
  )
})

it("500 suggestions are decided in one push", async () => {
  const texts = Array.from({ length: 100 }, (_, i) => `una frase ${i}`)
  page = (
    await coordinator.post("/api/pages", {
      title: "Long",
      source: { format: "text", lang: "en", text: texts.map((_, i) => `a phrase ${i}`).join("\n\n") },
      target: { format: "text", lang: "es", text: texts.join("\n\n") },
      pairs: texts.map((words, block) => ({
        source: [{ block, from: 0, to: `a phrase ${block}`.length, start: "block" }],
        target: [{ block, from: 0, to: words.length, start: "block" }],
        sure: 1,
      })),
    })
  ).body.id
  await push(reviewer, (tr, desk) => {
    for (let pair = 0; pair < 100; pair++)
      for (let i = 0; i < 5; i++)
        tr.insert(targetText(tr.doc, pair).from + i, schema.text("xyz", [mine(desk, `s${pair}-${i}`)]))
    return tr
  })
  const all = (await open(translator)).suggestions
  expect(all).toHaveLength(500)
  const acts = all.map(one => ({ kind: "accept", suggestion: one.id }) as const)
  const { answer } = await push(translator, tr => decide(tr, () => true, "accept"), acts)
  expect(answer.kind).toBe("accepted")
  expect((await open(translator)).suggestions.filter(one => one.decision?.how === "accepted")).toHaveLength(500)
}, 60_000)

it("the coordinator changes the list of reasons; what was rejected keeps its words", async () => {
  page = await bringPage(coordinator)
  const offered = (await open(translator)).reasons
  expect(offered.map(one => one.words)).toEqual(offered.map(() => null))
  const wish = [...offered.slice(0, 2), { id: "new", words: "  Too long " }, { id: "new2", words: " " }]
  const heard: DeskEvent[] = []
  const close = server.hub.listen(page, "somebody", event => heard.push(event))
  const made = (await coordinator.post("/api/reasons", wish)).body as DeskOpening["reasons"]
  await expect.poll(() => heard).toContainEqual({ kind: "reasons", reasons: made })
  close()
  expect(made.map(one => one.words)).toEqual([null, null, "Too long"])
  await suggest("s1")
  await decideOne(translator, "s1", "reject", { reason: made[2]?.id })
  await coordinator.post("/api/reasons", [{ ...made[2], words: "Far too long" }])
  expect((await record("s1")).decision?.reason).toEqual(made[2])
  expect((await open(translator)).reasons.map(one => one.words)).toEqual(["Far too long"])
})

it("a rejection that stands is disputed by the suggestion's author or another translator, and settled once", async () => {
  const second = await invited(coordinator, ["translator"])
  page = await bringPage(coordinator)
  for (const id of ["s1", "s2", "s3"]) await suggest(id, `${id} `)
  for (const id of ["s1", "s2", "s3"]) await decideOne(translator, id, "reject", { reason: "taste" })
  const no = { words: "It says so in the source." }
  // Whoever rejected it, and whoever settles, have no need to.
  expect((await say(translator, "s1", no, "/dispute")).status).toBe(403)
  expect((await say(coordinator, "s1", no, "/dispute")).status).toBe(403)
  expect((await say(reviewer, "s1", no, "/dispute")).body).toMatchObject({ state: "rejected", dispute: no })
  expect((await say(second, "s2", no, "/dispute")).body).toMatchObject({ state: "rejected", dispute: no })
  expect((await say(second, "s1", no, "/dispute")).status).toBe(403)
  expect((await say(second, "s1", {}, "/undispute")).status).toBe(403)
  expect((await say(reviewer, "s1", {}, "/undispute")).body).toMatchObject({ state: "rejected", dispute: null })
  await say(reviewer, "s1", no, "/dispute")

  // Approving asks that nothing is open, and this is.
  expect(await areRejectionsContested(server.db, page)).toBe(true)

  const stands = (await say(coordinator, "s2", {}, "/undispute")).body as SuggestionInfo
  expect(stands).toMatchObject({ state: "rejected", dispute: no, decision: { how: "rejected" } })
  expect(stands.decision?.by).not.toBe((await record("s3")).decision?.by)
  expect((await say(reviewer, "s2", no, "/dispute")).status).toBe(403)

  expect((await say(reviewer, "s1", {}, "/reopen")).status).toBe(403)
  await push(translator, tr => tr.insertText("Ay, ", targetText(tr.doc, 0).from))
  expect((await say(coordinator, "s1", {}, "/reopen")).body).toMatchObject({ state: "open", dispute: no })
  const words = docOf(await open(coordinator))
    .child(0)
    .child(1).textContent
  expect(words).toBe("s1 Ay, un gato gris")
  expect(await areRejectionsContested(server.db, page)).toBe(false)
  expect((await decideOne(translator, "s1", "accept")).answer).toEqual({ kind: "refused", why: "disputed" })
  expect((await decideOne(coordinator, "s1", "accept")).answer.kind).toBe("accepted")
  expect(await record("s1")).toMatchObject({ state: "accepted", dispute: no })
  expect((await say(coordinator, "s1", {}, "/reopen")).body.error).toBe("not-open")
})

it("a rejection that was let stand is opened again from where its words were", async () => {
  page = await bringPage(coordinator)
  await suggest("s1")
  await decideOne(translator, "s1", "reject")
  await say(reviewer, "s1", { words: "Why?" }, "/dispute")
  await say(coordinator, "s1", {}, "/undispute")
  expect((await say(coordinator, "s1", {}, "/reopen")).body).toMatchObject({ state: "open" })
})

it("a suggestion whose place has gone is not opened again", async () => {
  page = await bringPage(coordinator)
  await push(reviewer, (tr, desk) =>
    tr.addMark(
      targetText(tr.doc, 0).from,
      targetText(tr.doc, 0).from + 2,
      schema.mark("del", { id: "s1", author: desk.me.id }),
    ),
  )
  await decideOne(translator, "s1", "reject")
  await push(translator, tr => tr.delete(targetText(tr.doc, 0).from, targetText(tr.doc, 0).from + 4))
  expect((await say(coordinator, "s1", {}, "/reopen")).body.error).toBe("words-gone")
  expect(await record("s1")).toMatchObject({ state: "rejected" })
})

it("whoever takes back a rejection that is disputed has ended the dispute", async () => {
  page = await bringPage(coordinator)
  await suggest("s1")
  const { tr } = await decideOne(translator, "s1", "reject")
  await say(reviewer, "s1", { words: "Why?" }, "/dispute")
  const undo = (now: Transaction) => {
    for (let i = tr.steps.length - 1; i >= 0; i--) now.step((tr.steps[i] as Step).invert(tr.docs[i] as Node))
    return now
  }
  expect((await push(translator, undo, [{ kind: "undo" }])).answer.kind).toBe("accepted")
  expect(await record("s1")).toMatchObject({ state: "open", dispute: null })
  expect((await decideOne(translator, "s1", "accept")).answer.kind).toBe("accepted")
})
