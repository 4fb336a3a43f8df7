/** Out to Word, decided and changed there, and back: what was decided is decided, what is new is a suggestion. */

import type { Node } from "prosemirror-model"
import { Transform } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import { writeWord } from "@/lib/formats/docx-write"
import type { TrackedPage } from "@/lib/page/tracked"
import { critic, page as doc, lines } from "@/lib/testing/critic"
import { Random } from "@/lib/testing/random"
import { randomDoc } from "@/lib/testing/random-review"
import { changedInWord, decidedInWord, outToWord, planFrom } from "@/lib/testing/word"
import { resolvePage } from "../resolve"
import { decide } from "../suggest/decide"
import { listSuggestions } from "../suggest/list"
import { applyPlan } from "./apply"

const file = (page: TrackedPage): Uint8Array => writeWord(page, { title: "x", properties: {}, tracks: true }).value

function back(base: Node, work: (page: TrackedPage) => TrackedPage) {
  const out = outToWord(base)
  const plan = planFrom(base, out, file(work(out.page)))
  let next = 0
  const applied = applyPlan(plan, {
    doc: base,
    since: [],
    personFor: by => by?.author ?? "me",
    newId: () => `n${++next}`,
    mayDecide: () => true,
  })
  return { out, plan, applied }
}

const verdictsIn = (lines: readonly string[], verdicts: Record<string, "accept" | "reject">): string[] => {
  const base = doc(...lines)
  return back(base, page => decidedInWord(page, new Map(Object.entries(verdicts)))).applied.doc.children.map(critic)
}

describe("decisions made in Word", () => {
  it.each([
    ["un {--gato--}{++gatito++} gris", { A1: "accept" }, "un gatito gris"],
    ["un {--gato--}{++gatito++} gris", { A1: "reject" }, "un gato gris"],
    ["{++muy ++}uno {--y dos--B}", { A1: "accept" }, "muy uno {--y dos--B}"],
    ["{++muy ++}uno {--y dos--B}", { B2: "accept", A1: "reject" }, "uno "],
    ["uno{++|++}dos", { A1: "reject" }, "unodos"],
    ["uno{++|++}dos", { A1: "accept" }, "uno|dos"],
    ["uno{--|--}dos", { A1: "accept" }, "unodos"],
    ["uno{++|nuevo++}|dos", { A1: "accept" }, "uno|nuevo|dos"],
    ["uno{++|nuevo++}|dos", { A1: "reject" }, "uno|dos"],
    ["un {~+strong:gato~} gris", { A1: "accept" }, "un *gato* gris"],
    ["un {~+strong:gato~} gris", { A1: "reject" }, "un gato gris"],
    ["{~## ~}uno", { A1: "accept" }, "## uno"],
    ["{~## ~}uno", { A1: "reject" }, "uno"],
    ["{++aa++}a{++aa++B}", { A1: "accept", B2: "reject" }, "aaa"],
  ] as const)("%s %o", (line, verdicts, wanted) => {
    expect(verdictsIn(["antes", line, "después"], verdicts)).toEqual(["antes", wanted, "después"])
  })

  it("leave what nobody decided as it is", () => {
    const base = doc("un {--gato--}{++perro++B} {>>t1:gris<<}", "[un enlace](https://a.example) ⟦x⟧↵fin", "")
    const { plan, applied } = back(base, page => page)
    expect(plan.decisions.size).toBe(0)
    expect(plan.edits).toEqual([])
    expect(applied.steps).toEqual([])
  })
})

describe("what is new in the file", () => {
  const changed = (line: string, change: (page: TrackedPage) => TrackedPage): string[] =>
    lines(back(doc("antes", line), change).applied.doc)
  const withRuns = (make: (page: TrackedPage) => TrackedPage["blocks"][number]["runs"]) => (page: TrackedPage) => ({
    ...page,
    revisions: [...page.revisions, { id: "x", author: "B", at: Date.UTC(2026, 5, 1) }],
    blocks: page.blocks.map((block, i) => (i === 1 ? { ...block, runs: make(page) } : block)),
  })
  const run = (text: string, about: object = {}) => ({
    run: { kind: "text" as const, text, marks: [] },
    ins: [],
    del: [],
    form: [],
    threads: [],
    ...about,
  })

  it("is a suggestion of its author where it was tracked", () => {
    const made = changed(
      "un gato gris",
      withRuns(() => [run("un "), run("gato", { del: ["x"] }), run("perro", { ins: ["x"] }), run(" gris")]),
    )
    expect(made).toEqual(["antes", "un {--gato--B}{++perro++B} gris"])
  })

  it("is a suggestion of whoever brings it where it was not", () => {
    const made = changed(
      "un gato gris",
      withRuns(() => [run("un perro gris y más")]),
    )
    expect(made).toEqual(["antes", "un {--gato--me}{++perro++me} gris{++ y más++me}"])
  })

  it("stands on top of what others suggest", () => {
    const made = changed(
      "un {++gran ++}gato",
      withRuns(page => [run("un "), run("gran ", { ins: [page.blocks[1]?.runs[1]?.ins[0]], del: ["x"] }), run("gato")]),
    )
    // Word can show only one of the two: words that are suggested and wanted out come back as suggested.
    expect(made).toEqual(["antes", "un {++gran ++}gato"])
  })
})

describe("at random", () => {
  it("decisions come back as they were made, and new words as suggestions", () => {
    for (let seed = 1; seed <= 250; seed++) {
      const random = new Random(seed)
      const base = randomDoc(random)
      const out = outToWord(base)
      const ids = out.record.suggestions.map(one => one.id)
      const verdicts = new Map(
        ids.filter(() => random.chance(0.5)).map(id => [id, random.pick(["accept", "reject"] as const)] as const),
      )
      const decided = decidedInWord(out.page, verdicts)
      const isNew = random.chance(0.5)
      const page = isNew ? changedInWord(decided, random, "Nueva", "zorro") : decided
      const plan = planFrom(base, out, file(page))
      let next = 0
      const { doc: now, unplaced } = applyPlan(plan, {
        doc: base,
        since: [],
        personFor: by => by?.author ?? "me",
        newId: () => `n${++next}`,
        mayDecide: () => true,
      })
      const expected = new Transform(base)
      for (const how of ["accept", "reject"] as const)
        decide(expected, mark => verdicts.get(mark.attrs.id as string) === how, how)
      const at = `seed ${seed}\n${lines(base).join("\n")}\n${JSON.stringify([...verdicts])}`
      const open = (one: Node) =>
        listSuggestions(one)
          .filter(s => s.author !== "Nueva")
          .map(s => s.id)
          .sort()
      if (!isNew) {
        expect(JSON.stringify(resolvePage(now, "target", "take")), at).toBe(
          JSON.stringify(resolvePage(expected.doc, "target", "take")),
        )
        expect(JSON.stringify(resolvePage(now, "target", "leave")), at).toBe(
          JSON.stringify(resolvePage(expected.doc, "target", "leave")),
        )
      }
      expect(open(now), at).toEqual(open(expected.doc))
      if (isNew && page !== decided)
        expect(listSuggestions(now).some(s => s.author === "Nueva") || unplaced.length > 0, at).toBe(true)
    }
  })
})
