/** The host's own words: who gets them, and what keeps the server from starting. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { gzipSync } from "node:zlib"
import { afterAll, beforeAll, expect, it } from "vitest"
import { loadLexicon } from "@/lib/checks/lexicon/lexicon"
import { packLexicon } from "@/lib/checks/lexicon/pack"
import { bringPage, firstPerson, openTestServer, Someone } from "@/lib/testing/server"
import { CannotStart } from "./cannot-start"
import type { Server } from "./server"

const folder = mkdtempSync(join(tmpdir(), "cotejo-words-"))
const file = (name: string, bytes: Uint8Array | string): string => {
  writeFileSync(join(folder, name), bytes)
  return join(folder, name)
}
const pack = (language: string) => gzipSync(packLexicon(language, new Map([["zurqueta", ["nfs--00"]]])))

let server: Server & { remove(): Promise<void> }
let coordinator: Someone
beforeAll(async () => {
  server = await openTestServer({ COTEJO_APERTIUM_PACK: file("pack.lex", pack("es")) })
  coordinator = await firstPerson()
}, 120_000)
afterAll(async () => {
  await server.remove()
  rmSync(folder, { recursive: true, force: true })
})

it("a desk is told of them, and whoever is signed in fetches them once", async () => {
  const page = await bringPage(coordinator)
  const { words } = (await coordinator.get(`/api/pages/${page}/checking`)).body
  expect(words).toMatch(/^[0-9a-f]{16}$/)
  const { response } = await coordinator.get(`/api/lexicon?of=${words}`)
  expect(response.headers.get("cache-control")).toBe("private, max-age=31536000, immutable")
  const opened = await loadLexicon(new Uint8Array(await response.arrayBuffer()))
  expect(opened.ok && opened.value.read("zurqueta")).toEqual([
    { part: "noun", lemma: "zurqueta", gender: "f", number: "sg" },
  ])
  expect((await coordinator.get("/api/lexicon?of=other")).status).toBe(404)
  expect((await new Someone().get(`/api/lexicon?of=${words}`)).status).toBe(401)
})

it.each([
  ["nowhere", () => join(folder, "none.lex"), "There is no such file"],
  ["a folder", () => folder, "There is no such file, or it cannot be read"],
  ["a dictionary's source", () => file("spa.dix", "<dictionary/>"), "Make one with: npx cotejo lexicon"],
  ["English", () => file("en.lex", pack("en")), "This is not a pack of words"],
  ["cut short", () => file("cut.lex", pack("es").subarray(0, 40)), "This is not a pack of words"],
  ["endless", () => file("large.lex", new Uint8Array(8_000_001)), "This is too large"],
])("the server does not start, with one sentence, when they are %s", async (_, path, why) => {
  const opening = openTestServer({ COTEJO_APERTIUM_PACK: path() })
  await expect(opening).rejects.toThrow(CannotStart)
  await expect(opening).rejects.toThrow(why)
})
