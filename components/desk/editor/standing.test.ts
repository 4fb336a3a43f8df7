import type { Node } from "prosemirror-model"
import { expect, it } from "vitest"
import { schema } from "@/lib/review/schema"
import { suggestionsInPair } from "@/lib/review/suggest/list"
import { Standing } from "./standing"

const p = (...content: Node[]) => schema.nodes.paragraph.create(null, content)
const page = (...target: Node[]) =>
  schema.nodes.doc.create(null, [
    schema.nodes.pair.create({ id: "a" }, [
      schema.nodes.source.create(null, p(schema.text("A cat"))),
      schema.nodes.target.create(null, p(schema.text("Un gato"), ...target)),
    ]),
  ])
const inserted = (words: string) => schema.text(words, [schema.marks.ins.create({ id: "s1", author: "ana" })])
const only = (doc: Node) => {
  const [one] = suggestionsInPair(doc.child(0))
  if (!one) throw new Error("no suggestion here")
  return one
}

it("knows a suggestion that was accepted as it was, and not one that has grown since", () => {
  const standing = new Standing()
  const open = page(inserted(" gris"))
  standing.see(open)
  standing.see(page(schema.text(" gris")))
  expect(standing.was("a", only(open))).toBe(true)
  expect(standing.was("a", only(page(inserted(" grisáceo"))))).toBe(false)
  expect(standing.was("b", only(open))).toBe(false)
})
