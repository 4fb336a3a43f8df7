import pg from "pg"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import type { DeskEvent } from "@/lib/sync/protocol"
import { freshDatabase, testPostgres } from "@/lib/testing/postgres"
import type { Engine } from "./db/engine"
import { migrate } from "./db/migrate"
import { openPostgres, withNul, withoutNul } from "./db/postgres"
import type { Hub } from "./events"
import { openPostgresHub } from "./events-postgres"

it("text with any character comes back from PostgreSQL", () => {
  for (const text of ["", "uno", "a\0b", "\uF8F0", "\uF8F00", "\uF8F0\0\uF8F01", "🌑\0"]) {
    expect(withoutNul(text)).not.toContain("\0")
    expect(withNul(withoutNul(text))).toBe(text)
  }
})

const event = (name: string): DeskEvent => ({ kind: "reasons", reasons: [{ id: name, words: null }] })

describe.skipIf(testPostgres === null)("events between instances", () => {
  let database: { readonly url: string; drop(): Promise<void> }
  let engine: Engine
  const hubs: { readonly hub: Hub; readonly told: string[] }[] = []
  const openOne = async (): Promise<{ readonly hub: Hub; readonly told: string[] }> => {
    const told: string[] = []
    const hub = await openPostgresHub(database.url, engine, page => told.push(page), { beatMs: 100, goneMs: 600 })
    const one = { hub, told }
    hubs.push(one)
    return one
  }
  beforeAll(async () => {
    database = await freshDatabase(testPostgres ?? "")
    engine = await openPostgres(database.url)
    await migrate(engine)
  }, 60_000)
  afterAll(async () => {
    for (const { hub } of hubs) await hub.close()
    await engine.close()
    await database.drop()
  })

  it("come to every instance in the order of the transactions, however long", async () => {
    const [one, two] = [await openOne(), await openOne()]
    const heard: DeskEvent[][] = [[], []]
    const close = [one, two].map(({ hub }, i) => hub.listen("p1", `person${i}`, said => heard[i]?.push(said)))
    const long = event("x".repeat(20_000))
    const wanted = [event("a"), long, event("b")]
    await engine.db.transaction().execute(async tx => void (await one.hub.tellWith(tx, "p1", wanted.slice(0, 2))))
    two.hub.tell("p1", event("b"))
    await expect.poll(() => heard).toEqual([wanted, wanted])
    await engine.db
      .transaction()
      .execute(async tx => {
        await one.hub.tellWith(tx, "p1", [event("never")])
        throw new Error("undone")
      })
      .catch(() => {})
    two.hub.tell("p1", event("c"))
    await expect.poll(() => heard[0]?.at(-1)).toEqual(event("c"))
    expect(heard[0]).not.toContainEqual(event("never"))
    for (const end of close) end()
  })

  it("say who is here on any of them, until an instance is gone", async () => {
    const [one, two, mute] = [await openOne(), await openOne(), await openOne()]
    const close = one.hub.listen("p2", "ana", () => {})
    two.hub.listen("p2", "blas", () => {})
    mute.hub.listen("p2", "cleo", () => {})
    await expect.poll(() => [...one.hub.here("p2")].sort()).toEqual(["ana", "blas", "cleo"])
    await expect.poll(() => [...two.hub.here("p2")].sort()).toEqual(["ana", "blas", "cleo"])
    close()
    await expect.poll(() => [...two.hub.here("p2")].sort()).toEqual(["blas", "cleo"])
    await mute.hub.close()
    await expect.poll(() => [...two.hub.here("p2")]).toEqual(["blas"])
    expect(two.told.filter(page => page === "p2").length).toBeGreaterThan(3)
  })

  it("end the streams of somebody who is taken out, everywhere, and all streams when events may have been missed", async () => {
    const [one, two] = [await openOne(), await openOne()]
    const ended: string[] = []
    one.hub.listen(
      "p3",
      "ana",
      () => {},
      () => ended.push("ana"),
    )
    two.hub.listen(
      "p3",
      "blas",
      () => {},
      () => ended.push("blas"),
    )
    one.hub.dismiss("blas")
    await expect.poll(() => ended).toEqual(["blas"])
    const other = new pg.Client({ connectionString: database.url })
    await other.connect()
    await other.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen%' and pid <> pg_backend_pid()",
    )
    await other.end()
    await expect.poll(() => ended.includes("ana"), { timeout: 5000 }).toBe(true)
    const heard: DeskEvent[] = []
    one.hub.listen("p3", "ana", said => heard.push(said))
    await expect
      .poll(
        () => {
          two.hub.tell("p3", event("again"))
          return heard.length
        },
        { timeout: 5000 },
      )
      .toBeGreaterThan(0)
  })
})
