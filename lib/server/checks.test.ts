import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { GroupChecks, NotFault } from "@/lib/sync/checks"
import { bringPage, firstPerson, invited, openTestServer, type Someone } from "@/lib/testing/server"
import type { Server } from "./server"

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
let reviewer: Someone
let page: string
let pair: string
beforeAll(async () => {
  server = await openTestServer()
  coordinator = await firstPerson()
  reviewer = await invited(coordinator, ["reviewer"])
  page = await bringPage(coordinator)
  pair = (await coordinator.get(`/api/pages/${page}`)).body.doc.content[0].attrs.id
}, 120_000)
afterAll(() => server.remove())

const at = (rest: string) => `/api/pages/${page}/${rest}`
const checking = async () => (await reviewer.get(at("checking"))).body
const wish = (quote: string, not = true) => ({
  pair,
  finding: JSON.stringify(["spelling", "target", quote]),
  check: "spelling",
  quote,
  not,
})

describe("what a group says about checks", () => {
  it("is plain at first", async () => {
    const plain = { locale: null, off: [], levels: {}, words: [], terms: [], rules: [], stamp: 0 }
    expect(await checking()).toEqual({ checks: plain, notFaults: [], opened: [], languageTool: null, words: null })
  })

  it("keeps words once, in alphabetical order, and lets them go", async () => {
    for (const word of ["órgano", "cotejo", " cotejo ", "ñu", "naranja"])
      await reviewer.post(at("words"), { word, keep: true })
    await reviewer.post(at("words"), { word: "naranja", keep: false })
    expect((await checking()).checks.words).toEqual(["cotejo", "ñu", "órgano"])
  })

  it("takes words like constructor, and no empty or endless ones", async () => {
    const said = await Promise.all(
      ["  ", "x".repeat(101)].map(async word => (await reviewer.post(at("words"), { word, keep: true })).body.error),
    )
    expect(said).toEqual(["empty-text", "too-long"])
    for (const word of ["constructor", "__proto__"]) await reviewer.post(at("words"), { word, keep: true })
    expect((await checking()).checks.words).toEqual(expect.arrayContaining(["constructor", "__proto__"]))
  })

  it("keeps its settings beside its words, and every change has a higher number", async () => {
    const before: GroupChecks = (await checking()).checks
    const settings = { locale: "es-419", off: ["comma-pero"], levels: { dash: "hint" } }
    await coordinator.post(at("checks"), settings)
    const after: GroupChecks = (await checking()).checks
    expect(after).toMatchObject({ ...settings, words: before.words })
    expect(after.stamp).toBe(before.stamp + 1)
  })

  it("refuses checks that there are not", async () => {
    const { body } = await coordinator.post(at("checks"), { locale: null, off: ["telepathy"], levels: {} })
    expect(body.error).toBe("not-understood")
  })
})

describe("the glossary and the group's rules", () => {
  const term = (source: string, words: string) => ({ source, renderings: [{ words, standing: "preferred" }] })
  const sources = async () => (await checking()).checks.terms.map((one: { source: string }) => one.source)
  const rule = { pattern: "okay", kind: "words", says: "Se dice «de acuerdo».", severity: "minor" }

  it("keeps terms by their ids, and lets them go", async () => {
    await reviewer.post(at("terms"), [
      { id: "t1", term: term("meeting", "reunión") },
      { id: "t2", term: term("board", "junta") },
    ])
    await reviewer.post(at("terms"), [
      { id: "t1", term: term("assembly", "asamblea") },
      { id: "t2", term: null },
    ])
    expect((await checking()).checks.terms).toEqual([{ id: "t1", ...term("assembly", "asamblea") }])
  })
  it("takes no term without a rendering, and none of those sent with it", async () => {
    const { body } = await reviewer.post(at("terms"), [
      { id: "t3", term: term("vote", "voto") },
      { id: "t4", term: { source: "chair", renderings: [] } },
    ])
    expect(body.error).toBe("not-understood")
    expect(await sources()).toEqual(["assembly"])
  })
  it("keeps rules for coordinators alone", async () => {
    expect((await reviewer.post(at("rules"), { id: "r1", rule })).body.error).toBe("not-allowed")
    await coordinator.post(at("rules"), { id: "r1", rule })
    expect((await checking()).checks.rules).toEqual([{ id: "r1", ...rule }])
    await coordinator.post(at("rules"), { id: "r1", rule: null })
    expect((await checking()).checks.rules).toEqual([])
  })
})

describe("not a fault", () => {
  it("is kept once for rule, words and pair, and can be taken back", async () => {
    await reviewer.post(at("not-faults"), [wish("gato"), wish("gris")])
    const again: NotFault[] = (await coordinator.post(at("not-faults"), [wish("gato")])).body
    expect(again.map(one => one.quote).sort()).toEqual(["gato", "gris"])
    const left: NotFault[] = (await reviewer.post(at("not-faults"), [wish("gris", false)])).body
    expect(left.map(one => one.quote)).toEqual(["gato"])
    expect((await checking()).notFaults).toEqual(left)
  })

  it("is told to open desks, and counted for coordinators", async () => {
    const heard: string[] = []
    const stop = server.hub.listen(
      page,
      "somebody",
      event => heard.push(event.kind),
      () => {},
    )
    await reviewer.post(at("not-faults"), [wish("un")])
    await expect.poll(() => heard).toContain("not-faults")
    stop()
    expect((await coordinator.get(at("not-faults"))).body).toEqual({ spelling: 2 })
  })
})

it("pairs that somebody has had before them are kept once", async () => {
  await reviewer.post(at("opened"), { pairs: [pair] })
  await coordinator.post(at("opened"), { pairs: [pair] })
  expect((await checking()).opened).toEqual([pair])
})
