import { describe, expect, it } from "vitest"
import { type Block, blockText, type Page, text } from "@/lib/page/page"
import { pairsFit } from "@/lib/review/check-pairs"
import { Random } from "@/lib/testing/random"
import { alignPages } from "./align-pages"
import { alignRows } from "./align-rows"
import { keepRow, mergeRows, moveEdge, swapRows } from "./mend"
import { pairPieces } from "./pair-pieces"
import type { PiecePair } from "./types"

const page = (lang: string, ...paragraphs: string[]): Page => ({
  lang,
  blocks: paragraphs.map((words, i): Block => ({ id: `b${i + 1}`, kind: "paragraph", inline: [text(words)] })),
})
const pages = {
  source: page(
    "en",
    "The municipal museum opened in 1921.",
    "Its first director was Marta Iglesias. She came from Lugo.",
    "The collection has 340 photographs.",
    "The garden is closed in November.",
  ),
  target: page(
    "es",
    "El museo municipal abrió en 1921.",
    "Su primera directora fue Marta Iglesias. Vino de Lugo.",
    "La colección tiene 340 fotografías.",
    "El jardín cierra en noviembre.",
  ),
}
const words = (of: Page, row: PiecePair["source"]) =>
  row.map(p => blockText(of.blocks[p.block] as Block).slice(p.from, p.to)).join("")
const outline = (rows: readonly PiecePair[]) =>
  rows.map(row => `${words(pages.source, row.source)} = ${words(pages.target, row.target)}`)
const aligned = async () =>
  pairPieces(pages.source, pages.target, await alignPages(pages.source, pages.target), "paragraph").map(row => ({
    ...row,
    sure: Math.min(row.sure, 0.95),
  }))

describe("aligning rows again", () => {
  it("says what would change, and puts it right", async () => {
    const right = await aligned()
    const wrong = mergeRows(right, 1).map(row => ({ ...row, sure: 0.5 }))
    const again = await alignRows(pages, wrong, "paragraph", null)
    expect(outline(again?.rows ?? [])).toEqual(outline(right))
    expect(again?.changes.map(one => [one.at, one.before.length, one.after.length])).toEqual([[1, 1, 2]])
  })
  it("changes nothing where nothing is wrong", async () => {
    const right = await aligned()
    expect((await alignRows(pages, right, "paragraph", null))?.changes).toEqual([])
  })
  it("leaves alone what a person was sure of, and stays between such rows", async () => {
    const right = await aligned()
    const wrong = moveEdge(right, 1, "target", "down", pages).map(row => ({ ...row, sure: 0.5 }))
    const kept = keepRow(wrong, 2)
    const again = await alignRows(pages, kept, "paragraph", 1)
    expect(again?.rows[2]).toBe(kept[2])
    expect((await alignRows(pages, wrong, "paragraph", 1))?.changes).toHaveLength(1)
  })
  it("can be called off", async () => {
    const wrong = mergeRows(await aligned(), 1).map(row => ({ ...row, sure: 0.5 }))
    expect(await alignRows(pages, wrong, "paragraph", null, () => false)).toBeNull()
  })
  it("law: both pages stay whole", async () => {
    const right = await aligned()
    for (let seed = 1; seed <= 40; seed++) {
      const random = new Random(seed)
      let rows: readonly PiecePair[] = right
      for (let act = 0; act < 6; act++) {
        const at = random.below(rows.length)
        const kind = random.pick(["merge", "swap", "edge"])
        if (kind === "merge") rows = mergeRows(rows, at)
        else if (kind === "swap") rows = swapRows(rows, at)
        else rows = moveEdge(rows, at, random.pick(["source", "target"]), random.pick(["up", "down"]), pages)
        if (random.chance(0.5)) rows = rows.map(row => ({ ...row, sure: random.chance(0.7) ? 0.5 : row.sure }))
      }
      const again = await alignRows(pages, rows, random.pick(["sentence", "paragraph"]), null)
      expect(pairsFit(pages.source, pages.target, again?.rows ?? []), `seed ${seed}`).toBe(true)
    }
  })
})
