/** Random review documents with everything that hangs on characters, for the laws of mending. */
import type { Node } from "prosemirror-model"
import { schema } from "@/lib/review/schema"
import { inSourceOrder } from "@/lib/review/source-order"
import { fingerprint } from "@/lib/review/status"
import type { Random } from "./random"

const p = (text: string) => schema.nodes.paragraph.create(null, text ? schema.text(text) : null)

/** A block of a few sentences, with a comment, a struck or an inserted stretch somewhere. */
function randomBlock(random: Random, words: readonly string[]): Node {
  const sentences = Array.from({ length: random.between(1, 3) }, () =>
    Array.from({ length: random.between(1, 4) }, () => random.pick(words)).join(" "),
  )
  const node = p(`${sentences.join(". ")}.`)
  const from = random.below(node.content.size)
  const to = random.between(from + 1, node.content.size)
  const mark = random.pick([
    schema.marks.comment.create({ thread: `t${random.below(3)}` }),
    schema.marks.del.create({ id: `s${random.below(3)}`, author: random.pick(["me", "other"]) }),
    schema.marks.ins.create({ id: `s${random.below(3)}`, author: random.pick(["me", "other"]) }),
  ])
  const content = [
    ...node.content.cut(0, from).content,
    ...node.content.cut(from, to).content.map(one => one.mark([mark])),
    ...node.content.cut(to).content,
  ]
  const { paragraph, heading, item } = schema.nodes
  return random.pick([paragraph, paragraph, heading, item]).create(null, content)
}

export function randomDoc(random: Random): Node {
  const words = { source: ["lamp", "oven", "bread", "friday", "1921"], target: ["lámpara", "horno", "pan", "1921"] }
  const side = (name: "source" | "target") =>
    schema.nodes[name].create(
      null,
      random.chance(0.2)
        ? [p("")]
        : Array.from({ length: random.between(1, 3) }, () =>
            random.chance(0.1) ? p("") : randomBlock(random, words[name]),
          ).map(one => (name === "source" ? withoutSuggestions(one) : one)),
    )
  const pairs = Array.from({ length: random.between(1, 5) }, (_, i) => {
    const pair = schema.nodes.pair.create({ id: `p${i}`, sure: random.next(), locked: random.chance(0.15) }, [
      side("source"),
      side("target"),
    ])
    const judged = { status: "reviewed", by: random.pick(["me", "other"]), at: 1, words: fingerprint(pair) }
    return random.chance(0.3) ? pair.type.create({ ...pair.attrs, judged }, pair.content) : pair
  })
  return schema.nodes.doc.create(null, pairs)
}

const withoutSuggestions = (block: Node): Node =>
  block.copy(
    schema.nodes.paragraph.create(
      null,
      block.children.map(one => one.mark(one.marks.filter(mark => mark.type.name === "comment"))),
    ).content,
  )

/** Every character with the marks on it, side by side in page order. */
export function anchors(doc: Node): string {
  const side = (pairs: readonly Node[], at: number): string => {
    let all = ""
    for (const one of pairs)
      one.child(at).descendants(node => {
        if (node.isText)
          all += [...(node.text ?? "")]
            .map(c => c + node.marks.map(mark => mark.type.name + JSON.stringify(mark.attrs)).join(""))
            .join("")
      })
    return all
  }
  return `${side(inSourceOrder(doc.children), 0)}|${side(doc.children, 1)}`
}

/** Positions behind some characters of the target, by the step maps: they must still be behind the same characters. */
export function carets(doc: Node): { pos: number; character: string }[] {
  const found: { pos: number; character: string }[] = []
  doc.descendants((node, pos, parent) => {
    if (node.type.name === "source") return false
    if (node.isText && parent !== null)
      for (let k = 0; k < (node.text ?? "").length; k += 3)
        found.push({ pos: pos + k, character: node.text?.[k] ?? "" })
    return true
  })
  return found
}
