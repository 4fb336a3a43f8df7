import { mkdtempSync, rmSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { SqliteDatabase } from "kysely"
import Database from "libsql"
import { afterEach, beforeEach, describe, expect, it } from "vitest"
import { withPrepared } from "./prepared"

describe("statements prepared once", () => {
  let folder = ""
  let file: SqliteDatabase
  let prepared = 0
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "cotejo-prepared-"))
    const raw = new Database(join(folder, "one.sqlite")) as unknown as SqliteDatabase
    prepared = 0
    file = withPrepared({
      close: () => raw.close(),
      prepare: sql => {
        prepared++
        return raw.prepare(sql)
      },
    })
    run("create table words (i integer primary key, word text)")
  })
  afterEach(() => {
    file.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const run = (sql: string, ...values: unknown[]) => file.prepare(sql).run(values)
  const all = (sql: string, ...values: unknown[]) => file.prepare(sql).all(values)
  const ADD = "insert into words (i, word) values (?, ?)"

  it("prepares each once", () => {
    prepared = 0
    for (let i = 0; i < 20; i++) run(ADD, i, `w${i}`)
    expect(prepared).toBe(1)
  })

  it("goes on after a statement that failed", () => {
    run(ADD, 1, "oven")
    expect(() => run(ADD, 1, "again")).toThrow()
    run(ADD, 2, "kettle")
    expect(all("select word from words order by i")).toEqual([{ word: "oven" }, { word: "kettle" }])
  })

  it.each([0, 1, 99, 100, 101, 250])("gives %i rows whole, again and again", count => {
    for (let i = 0; i < 300; i++) run(ADD, i, `w${i}`)
    for (let i = 0; i < 3; i++) expect(all("select i from words where i < ?", count)).toHaveLength(count)
  })

  it("begins, commits and rolls back with the same statements", () => {
    for (let i = 0; i < 6; i++) {
      run("begin")
      run(ADD, i, "")
      run(i % 2 === 0 ? "commit" : "rollback")
    }
    expect(all("select i from words")).toEqual([{ i: 0 }, { i: 2 }, { i: 4 }])
  })

  it("sees a table that has changed since", () => {
    run(ADD, 1, "oven")
    expect(all("select * from words")).toEqual([{ i: 1, word: "oven" }])
    run("alter table words add column kind text default 'noun'")
    expect(all("select * from words")).toEqual([{ i: 1, word: "oven", kind: "noun" }])
  })

  it("does not keep them all", () => {
    for (let i = 0; i < 1_000; i++) all(`select ${i} as n`)
    prepared = 0
    all("select 999 as n")
    expect(prepared).toBe(0)
    all("select 0 as n")
    expect(prepared).toBe(1)
  })
})
