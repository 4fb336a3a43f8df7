import { expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { readMemory } from "./read-memory"
import { writeMemory } from "./write-memory"

const seed = Number(process.env.SEED ?? Date.now() % 1_000_000)
const languages = { source: "en", target: "es" }
const bytes = (text: string) => new TextEncoder().encode(text)
const signs = ["a", "ñ", " ", "\n", "<b>", "&amp;", "“", "👩‍💻", "]]>", "1.5", "é", "x"]

it(`a memory that goes out as TMX comes in again as it was (seed ${seed})`, () => {
  for (let run = 0; run < 200; run++) {
    const random = new Random(seed + run)
    const words = () => `w${Array.from({ length: random.between(0, 12) }, () => random.pick(signs)).join("")}w`
    const units = Array.from({ length: random.between(1, 5) }, () => ({ source: words(), target: words() }))
    expect(readMemory({ bytes: bytes(writeMemory(units, languages)), languages }), `seed ${seed + run}`).toEqual({
      kind: "read",
      units,
      leftOut: 0,
    })
  }
})

it.each([
  ["nothing", ""],
  ["something else", "<html></html>"],
  ["half a file", '<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>One'],
  ["a document type with entities", '<!DOCTYPE tmx [<!ENTITY a "b">]><tmx version="1.4"><body/></tmx>'],
  [
    "other languages",
    '<tmx version="1.4"><header srclang="de"/><body><tu><tuv xml:lang="de"><seg>Eins</seg></tuv><tuv xml:lang="fr"><seg>Un</seg></tuv></tu></body></tmx>',
  ],
])("%s is refused with its reason", (_, text) => {
  expect(readMemory({ bytes: bytes(text), languages })).toMatchObject({ kind: "refused" })
})
