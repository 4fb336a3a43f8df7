/** New drafts over HTTP: who may, what is kept and listed, live and in history, and going back. */
import { Node } from "prosemirror-model"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { applyAll, readStep } from "@/lib/sync/untrusted"
import { bringPage, firstPerson, invited, openTestServer, type Someone, twoTexts } from "@/lib/testing/server"
import { Rooms } from "./pages/rooms"

let server: Awaited<ReturnType<typeof openTestServer>>
let host: Someone
let page: string
const draftOne = [
  "Un gato gris duerme en la ventana.",
  "Dos perros corren por la calle.",
  "Tres casas viejas miran al mar.",
]
beforeEach(async () => {
  server = await openTestServer()
  host = await firstPerson()
  page = await bringPage(host, draftOne)
})
afterEach(() => server.remove())

const text = (lines: readonly string[]) => ({ side: "target", format: "text", text: lines.join("\n\n") })
const open = async () => {
  const { body } = await host.get(`/api/pages/${page}`)
  return { ...body, doc: Node.fromJSON(schema, body.doc) } as {
    doc: Node
    version: number
    suggestions: { id: string; state: string }[]
  }
}
const targets = (doc: Node) => doc.children.map(pair => pair.child(1).textContent)

/** A reviewer suggests another word: the old one is struck, the new one put in. */
async function suggest(someone: Someone, pair: number, was: string, is: string) {
  const { body } = await someone.get(`/api/pages/${page}`)
  const doc = Node.fromJSON(schema, body.doc)
  let start = 0
  for (let k = 0; k < pair; k++) start += doc.child(k).nodeSize
  const from = start + 3 + doc.child(pair).child(0).nodeSize + doc.child(pair).child(1).textContent.indexOf(was)
  const mark = { attrs: { id: `s${pair}`, author: body.me.id } }
  const steps = [
    {
      stepType: "replace",
      from: from + was.length,
      to: from + was.length,
      slice: { content: [{ type: "text", text: is, marks: [{ type: "ins", ...mark }] }] },
    },
    { stepType: "addMark", from, to: from + was.length, mark: { type: "del", ...mark } },
  ]
  const pushed = await someone.post(`/api/pages/${page}/steps`, {
    version: body.version,
    client: `c${pair}`,
    serial: 1,
    steps,
    acts: [],
  })
  expect(pushed.body.kind).toBe("accepted")
}

describe("a new draft", () => {
  it("keeps what stands, takes up what was suggested, and lists the rest", async () => {
    const reviewer = await invited(host, ["reviewer"])
    const translator = await invited(host, ["translator"])
    await suggest(reviewer, 0, "gris", "pardo")
    await suggest(reviewer, 1, "corren", "saltan")
    await suggest(reviewer, 2, "viejas", "blancas")
    const before = await open()
    const next = [
      "Un gato gris duerme en la ventana.",
      "Dos perros saltan por la calle.",
      "Tres casas antiguas miran al mar.",
      "Y una cosa más.",
    ]
    const proposed = await translator.post(`/api/pages/${page}/drafts/propose`, text(next))
    expect(proposed.status).toBe(200)
    const fates = Object.fromEntries(
      proposed.body.report.suggestions.map((s: { id: string; fate: string }) => [s.id, s.fate]),
    )
    expect(fates).toEqual({ s0: "kept", s1: "adopted", s2: "superseded" })
    expect((await open()).version).toBe(before.version)

    const taken = await translator.post(`/api/pages/${page}/drafts`, { ...text(next), seal: proposed.body.seal })
    expect(taken.body).toMatchObject({ kind: "taken", before: before.version })
    const after = await open()
    expect(targets(after.doc)).toEqual(["Un gato grispardo duerme en la ventana.", ...next.slice(1)])
    expect(after.doc.child(0).eq(before.doc.child(0))).toBe(true)
    expect(after.doc.children.slice(0, 3).map(pair => pair.attrs.id)).toEqual(
      before.doc.children.map(pair => pair.attrs.id),
    )
    const states = Object.fromEntries(after.suggestions.map(s => [s.id, s.state]))
    expect(states).toEqual({ s0: "open", s1: "accepted", s2: "rejected" })
    const history = await host.get(`/api/pages/${page}/history`)
    expect(history.body.find((e: { kind: string }) => e.kind === "drafted").detail).toMatchObject({
      side: "target",
      number: 2,
      lost: 1,
      adopted: 1,
    })

    const again = await translator.post(`/api/pages/${page}/drafts`, text(next))
    expect(again.body).toMatchObject({ kind: "changed", proposal: { rows: [] } })
    const moments = await host.get(`/api/pages/${page}/versions`)
    expect(moments.body.map((m: { what: { kind: string } }) => m.what.kind)).toEqual([
      "draft",
      "before-draft",
      "draft",
      "now",
    ])
  })

  it("is for who may edit; a new source is for the coordinator", async () => {
    const translator = await invited(host, ["translator"])
    const reviewer = await invited(host, ["reviewer"])
    expect((await reviewer.post(`/api/pages/${page}/drafts`, text(["Otra cosa."]))).status).toBe(403)
    const source = { side: "source", format: "text", text: "a grey cat\n\ntwo big dogs\n\nthree houses" }
    expect((await translator.post(`/api/pages/${page}/drafts`, source)).status).toBe(403)
    expect((await host.post(`/api/pages/${page}/drafts`, source)).body).toMatchObject({ kind: "taken" })
    const { doc } = await open()
    expect(doc.children.map(pair => pair.child(0).textContent)).toEqual(["a grey cat", "two big dogs", "three houses"])
    expect(targets(doc)).toEqual(draftOne)
  })

  it("refuses what is no draft, with a reason", async () => {
    const ask = async (wish: object) => (await host.post(`/api/pages/${page}/drafts/propose`, wish)).body.error
    expect(await ask(text([" "]))).toBe("empty-text")
    expect(await ask({ ...text([]), text: "a\u0000b\u0000\u0001\u0002" })).toBe("unreadable-target")
    const english =
      "The cat sleeps in the window while the dogs are running through the street. They have been there since the morning, and nobody knows what they want from us."
    expect(await ask(text([english]))).toBe("draft-in-other-language")
    expect(await ask({ ...text([english]), anyway: true })).toBeUndefined()
  })

  it("goes back to an older version, of a pair and of the page, and from there again", async () => {
    const next = ["Un gato negro duerme en la ventana.", "Dos perros corren por la plaza.", draftOne[2] ?? ""]
    await host.post(`/api/pages/${page}/drafts`, text(next))
    const { doc } = await open()
    const pair = doc.child(1).attrs.id
    const one = await host.post(`/api/pages/${page}/restore`, { version: 0, pair })
    expect(targets((await open()).doc)).toEqual([next[0], draftOne[1], draftOne[2]])
    await host.post(`/api/pages/${page}/restore`, { version: one.body.before })
    expect(targets((await open()).doc)).toEqual(next)
    await host.post(`/api/pages/${page}/restore`, { version: 0 })
    expect(targets((await open()).doc)).toEqual(draftOne)
    expect((await host.post(`/api/pages/${page}/restore`, { version: 999 })).body.error).toBe("no-such-version")
  })

  it("is exported into the file it came in", async () => {
    const markdown = "# Casa\n\n* Un   gato gris duerme en la *ventana*.\n\n\nDos perros corren por la calle."
    await host.post(`/api/pages/${page}/drafts`, { side: "target", format: "markdown", text: markdown })
    const wish = { format: "markdown", open: "leave", credits: false, comments: false, locale: "en", preview: true }
    expect((await host.post(`/api/pages/${page}/export`, wish)).body.text.startsWith(`${markdown}\n`)).toBe(true)
  })

  it("of a long page is worked on beside the main thread, and ends as its steps do", async () => {
    const lines = Array.from({ length: 900 }, (_, i) => `El gato número ${i} duerme en la ventana ${i + 7} de la casa.`)
    const long = twoTexts(lines, lines)
    page = (await host.post("/api/pages", long)).body.id as string
    const next = lines.flatMap((line, i) => (i % 9 === 4 ? [line.replace("duerme", "salta"), "Otro perro."] : [line]))
    const seen = await host.post(`/api/pages/${page}/drafts/propose`, text(next))
    expect(seen.body).toMatchObject({ number: 2, report: { counts: { rewritten: 100 } } })
    const taken = await host.post(`/api/pages/${page}/drafts`, { ...text(next), seal: seen.body.seal })
    expect(taken.body.kind).toBe("taken")
    const { doc, version } = await open()
    expect(targets(doc).join("")).toBe(next.join(""))
    expect(version).toBe(taken.body.version)
    const stepped = await new Rooms(server.db).at(page, version)
    expect(stepped?.eq(doc)).toBe(true)
    const before = await server.rooms.at(page, 0)
    const { steps } = await server.rooms.stepsSince(page, 0)
    const again = applyAll(
      before as Node,
      steps.map(one => readStep(one.step)).filter(step => step !== null),
    )
    expect(again?.eq(doc)).toBe(true)
    const back = await host.post(`/api/pages/${page}/restore`, { version: 0 })
    expect(back.body.changed).toBe(200)
    const restored = await open()
    expect(targets(restored.doc).join("")).toBe(lines.join(""))
    expect((await new Rooms(server.db).at(page, restored.version))?.eq(restored.doc)).toBe(true)
  }, 60_000)
})
