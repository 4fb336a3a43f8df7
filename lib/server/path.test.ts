import { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { targetText } from "@/lib/testing/desks"
import { bringPage, firstPerson, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

/** Reads events from a stream up to the first of this kind. */
async function readEvents(response: Response, kind: string): Promise<{ id: string | null; data: { kind: string } }[]> {
  const reader = response.body?.getReader()
  if (!reader) throw new Error("no stream")
  let text = ""
  const found = () =>
    text
      .split("\n\n")
      .slice(0, -1)
      .filter(block => block.includes("data: "))
      .map(block => ({
        id: /^id: (.*)$/m.exec(block)?.[1] ?? null,
        data: JSON.parse(/^data: (.*)$/m.exec(block)?.[1] ?? "null"),
      }))
  while (!found().some(one => one.data.kind === kind)) {
    const { value, done } = await reader.read()
    if (done) break
    text += new TextDecoder().decode(value)
  }
  await reader.cancel()
  return found()
}

describe("from the first account to a step that others hear of", () => {
  let server: Server & { remove(): Promise<void> }
  let ada: Someone
  let page: string
  beforeAll(async () => {
    server = await openTestServer()
  }, 120_000)
  afterAll(() => server.remove())

  it("offers a first account once", async () => {
    ada = await firstPerson()
    expect((await ada.get("/api/me")).body).toMatchObject({
      person: { siglum: "AB", order: 0 },
      roles: ["coordinator"],
      sample: null,
    })
    expect((await ada.get("/api/welcome")).body).toMatchObject({ needsFirstAccount: false, sampleOffered: true })
    expect((await ada.post("/api/first", { name: "x", email: "x@y.org", password: "0123456789" })).body).toEqual({
      error: "already-set-up",
    })
  })

  it("brings a page in and opens its desk", async () => {
    page = await bringPage(ada)
    const { body } = await ada.get(`/api/pages/${page}`)
    expect(body.version).toBe(0)
    expect(Node.fromJSON(schema, body.doc).childCount).toBe(3)
    expect((await ada.get("/api/pages")).body).toMatchObject([
      { id: page, pairs: { draft: 3 }, targetTitle: "un gato gris" },
    ])
  })

  it("takes a push, answers the same to a repeated one, and tells the streams", async () => {
    const { body: desk } = await ada.get(`/api/pages/${page}`)
    const doc = Node.fromJSON(schema, desk.doc)
    const tr = EditorState.create({ doc }).tr.insertText("muy ", targetText(doc, 0).from)
    const push = { version: 0, client: "c1", serial: 1, steps: tr.steps.map(step => step.toJSON()), acts: [] }
    const stream = await ada.get(`/api/pages/${page}/events?since=0`)
    const events = readEvents(stream.response, "steps")
    await new Promise(resolve => setTimeout(resolve, 20))
    expect((await ada.post(`/api/pages/${page}/steps`, push)).body).toEqual({ kind: "accepted", version: 1 })
    expect((await ada.post(`/api/pages/${page}/steps`, push)).body).toEqual({ kind: "accepted", version: 1 })
    const heard = await events
    const kinds = new Set(heard.map(one => one.data.kind))
    expect(kinds).toEqual(new Set(["page", "people", "suggestions", "reasons", "not-faults", "checks", "steps"]))
    expect(heard.at(-1)).toMatchObject({ id: "1", data: { version: 1, steps: [{ client: "c1" }] } })
    expect((await ada.get(`/api/pages/${page}/steps?since=0`)).body).toMatchObject({
      version: 1,
      steps: [{ client: "c1" }],
    })
    const again = await ada.get(`/api/pages/${page}`)
    expect(Node.fromJSON(schema, again.body.doc).child(0).textContent).toBe("a grey catmuy un gato gris")
    expect((await ada.get(`/api/pages/${page}/history`)).body.map((one: { kind: string }) => one.kind)).toEqual([
      "edited",
      "imported",
    ])
  })

  it("resumes a stream where the browser says it was", async () => {
    for (const [path, headers, versions] of [
      ["events?since=0", {}, [1]],
      ["events?since=0", { "last-event-id": "1" }, []],
      ["events", { "last-event-id": "0" }, [1]],
    ] as const) {
      const { response } = await ada.ask("GET", `/api/pages/${page}/${path}`, undefined, headers)
      // Whatever was missed comes before anything new: a comment is the new thing to wait for.
      const events = readEvents(response, "thread")
      await new Promise(resolve => setTimeout(resolve, 50))
      const pair = (await ada.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
      const id = `t${Math.random()}`
      await ada.post(`/api/pages/${page}/threads`, { id, pair, side: null, quote: "", text: "Well." })
      const heard = await events
      expect(heard.filter(one => one.data.kind === "steps").map(one => Number(one.id))).toEqual(versions)
      await server.db.deleteFrom("threads").execute()
    }
  })

  it("gives up presence when the last stream is closed", async () => {
    expect(server.hub.here(page)).toEqual([])
    const { response } = await ada.get(`/api/pages/${page}/events`)
    expect(server.hub.here(page)).toHaveLength(1)
    await response.body?.cancel()
    expect(server.hub.here(page)).toEqual([])
  })
})
