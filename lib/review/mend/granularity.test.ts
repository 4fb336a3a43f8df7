import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { actNames, acts } from "@/lib/testing/random-mending"
import { anchors, randomDoc } from "@/lib/testing/random-review"
import { checkPush } from "../rules"
import { schema } from "../schema"
import { fingerprint, statusOf } from "../status"
import { applySentences } from "./apply-sentences"
import { planSentences } from "./cut-sentences"
import { joinParagraphs } from "./join-paragraphs"
import { mergeWithNext } from "./merge"
import { swapWithNext } from "./swap"

const langs = { source: "en", target: "es" }
const p = (text: string, attrs = {}) => schema.nodes.paragraph.create(attrs, text ? schema.text(text) : null)
const pair = (id: string, source: string, target: string, attrs = {}) =>
  schema.nodes.pair.create({ id, sure: 0.9, ...attrs }, [
    schema.nodes.source.create(null, p(source)),
    schema.nodes.target.create(null, p(target)),
  ])
const judgedBy = (by: string, of: Node) =>
  of.type.create({ ...of.attrs, judged: { status: "approved", by, at: 1, words: fingerprint(of) } }, of.content)
const outline = (doc: Node) =>
  doc.children.map(one => `${one.attrs.id}: ${one.child(0).textContent.trim()} = ${one.child(1).textContent.trim()}`)

const paragraphs = schema.nodes.doc.create(null, [
  judgedBy(
    "x",
    pair(
      "a",
      "The museum opened in 1921. Its first director was Marta Iglesias.",
      "El museo abrió en 1921. Su primera directora fue Marta Iglesias.",
      { locked: true },
    ),
  ),
  pair("b", "The garden is closed.", "El jardín está cerrado."),
  pair("c", "We have 340 photographs. They show Portugal.", "Tenemos 340 fotografías. Muestran Portugal."),
])

let made = 0
async function toSentences(doc: Node): Promise<Node> {
  const plan = await planSentences(doc, langs)
  const { tr } = EditorState.create({ doc })
  expect(plan !== null && applySentences(tr, plan, () => `n${made++}`)).toBe(true)
  tr.doc.check()
  return tr.doc
}
function edit(doc: Node, act: (tr: EditorState["tr"]) => unknown): Node {
  const { tr } = EditorState.create({ doc })
  act(tr)
  tr.doc.check()
  return tr.doc
}
const toParagraphs = (doc: Node) => edit(doc, joinParagraphs)
/** Everything but what is remembered of the other way of cutting, and blocks with nothing in them. */
const bare = (doc: Node) =>
  doc.children.map(one => ({
    attrs: { ...one.attrs, memory: null },
    sides: one.children.map(side =>
      side.children.filter(block => !block.isTextblock || block.content.size > 0).map(block => block.toJSON()),
    ),
  }))

describe("from paragraphs to sentences", () => {
  it("cuts where sentences face each other; the first keeps the name", async () => {
    const doc = await toSentences(paragraphs)
    expect(outline(doc).map(line => line.replace(/^n\d+/u, "new"))).toEqual([
      "a: The museum opened in 1921. = El museo abrió en 1921.",
      "new: Its first director was Marta Iglesias. = Su primera directora fue Marta Iglesias.",
      "b: The garden is closed. = El jardín está cerrado.",
      "c: We have 340 photographs. = Tenemos 340 fotografías.",
      "new: They show Portugal. = Muestran Portugal.",
    ])
    expect(doc.children.map(statusOf)).toEqual(["draft", "draft", "draft", "draft", "draft"])
    expect(doc.child(0).attrs.locked).toBe(false)
  })
  it("and back: judgement and confirmation count again", async () => {
    const back = toParagraphs(await toSentences(paragraphs))
    expect(bare(back)).toEqual(bare(paragraphs))
    expect(statusOf(back.child(0))).toBe("approved")
  })
  it("keeps a paragraph apart that was cut by hand", async () => {
    const cut = schema.nodes.doc.create(null, [
      pair("a", "One is here. Two is there. ", "Uno aquí. Dos allí. "),
      schema.nodes.pair.create({ id: "b" }, [
        schema.nodes.source.create(null, p("Three. Four.", { cont: true })),
        schema.nodes.target.create(null, p("Tres. Cuatro.", { cont: true })),
      ]),
    ])
    expect(bare(toParagraphs(await toSentences(cut)))).toEqual(bare(cut))
  })
  it("says how many paragraphs it has to align anew", async () => {
    const joined = edit(toParagraphs(await toSentences(paragraphs)), tr => mergeWithNext(tr, 0))
    expect((await planSentences(joined, langs))?.forgotten).toBe(1)
  })
  it("can be called off", async () => expect(await planSentences(paragraphs, langs, () => false)).toBeNull())
})

describe("from sentences to paragraphs and back", () => {
  it("gives the very same pairs, crossings and judgements too", async () => {
    const sentences = edit(await toSentences(paragraphs), tr => swapWithNext(tr, 0))
    const judged = sentences.copy(sentences.content.replaceChild(1, judgedBy("y", sentences.child(1))))
    const again = await toSentences(toParagraphs(judged))
    expect(bare(again)).toEqual(bare(judged))
    expect(statusOf(again.child(1))).toBe("approved")
    expect(
      checkPush(toParagraphs(judged), again, { author: "me", roles: ["coordinator"], wasJudged: () => true }),
    ).toBeNull()
  })
  it("follows what was written meanwhile", async () => {
    const joined = toParagraphs(await toSentences(paragraphs))
    const at = joined.child(0).child(0).nodeSize + 3
    const written = edit(joined, tr =>
      tr.insertText("Hoy ", at).insertText(" de hoy", at + 4 + "El museo abrió en 1921".length),
    )
    const doc = await toSentences(written)
    expect(outline(doc).slice(0, 2)).toEqual([
      "a: The museum opened in 1921. = Hoy El museo abrió en 1921 de hoy.",
      outline(await toSentences(joined))[1],
    ])
  })
  it("leaves two paragraphs that were crossed by hand two", async () => {
    const crossed = edit(paragraphs, tr => swapWithNext(tr, 1))
    expect(outline(toParagraphs(await toSentences(crossed)))).toEqual(outline(crossed))
  })
  it("law: whatever the page, going there and back keeps every pair and every anchor", async () => {
    for (let seed = 1; seed <= 150; seed++) {
      const random = new Random(seed)
      const doc = edit(randomDoc(random), tr => {
        for (let act = random.below(5); act > 0; act--)
          acts[random.pick(actNames.filter(name => name !== "paragraphs"))]({ tr, random, newId: () => `m${made++}` })
      })
      const once = await toSentences(doc)
      const back = toParagraphs(once)
      const twice = await toSentences(back)
      expect(anchors(twice), `seed ${seed}`).toBe(anchors(doc))
      expect(bare(twice), `seed ${seed}`).toEqual(bare(once))
      expect(bare(toParagraphs(twice)), `seed ${seed}`).toEqual(bare(back))
      expect(bare(back), `seed ${seed}`).toEqual(bare(doc))
    }
  }, 60_000)
})

describe("who may", () => {
  const chosen = edit(paragraphs, tr => tr.setDocAttribute("granularity", "sentence"))
  it("is who may mend", () => {
    expect(checkPush(paragraphs, chosen, { author: "me", roles: ["coordinator"] })).toBeNull()
    expect(checkPush(paragraphs, chosen, { author: "me", roles: ["translator"] })).toBe("not-allowed")
  })
})
