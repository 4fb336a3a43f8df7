/**
 * The laws of a new draft: the side reads as the new page, the other side and what is unchanged are not touched, nothing
 * vanishes unsaid, and the same draft again is no change.
 */
import type { Node } from "prosemirror-model"
import { Step } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { type Block, blockText, type Page } from "@/lib/page/page"
import { buildDoc } from "@/lib/review/build"
import { Random } from "@/lib/testing/random"
import { resolvePage } from "../resolve"
import { schema } from "../schema"
import { fingerprint } from "../status"
import { listSuggestions } from "../suggest/list"
import { redraft } from "./redraft"
import { anchors, reportOf } from "./report"
import { type SideName, sideOf } from "./units"

const runs = Number(process.env.COTEJO_LAW_RUNS ?? 60)
const words = [
  "pan",
  "horno",
  "la",
  "de",
  "mañana",
  "café",
  "1921",
  "e\u0301s",
  "👍🏽",
  "barrio",
  "viernes",
  "gente",
  "noche",
  "sol",
  "vieja",
  "abierto",
]

const sentence = (random: Random): string =>
  `${Array.from({ length: random.between(2, 8) }, () => random.pick(words)).join(" ")}.`
const passage = (random: Random): string =>
  Array.from({ length: random.between(1, 3) }, () => sentence(random)).join(" ")

type Inlines = Extract<Block, { kind: "paragraph" }>["inline"]
const inlineOf = (random: Random, text: string): Inlines => {
  if (!random.chance(0.2)) return [{ kind: "text", text, marks: [] }]
  const at = Math.floor(text.length / 2)
  return [
    { kind: "text", text: text.slice(0, at), marks: [{ kind: "strong" }] },
    { kind: "text", text: text.slice(at), marks: [] },
  ]
}

function blockOf(random: Random, id: string, text = passage(random)): Block {
  const inline = inlineOf(random, text)
  return random.pick<() => Block>([
    () => ({ kind: "paragraph", id, inline }),
    () => ({ kind: "paragraph", id, inline }),
    () => ({ kind: "paragraph", id, inline }),
    () => ({ kind: "heading", id, level: random.between(1, 3), inline }),
    () => ({ kind: "item", id, level: 0, ordered: false, inline }),
    () => (random.chance(0.3) ? { kind: "code", id, info: "", text } : { kind: "quote", id, inline }),
    () =>
      random.chance(0.3) ? { kind: "opaque", id, raw: `<x ${text.slice(0, 4)}>` } : { kind: "paragraph", id, inline },
  ])()
}

const pageOf = (blocks: readonly Block[], lang: string): Page => ({
  lang,
  blocks: blocks.map((block, k) => ({ ...block, id: `b${k + 1}` })),
})

/** A page as it stands in the middle of a review: cut paragraphs, suggestions, comments, judgements, sides that face nothing. */
function underReview(random: Random): { doc: Node; page: Page } {
  const count = random.between(1, 6)
  const page = pageOf(
    Array.from({ length: count }, (_, k) => blockOf(random, `b${k}`)),
    "es",
  )
  const source = pageOf(
    Array.from({ length: count }, (_, k) => blockOf(random, `s${k}`)),
    "en",
  )
  const pieces = page.blocks.flatMap((block, k) => {
    const length = blockText(block).length
    const cut = blockText(block).indexOf(". ") + 2
    const facing = source.blocks[k]
    const all = facing ? [{ block: k, from: 0, to: blockText(facing).length, start: "block" as const }] : []
    if (block.kind === "opaque" || block.kind === "code" || cut < 2 || !random.chance(0.4))
      return [
        {
          source: random.chance(0.9) ? all : [],
          target: [{ block: k, from: 0, to: length, start: "block" as const }],
          sure: 1,
        },
      ]
    return [
      { source: all, target: [{ block: k, from: 0, to: cut, start: "block" as const }], sure: 1 },
      {
        source: [],
        target: [{ block: k, from: cut, to: length, start: random.pick(["cut", "break"] as const) }],
        sure: 1,
      },
    ]
  })
  let made = 0
  const doc = buildDoc(source, page, pieces, () => `p${++made}`)
  return { doc: reviewed(random, doc), page }
}

function reviewed(random: Random, doc: Node): Node {
  const { ins, del, comment, fmt } = schema.marks
  const pairs = doc.children.map((pair, index) => {
    let thread = 0
    const mark = (side: Node): Node =>
      side.copy(
        schema.nodes.doc.create(null, []).content.append(
          side.type.create(
            null,
            side.children.map(block => markBlock(block, side.type === schema.nodes.target)),
          ).content,
        ),
      )
    const markBlock = (block: Node, target: boolean): Node => {
      if (!block.isTextblock || block.content.size < 4) return block
      const from = random.below(block.content.size - 1)
      const to = random.between(from + 1, block.content.size)
      const id = `s${index}-${random.below(4)}`
      const author = id.endsWith("0") ? "ann" : "bo"
      const isPre = block.type === schema.nodes.pre
      const marks = random.pick([
        [],
        [comment.create({ thread: `t${index}-${thread++}` })],
        ...(target ? [[ins.create({ id, author })], [del.create({ id, author })]] : []),
        ...(target && !isPre ? [[fmt.create({ id, author, op: "add", mark: "em" })]] : []),
      ])
      const content = [
        ...block.content.cut(0, from).content,
        ...block.content
          .cut(from, to)
          .content.map(one => marks.reduce((node, m) => node.mark(m.addToSet(node.marks)), one)),
        ...block.content.cut(to).content,
      ]
      return block.type.create(block.attrs, content, block.marks)
    }
    const made = pair.type.create(pair.attrs, [mark(pair.child(0)), mark(pair.child(1))])
    if (!random.chance(0.4)) return made
    const judged = { status: "reviewed", by: "ann", at: 1, words: fingerprint(made) }
    return made.type.create({ ...made.attrs, judged }, made.content)
  })
  return schema.nodes.doc.create(null, pairs)
}

/** The page as its translator may bring it again: rewritten, moved about, with more and with less in it. */
function nextDraft(random: Random, doc: Node, side: SideName): Page {
  const blocks = [...resolvePage(doc, side, random.chance(0.3) ? "take" : "leave", side).blocks]
  for (let k = random.below(5); k > 0; k--) {
    const at = random.below(blocks.length + 1)
    const block = blocks[at]
    random.pick<() => void>([
      () => blocks.splice(at, 1),
      () => blocks.splice(at, 0, blockOf(random, "new")),
      () => (block ? blocks.splice(random.below(blocks.length), 0, ...blocks.splice(at, 1)) : undefined),
      () => {
        if (!block || block.kind === "opaque") return
        const text = blockText(block)
        const cut = random.below(text.length + 1)
        const fresh = `${text.slice(0, cut)}${random.pick(["", " ", random.pick(words)])}${text.slice(Math.min(text.length, cut + random.below(12)))}`
        blocks[at] = block.kind === "code" ? { ...block, text: fresh } : { ...block, inline: inlineOf(random, fresh) }
      },
      () => {
        if (!block || block.kind === "opaque" || block.kind === "code") return
        const cut = blockText(block).indexOf(" ") + 1
        const text = blockText(block)
        blocks.splice(
          at,
          1,
          { kind: "paragraph", id: "x", inline: inlineOf(random, text.slice(0, cut)) },
          { ...block, inline: inlineOf(random, text.slice(cut)) },
        )
      },
      () => {
        const next = blocks[at + 1]
        if (block?.kind !== "paragraph" || next?.kind !== "paragraph") return
        blocks.splice(at, 2, {
          ...block,
          inline: [...block.inline, { kind: "text", text: " ", marks: [] }, ...next.inline],
        })
      },
    ])()
  }
  return pageOf(blocks, side === "target" ? "es" : "en")
}

/** Every block of a page as one line; a block that was cut where its line break was given back is one again. */
function reading(doc: Node, side: SideName): string {
  const lines: string[] = []
  let from: unknown = null
  for (const block of resolvePage(doc, side, "leave").blocks) {
    const origin = block.id.replace(/\.\d+$/, "")
    if (origin === from) lines[lines.length - 1] += blockText(block)
    else lines.push(block.kind === "opaque" ? block.raw : blockText(block))
    from = origin
  }
  return lines.join("\n")
}

const forms = (doc: Node, side: SideName): string =>
  resolvePage(doc, side, "leave")
    .blocks.flatMap(block => ("inline" in block ? block.inline : []))
    .flatMap(run =>
      run.kind === "text" ? [...run.text].map(letter => letter + run.marks.map(m => m.kind).join()) : [],
    )
    .join("")
const formsOf = (page: Page): string =>
  page.blocks
    .flatMap(block => ("inline" in block ? block.inline : []))
    .flatMap(run =>
      run.kind === "text" ? [...run.text].map(letter => letter + run.marks.map(m => m.kind).join()) : [],
    )
    .join("")
const plain = (page: Page): string =>
  page.blocks
    .map(block => (block.kind === "opaque" ? block.raw : blockText(block)))
    .filter(text => text !== "")
    .join("\n")

describe("a new draft", () => {
  const sides: readonly SideName[] = ["target", "source"]
  for (const side of sides)
    it(`holds the laws on the ${side}, whatever was suggested and said`, { timeout: 60_000 }, async () => {
      for (let seed = 1; seed <= runs; seed++) {
        const random = new Random(seed * 7 + (side === "source" ? 1 : 0))
        const { doc } = underReview(random)
        const page = nextDraft(random, doc, side)
        let made = 0
        const options = { side, langs: { source: "en", target: "es" }, prefix: "d2-", newId: () => `n${++made}` }
        const one = await redraft(doc, page, options)
        const after = one.doc
        const say = `seed ${seed}, ${side}`
        after.check()
        const stepped = one.steps.reduce((at: Node | null, step) => {
          return at && Step.fromJSON(schema, JSON.parse(JSON.stringify(step))).apply(at).doc
        }, doc)
        expect(stepped?.eq(after), `${say}: the steps lead to the document`).toBe(true)
        expect(reading(after, side), say).toBe(plain(page))
        expect(forms(after, side), say).toBe(formsOf(page))
        const other = side === "source" ? "target" : "source"
        const others = (d: Node) =>
          d.children
            .filter(p => !(sideOf(p, other).childCount === 1 && sideOf(p, other).content.size === 2))
            .map(p => sideOf(p, other))
        expect(others(after).map(String), say).toEqual(others(doc).map(String))
        expect(new Set(after.children.map(p => p.attrs.id)).size, say).toBe(after.childCount)

        const report = reportOf(doc, one, side)
        expect(report.suggestions.map(s => s.id).sort(), say).toEqual(
          listSuggestions(doc)
            .map(s => s.id)
            .sort(),
        )
        const open = new Set(listSuggestions(after).map(s => s.id))
        for (const s of report.suggestions)
          expect(open.has(s.id), `${say} ${s.id}`).toBe(s.fate === "kept" || s.fate === "reworded")
        const now = anchors(after)
        for (const t of report.threads) expect(now.has(t.id), `${say} ${t.id}`).toBe(t.fate !== "gone")

        let again = 0
        const twice = await redraft(after, page, { ...options, prefix: "d3-", newId: () => `m${++again}` })
        expect(
          twice.steps.map(step => JSON.stringify(step)),
          say,
        ).toEqual([])

        let third = 0
        const same = await redraft(doc, page, { ...options, newId: () => `n${++third}` })
        expect(JSON.stringify(same.steps), say).toBe(JSON.stringify(one.steps))
      }
    })

  it("leaves pairs alone whose words stand", async () => {
    for (let seed = 1; seed <= runs / 3; seed++) {
      const { doc } = underReview(new Random(seed))
      const page = resolvePage(doc, "target", "leave", "es")
      const options = {
        side: "target" as const,
        langs: { source: "en", target: "es" },
        prefix: "d2-",
        newId: () => "n",
      }
      const { steps } = await redraft(
        doc,
        { ...page, blocks: page.blocks.filter(block => !block.id.includes(".")) },
        options,
      )
      if (page.blocks.every(block => !block.id.includes("."))) expect(steps.length, `seed ${seed}`).toBe(0)
    }
  })
})
