/** Webhooks and feeds: what is told, to whom, and to whom never. */
import { createHmac } from "node:crypto"
import { createServer, type Server as Listener } from "node:http"
import type { AddressInfo } from "node:net"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bringPage, firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import { deliverHooks, MOST_TRIES, waitAfter } from "./outside/hooks"
import { isPrivate, send } from "./outside/send"
import type { Server } from "./server"

interface Got {
  readonly headers: NodeJS.Dict<string | string[]>
  readonly body: string
}

let server: Server & { remove(): Promise<void> }
let ada: Someone
let viewer: Someone
let group = ""
let page = ""
let listener: Listener
let url = ""
const got: Got[] = []
let answer = 200

beforeAll(async () => {
  server = await openTestServer({ COTEJO_HOOKS_PRIVATE: "on", COTEJO_URL: "https://desk.example/" })
  ada = await firstPerson()
  viewer = await invited(ada, ["viewer"], "Vera & <Co>")
  group = (await ada.get("/api/groups")).body[0].id
  listener = createServer((request, response) => {
    let body = ""
    request.on("data", chunk => {
      body += String(chunk)
    })
    request.on("end", () => {
      got.push({ headers: request.headers, body })
      response.writeHead(answer, { location: "http://127.0.0.1:1/" }).end()
    })
  })
  await new Promise<void>(ready => listener.listen(0, "127.0.0.1", ready))
  url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook?of=us`
}, 120_000)
afterAll(async () => {
  listener.close()
  await server.remove()
})

/** As if it were a while from now: what has just happened is not told at once. */
const later = (ms = 10_000) => Date.now() + ms
const hooks = async () => (await ada.get(`/api/groups/${group}/hooks`)).body

describe("webhooks", () => {
  let secret = ""
  it("are told of what happens after they were made, in order, signed", async () => {
    await bringPage(ada)
    const made = await ada.post(`/api/groups/${group}/hooks`, { url })
    expect(made.status).toBe(201)
    secret = made.body.secret
    expect(await deliverHooks(server, later())).toBe(0)
    page = await bringPage(ada)
    await ada.post(`/api/pages/${page}/state`, { to: "assigned", note: "Yours." })
    expect(await deliverHooks(server)).toBe(0)
    expect(await deliverHooks(server, later())).toBe(1)
    const [{ headers, body } = { headers: {}, body: "" }] = got
    const sent = JSON.parse(body)
    expect(sent.events.map((one: { kind: string }) => one.kind)).toEqual(["imported", "moved"])
    expect(sent.events[1]).toMatchObject({
      by: { name: "Ada Byrne" },
      page: { id: page, url: `https://desk.example/pages/${page}` },
      detail: { to: "assigned", note: "Yours." },
    })
    const [, t, v1] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(String(headers["cotejo-signature"])) ?? []
    expect(v1).toBe(createHmac("sha256", secret).update(`${t}.${body}`).digest("hex"))
    expect(await deliverHooks(server, later())).toBe(0)
    expect(JSON.stringify(await hooks())).not.toContain(secret)
    expect((await hooks())[0]).toMatchObject({ tries: 0, stopped: false, last: { answer: "200" } })
  })
  it("are told again, later each time, until they take it; nobody follows them elsewhere", async () => {
    await ada.post(`/api/pages/${page}/due`, { due: later(1_000_000) })
    for (const [status, tries] of [
      [500, 1],
      [302, 2],
    ] as const) {
      answer = status
      expect(await deliverHooks(server, later(3_700_000 * tries))).toBe(1)
      expect((await hooks())[0]).toMatchObject({ tries, last: { answer: String(status) } })
      expect(await deliverHooks(server, later(3_700_000 * tries + 100))).toBe(0)
    }
    answer = 204
    expect(await deliverHooks(server, later(3_700_000 * 3))).toBe(1)
    expect(got.slice(-3).map(one => JSON.parse(one.body).events.length)).toEqual([1, 1, 1])
    expect(new Set(got.slice(-3).map(one => one.headers["cotejo-delivery"])).size).toBe(1)
    expect([1, 2, 3, 12].map(waitAfter)).toEqual([10_000, 20_000, 40_000, 3_600_000])
  })
  it("are told once where two instances would", async () => {
    await ada.post(`/api/pages/${page}/due`, { due: null })
    const before = got.length
    const at = later(3_700_000 * 4)
    await Promise.all([deliverHooks(server, at), deliverHooks(server, at)])
    expect(got.length).toBe(before + 1)
  })
  it("are given up after many failures, and tried again when somebody asks", async () => {
    const [{ id }] = await hooks()
    await server.db.updateTable("hooks").set({ tries: MOST_TRIES, next_at: 0 }).where("id", "=", id).execute()
    await ada.post(`/api/pages/${page}/due`, { due: later(1_000_000) })
    expect(await deliverHooks(server, later())).toBe(0)
    expect((await hooks())[0]).toMatchObject({ stopped: true })
    expect((await ada.post(`/api/groups/${group}/hooks/${id}`)).status).toBe(200)
    expect(await deliverHooks(server, later())).toBe(1)
    expect((await ada.ask("DELETE", `/api/groups/${group}/hooks/${id}`)).status).toBe(200)
    expect(await hooks()).toEqual([])
  })
  it("are no way into the owner's own network", async () => {
    const wish = { body: "{}", headers: {}, privateAllowed: false }
    for (const host of [
      "127.0.0.1",
      "localhost",
      "[::1]",
      "[::ffff:127.0.0.1]",
      "2130706433",
      "10.0.0.1",
      "169.254.169.254",
    ])
      expect([host, await send(`http://${host}:1/`, wish)]).toEqual([host, { ok: false, why: "private-address" }])
    for (const text of ["ftp://example.org", "http://me:secret@example.org", "file:///etc/passwd", "nonsense"])
      expect(await send(text, wish)).toMatchObject({ ok: false, why: "not-an-address" })
    expect(
      ["192.168.1.1", "172.31.0.1", "100.64.0.1", "fd00::1", "fe80::1", "::ffff:a00:1", "64:ff9b::a00:1"].map(
        isPrivate,
      ),
    ).not.toContain(false)
    expect(["93.184.216.34", "2606:2800:220:1::1"].map(isPrivate)).not.toContain(true)
    expect((await ada.post(`/api/groups/${group}/hooks`, { url: "ftp://example.org" })).body.error).toBe(
      "not-understood",
    )
  })
})

describe("the feed", () => {
  const feed = async (token: string, lang = "en") => {
    const { status, response } = await new Someone().get(`/api/feed/${token}?lang=${lang}`)
    return { status, text: status === 200 ? await response.text() : "" }
  }
  it("is read by whoever has the link, in either language, until another is made", async () => {
    const { token } = (await viewer.post(`/api/groups/${group}/feed`)).body
    const { text } = await feed(token)
    expect(text).toContain("A page: Ada Byrne moved the page to “Assigned”")
    expect(text).toContain(`<link href="https://desk.example/pages/${page}?event=`)
    expect((await feed(token, "es")).text).toContain("A page: Ada Byrne trajo la página")
    const next = (await viewer.post(`/api/groups/${group}/feed`)).body.token
    expect((await feed(token)).status).toBe(404)
    expect((await feed(next)).status).toBe(200)
  })
  it("has only the pages its maker may see, and ends when they leave", async () => {
    const { token } = (await viewer.post(`/api/groups/${group}/feed`)).body
    const { id } = (await viewer.get("/api/me")).body.person
    expect((await ada.post(`/api/pages/${page}/roles`, { person: id, roles: [] })).status).toBe(200)
    expect((await feed(token)).text).not.toContain(page)
    expect((await ada.post(`/api/groups/${group}/members/${id}/leave`, { handTo: null })).status).toBe(200)
    expect((await feed(token)).status).toBe(404)
  })
})
