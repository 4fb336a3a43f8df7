import { expect, it } from "vitest"
import { readWord } from "@/lib/formats/docx-read"
import { unpack } from "@/lib/formats/packed"
import { listSuggestions } from "@/lib/review/suggest/list"
import { lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomDoc } from "@/lib/testing/random-review"
import { makeWord, type WordAsked } from "./word-file"

it("keeps a record of exactly the suggestions that a reader of the file finds in it", () => {
  let found = 0
  for (let seed = 1; seed <= lawRuns(0.1); seed++) {
    const doc = randomDoc(new Random(seed))
    const ids = listSuggestions(doc)
    for (const layout of ["review", "table"] as const) {
      const asked: WordAsked = {
        layout,
        locale: "en",
        id: "x",
        title: "x",
        langs: { source: "en", target: "es" },
        goingOut: "g",
        people: [],
        suggestions: ids.map(({ id, author }, i) => ({ id, author, at: i * 1000 }) as WordAsked["suggestions"][number]),
        threads: [],
      }
      const { file, record } = makeWord(doc, asked)
      const read = readWord(unpack(file.value) ?? new Uint8Array(), "es")
      if (!read.ok) throw new Error(`seed ${seed}: ${read.why}`)
      const seen = new Set(read.value.page.revisions.map(one => one.at))
      expect(new Set(record?.suggestions.map(one => one.at)), `seed ${seed} ${layout}`).toEqual(seen)
      found += seen.size
    }
  }
  expect(found).toBeGreaterThan(300)
})
