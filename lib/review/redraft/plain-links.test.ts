/** Where nothing is said about the old words the short way finds the same links as the long one. */
import type { Node } from "prosemirror-model"
import { expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { schema } from "../schema"
import { contentOf } from "./content"
import { itemsOf, type Streamed } from "./items"
import { plainLinks } from "./plain-links"

const WORDS = [
  "pan",
  "panes",
  "horno",
  "hornos",
  "la",
  "café",
  "cafe\u0301",
  "👍🏽",
  "👍",
  "noche",
  "noches",
  "1921",
  ",",
  "\u0301a",
]

function blockOf(random: Random): Node {
  const text = Array.from({ length: random.between(1, 12) }, () => random.pick(WORDS)).join(" ")
  const { paragraph, heading, pre, opaque } = schema.nodes
  const line = schema.nodes.break.create()
  return random.pick<() => Node>([
    () => paragraph.create(null, schema.text(text)),
    () => paragraph.create(null, [schema.text(text), line, schema.text(text, [schema.marks.strong.create()])]),
    () => heading.create({ level: 2 }, schema.text(text)),
    () => pre.create(null, schema.text(text)),
    () => opaque.create({ raw: random.pick(WORDS) }),
  ])()
}
const changed = (random: Random, block: Node): Node => {
  if (block.isAtom || random.chance(0.3)) return random.chance(0.5) ? block : blockOf(random)
  const words = block.textContent.split(" ")
  for (let k = random.below(4); k >= 0; k--) words[random.below(words.length)] = random.pick(WORDS)
  return block.type.create(block.attrs, schema.text(words.join(" ")))
}

it("finds the links that the long way finds, on random blocks", () => {
  for (let seed = 1; seed <= 400; seed++) {
    const random = new Random(seed)
    const old = Array.from({ length: random.between(1, 3) }, () => blockOf(random))
    const fresh = old.flatMap(block => (random.chance(0.1) ? [] : [changed(random, block)]))
    if (fresh.length === 0) continue
    const stream = itemsOf(old).flatMap((item, at): Streamed[] => (item.kind === "close" ? [] : [{ item, at }]))
    const made = contentOf(stream, itemsOf(fresh), new Map())
    expect(
      made.blocks.every((block, k) => block.eq(fresh[k] as Node)),
      `seed ${seed}`,
    ).toBe(true)
    expect(plainLinks(old, fresh), `seed ${seed}`).toEqual(made.links)
  }
})
