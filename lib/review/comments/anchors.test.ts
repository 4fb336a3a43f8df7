/**
 * The law of anchors: a comment covers the same characters until they are deleted, and covers them again when they come back.
 * Several desks at once, with a bad line: typing, deleting, suggesting, deciding, merging, splitting, undo, redo, comments on
 * either side that overlap. Every character typed is another one, so that each can be followed by itself.
 */
import { history, redo, undo } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { AddMarkStep, Step } from "prosemirror-transform"
import { describe, expect, it } from "vitest"
import type { Role } from "@/lib/review/roles"
import { checkPush } from "@/lib/review/rules"
import { checkAnchors } from "@/lib/review/rules/anchors"
import { openDesks, pairsOf } from "@/lib/testing/desks"
import { eachSeed, firstSeed, lawRuns } from "@/lib/testing/law-runs"
import { Random } from "@/lib/testing/random"
import { moveBoundary } from "../mend/boundary"
import { mergeWithNext } from "../mend/merge"
import { splitPair } from "../mend/split"
import { swapWithNext } from "../mend/swap"
import { schema } from "../schema"
import { decide } from "../suggest/decide"
import { suggestionsInPair } from "../suggest/list"
import { refusalOf } from "../suggest/meta"
import { plainEdit } from "../suggest/plain"
import { track } from "../suggest/track"
import { keepAnchors, mendPending } from "./keep-anchors"

const rolesOf = (author: string): readonly Role[] =>
  author.startsWith("C") ? ["coordinator"] : author.startsWith("T") ? ["translator"] : ["reviewer"]

/** Threads on each character of the document; the characters are all different. */
function threadsByCharacter(doc: Node): Map<string, string[]> {
  const found = new Map<string, string[]>()
  doc.descendants(node => {
    if (!node.isText) return
    const threads = node.marks
      .filter(mark => mark.type === schema.marks.comment)
      .map(mark => mark.attrs.thread as string)
    for (const one of node.text ?? "") found.set(one, [...(found.get(one) ?? []), ...threads].sort())
  })
  return found
}

/** What every character that was ever seen carries. */
class Expected {
  readonly #on = new Map<string, Set<string>>()
  /** Threads that were there, and not on this character. */
  readonly #off = new Map<string, Set<string>>()
  readonly #threads = new Set<string>()

  /** Comments set now may come on any character. */
  take(step: Step): void {
    if (!(step instanceof AddMarkStep) || step.mark.type !== schema.marks.comment) return
    for (const off of this.#off.values()) off.delete(step.mark.attrs.thread as string)
  }

  /** What two people have deleted at once, one of whom undoes it, may come back as it was when that one deleted it. */
  forgetDeleted(doc: Node): void {
    const there = threadsByCharacter(doc)
    for (const one of this.#on.keys()) if (!there.has(one)) this.#on.delete(one)
  }

  check(doc: Node, where: string): void {
    for (const [one, threads] of threadsByCharacter(doc)) {
      const on = this.#on.get(one) ?? new Set()
      const off = this.#off.get(one) ?? new Set()
      const lost = [...on].filter(thread => !threads.includes(thread))
      const forged = threads.filter(thread => off.has(thread))
      expect({ lost, forged }, `${where}, character ${one}`).toEqual({ lost: [], forged: [] })
      this.#on.set(one, new Set([...on, ...threads]))
      this.#off.set(one, new Set([...this.#threads].filter(thread => !threads.includes(thread))))
    }
    for (const threads of threadsByCharacter(doc).values()) for (const thread of threads) this.#threads.add(thread)
  }
}

function places(doc: Node, random: Random, side: 0 | 1): { from: number; to: number } {
  const index = random.below(doc.childCount)
  let start = 0
  for (let i = 0; i < index; i++) start += doc.child(i).nodeSize
  const pair = doc.child(index)
  const at = start + 1 + (side === 0 ? 0 : pair.child(0).nodeSize) + 1
  const node = pair.child(side)
  const block = random.below(node.childCount)
  let from = at + 1
  for (let i = 0; i < block; i++) from += node.child(i).nodeSize
  return { from, to: from + node.child(block).content.size }
}

function edit(state: EditorState, random: Random, fresh: () => string): Transaction {
  const { from, to } = places(state.doc, random, 1)
  const at = random.between(from, to)
  const end = random.between(at, Math.min(to, at + 4))
  const words = Array.from({ length: random.between(1, 3) }, fresh).join("")
  const roll = random.next()
  if (roll < 0.4) return state.tr.insertText(words, at)
  if (roll < 0.7) return state.tr.delete(at, end)
  if (roll < 0.9) return state.tr.insertText(words, at, end)
  return state.tr.split(at)
}

function decideOne(state: EditorState, random: Random): Transaction | null {
  const all = state.doc.children.flatMap(pair => suggestionsInPair(pair).map(one => one.id))
  if (all.length === 0) return null
  const id = random.pick(all)
  return decide(state.tr, mark => mark.attrs.id === id, random.pick(["accept", "reject"]))
}

function mend(state: EditorState, random: Random, id: string): Transaction | null {
  const { tr } = state
  const index = random.below(tr.doc.childCount)
  const pair = tr.doc.child(index)
  const at = (side: number) => random.below(pair.child(side).content.size + 1)
  const kind = random.pick(["merge", "merge", "split", "split", "swap", "border"])
  if (kind === "merge") mergeWithNext(tr, index)
  else if (kind === "split") splitPair(tr, index, { source: at(0), target: at(1) }, id)
  else if (kind === "swap") swapWithNext(tr, index)
  else {
    const side = random.pick(["source", "target"] as const)
    moveBoundary(tr, index, side, {
      within: random.pick(["upper", "lower"] as const),
      at: at(side === "source" ? 0 : 1),
    })
  }
  return tr.docChanged ? tr : null
}

function comment(state: EditorState, random: Random, thread: string): Transaction | null {
  const { from, to } = places(state.doc, random, random.pick([0, 1] as const))
  if (from === to) return null
  const at = random.between(from, to - 1)
  const mark = schema.mark("comment", { thread })
  return state.tr.addMark(at, random.between(at + 1, Math.min(to, at + 6)), mark).setMeta("addToHistory", false)
}

function again(state: EditorState, how: typeof undo): Transaction | null {
  let made: Transaction | null = null
  how(state, tr => {
    made = tr
  })
  return made
}

const FIRST = ["C1", "T1", "R1"] as const
const SECOND = ["R1", "R2", "T1"] as const

/** `restMs`: the least time between two pushes; with none more of them meet, with some more wait together. */
async function run(seed: number, authors: readonly string[], restMs: number): Promise<void> {
  let made = 0
  let character = 0x4e00
  const newId = (): string => `s${++made}`
  const fresh = (): string => String.fromCharCode(character++)
  const words = (count: number): string => Array.from({ length: count }, fresh).join("")
  const doc = withSources(pairsOf(words(9), words(6), "", words(12)), words)
  const { random, clock, desks, authority, settle } = openDesks({
    seed,
    doc,
    authors,
    restMs,
    trouble: { delay: 150, lostRequests: 0.08, lostAnswers: 0.08, repeated: 0.1, lostEvents: 0.1 },
    checkFor: author => (before, after, touched, steps) =>
      checkPush(before, after, { author, roles: rolesOf(author), wasSuggested: () => true, wasJudged: () => true }) ??
      // The ids of threads begin with who began them.
      checkAnchors(touched, steps, { author, roles: rolesOf(author), isAnothers: id => !id.startsWith(author) }),
    repair: author => state => mendPending(state, author, newId, rolesOf(author)),
  })
  const expected = new Expected()
  const ends = new Set<number>()
  const { onTaken } = authority
  authority.onTaken = (version, count) => {
    ends.add(version)
    onTaken(version, count)
  }
  let shadow = doc
  let seen = 0
  const look = (): void => {
    for (; seen < authority.log.length; seen++) {
      const step = Step.fromJSON(schema, authority.log[seen]?.step as Record<string, unknown>)
      const after = step.apply(shadow).doc
      if (!after) throw new Error("a step that the authority took does not apply")
      expected.take(step)
      shadow = after
      // Within a push a split has pieces twice for a moment.
      if (!ends.has(seen + 1)) continue
      expected.check(shadow, `seed ${seed}, step ${seen}, by ${authority.log[seen]?.author}`)
      expected.forgetDeleted(shadow)
    }
  }
  for (let turn = 0; turn < 40; turn++) {
    const desk = random.pick(desks)
    if (random.chance(0.05)) desk.link.up = !desk.link.up
    const before = desk.state.doc
    let undone = false
    desk.do(state => {
      const roles = rolesOf(desk.author)
      const honest = (tr: Transaction | null): Transaction | null => {
        const by = { author: desk.author, roles, wasSuggested: () => true, wasJudged: () => true }
        return tr && checkPush(state.doc, tr.doc, by) === null ? tr : null
      }
      const roll = random.next()
      if (roll < 0.2) return comment(state, random, `${desk.author}-${++made}`)
      if (roll < 0.4) {
        undone = true
        return honest(again(state, random.chance(0.7) ? undo : redo))
      }
      if (roll < 0.5 && !roles.includes("reviewer")) return honest(decideOne(state, random))
      if (roll < 0.6 && roles.includes("coordinator")) return honest(mend(state, random, newId()))
      const plain = edit(state, random, fresh)
      const tr = roles.includes("reviewer")
        ? track(plain, state, { author: desk.author, newId })
        : plainEdit(plain, state)
      return refusalOf(tr) ? null : tr
    })
    if (undone)
      desk.do(state => {
        const kept = keepAnchors(state.tr, before).setMeta("addToHistory", false)
        return kept.docChanged ? kept : null
      })
    if (undone) desk.sync.undone()
    await clock.run(clock.now() + random.below(120))
    look()
  }
  await settle()
  look()
  const where = `seed ${seed}`
  expect(authority.refusals, where).toEqual([])
  for (const desk of desks)
    expect(desk.state.doc.toJSON(), `${where}, desk ${desk.author}`).toEqual(authority.room.doc.toJSON())
}

/** Words of their own on the left too. */
function withSources(doc: Node, words: (count: number) => string): Node {
  const { source, paragraph } = schema.nodes
  const pairs = doc.children.map(pair =>
    pair.copy(pair.content.replaceChild(0, source.create(null, paragraph.create(null, schema.text(words(8)))))),
  )
  return doc.copy(doc.content.cut(0, 0).append(doc.type.create(null, pairs).content))
}

/** A busy machine takes its time; this is not a measurement. */
const LONG = 600_000
const runs = lawRuns(0.02)
const alone = lawRuns(0.6)

/** Several authors at one document, without a line between them: quick, so that there can be many. */
function runAlone(seed: number): void {
  const random = new Random(seed)
  let made = 0
  let character = 0x4e00
  const fresh = (): string => String.fromCharCode(character++)
  const words = (count: number): string => Array.from({ length: count }, fresh).join("")
  const doc = withSources(pairsOf(words(9), "", words(12)), words)
  let state = EditorState.create({ doc, plugins: [history({ newGroupDelay: 0 })] })
  const expected = new Expected()
  expected.check(doc, "before")
  const apply = (tr: Transaction | null): void => {
    if (!tr) return
    for (const step of tr.steps) expected.take(step)
    state = state.apply(tr)
    expected.check(state.doc, `turn ${made}`)
  }
  for (let turn = 0; turn < 14; turn++) {
    made++
    const roll = random.next()
    const author = random.pick(["R1", "R2"])
    if (roll < 0.2) apply(comment(state, random, `t${made}`))
    else if (roll < 0.4) {
      const { doc: before } = state
      const back = again(state, random.chance(0.7) ? undo : redo)
      if (!back) continue
      // Between an undo and what it leaves to be put right nobody sees the page.
      for (const step of back.steps) expected.take(step)
      state = state.apply(back)
      apply(keepAnchors(state.tr, before).setMeta("addToHistory", false))
    } else if (roll < 0.5) apply(decideOne(state, random))
    else if (roll < 0.6) apply(mend(state, random, `p-${made}`))
    else {
      const plain = edit(state, random, fresh)
      apply(random.chance(0.5) ? track(plain, state, { author, newId: () => `s${made}` }) : plainEdit(plain, state))
    }
  }
}

describe("a comment covers the same characters until they are deleted, and again when they are back", () => {
  it(`on one document (${alone} runs of 14 turns)`, () => eachSeed(alone, runAlone), LONG)

  it.each([
    ["a coordinator, a translator and a reviewer", 0, 0, FIRST],
    ["two reviewers and a translator", 500_000, 150, SECOND],
  ] as const)(
    `%s (${runs} runs of 40 turns)`,
    async (_title, offset, restMs, authors) => {
      for (let seed = firstSeed; seed < firstSeed + runs; seed++) await run(offset + seed, authors, restMs)
    },
    LONG,
  )

  it.each([
    [361, 0, FIRST, "a comment was lost"],
    [1897, 150, FIRST, "a comment was lost"],
    [20, 150, FIRST, "a comment was lost"],
    [64, 150, FIRST, "two comments were lost"],
    [47, 0, SECOND, "a comment was lost"],
    [667, 150, SECOND, "a comment was lost"],
    [982, 150, SECOND, "a comment came on other words"],
    [741, 0, SECOND, "another's comment was taken off"],
    [1301, 0, FIRST, "mending grew with every round, until a push was too large"],
    [1886, 150, SECOND, "mending threw"],
  ] as const)("seed %i, %i ms between pushes, %j, where once %s", (seed, restMs, authors, _once) =>
    run(seed, authors, restMs),
  )
})
