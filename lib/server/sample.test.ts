import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { openTestServer, Someone } from "@/lib/testing/server"
import { prepareSample, sweepSamples } from "./sample"
import type { Server } from "./server"

describe("the sample", () => {
  let server: Server & { remove(): Promise<void> }
  const guest = new Someone()
  let page: string
  beforeAll(async () => {
    server = await openTestServer()
  }, 120_000)
  afterAll(() => server.remove())

  it("is prepared once, and creates nothing else", async () => {
    await prepareSample(server)
    expect(await server.db.selectFrom("alignments").select("key").execute()).toHaveLength(1)
    expect(await server.db.selectFrom("pages").select("id").execute()).toEqual([])
    expect((await guest.get("/api/welcome")).body).toMatchObject({ needsFirstAccount: true, sampleOffered: true })
  })

  it("gives a guest a page of their own, under the reviewer's hat", async () => {
    const { status, body } = await guest.post("/api/sample")
    expect(status).toBe(201)
    page = body.page
    expect((await guest.get("/api/me")).body).toMatchObject({
      person: { name: "hat:reviewer", siglum: "RE" },
      email: null,
      roles: ["reviewer"],
      sample: { hat: "reviewer", hats: ["coordinator", "translator", "reviewer"] },
    })
    const desk = (await guest.get(`/api/pages/${page}`)).body
    expect(desk.doc.content.length).toBeGreaterThan(50)
    expect(desk.people.map((one: { siglum: string }) => one.siglum)).toEqual(["CO", "TR", "RE"])
  })

  it("changes hats, for guests only", async () => {
    await guest.post("/api/hat", { hat: "coordinator" })
    expect((await guest.get(`/api/pages/${page}`)).body).toMatchObject({
      me: { siglum: "CO" },
      page: { roles: ["coordinator"] },
    })
    expect((await guest.post("/api/hat", { hat: "viewer" })).body).toEqual({ error: "not-allowed" })
    const nobody = new Someone()
    nobody.cookies.set("cotejo-hat", "coordinator")
    expect((await nobody.get(`/api/pages/${page}`)).status).toBe(401)
  })

  it("keeps one guest's page from another's eyes", async () => {
    const other = new Someone()
    await other.post("/api/sample")
    expect((await other.get(`/api/pages/${page}`)).body).toEqual({ error: "not-found" })
    expect((await other.get("/api/pages")).body).toHaveLength(1)
  })

  it("sweeps out what nobody has touched for a month", async () => {
    await sweepSamples(server)
    expect(await server.db.selectFrom("pages").select("id").execute()).toHaveLength(2)
    await sweepSamples(server, Date.now() + 31 * 24 * 60 * 60 * 1000)
    for (const table of ["pages", "groups", "persons", "user", "snapshots"] as const)
      expect([table, await server.db.selectFrom(table).selectAll().execute()]).toEqual([table, []])
  })

  it("is not offered where others can reach the server, or where it is turned off", async () => {
    await server.remove()
    const surroundings: Record<string, string>[] = [{ COTEJO_HOST: "0.0.0.0" }, { COTEJO_SAMPLE: "off" }]
    for (const env of surroundings) {
      server = await openTestServer(env)
      expect((await guest.get("/api/welcome")).body).toMatchObject({ sampleOffered: false })
      expect((await new Someone().post("/api/sample")).body).toEqual({ error: "sample-off" })
      if (env !== surroundings.at(-1)) await server.remove()
    }
  })
})
