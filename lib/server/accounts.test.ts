import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { firstPerson, invited, openTestServer, Someone } from "@/lib/testing/server"
import { Limits } from "./http/limits"
import { isOwnOrigin, isSecure } from "./http/origin"
import type { Server } from "./server"
import { siglumFor } from "./siglum"

describe("accounts", () => {
  let server: Server & { remove(): Promise<void> }
  let ada: Someone
  beforeAll(async () => {
    server = await openTestServer()
    ada = await firstPerson()
  }, 120_000)
  afterAll(() => server.remove())

  const password = "correct horse"
  const account = (email: string) => ({ name: "Zoé Ünal", email, password })

  it("only one of two that are first at once is first", async () => {
    const other = await openTestServer()
    const made = await Promise.all([1, 2].map(i => new Someone().post("/api/first", account(`first${i}@desk.test`))))
    expect(made.map(one => one.status).sort()).toEqual([201, 409])
    await other.remove()
    const { setServer } = await import("./server")
    setServer(server)
  })

  it("refuses a short password, a known address, a name of spaces", async () => {
    const { body } = await ada.post("/api/invitations", { roles: ["viewer"], uses: 5, days: 1 })
    const join = async (wish: object) => (await new Someone().post(`/api/join/${body.token}`, wish)).body.error
    expect(await join({ ...account("z@desk.test"), password: "short" })).toBe("weak-password")
    const email = (await ada.get("/api/me")).body.email
    expect(await join(account(email))).toBe("email-taken")
    expect(await join(account(email.toUpperCase()))).toBe("email-taken")
    expect(await join({ ...account("z@desk.test"), name: "   " })).toBe("not-understood")
    expect(await join({})).toBe("not-understood")
  })

  it("signs in and out, and counts wrong passwords", async () => {
    const email = (await ada.get("/api/me")).body.email
    const someone = new Someone()
    expect((await someone.post("/api/auth/sign-in/email", { email, password: "not this one" })).body.error).toBe(
      "wrong-credentials",
    )
    expect((await someone.post("/api/auth/sign-in/email", { email, password })).body).toEqual({ ok: true })
    expect((await someone.get("/api/me")).body.email).toBe(email)
    expect((await someone.post("/api/auth/sign-out", {})).status).toBe(200)
    expect((await someone.get("/api/me")).status).toBe(401)
    const tries: string[] = []
    for (let i = 0; i < 12; i++)
      tries.push((await someone.post("/api/auth/sign-in/email", { email, password: "wrong again" })).body.error)
    expect(tries.at(-1)).toBe("too-many-tries")
  }, 120_000)

  it("keeps the sign-in library's other doors shut", async () => {
    for (const path of ["sign-up/email", "sign-in/anonymous", "update-user", "delete-user", "request-password-reset"])
      expect((await ada.post(`/api/auth/${path}`, account("x@desk.test"))).body).toEqual({ error: "not-found" })
    expect((await ada.get("/api/auth/get-session")).status).toBe(404)
  })

  it("invitations are used up, taken back, and never shown again", async () => {
    const { body } = await ada.post("/api/invitations", { roles: ["reviewer", "translator"], uses: 1, days: 1 })
    expect((await new Someone().get(`/api/join/${body.token}`)).body).toEqual({
      group: "Archive",
      roles: ["reviewer", "translator"],
    })
    const zoe = new Someone()
    expect((await zoe.post(`/api/join/${body.token}`, account("zoe@desk.test"))).status).toBe(201)
    expect((await zoe.get("/api/me")).body).toMatchObject({
      person: { siglum: "ZÜ", name: "Zoé Ünal" },
      roles: ["translator", "reviewer"],
    })
    expect((await new Someone().post(`/api/join/${body.token}`, account("late@desk.test"))).body.error).toBe(
      "invitation-over",
    )
    const listed = (await ada.get("/api/invitations")).body as { id: string }[]
    expect(JSON.stringify(listed)).not.toContain(body.token)
    for (const { id } of listed) expect((await ada.ask("DELETE", `/api/invitations/${id}`)).status).toBe(200)
    expect((await ada.get("/api/invitations")).body).toEqual([])
  })

  it("somebody signed in joins without an account, once", async () => {
    const bo = await invited(ada, ["viewer"], "Bo Lind")
    const { body } = await ada.post("/api/invitations", { roles: ["translator"], uses: 2, days: 1 })
    expect((await bo.post(`/api/join/${body.token}`)).status).toBe(201)
    expect((await bo.get("/api/me")).body.roles).toEqual(["viewer"])
    expect((await ada.get("/api/invitations")).body).toMatchObject([{ usesLeft: 2 }])
  })

  it("changes nothing for a page of another origin", async () => {
    const { status, body } = await ada.post(
      "/api/invitations",
      { roles: ["viewer"], uses: 1, days: 1 },
      { origin: "https://elsewhere.test" },
    )
    expect([status, body]).toEqual([403, { error: "wrong-origin" }])
    expect((await ada.post("/api/invitations", {}, { "sec-fetch-site": "cross-site" })).body.error).toBe("wrong-origin")
  })

  it("hides from view what a fault was", async () => {
    await server.db.schema.alterTable("pages").renameTo("mislaid").execute()
    const { status, body } = await ada.get("/api/pages")
    await server.db.schema.alterTable("mislaid").renameTo("pages").execute()
    expect([status, body]).toEqual([500, { error: "server-fault" }])
  })
})

describe("where a request comes from", () => {
  const config = {
    database: null,
    data: "",
    loopback: true,
    sampleOffered: true,
    publicUrl: null,
    behindProxy: false,
    privateHooks: false,
    mail: null,
    oidc: null,
    languageTool: null,
    wordPack: null,
    samples: "",
  }
  const from = (headers: Record<string, string>) =>
    new Request("http://127.0.0.1:3000/", { headers: { host: "desk.test:3000", ...headers } })
  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ origin: "http://desk.test:3000" }, true],
    [{ origin: "http://desk.test:3001" }, false],
    [{ origin: "null" }, false],
    [{ origin: "http://desk.test:3000", "sec-fetch-site": "same-origin" }, true],
    [{ "sec-fetch-site": "same-site" }, false],
    [{ "sec-fetch-site": "cross-site" }, false],
  ])("%j: %s", (headers, own) => {
    expect(isOwnOrigin(from(headers), config)).toBe(own)
  })
  it("believes a proxy only where there is one", () => {
    const forwarded = from({ "x-forwarded-proto": "https" })
    expect([isSecure(forwarded, config), isSecure(forwarded, { ...config, behindProxy: true })]).toEqual([false, true])
    expect(isSecure(from({}), { ...config, publicUrl: "https://desk.example" })).toBe(true)
  })
})

describe("tries", () => {
  it("are counted in a window, and forgiven after it", () => {
    let now = 0
    const limits = new Limits(() => now)
    expect([1, 2, 3].map(() => limits.take("a", 2, 1000))).toEqual([true, true, false])
    expect(limits.take("b", 2, 1000)).toBe(true)
    now = 1000
    expect(limits.take("a", 2, 1000)).toBe(true)
  })
})

describe("two letters for a name", () => {
  it.each([
    ["Ada Byrne", [], "AB"],
    ["Ada Byrne", ["AB"], "AY"],
    ["María de los Ángeles", [], "MÁ"],
    ["Cher", [], "CH"],
    ["李 小龙", [], "李小"],
    ["x", [], "XA"],
    ["42", [], "AA"],
  ])("%s beside %j: %s", (name, taken, siglum) => {
    expect(siglumFor(name, new Set(taken))).toBe(siglum)
  })
  it("finds different ones for a whole crowd of one name", () => {
    const taken = new Set<string>()
    for (let i = 0; i < 300; i++) taken.add(siglumFor("Ada Byrne", taken))
    expect(taken.size).toBe(300)
  })
})
