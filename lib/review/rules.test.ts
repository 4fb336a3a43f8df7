import { Fragment, type Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { page } from "@/lib/testing/critic"
import { find } from "@/lib/testing/editing"
import { moveBoundary } from "./mend/boundary"
import { mergeWithNext } from "./mend/merge"
import { splitPair } from "./mend/split"
import type { Role } from "./roles"
import { checkPush, type Pusher } from "./rules"
import type { RuleRefusal } from "./rules/refusal"
import { type Judgement, schema } from "./schema"
import { fingerprint } from "./status"
import { decide } from "./suggest/decide"
import { suggestionsInPair } from "./suggest/list"

const { ins, del, fmt, comment, strong } = schema.marks
const start = page(
  "uno {--dos--B}{++tres++B} {++cuatro++A} cinco|seis{--|--B}siete",
  "{++ocho{--nueve--B}++A} diez",
  "final",
)
const mine = { id: "m1", author: "A" }
const theirs = { id: "B1", author: "B" }

type Make = (tr: Transaction, at: (words: string) => { from: number; to: number }) => Transaction

function pushed(make: Make, by: Partial<Pusher> & { roles: readonly Role[] }, doc: Node = start): RuleRefusal | null {
  const made = make(EditorState.create({ doc }).tr, words => find(doc, words))
  made.doc.check()
  return checkPush(doc, made.doc, { author: "A", ...by })
}

const text = (words: string, ...marks: readonly ReturnType<typeof ins.create>[]) => schema.text(words, marks)
/** The position before the block that begins with these words. */
const blockOf = (doc: Node, words: string): number => doc.resolve(find(doc, words).from).before()
const merged = (tr: Transaction): Transaction => {
  mergeWithNext(tr, 0)
  return tr
}
const split = (tr: Transaction): Transaction => {
  splitPair(tr, 0, { source: 4, target: 6 }, "new")
  return tr
}
const judgement = (pair: Node, change: Partial<Judgement> = {}): Judgement => ({
  status: "reviewed",
  by: "A",
  at: 1,
  words: fingerprint(pair),
  ...change,
})
const judge = (tr: Transaction, change: Partial<Judgement> = {}): Transaction =>
  tr.setNodeAttribute(0, "judged", judgement(tr.doc.child(0), change))

const honest: { readonly [what: string]: Make } = {
  "inserts in their own name": (tr, at) => tr.insert(at("cinco").from, text("x", ins.create(mine))),
  "deletes in their own name": (tr, at) => tr.addMark(at("cinco").from, at("cinco").to, del.create(mine)),
  "deletes over another's insertion": (tr, at) => tr.addMark(at("tres").from, at("tres").to, del.create(mine)),
  "cuts their own insertion": (tr, at) => tr.delete(at("cuatro").from, at("cuatro").to),
  "cuts their own insertion with another's deletion in it": (tr, at) =>
    tr.delete(at("ochonueve").from, at("ochonueve").to),
  "takes back their own mark": (tr, at) =>
    tr.addMark(at("cinco").from, at("cinco").to, del.create(mine)).removeMark(at("cinco").from, at("cinco").to, del),
  "suggests a form": (tr, at) =>
    tr.addMark(at("uno").from, at("uno").to, fmt.create({ ...mine, op: "add", mark: "strong" })),
  "makes their own insertion bold": (tr, at) => tr.addMark(at("cuatro").from, at("cuatro").to, strong.create()),
  "suggests a split": (tr, at) => tr.split(at("cinco").from).addNodeMark(at("cinco").from + 1, ins.create(mine)),
  "suggests a join": tr => tr.addNodeMark(blockOf(tr.doc, "seis"), del.create(mine)),
  "comments on the target": (tr, at) => tr.addMark(at("cinco").from, at("cinco").to, comment.create({ thread: "t" })),
  "comments on the source": tr => tr.addMark(3, 6, comment.create({ thread: "t" })),
  "judges a pair reviewed": tr => judge(tr),
}

const forged: { readonly [what: string]: readonly [Make, RuleRefusal] } = {
  "types plainly": [(tr, at) => tr.insertText("x", at("cinco").from + 1), "not-allowed"],
  "deletes plainly": [(tr, at) => tr.delete(at("cinco").from, at("cinco").to), "not-allowed"],
  "makes bold plainly": [(tr, at) => tr.addMark(at("uno").from, at("uno").to, strong.create()), "not-allowed"],
  "makes a heading plainly": [tr => tr.setNodeMarkup(blockOf(tr.doc, "uno"), schema.nodes.heading), "not-allowed"],
  "splits plainly": [(tr, at) => tr.split(at("cinco").from), "not-allowed"],
  "joins plainly": [tr => tr.join(blockOf(tr.doc, "seis")), "not-allowed"],
  "changes where a block came from": [tr => tr.setNodeAttribute(blockOf(tr.doc, "uno"), "from", "b9"), "not-allowed"],
  "makes a block go on the one before": [
    tr => tr.setNodeAttribute(blockOf(tr.doc, "uno"), "cont", true),
    "not-allowed",
  ],
  "swaps two words": [(tr, at) => tr.insertText("onu", at("uno").from, at("uno").to), "not-allowed"],
  "deletes another's insertion": [(tr, at) => tr.delete(at("tres").from, at("tres").to), "not-allowed"],
  "accepts another's insertion": [(tr, at) => tr.removeMark(at("tres").from, at("tres").to, ins), "not-allowed"],
  "accepts all": [tr => decide(tr, () => true, "accept"), "not-allowed"],
  "rejects another's deletion": [(tr, at) => tr.removeMark(at("dos").from, at("dos").to, del), "not-allowed"],
  "takes another's suggested join off": [tr => tr.removeNodeMark(blockOf(tr.doc, "siete"), del), "not-allowed"],
  "claims standing text as their insertion": [
    (tr, at) => tr.addMark(at("cinco").from, at("cinco").to, ins.create(mine)),
    "not-allowed",
  ],
  "claims another's insertion": [
    (tr, at) =>
      tr.removeMark(at("tres").from, at("tres").to, ins).addMark(at("tres").from, at("tres").to, ins.create(mine)),
    "not-allowed",
  ],
  "inserts in another's name": [
    (tr, at) => tr.insert(at("cinco").from, text("x", ins.create(theirs))),
    "not-your-suggestion",
  ],
  "deletes in another's name": [
    (tr, at) => tr.addMark(at("cinco").from, at("cinco").to, del.create(theirs)),
    "not-your-suggestion",
  ],
  "makes another's insertion longer": [
    (tr, at) => tr.insert(at("tres").from + 1, text("x", ins.create({ id: "B1", author: "B" }))),
    "not-your-suggestion",
  ],
  "changes the words of another's insertion": [
    (tr, at) => tr.replaceWith(at("tres").from, at("tres").to, text("tras", ins.create({ id: "B1", author: "B" }))),
    "not-your-suggestion",
  ],
  "gives another's suggestion another id": [
    (tr, at) =>
      tr
        .removeMark(at("tres").from, at("tres").to, ins)
        .addMark(at("tres").from, at("tres").to, ins.create({ id: "z", author: "B" })),
    "not-your-suggestion",
  ],
  "suggests a join in another's name": [
    tr => tr.addNodeMark(blockOf(tr.doc, "seis"), del.create(theirs)),
    "not-your-suggestion",
  ],
  "hides another's mark in their own insertion": [
    (tr, at) => tr.insert(at("cinco").from, text("x", ins.create(mine), del.create(theirs))),
    "not-your-suggestion",
  ],
  "hides another's insertion in their own": [
    (tr, at) => tr.insert(at("cinco").from, text("x", ins.create(mine), ins.create(theirs))),
    "not-your-suggestion",
  ],
  "makes another's deletion longer inside their own insertion": [
    (tr, at) => tr.addMark(at("ocho").from, at("ochonueve").to, del.create({ id: "B1", author: "B" })),
    "not-your-suggestion",
  ],
  "borrows the id of another's suggestion": [
    (tr, at) => tr.insert(at("cinco").from, text("x", ins.create({ id: "B1", author: "A" }))),
    "not-your-suggestion",
  ],
  "edits the source": [tr => tr.insertText("x", 4), "source-changed"],
  "makes the source bold": [tr => tr.addMark(3, 6, strong.create()), "source-changed"],
  "suggests in the source": [tr => tr.addMark(3, 6, del.create(mine)), "source-changed"],
  "makes the source a heading": [tr => tr.setNodeMarkup(2, schema.nodes.heading), "source-changed"],
  "removes a pair": [tr => tr.delete(0, tr.doc.child(0).nodeSize), "pairs-changed"],
  "adds a pair": [tr => tr.insert(0, tr.doc.child(0)), "pairs-changed"],
  "moves a pair": [
    tr => tr.insert(tr.doc.content.size, tr.doc.child(0)).delete(0, tr.doc.child(0).nodeSize),
    "pairs-changed",
  ],
  "changes a pair's id": [tr => tr.setNodeAttribute(0, "id", "z"), "pairs-changed"],
  "confirms an alignment": [tr => tr.setNodeAttribute(0, "locked", true), "pairs-changed"],
  "says how sure an alignment is": [tr => tr.setNodeAttribute(0, "sure", 0.5), "pairs-changed"],
  "merges pairs": [merged, "pairs-changed"],
  "judges in another's name": [tr => judge(tr, { by: "B" }), "judgement-not-yours"],
  approves: [tr => judge(tr, { status: "approved" }), "judgement-not-yours"],
  "judges other words than these": [tr => judge(tr, { words: "other" }), "judgement-not-yours"],
}

describe("a reviewer", () => {
  it.each(Object.keys(honest))("%s", what => expect(pushed(honest[what] as Make, { roles: ["reviewer"] })).toBeNull())
  it.each(Object.keys(forged))("never %s", what => {
    const [make, why] = forged[what] as readonly [Make, RuleRefusal]
    expect(pushed(make, { roles: ["reviewer"] })).toBe(why)
  })
})

describe("a viewer, and somebody with no role", () => {
  it.each(Object.keys(honest))("never %s", what => {
    expect(pushed(honest[what] as Make, { roles: ["viewer"] })).toBe("not-allowed")
    expect(pushed(honest[what] as Make, { roles: [] })).toBe("not-allowed")
  })
  it("may push nothing that changes nothing", () =>
    expect(checkPush(start, start, { author: "A", roles: [] })).toBeNull())
})

describe("a translator", () => {
  const may: readonly string[] = [
    "types plainly",
    "deletes plainly",
    "makes bold plainly",
    "makes a heading plainly",
    "splits plainly",
    "joins plainly",
    "deletes another's insertion",
    "accepts another's insertion",
    "accepts all",
    "rejects another's deletion",
    "takes another's suggested join off",
  ]
  it.each(may)("%s", what => {
    const [make] = forged[what] as readonly [Make, RuleRefusal]
    expect(pushed(make, { roles: ["translator"] })).toBeNull()
  })
  const wrong = Object.keys(forged).filter(what => forged[what]?.[1] !== "not-allowed")
  it.each(wrong)("never %s", what => {
    const [make, why] = forged[what] as readonly [Make, RuleRefusal]
    expect(pushed(make, { roles: ["translator"] })).toBe(why)
  })
  it("judges nothing", () => expect(pushed(tr => judge(tr), { roles: ["translator"] })).toBe("judgement-not-yours"))

  const decided = decide(EditorState.create({ doc: start }).tr, mark => mark.attrs.author === "B", "accept").doc
  it("takes a decision back when the suggestion has stood like this", () => {
    const asked: string[] = []
    const by: Pusher = {
      author: "A",
      roles: ["translator"],
      wasSuggested: (pair, one) => {
        asked.push(`${pair} ${one.id} -${one.deleted}+${one.inserted}`)
        return suggestionsInPair(start.child(pair === "p1" ? 0 : 1)).some(
          was => was.id === one.id && was.inserted === one.inserted && was.deleted === one.deleted,
        )
      },
    }
    expect(checkPush(decided, start, by)).toBeNull()
    expect(asked.length).toBeGreaterThan(1)
  })
  it("brings back nothing that nobody knows", () =>
    expect(checkPush(decided, start, { author: "A", roles: ["translator"] })).toBe("not-your-suggestion"))
})

describe("a coordinator", () => {
  const coordinator = { roles: ["coordinator"] as const }
  it("merges and splits pairs, with everybody's suggestions in them", () => {
    expect(pushed(merged, coordinator)).toBeNull()
    expect(pushed(split, coordinator)).toBeNull()
  })
  it("moves a piece of the source to the next pair", () => {
    const both = page("a", "b")
    const doc = both.copy(
      Fragment.fromArray(
        both.children.map((pair, i) =>
          pair.copy(
            Fragment.fromArray([
              schema.nodes.source.create(
                null,
                i === 0
                  ? [
                      schema.nodes.paragraph.create(null, schema.text("One.")),
                      schema.nodes.paragraph.create(null, schema.text("Two.")),
                    ]
                  : [schema.nodes.paragraph.create(null, schema.text("Three."))],
              ),
              pair.child(1),
            ]),
          ),
        ),
      ),
    )
    const moved = (tr: Transaction) => {
      const two = tr.doc.child(0).child(0).child(1)
      return tr.insert(tr.doc.child(0).nodeSize + 2, two).delete(8, 8 + two.nodeSize)
    }
    expect(pushed(moved, coordinator, doc)).toBeNull()
    expect(pushed(moved, { roles: ["translator"] }, doc)).toBe("source-changed")
  })
  it("moves a piece of a target to the next pair, others' suggestions in it", () => {
    const down: Make = tr => {
      moveBoundary(tr, 0, "target", { within: "upper", at: 5 })
      return tr
    }
    expect(pushed(down, coordinator)).toBeNull()
    expect(pushed(down, { roles: ["reviewer"] })).not.toBeNull()
    const forge: Make = (tr, at) => down(tr.insert(at("cinco").from, text("x", ins.create(theirs))), at)
    expect(pushed(forge, coordinator)).toBe("not-your-suggestion")
  })
  it("takes a decision back and mends in one push (seed 80 of the law of anchors)", () => {
    const decided = decide(EditorState.create({ doc: start }).tr, mark => mark.attrs.id === "B1", "accept").doc
    const mended = [split(EditorState.create({ doc: start }).tr).doc, merged(EditorState.create({ doc: start }).tr).doc]
    for (const after of mended) {
      const by = { author: "A", ...coordinator }
      expect(checkPush(decided, after, by)).toBe("not-your-suggestion")
      expect(checkPush(decided, after, { ...by, wasSuggested: (_pair, { id }) => id === "B1" })).toBeNull()
    }
  })
  it("confirms an alignment", () => {
    expect(
      pushed(tr => tr.setNodeAttribute(0, "locked", true).setNodeAttribute(0, "sure", 0.5), coordinator),
    ).toBeNull()
  })
  it("approves", () => expect(pushed(tr => judge(tr, { status: "approved" }), coordinator)).toBeNull())
  it("never gives two pairs one id", () => {
    expect(pushed((forged["adds a pair"] as readonly [Make, RuleRefusal])[0], coordinator)).toBe("pairs-changed")
    expect(pushed(tr => tr.setNodeAttribute(0, "id", "p2"), coordinator)).toBe("pairs-changed")
  })
  it.each([
    "edits the source",
    "makes the source bold",
    "suggests in the source",
    "makes the source a heading",
    "removes a pair",
  ])("never %s", what =>
    expect(pushed((forged[what] as readonly [Make, RuleRefusal])[0], coordinator)).toBe("source-changed"),
  )
  it.each([
    "inserts in another's name",
    "makes another's insertion longer",
    "judges in another's name",
    "judges other words than these",
  ])("never %s", what =>
    expect(pushed((forged[what] as readonly [Make, RuleRefusal])[0], coordinator)).toBe(forged[what]?.[1]),
  )
  it("does not put words in another's name while merging", () => {
    const forge: Make = (tr, at) => merged(tr.insert(at("cinco").from, text("x", ins.create(theirs))))
    expect(pushed(forge, coordinator)).toBe("not-your-suggestion")
  })
})

describe("judgements", () => {
  const pair = start.child(0)
  const judged = EditorState.create({ doc: start }).tr.setNodeAttribute(0, "judged", judgement(pair, { by: "B" })).doc
  it("may be taken off", () => expect(checkPush(judged, start, { author: "A", roles: ["reviewer"] })).toBeNull())
  it("stay when the text under them changes", () =>
    expect(pushed(honest["inserts in their own name"] as Make, { roles: ["reviewer"] }, judged)).toBeNull())
  it("come back only when they have stood there", () => {
    const by = { author: "A", roles: ["reviewer"] as const }
    expect(checkPush(start, judged, by)).toBe("judgement-not-yours")
    expect(checkPush(start, judged, { ...by, wasJudged: () => true })).toBeNull()
    expect(checkPush(start, judged, { ...by, wasJudged: (_pair, one) => one.by === "C" })).toBe("judgement-not-yours")
  })
})

describe("several roles are one", () => {
  it("a translator who reviews edits and judges", () => {
    const roles = ["translator", "reviewer"] as const
    expect(pushed((tr, at) => judge(tr.insertText("x", at("cinco").from)), { roles })).toBeNull()
  })
})
