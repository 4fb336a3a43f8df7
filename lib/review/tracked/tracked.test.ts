/** What a file brings, put on a document: accepting and rejecting give what the file would. */
import { describe, expect, it } from "vitest"
import { type Block, blockText, type Inline, type Page } from "@/lib/page/page"
import { plainRun, projectTracked, type TrackedBlock, type TrackedPage, type TrackedRun } from "@/lib/page/tracked"
import { Random } from "@/lib/testing/random"
import { buildDoc } from "../build"
import { resolvePage } from "../resolve"
import { schema } from "../schema"
import { trackedTargets } from "./from-doc"
import { withTracked } from "./to-doc"

const words = "la página que leímos tiene razón año sí fin".split(" ")

function randomTracked(random: Random): TrackedPage {
  let revisions = 0
  const revision = (): string => `r${++revisions}`
  const run = (): TrackedRun => {
    const text = `${Array.from({ length: random.between(1, 4) }, () => random.pick(words)).join(" ")} `
    const one = plainRun({ kind: "text", text, marks: random.chance(0.2) ? [{ kind: "strong" }] : [] })
    switch (random.below(6)) {
      case 0:
        return { ...one, ins: [revision()] }
      case 1:
        return { ...one, del: [revision()] }
      case 2:
        return { ...one, form: [{ revision: revision(), op: "add", mark: { kind: "em" } }] }
      case 3:
        return random.chance(0.3) ? { ...one, ins: [revision()], del: [revision()] } : one
      default:
        return one
    }
  }
  const blocks = Array.from({ length: random.between(1, 6) }, (_, i): TrackedBlock => {
    const runs = Array.from({ length: random.between(1, 4) }, run)
    const kind = random.below(10)
    const about = { id: `b${i + 1}`, shape: { kind: "paragraph" } as const, rows: [], turns: [] }
    const none = { opened: [], joined: [] }
    if (kind === 0 && i > 0) return { ...about, ...none, opened: [revision()], runs }
    if (kind === 1) {
      const id = revision()
      return { ...about, ...none, joined: [id], runs: runs.map(one => ({ ...one, ins: [], del: [id] })) }
    }
    if (kind === 4 && i > 0) return { ...about, ...none, joined: [revision()], runs }
    if (kind === 2) {
      const id = revision()
      return { ...about, ...none, opened: [id], runs: runs.map(one => ({ ...one, ins: [id], del: [] })) }
    }
    if (kind === 3) {
      const turns = [{ revision: revision(), shape: { kind: "heading", level: 2 } as const }]
      return { ...about, ...none, turns, runs }
    }
    return { ...about, ...none, runs }
  })
  const ids = Array.from({ length: revisions }, (_, i) => `r${i + 1}`)
  return { lang: "es", blocks, revisions: ids.map(id => ({ id, author: "Ana", at: 0 })), threads: [] }
}

const shown = (page: Page): string =>
  page.blocks
    .map(block => {
      const inline: readonly Inline[] = block.kind === "code" || block.kind === "opaque" ? [] : block.inline
      const runs = inline.map(
        one => `${one.kind === "text" ? one.text : "·"}${one.marks.map(mark => mark.kind).sort()}`,
      )
      return `${block.kind}${block.kind === "heading" ? block.level : ""} ${runs.join("|")}`
    })
    .join("\n")

/** Every block a row of its own, the longer ones cut in two. */
function rowsFor(page: Page, random: Random): Parameters<typeof buildDoc>[2] {
  return page.blocks.flatMap((block: Block, index) => {
    const size = blockText(block).length
    const cut = size > 3 && random.chance(0.5) ? random.between(1, size - 1) : size
    const piece = (from: number, to: number, start: "block" | "cut") => ({ block: index, from, to, start })
    const first = { source: [], target: [piece(0, cut, "block")], sure: 1 }
    return cut === size ? [first] : [first, { source: [], target: [piece(cut, size, "cut")], sure: 1 }]
  })
}

describe("a tracked page on a document", () => {
  it("rejected is the page as it was, accepted the page as it would be", () => {
    for (let seed = 1; seed <= 600; seed++) {
      const random = new Random(seed)
      const page = randomTracked(random)
      const left = projectTracked(page, "leave")
      if (left.blocks.length === 0) continue
      let pair = 0
      const doc = buildDoc({ lang: "en", blocks: [] }, left, rowsFor(left, random), () => `p${++pair}`)
      const made = withTracked(doc, page, {
        suggestion: id => ({ id, author: "ana" }),
        thread: id => id,
      })
      const at = `seed ${seed}`
      expect(shown(resolvePage(made.doc, "target", "leave")), at).toBe(shown(left))
      expect(shown(resolvePage(made.doc, "target", "take")), at).toBe(shown(projectTracked(page, "take")))
    }
  })

  it("and back again is the same page", () => {
    const p = (text: string) => schema.nodes.paragraph.create({ from: "b1" }, schema.text(text))
    const pair = (id: string, text: string) =>
      schema.nodes.pair.create({ id }, [
        schema.nodes.source.create(null, p("s")),
        schema.nodes.target.create(null, p(text)),
      ])
    const doc = schema.nodes.doc.create(null, [pair("a", "uno"), pair("b", "dos")])
    const page = trackedTargets(doc, { lang: "es", revisions: [], threads: [], whole: true })
    expect(page.blocks.map(block => [block.id, block.rows])).toEqual([
      ["0.0", [{ at: 0, row: "0" }]],
      ["1.0", [{ at: 0, row: "1" }]],
    ])
  })
})
