/**
 * Purpose: a plain transaction on the targets becomes suggestions of one author.
 * Design: works on the whole transaction. What it changed, before and after, is read as edits on tokens (edit.ts), and
 *   each edit is written as marks (write.ts): deleted text stays and is marked, inserted text comes in marked, the
 *   author's own insertions are really cut. A change next to the author's own suggestion makes that one grow.
 * Guarantees: with the author's suggestions rejected, the targets read the same before and after; accepting all gives
 *   the plain edit; the source is never touched; it does not throw on what a person can do. What cannot be suggested
 *   comes back as a transaction without change (`refusalOf` says why).
 * Not here: what a role may do (../rules.ts), accepting and rejecting (decide.ts).
 */
import type { Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { AttrStep, Mapping } from "prosemirror-transform"
import { schema } from "../schema"
import { placeSelection, type Written } from "./caret"
import { confine, type Located } from "./confine"
import { readEdit } from "./edit"
import { decides } from "./fold"
import { markOps, writeComments, writeForm } from "./form"
import { toWholeCharacters } from "./graphemes"
import { kindOf } from "./kind"
import { type Author, authorOf, isAbout } from "./marks"
import { type EditRefusal, refuse } from "./meta"
import { readingOf } from "./project"
import { isInSource, targetAround } from "./sides"
import { writeEdit } from "./write"

export { plainEdit } from "./plain"

export function track(tr: Transaction, state: EditorState, by: Author): Transaction {
  if (!tr.docChanged) return tr
  const confined = confine(tr, state)
  if ("why" in confined) return refuse(state.tr, confined.why)
  const { edits } = confined
  const plain = confined.tr
  const made = state.tr
  try {
    const why = write(made, plain, state, edits, by) ?? unsound(state.doc, made.doc, by.author)
    if (why) return refuse(state.tr, why)
  } catch (error) {
    // A step that does not fit (ReplaceError, TransformError, RangeError): content that cannot stand where it would go.
    if (!(error instanceof Error)) throw error
    return refuse(state.tr, "unsupported")
  }
  return carryOver(made, tr)
}

function write(
  made: Transaction,
  plain: Transaction,
  state: EditorState,
  edits: readonly Located[],
  by: Author,
): EditRefusal | null {
  const { author } = by
  const ids = idsFor(plain, by)
  const written: Written[] = []
  for (const at of toWholeCharacters(edits).reverse()) {
    const { change } = at
    const edit = readEdit(change, at.before, at.after, author)
    const inserted = writeEdit(made, edit, at.before, { author, freshId: () => ids.forEdit(at.before.index) })
    if (inserted === false) return "unsupported"
    written.unshift({ change, inserted })
  }
  const changes = written.map(one => one.change)
  const ops = markOps(plain)
  if (ops.some(op => !isAbout(op.mark) && isInSource(state.doc, op.from))) return "source"
  const indexOf = (pos: number) => state.doc.resolve(pos).index(0)
  writeForm(made, state.doc, ops, changes, { author, idFor: pos => ids.forPair(indexOf(pos)) })
  writeComments(made, ops)
  if (!writeAttributes(made, plain, state.doc, { author, freshId: index => ids.forPair(index) })) return "unsupported"
  placeSelection(made, plain, state, written)
  return null
}

/** Attributes set without replacing the block (an item's level), and those of pairs, which are no text. */
function writeAttributes(
  made: Transaction,
  plain: Transaction,
  doc: Node,
  by: { author: string; freshId: (index: number) => string },
): boolean {
  for (const [i, step] of plain.steps.entries()) {
    if (!(step instanceof AttrStep)) continue
    const back = new Mapping(
      plain.mapping.maps
        .slice(0, i)
        .reverse()
        .map(map => map.invert()),
    )
    const pos = back.map(step.pos, 1)
    const block = doc.nodeAt(pos)
    const place = targetAround(doc, pos, pos)
    if (block?.type === schema.nodes.pair) made.step(new AttrStep(made.mapping.map(pos), step.attr, step.value))
    else if (block?.isTextblock && place) {
      const want = plain.doc.nodeAt(plain.mapping.slice(i).map(step.pos, 1))
      const now = made.mapping.map(pos, 1)
      const there = made.doc.nodeAt(now)
      if (!want?.isTextblock || !there?.isTextblock) continue
      const change = { fromA: pos, toA: pos, fromB: pos, toB: pos }
      const kinds = [{ pos: now, block: there, want: kindOf(want) }]
      const edit = { change, deleted: [], inserted: [], at: pos, inText: false, kinds }
      const writer = { author: by.author, freshId: () => by.freshId(place.index) }
      if (writeEdit(made, edit, place, writer) === false) return false
    } else return false
  }
  return true
}

/**
 * One id for all that one transaction does to the form of a pair, and for text moved inside it; otherwise each place has
 * its own, so that it can be decided on its own (replace all).
 */
function idsFor(plain: Transaction, { newId }: Author) {
  const byPair = new Map<number, string>()
  const forPair = (index: number): string => {
    const id = byPair.get(index) ?? newId()
    byPair.set(index, id)
    return id
  }
  const moves = plain.getMeta("uiEvent") === "drop"
  return { forPair, forEdit: (index: number) => (moves ? forPair(index) : newId()) }
}

/** The last word before anything is given back: only the author's own suggestions are different. */
function unsound(before: Node, after: Node, author: string): EditRefusal | null {
  const judge = decides(mark => authorOf(mark) === author, "reject")
  for (let i = 0; i < before.childCount; i++) {
    const [a, b] = [before.child(i), after.child(i)]
    if (a === b) continue
    b.check()
    if (readingOf(a.child(1), judge) !== readingOf(b.child(1), judge)) return "unsupported"
  }
  return null
}

/** What the transaction said about itself. */
function carryOver(made: Transaction, tr: Transaction): Transaction {
  const meta = Reflect.get(tr, "meta") as Readonly<Record<string, unknown>>
  for (const key of Object.keys(meta)) made.setMeta(key, meta[key])
  made.setTime(tr.time)
  if (tr.storedMarksSet && tr.storedMarks) made.setStoredMarks(tr.storedMarks.filter(mark => !isAbout(mark)))
  return tr.scrolledIntoView ? made.scrollIntoView() : made
}
