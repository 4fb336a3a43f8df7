import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let reviewer: Someone
let group: string
beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  reviewer = await invited(coordinator, ["reviewer"])
  group = (await coordinator.get("/api/me")).body.group.id
}, 120_000)
afterAll(() => server.remove())

const at = (rest: string) => `/api/groups/${group}/${rest}`
const rule = { pattern: "gat[oa]s?", kind: "expression", says: "No cats.", severity: "minor" }
const term = {
  source: "cat",
  renderings: [{ words: "gato", standing: "preferred" }],
  languages: { source: "en", target: "es" },
}

describe("a group's glossary at its own screen", () => {
  it("is there without any page, and says what one may do", async () => {
    const { body } = await reviewer.get(at("glossary"))
    expect(body).toMatchObject({ languages: [], keeps: true, sets: false, checks: { terms: [], rules: [] } })
  })
  it("keeps a term with its languages, for desks too", async () => {
    await reviewer.post(at("terms"), [{ id: "t1", term }])
    const page = await bringPage(coordinator)
    expect((await reviewer.get(`/api/pages/${page}/checking`)).body.checks.terms).toEqual([{ id: "t1", ...term }])
    expect((await reviewer.get(at("glossary"))).body.languages).toEqual([{ source: "en", target: "es", pages: 1 }])
  })
})

describe("a rule of the group", () => {
  it("is counted on the group's pages before it is kept", async () => {
    const { body } = await coordinator.post(at("rules/try"), rule)
    expect(body).toEqual({ places: 1, pages: 1, of: 1, end: "done" })
    const onSource = await coordinator.post(at("rules/try"), { ...rule, pattern: "cat|dogs", side: "source" })
    expect(onSource.body).toMatchObject({ places: 2, pages: 1 })
  })
  it("is kept with its side", async () => {
    const { body } = await coordinator.post(at("rules"), { id: "r1", rule: { ...rule, side: "source" } })
    expect(body.rules).toEqual([{ id: "r1", ...rule, side: "source" }])
  })
  it("is refused by name when it cannot be read", async () => {
    const tried = await coordinator.post(at("rules/try"), { ...rule, pattern: "(gato" })
    expect(tried.body.end).toBe("unreadable")
    const kept = await coordinator.post(at("rules"), { id: "r2", rule: { ...rule, pattern: "(gato" } })
    expect(kept.body.error).toBe("bad-pattern")
  })
})
