/**
 * The law of mending: any sequence of operations leaves both texts, joined, unchanged, every anchor on its characters and
 * every judgement with its words; each operation is one step of undoing.
 */
import { closeHistory, history, redo, undo } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import { describe, expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { actNames, acts, planNames, plans } from "@/lib/testing/random-mending"
import { anchors, carets, randomDoc } from "@/lib/testing/random-review"
import { resolvePage } from "../resolve"
import { checkPush } from "../rules"
import { fingerprint, statusOf } from "../status"

const runs = Number(process.env.COTEJO_LAW_RUNS ?? 240)
const first = Number(process.env.COTEJO_LAW_SEED ?? 1)
/** The aligner is slow beside all else: it is asked this often. */
const PLANNED = 0.1

const words = (doc: Node, side: "source" | "target") =>
  JSON.stringify(
    resolvePage(doc, side, "leave").blocks.map(block => [block.kind, "inline" in block ? block.inline : block]),
  )

/** What hangs on the document, and must be the same whatever is done to the alignment. */
const hanging = (doc: Node) => ({
  source: words(doc, "source"),
  target: words(doc, "target"),
  anchors: anchors(doc),
})

/** Statuses by pair and words: where a pair has these words, it has this status. */
const judged = (doc: Node) =>
  new Map(
    doc.children
      .filter(pair => statusOf(pair) !== "draft")
      .map(pair => [`${pair.attrs.id} ${fingerprint(pair)}`, statusOf(pair)]),
  )

async function operate(state: EditorState, random: Random, newId: () => string): Promise<[string, Transaction]> {
  const tr = closeHistory(state.tr)
  const given = { tr, random, newId }
  if (!random.chance(PLANNED)) {
    const kind = random.pick(actNames)
    acts[kind](given)
    return [kind, tr]
  }
  const kind = random.pick(planNames)
  const apply = await plans[kind](given)
  expect(apply(given)).toBe(true)
  return [kind, tr]
}

async function hold(seed: number): Promise<void> {
  const random = new Random(seed)
  let state = EditorState.create({ doc: randomDoc(random), plugins: [history()] })
  const before = hanging(state.doc)
  const statuses = judged(state.doc)
  const past: Node[] = []
  const future: Node[] = []
  let made = 0
  const newId = () => `n${made++}`

  /** Goes a step back or forth, to the very document that was there. */
  function travel(command: typeof undo, from: Node[], to: Node[], say: string): void {
    const there = from.pop()
    const here = state.doc
    const done = command(state, tr => keep(tr, say))
    expect(done, say).toBe(there !== undefined)
    if (!there) return
    expect(state.doc.eq(there), say).toBe(true)
    to.push(here)
  }
  function keep(tr: Transaction, say: string): void {
    const { doc } = state
    tr.doc.check()
    state = state.apply(tr)
    expect(hanging(state.doc), say).toEqual(before)
    const ids = state.doc.children.map(pair => pair.attrs.id as string)
    expect(new Set(ids).size, say).toBe(ids.length)
    for (const { pos, character } of carets(doc)) {
      const { pos: now, deleted } = tr.mapping.mapResult(pos, 1)
      expect([deleted, state.doc.textBetween(now, now + 1)], say).toEqual([false, character])
    }
    for (const pair of state.doc.children) {
      const was = statuses.get(`${pair.attrs.id} ${fingerprint(pair)}`)
      if (was) expect([pair.attrs.id, statusOf(pair)], say).toEqual([pair.attrs.id, was])
    }
    expect(checkPush(doc, state.doc, { author: "me", roles: ["coordinator"], wasJudged: () => true }), say).toBeNull()
    if (!state.doc.eq(doc))
      expect(checkPush(doc, state.doc, { author: "third", roles: ["reviewer"] }), say).not.toBeNull()
  }

  for (let step = 0; step < 10; step++) {
    const say = `seed ${seed}, step ${step}`
    if (random.chance(0.2)) travel(undo, past, future, `${say}: undo`)
    else if (random.chance(0.15)) travel(redo, future, past, `${say}: redo`)
    else {
      const { doc } = state
      const [kind, tr] = await operate(state, random, newId)
      if (!tr.docChanged) continue
      keep(tr, `${say}: ${kind}`)
      past.push(doc)
      future.length = 0
    }
  }
  while (past.length > 0) travel(undo, past, future, `seed ${seed}: all undone`)
}

describe("law: any sequence of operations keeps both texts, every anchor and every status, and can be undone", () => {
  it(`${runs} seeds from ${first}`, async () => {
    for (let seed = first; seed < first + runs; seed++) await hold(seed)
  }, 120_000)
})
