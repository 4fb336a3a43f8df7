import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { afterAll, beforeAll, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { fingerprint } from "@/lib/review/status"
import type { MemoryFound, MemoryMatch } from "@/lib/sync/memory"
import type { DeskOpening } from "@/lib/sync/protocol"
import { targetText } from "@/lib/testing/desks"
import { firstPerson, invited, openTestServer, type Someone, twoTexts } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let viewer: Someone
let group: string
let [page, other] = ["", ""]
let serial = 0
beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  viewer = await invited(coordinator, ["viewer"])
  group = (await coordinator.get("/api/me")).body.group.id
  const sources = ["The board met on 3 May.", "Members may ask."]
  page = (
    await coordinator.post("/api/pages", twoTexts(sources, ["La junta se reunió el 3 de mayo.", "Se puede preguntar."]))
  ).body.id
  other = (await coordinator.post("/api/pages", twoTexts(["The board met on 9 May."], ["Borrador."]))).body.id
}, 120_000)
afterAll(() => server.remove())

async function push(make: (tr: Transaction, me: string) => Transaction) {
  const desk = (await coordinator.get(`/api/pages/${page}`)).body as DeskOpening
  const { tr } = EditorState.create({ doc: Node.fromJSON(schema, desk.doc as Record<string, unknown>) })
  const steps = make(tr, desk.me.id).steps.map(one => one.toJSON())
  const wish = { version: desk.version, client: "c", serial: ++serial, steps, acts: [] }
  expect((await coordinator.post(`/api/pages/${page}/steps`, wish)).body.kind).toBe("accepted")
}
const approve = () =>
  push((tr, by) => {
    const judged = { status: "approved", by, at: Date.now(), words: fingerprint(tr.doc.child(0)) }
    return tr.setNodeAttribute(0, "judged", judged)
  })
const similar = async (who: Someone, text: string, pair = "none"): Promise<MemoryMatch[]> =>
  (await who.post(`/api/pages/${other}/similar`, { pair, text })).body
const found = async (query: string): Promise<MemoryFound> =>
  (await viewer.get(`/api/groups/${group}/memory?${query}`)).body

it("holds what stands approved, and nothing else", async () => {
  expect(await similar(viewer, "The board met on 9 May.")).toEqual([])
  await approve()
  const [match, ...more] = await similar(viewer, "The board met on 9 May.")
  expect(more).toEqual([])
  expect(match).toMatchObject({
    likeness: 1 - 1 / 7,
    numbers: true,
    unit: { target: "La junta se reunió el 3 de mayo.", origin: { kind: "page", page } },
  })
  expect(await similar(viewer, "Members may ask.")).toEqual([])
  expect((await found("words=REUNIO")).count).toBe(1)
  await push(tr => tr.insertText("x", targetText(tr.doc, 0).to))
  expect(await similar(viewer, "The board met on 9 May.")).toEqual([])
  expect((await found("")).all).toBe(0)
})

it("holds the words that were approved, not those that are only suggested, and names nobody who has left", async () => {
  await approve()
  const known = async () => (await similar(viewer, "The board met on 9 May."))[0]?.unit
  const before = (await known())?.target
  expect((await known())?.origin).toMatchObject({ by: expect.any(String) })
  await push((tr, author) =>
    tr.insert(targetText(tr.doc, 0).to, schema.text("!", [schema.mark("ins", { id: "open", author })])),
  )
  expect((await known())?.target).toBe(before)
  const { person } = (await coordinator.get("/api/me")).body
  await server.db.updateTable("persons").set({ left_at: 1 }).where("id", "=", person.id).execute()
  expect((await known())?.origin).toMatchObject({ by: null })
  await server.db.updateTable("persons").set({ left_at: null }).where("id", "=", person.id).execute()
  await push(tr => tr.insertText("x", targetText(tr.doc, 0).from))
})

it("takes a file in once, and out again", async () => {
  const units = [
    { source: "Members may ask.", target: "Los miembros pueden preguntar." },
    { source: "Members may ask.", target: "Los miembros pueden preguntar. " },
    { source: "See below.", target: "Véase abajo." },
  ]
  const file = { name: "old.tmx", source: "en-GB", target: "es", units }
  expect((await viewer.post(`/api/groups/${group}/memory`, file)).status).toBe(403)
  expect((await coordinator.post(`/api/groups/${group}/memory`, file)).body).toEqual({ taken: 2 })
  expect((await coordinator.post(`/api/groups/${group}/memory`, file)).body).toEqual({ taken: 0 })
  expect((await similar(viewer, "Members may ask!"))[0]?.unit.origin).toMatchObject({ kind: "file", name: "old.tmx" })
  const {
    units: [one],
    files,
  } = await found("words=vease")
  expect(one).toMatchObject(units[2] ?? {})
  expect(files).toMatchObject([{ name: "old.tmx", count: 2 }])
  expect((await coordinator.post(`/api/groups/${group}/memory/files`, { file: files[0]?.id })).body).toEqual({
    gone: true,
  })
  expect((await found("")).all).toBe(0)
})

it("corrects a pair of a file, takes one out, and the file with its last", async () => {
  const units = [
    { source: "Members may ask.", target: "Los miembros pueden preguntar." },
    { source: "See below.", target: "Vease abajo." },
    { source: "See below.", target: "Véase más abajo." },
  ]
  const [old, , twin] = units
  expect(
    (await coordinator.post(`/api/groups/${group}/memory`, { name: "b.tmx", source: "en", target: "es", units })).body,
  ).toEqual({ taken: 3 })
  const file = (await found("")).files[0]?.id
  const mend = (who: Someone, unit: unknown, instead: unknown) =>
    who.post(`/api/groups/${group}/memory/units`, { file, unit, instead })
  expect((await mend(viewer, old, null)).status).toBe(403)
  expect((await mend(coordinator, old, { source: " ", target: "x" })).status).toBe(400)
  const asked = { source: "Members may ask.", target: "Quien es miembro puede preguntar." }
  expect((await mend(coordinator, old, asked)).body).toEqual({ mended: true })
  expect((await mend(coordinator, old, asked)).body).toEqual({ mended: false })
  expect((await similar(viewer, "Members may ask!"))[0]?.unit.target).toBe(asked.target)
  // Corrected to what is there already, it is there once.
  await mend(coordinator, units[1], twin)
  expect((await found("")).files).toMatchObject([{ name: "b.tmx", count: 2 }])
  const both = await Promise.all([mend(coordinator, asked, null), mend(coordinator, twin, null)])
  expect(both.map(({ body }) => body)).toEqual([{ mended: true }, { mended: true }])
  expect(await found("")).toMatchObject({ all: 0, files: [] })
})

it("does not show what stands on a page that somebody may not see", async () => {
  await approve()
  expect((await found("")).all).toBe(1)
  const me = (await viewer.get("/api/me")).body.person.id
  await coordinator.post(`/api/pages/${page}/roles`, { person: me, roles: [] })
  expect(await similar(viewer, "The board met on 9 May.")).toEqual([])
  expect((await found("")).all).toBe(0)
})

it.each([
  {},
  { name: "a", source: "en", target: "es", units: [] },
  { name: "a", source: "<", target: "es", units: [{ source: "a", target: "b" }] },
  { name: "a", source: "en", target: "es", units: [{ source: " ", target: "b" }] },
])("a file that is none is refused %#", async body =>
  expect((await coordinator.post(`/api/groups/${group}/memory`, body)).status).toBe(400),
)
