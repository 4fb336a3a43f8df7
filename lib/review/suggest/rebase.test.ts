/** Several people at once: what a rebase leaves is mended before it is pushed, and the rules hold at every push. */
import { describe, expect, it } from "vitest"
import { lines, page } from "@/lib/testing/critic"
import { find } from "@/lib/testing/editing"
import { eachSeed, firstSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { newId } from "@/lib/testing/suggesting"
import { Table } from "@/lib/testing/table"
import type { Role } from "../roles"
import { decide } from "./decide"
import { decides } from "./fold"
import { listSuggestions } from "./list"
import { readingOf } from "./project"
import { plainEdit, track } from "./track"

const reviewers: Readonly<Record<string, readonly Role[]>> = { A: ["reviewer"], B: ["reviewer"], C: ["reviewer"] }
const withTranslator: Readonly<Record<string, readonly Role[]>> = {
  A: ["reviewer"],
  B: ["reviewer"],
  T: ["translator"],
}
const runs = lawRuns(0.05)

const suggestAs = (
  table: Table,
  who: string,
  edit: (state: ReturnType<Table["state"]>) => Parameters<typeof track>[0],
) => {
  const state = table.state(who)
  table.apply(who, track(edit(state), state, { author: who, newId }))
}

describe("at the same time", () => {
  it("typing in an insertion that is cut meanwhile stays, marked", () => {
    const table = new Table(page("un {++perro++} gris"), reviewers)
    suggestAs(table, "A", state => state.tr.delete(find(state.doc, "perro").from, find(state.doc, "perro").to))
    suggestAs(table, "B", state => state.tr.insertText("XX", find(state.doc, "perro").from + 2))
    table.push("B")
    table.settle()
    expect(lines(table.doc)).toEqual(["un {--{++XX++B}--} gris"])
    expect(table.repairs).toBe(1)
  })
  it("cutting an insertion that is accepted meanwhile becomes a suggestion", () => {
    const table = new Table(page("un {++perro++} gris"), withTranslator)
    suggestAs(table, "A", state => state.tr.delete(find(state.doc, "perro").from, find(state.doc, "perro").to))
    table.apply(
      "T",
      decide(table.state("T").tr, () => true, "accept"),
    )
    table.push("T")
    table.settle()
    expect(lines(table.doc)).toEqual(["un {--perro--} gris"])
  })
  it("typing on in an insertion that is rejected meanwhile stays a suggestion", () => {
    const table = new Table(page("un {++perr++} gris"), withTranslator)
    suggestAs(table, "A", state => state.tr.insertText("o", find(state.doc, "perr").to))
    table.apply(
      "T",
      decide(table.state("T").tr, () => true, "reject"),
    )
    table.push("T")
    table.settle()
    expect(lines(table.doc)).toEqual(["un {++o++} gris"])
  })
  it("two who delete overlapping words both keep their deletion", () => {
    const table = new Table(page("uno dos tres"), reviewers)
    suggestAs(table, "A", state => state.tr.delete(find(state.doc, "uno dos").from, find(state.doc, "uno dos").to))
    suggestAs(table, "B", state => state.tr.delete(find(state.doc, "dos tres").from, find(state.doc, "dos tres").to))
    table.settle()
    expect(lines(table.doc)).toEqual(["{--uno --}{--{--dos--}--B}{-- tres--B}"])
  })
  it("two who join the same paragraphs", () => {
    const table = new Table(page("uno|dos"), reviewers)
    for (const who of ["A", "B"]) suggestAs(table, who, state => state.tr.join(find(state.doc, "dos").from - 1))
    table.settle()
    expect(lines(table.doc)).toEqual(["uno{--{--|--}--B}dos"])
  })
})

describe("laws", () => {
  it(`reviewers together leave the text with all rejected (${runs} seeds from ${firstSeed})`, {
    timeout: 7_200_000,
  }, () => {
    eachSeed(runs, seed => {
      const random = new Random(seed)
      const start = randomPage(random, { everyKind: random.chance(0.3) })
      const table = new Table(start, reviewers)
      for (let i = 0; i < 25; i++) someone(random, table, ["A", "B", "C"])
      table.settle()
      const rejected = (doc: typeof start) =>
        doc.children.map(pair =>
          readingOf(
            pair.child(1),
            decides(() => true, "reject"),
          ),
        )
      expect(rejected(table.doc)).toEqual(rejected(start))
    })
  })
  it(`a translator edits and decides among them (${runs} seeds from ${firstSeed})`, { timeout: 7_200_000 }, () => {
    eachSeed(runs, seed => {
      const random = new Random(seed)
      const table = new Table(randomPage(random, { everyKind: random.chance(0.3) }), withTranslator)
      for (let i = 0; i < 25; i++) {
        if (random.chance(0.3)) decideSomething(random, table)
        else someone(random, table, ["A", "B", "T"])
      }
      table.settle()
      decide(table.state("T").tr, () => true, "accept").doc.check()
    })
  })
})

function someone(random: Random, table: Table, names: readonly string[]): void {
  const who = random.pick(names)
  const state = table.state(who)
  const tr = randomEdit(random, state, who, { everyKind: true })
  table.apply(who, who === "T" ? plainEdit(tr, state) : track(tr, state, { author: who, newId }))
  if (random.chance(0.25)) table.push(who)
  else if (random.chance(0.2)) table.pull(random.pick(names))
}

function decideSomething(random: Random, table: Table): void {
  const state = table.state("T")
  const all = listSuggestions(state.doc)
  if (all.length === 0) return
  const one = random.pick(all)
  const meant = (mark: { attrs: Readonly<Record<string, unknown>> }) =>
    mark.attrs.id === one.id && mark.attrs.author === one.author
  table.apply("T", decide(state.tr, meant, random.pick(["accept", "reject"])))
  if (random.chance(0.4)) table.push("T")
}
