import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { schema } from "../schema"
import { fingerprint, statusOf } from "../status"
import { applyRealign } from "./apply-realign"
import { realign } from "./realign"
import { rangeAround } from "./rows"

const p = (text: string, attrs = {}) => schema.nodes.paragraph.create(attrs, text ? schema.text(text) : null)
const pair = (id: string, source: string, target: string, attrs = {}) =>
  schema.nodes.pair.create({ id, sure: 0.9, ...attrs }, [
    schema.nodes.source.create(null, p(source)),
    schema.nodes.target.create(null, p(target)),
  ])
const outline = (doc: Node) => doc.children.map(one => one.children.map(side => side.textContent).join(" = "))
const langs = { source: "en", target: "es" }

const lines: [string, string][] = [
  ["The municipal museum opened in 1921.", "El museo municipal abrió en 1921."],
  ["Its first director was Marta Iglesias.", "Su primera directora fue Marta Iglesias."],
  ["The collection has 340 photographs.", "La colección tiene 340 fotografías."],
  ["Visitors come from Portugal and Italy.", "Vienen visitantes de Portugal e Italia."],
  ["The garden is closed in November.", "El jardín cierra en noviembre."],
]
const [one, two, three, four, five] = lines as [
  [string, string],
  [string, string],
  [string, string],
  [string, string],
  [string, string],
]
/** The targets of the second and third line have slipped by one. */
const slipped = (attrs = {}) =>
  schema.nodes.doc.create(null, [
    pair("a", ...one),
    pair("b", two[0], ""),
    pair("c", three[0], two[1]),
    pair("d", four[0], three[1]),
    pair("e", "", four[1]),
    pair("f", ...five, attrs),
  ])

async function again(doc: Node, range?: { from: number; to: number }) {
  const plan = await realign(doc, { langs, ...(range ? { range } : {}) })
  if (plan === null) throw new Error("no plan")
  const { tr } = EditorState.create({ doc })
  const done = applyRealign(tr, plan, () => "new")
  tr.doc.check()
  return { plan, done, doc: tr.doc }
}

describe("aligning again", () => {
  it("says what would change, and does it", async () => {
    const { plan, done, doc } = await again(slipped())
    expect(plan.looked).toBe(6)
    expect(plan.changes.map(change => [change.at, change.before.length, change.after.length])).toEqual([[1, 4, 3]])
    expect(plan.changes[0]?.after.map(row => [row.source, row.target])).toEqual([two, three, four])
    expect(done).toBe(true)
    expect(outline(doc)).toEqual(lines.map(line => line.join(" = ")))
  })
  it("leaves pairs that stay alone, with their ids and judgements", async () => {
    const whole = pair("f", ...five)
    const judged = { status: "approved", by: "x", at: 1, words: fingerprint(whole) }
    const { doc } = await again(slipped({ judged }))
    expect(doc.children.map(row => row.attrs.id)).toEqual(["a", "c", "d", "e", "f"])
    expect(statusOf(doc.child(4))).toBe("approved")
  })
  it("changes nothing where nothing is wrong", async () => {
    const right = schema.nodes.doc.create(
      null,
      lines.map((line, at) => pair(`p${at}`, ...line)),
    )
    expect((await again(right)).plan.changes).toEqual([])
  })
  it("never crosses a confirmed pair, not even one with one side", async () => {
    const locked = slipped().children.map(row =>
      row.attrs.id === "c" ? row.type.create({ ...row.attrs, locked: true }, row.content) : row,
    )
    const { doc } = await again(schema.nodes.doc.create(null, locked))
    expect(outline(doc)).toContain(`${three[0]} = ${two[1]}`)
    const alone = schema.nodes.doc.create(null, [
      pair("a", two[0], ""),
      pair("b", three[0], "", { locked: true }),
      pair("c", one[0], two[1]),
    ])
    expect(outline((await again(alone)).doc).slice(0, 2)).toEqual([`${two[0]} = `, `${three[0]} = `])
  })
  it("keeps to a range", async () => {
    const { plan, doc } = await again(slipped(), { from: 3, to: 5 })
    expect(plan.looked).toBe(3)
    expect(outline(doc).slice(0, 3)).toEqual(outline(slipped()).slice(0, 3))
  })
  it("does nothing when a pair has changed in the meantime", async () => {
    const doc = slipped()
    const plan = await realign(doc, { langs })
    const { tr } = EditorState.create({ doc })
    tr.setNodeAttribute(doc.child(0).nodeSize, "sure", 0.1)
    expect(plan !== null && applyRealign(tr, plan, () => "new")).toBe(false)
    expect(tr.steps).toHaveLength(1)
  })
  it("can be called off", async () => expect(await realign(slipped(), { langs, onProgress: () => false })).toBeNull())
})

it("the range round a pair ends at confirmed ones", () => {
  const doc = schema.nodes.doc.create(
    null,
    [false, true, false, false, true].map((locked, at) => pair(`p${at}`, "s", "t", { locked })),
  )
  expect(rangeAround(doc, 3)).toEqual({ from: 2, to: 3 })
  expect(rangeAround(doc, 0)).toEqual({ from: 0, to: 0 })
  expect(rangeAround(doc, 1)).toBeNull()
})
