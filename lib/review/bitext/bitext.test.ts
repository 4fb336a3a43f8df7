import type { Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import type { Bitext } from "@/lib/page/bitext"
import { critic, page } from "@/lib/testing/critic"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { schema } from "../schema"
import { suggestionsInPair } from "../suggest/list"
import { idOf } from "../suggest/marks"
import { project, projectWith, readingOf } from "../suggest/project"
import { track } from "../suggest/track"
import { type BitextFacts, bitextOf } from "./of-doc"
import { docOfBitext } from "./to-doc"

const facts: BitextFacts = {
  title: "t",
  source: "en",
  target: "es",
  suggestion: (id, author) => ({ by: author, at: 1, reason: id, category: null, severity: null }),
  threads: [
    {
      id: "t",
      pair: "p1",
      side: "target",
      kind: "note",
      category: null,
      severity: null,
      resolved: null,
      said: [{ by: "A", at: 1, text: "¿?" }],
    },
  ],
  decisions: new Map(),
}

const maker = () => {
  let n = 0
  return { newId: () => `n${++n}`, by: "me", at: 5 }
}

/** Without ids of blocks and pairs, and without empty blocks, which no file has. */
const reading = (target: Node): string =>
  readingOf(
    schema.nodes.target.create(
      null,
      target.children
        .filter(block => block.isAtom || block.content.size > 0)
        .map(block => block.type.create({ ...block.attrs, from: null, cont: false }, block.content)),
    ),
    () => null,
  )

/** Both documents say the same with all left, and with each suggestion alone. */
function sameReview(doc: Node, bitext: Bitext): void {
  const made = docOfBitext(bitext, maker())
  expect(made.doc.childCount).toBe(doc.childCount)
  doc.children.forEach((pair, i) => {
    const other = made.doc.child(i)
    expect(reading(project(other, "left"))).toBe(reading(project(pair, "left")))
    const alone = (one: Node): string[] =>
      suggestionsInPair(one).map(({ id, author }) =>
        reading(
          projectWith(one.child(1), mark => (idOf(mark) === id && mark.attrs.author === author ? "accept" : "reject")),
        ),
      )
    // A suggestion that changes nothing alone is none.
    const real = alone(pair).filter(words => words !== reading(project(pair, "left")))
    if (made.asComments === 0) expect([...alone(other)].sort()).toEqual([...real].sort())
  })
}

describe("a page as rows, and back", () => {
  it.each([
    "un {--gato--}{++perro++} gris",
    "un {~+strong:gato~} {~-em:_gris_~}",
    "# uno{++|++}dos tres",
    "uno{--|--}dos",
    "uno {++dos ++B}{--tres--}|- cuatro{++ y cinco++}",
    "{~## ~}uno dos",
    "{>>t:uno dos<<} tres{--⟦x⟧--}",
  ])("keeps %s", line => {
    const doc = page(line)
    const bitext = bitextOf(doc, facts)
    const made = docOfBitext(bitext, maker())
    expect(made.asComments).toBe(0)
    sameReview(doc, bitext)
    if (line.includes("{>>t:")) expect(critic(made.doc.child(0))).toContain("{>>n1:uno dos<<}")
  })

  it("keeps what several people suggest in random reviews, or makes comments of it", () => {
    let comments = 0
    let all = 0
    for (let seed = 1; seed <= 120; seed++) {
      const random = new Random(seed)
      const shape = { everyKind: false }
      let state = EditorState.create({ doc: randomPage(random, shape) })
      let n = 0
      for (let k = 0; k < 6; k++) {
        const author = random.pick(["A", "B"])
        const tr = track(randomEdit(random, state, author, shape), state, { author, newId: () => `s${++n}` })
        if (tr.docChanged) state = state.apply(tr)
      }
      const bitext = bitextOf(state.doc, facts)
      try {
        sameReview(state.doc, bitext)
      } catch (error) {
        throw new Error(`seed ${seed}: ${state.doc.children.map(critic).join("\n")}`, { cause: error })
      }
      comments += docOfBitext(bitext, maker()).asComments
      all += bitext.rows.reduce((sum, row) => sum + row.suggestions.length, 0)
    }
    expect(comments / all).toBeLessThan(0.25)
    if (process.env.SHOW_SUITES) console.log(`${comments} of ${all} suggestions became comments`)
  })
})
