/** Random two-sided pages for the laws of the formats that hold both sides. */
import type { Bitext, BitextRow, RowBlock, RowThread } from "@/lib/page/bitext"
import { sideText } from "@/lib/page/bitext"
import type { Block, Inline, Mark } from "@/lib/page/page"
import type { Random } from "@/lib/testing/random"
import { blockOf, type Kind } from "./kinds"
import { nested } from "./marks"

const words = [
  "pan",
  "sol y",
  "mar",
  "café",
  "e\u0301",
  "👍🏽",
  "ñandú",
  "a<b>",
  "&amp;",
  " ",
  "\u00a0",
  "«sí»",
  "]]>",
  "x=1",
]
const marks: readonly Mark[] = [
  { kind: "strong" },
  { kind: "em" },
  { kind: "code" },
  { kind: "sub" },
  { kind: "strike" },
  { kind: "underline" },
  { kind: "link", href: "https://example.org/?a=1&b=2" },
  { kind: "link", href: "/x", title: 'the "x"' },
]

export function randomInline(random: Random, rich: boolean): Inline[] {
  const out: Inline[] = []
  for (let n = random.between(1, 4); n > 0; n--) {
    const own = rich && random.chance(0.4) ? nested([random.pick(marks)]) : []
    const kind = rich ? random.pick(["text", "text", "text", "break", "image", "placeholder"] as const) : "text"
    if (kind === "break") out.push({ kind, marks: [] })
    else if (kind === "image") out.push({ kind, src: "https://example.org/i.png", alt: 'an "i"', marks: [] })
    else if (kind === "placeholder") out.push({ kind, raw: '[[Macro("<x>")]]', label: "Macro", marks: [] })
    else {
      const text = Array.from({ length: random.between(1, 3) }, () => random.pick(words)).join(" ")
      const last = out.at(-1)
      if (last?.kind === "text" && JSON.stringify(last.marks) === JSON.stringify(own))
        out[out.length - 1] = { ...last, text: last.text + text }
      else out.push({ kind: "text", text, marks: own })
    }
  }
  return out
}

const kinds: readonly Kind[] = [
  { kind: "paragraph" },
  { kind: "paragraph" },
  { kind: "heading", level: 2 },
  { kind: "item", level: 1, ordered: false },
  { kind: "item", level: 0, ordered: true, number: 3 },
  { kind: "quote" },
  { kind: "cell", table: "t 1", row: 2, column: 0, header: true },
  { kind: "code", info: "js x" },
  { kind: "opaque" },
]

export interface Shape {
  /** Marks, atoms and every kind of block. */
  readonly rich: boolean
  /** Suggestions, comments, statuses, decisions. */
  readonly review: boolean
}

export function randomBitext(random: Random, shape: Shape): Bitext {
  let ids = 0
  const blockAs = (kind: Kind): Block => blockOf(kind, `b${++ids}`, randomInline(random, shape.rich))
  const anyBlock = (): Block => blockAs(shape.rich ? random.pick(kinds) : { kind: "paragraph" })
  const open: { source: Block | null; target: Block | null } = { source: null, target: null }
  const side = (name: "source" | "target"): RowBlock[] => {
    if (name === "target" && random.chance(0.15)) return []
    if (name === "source" && random.chance(0.08)) return []
    const before = open[name]
    const goesOn = before !== null && before.kind !== "opaque" && shape.rich && random.chance(0.4)
    const first: RowBlock = { block: goesOn ? blockAs(before as Kind) : anyBlock(), goesOn }
    const more = shape.rich && random.chance(0.2) ? [{ block: anyBlock(), goesOn: false }] : []
    open[name] = (more[0] ?? first).block
    return [first, ...more]
  }
  const rows = Array.from({ length: random.between(1, 8) }, (_, i): BitextRow => {
    const source = side("source")
    const target = side("target")
    if (source.length === 0 && target.length === 0) {
      open.source = anyBlock()
      source.push({ block: open.source, goesOn: false })
    }
    const status = shape.review && target.length > 0 ? random.pick(["draft", "reviewed", "approved"] as const) : "draft"
    const row = { id: `row-${i}-${random.below(1000)}`, source, target, status }
    const reviewed = shape.review && target.length > 0
    return {
      ...row,
      locked: shape.review && random.chance(0.1),
      suggestions:
        reviewed && random.chance(0.4)
          ? [
              {
                by: random.pick(["Ana Ruiz", "B (x)", "Ñ & co"]),
                at: random.chance(0.8) ? 1_700_000_000_000 + random.below(1000) : null,
                reason: random.pick(["", "género <f>"]),
                category: random.pick([null, "grammar"]),
                severity: random.pick([null, "minor"]),
                wanted: target.map(one => ({ ...one, block: other(random, shape, one.block) })),
              },
            ]
          : [],
      threads: shape.review && random.chance(0.4) ? [randomThread(random, row)] : [],
      decisions:
        reviewed && random.chance(0.2)
          ? [
              {
                how: "rejected",
                author: "Ana Ruiz",
                by: "Bo",
                at: 1_700_000_000_000,
                inserted: "a\nb",
                deleted: "c",
                reason: "no",
              },
            ]
          : [],
    }
  })
  return {
    source: "en",
    target: "es",
    title: "A <page>",
    rows,
    threads: shape.review && random.chance(0.3) ? [{ ...randomThread(random, null), side: null, from: 0, to: 0 }] : [],
  }
}

const other = (random: Random, shape: Shape, block: Block): Block =>
  blockOf(
    block as Kind,
    `w${block.id}`,
    randomInline(random, shape.rich && block.kind !== "opaque" && block.kind !== "code"),
  )

function randomThread(random: Random, row: Pick<BitextRow, "source" | "target"> | null): RowThread {
  const side = random.pick(["source", "target", null] as const)
  const words = row && side ? sideText(row[side]).replace(/\s+$/u, "") : ""
  const { length } = words
  const whole = (at: number): number => (/^[\udc00-\udfff]/.test(words.slice(at)) ? at - 1 : at)
  const from = length > 1 ? whole(random.below(length)) : 0
  const to = length > 1 ? random.between(from + 1, length) : 0
  const end = /^[\udc00-\udfff]/.test(words.slice(to)) ? to + 1 : to
  return {
    side: length > 1 ? side : null,
    from,
    to: end,
    kind: random.pick(["note", "issue"]),
    category: random.pick([null, "spelling"]),
    severity: random.pick([null, "major"]),
    resolved: random.pick([null, { by: "Bo", at: 1_700_000_000_500 }]),
    said: Array.from({ length: random.between(1, 3) }, (_, i) => ({
      by: random.pick(["Ana Ruiz", "Bo", ""]),
      at: 1_700_000_000_000 + i,
      text: random.pick(["¿No es femenino?", "a & b\n\nc <d>", "sí (Bo)"]),
    })),
  }
}

/** What has to come back: everything but the ids of blocks. */
export function plain(bitext: Bitext): unknown {
  const side = (blocks: readonly RowBlock[]) =>
    blocks.map(({ block, goesOn }) => {
      const { id: _, slice: __, ...rest } = block
      return { goesOn, ...rest }
    })
  return {
    ...bitext,
    rows: bitext.rows.map(row => ({
      ...row,
      source: side(row.source),
      target: side(row.target),
      suggestions: row.suggestions.map(one => ({ ...one, wanted: side(one.wanted) })),
    })),
  }
}
