import "fake-indexeddb/auto"
import { describe, expect, it } from "vitest"
import type { KeptWork } from "@/lib/sync/kept"
import { claimTab, dropWork, putWork, workOf } from "./kept-work"

const work = (client: string, at: number, page = "p"): KeptWork => ({
  page,
  person: "ana",
  client,
  serial: 2,
  version: 7,
  steps: [{ stepType: "replace", from: 1, to: 1, slice: { content: [{ type: "text", text: "ñ" }] } }],
  changes: [0],
  acts: [],
  at,
  words: [{ pair: "p1", before: ["uno"], after: ["uñno"] }],
  why: null,
})

describe("work that waits", () => {
  it("is kept by page and person, the newest state of each tab, until it is dropped", async () => {
    expect(await putWork(work("b", 20))).toBe(true)
    await putWork(work("a", 10))
    await putWork({ ...work("a", 30), serial: 3 })
    await putWork(work("c", 5, "other"))
    expect((await workOf("p", "ana")).map(one => [one.client, one.serial])).toEqual([
      ["b", 2],
      ["a", 3],
    ])
    expect(await workOf("p", "blas")).toEqual([])
    expect((await workOf("other", "ana"))[0]).toEqual(work("c", 5, "other"))
    await dropWork("b")
    await dropWork("none")
    expect((await workOf("p", "ana")).map(one => one.client)).toEqual(["a"])
  })

  it("counts as left behind where there are no locks and nobody has written it for a while", async () => {
    expect(await claimTab("a", work("a", 1_000), 6_000)).toBeNull()
    expect(await claimTab("a", work("a", 1_000), 30_000)).not.toBeNull()
    expect(await claimTab("a")).not.toBeNull()
  })
})
