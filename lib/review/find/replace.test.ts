/** The laws of replacing all, over random pages with suggestions of three people on them. */
import { closeHistory, history, undo } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { lines, page } from "@/lib/testing/critic"
import { eachSeed, firstSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { randomEdit, randomPage } from "@/lib/testing/random-page"
import { newId } from "@/lib/testing/suggesting"
import type { Search } from "@/lib/text/search"
import { replaceAll } from "../commands/replace-all"
import { checkPush } from "../rules"
import { decides } from "../suggest/fold"
import { listSuggestions } from "../suggest/list"
import { project, readingOf } from "../suggest/project"
import { plainEdit, track } from "../suggest/track"
import { findMatches, type Match } from "./find-in-page"

const exact = { matchCase: true, wholeWord: false, accents: true }
const wish = (words: string, search: Partial<Search> = exact) => ({
  search: { ...exact, ...search, words },
  where: "both" as const,
  reading: "marks" as const,
  languages: { source: "en", target: "es" },
})

const isReplaced = (match: Match, by: string) => match.side === "target" && !match.struck && match.words !== by

function replacing(state: EditorState, words: string, by: string): Transaction | null {
  const matches = findMatches(state.doc, wish(words)).filter(match => isReplaced(match, by))
  let made: Transaction | null = null
  replaceAll(matches, by)(state, tr => {
    made = tr
  })
  return made
}

/** Every target as it reads with all accepted or rejected: its blocks as lines. */
const texts = (doc: Node, how: "taken" | "left"): string[] =>
  doc.children.map(pair => {
    const target = project(pair, how)
    return target.children.map(block => block.textBetween(0, block.content.size, "", "\uFFFC")).join("\n\n")
  })

const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })
const characters = (text: string) => Array.from(graphemes.segment(text), ({ segment }) => segment)

/** The plainest way there is: from the left, character by character. */
function plainly(text: string, words: string, by: string): string {
  const [all, wanted] = [characters(text), characters(words)]
  const same = (a = "", b = "") => a.normalize("NFC") === b.normalize("NFC")
  let out = ""
  for (let i = 0; i < all.length; ) {
    const fits = wanted.every((one, k) => same(one, all[i + k]))
    out += fits ? by : all[i]
    i += fits ? wanted.length : 1
  }
  return out
}

const pairsOfWords = [
  ["a", "o"],
  ["o", ""],
  ["de la", "del"],
  ["e\u0301", "e"],
  ["e", "é"],
  ["é", "👍🏽"],
  ["👍🏽", "sí"],
  ["n", "nn"],
  ["a", "a a"],
  ["mar", "*mar"],
  [" ", "  "],
  ["ñ", "n"],
] as const

describe("replacing all", () => {
  const runs = lawRuns(0.1)
  it(`is plain replacing once all is accepted, and nothing once all is rejected (${runs} seeds from ${firstSeed})`, () => {
    let replaced = 0
    eachSeed(runs, seed => {
      const random = new Random(seed)
      let state = EditorState.create({ doc: randomPage(random, { everyKind: true }) })
      for (let i = random.below(8); i > 0; i--) {
        const author = random.pick(["A", "B", "C"])
        const tr = track(randomEdit(random, state, author, { everyKind: true }), state, { author, newId })
        state = state.apply(tr)
      }
      const [words, by] = random.pick(pairsOfWords)
      const tr = replacing(state, words, by)
      if (tr === null) return
      replaced++
      const wanted = texts(state.doc, "taken").map(text => plainly(text, words, by))
      for (const how of ["suggesting", "editing"] as const) {
        const made = how === "suggesting" ? track(tr, state, { author: "A", newId }) : plainEdit(tr, state)
        const next = state.apply(made)
        next.doc.check()
        expect(texts(next.doc, "taken"), how).toEqual(wanted)
        expect(next.doc.children.map(pair => pair.child(0))).toEqual(state.doc.children.map(pair => pair.child(0)))
        if (how === "editing") continue
        expect(texts(next.doc, "left")).toEqual(texts(state.doc, "left"))
        const readings = (doc: Node) =>
          doc.children.map(one =>
            readingOf(
              one.child(1),
              decides(() => true, "reject"),
            ),
          )
        expect(readings(next.doc)).toEqual(readings(state.doc))
        expect(checkPush(state.doc, next.doc, { author: "A", roles: ["reviewer"] })).toBeNull()
      }
    })
    expect(replaced).toBeGreaterThan(runs / 4)
  })

  it("is one step to undo", () => {
    const doc = page("un gato y un gato", "el gato")
    const first = EditorState.create({ doc, plugins: [history({ newGroupDelay: 1e6 })] })
    let state = first.apply(first.tr.insertText("x", doc.child(0).nodeSize - 3))
    const before = state.doc
    const tr = replacing(state, "gato", "perro")
    if (!tr) throw new Error("nothing found")
    state = state.apply(closeHistory(track(tr, state, { author: "A", newId })))
    expect(listSuggestions(state.doc)).toHaveLength(3)
    undo(state, back => {
      state = state.apply(back)
    })
    expect(state.doc.eq(before)).toBe(true)
  })

  it.each([
    ["keeps the form", "*gato* y _un gato_", "{--*gato*--}{++*ave*++} y _un _{--_gato_--}{++_ave_++}"],
    ["takes the form of the first words", "*ga*to", "{--*ga*--}{--to--}{++*ave*++}"],
    ["keeps a link", "[gato](https://a.example) y", "{--[gato](https://a.example)--}{++[ave](https://a.example)++} y"],
    [
      "lets a link go that had not all of it",
      "[ga](https://a.example)to",
      "{--[ga](https://a.example)--}{--to--}{++ave++}",
    ],
    ["leaves struck words", "{--gato --B}gato", "{--gato --B}{--gato--}{++ave++}"],
    ["grows out of one's own insertion", "un {++gato++}", "un {++ave++}"],
    ["suggests on another's insertion", "un {++gato++B}", "un {--{++gato++B}--}{++ave++}"],
    ["goes round struck words", "ga{--XX--B}to", "{--ga--}{--{--XX--}--B}{--to--}{++ave++}"],
  ])("%s", (_title, line, drawn) => {
    const state = EditorState.create({ doc: page(line) })
    const tr = replacing(state, "gato", "ave")
    expect(tr && lines(track(tr, state, { author: "A", newId }).doc)).toEqual([drawn])
  })

  it("finds on both sides, in page order, and tells struck words", () => {
    const doc = page("Source {--1--B}", "x")
    const found = (how: Partial<Parameters<typeof findMatches>[1]> = {}) =>
      findMatches(doc, { ...wish("source", { matchCase: false }), ...how }).map(one => `${one.side} ${one.words}`)
    expect(found()).toEqual(["source Source", "target Source", "source Source"])
    expect(found({ where: "target" })).toEqual(["target Source"])
    const ones = (reading: "marks" | "clean" | "original") =>
      findMatches(doc, { ...wish("1"), where: "target", reading }).map(one => one.struck)
    expect([ones("marks"), ones("clean"), ones("original")]).toEqual([[true], [], [false]])
  })
})
