/**
 * Purpose: comments on the source stay on their words when pairs are cut and joined. Mending puts the source's words in anew
 *   and takes the old ones out; a comment that comes meanwhile, or is undone past, would be on the old ones.
 * Design: the words of the source are the same before and after, by law, so their characters can be told one by one: what
 *   stood on a character before has to stand on it after.
 *   In the target words come back only by an undo; lib/review/suggest/taken-back.ts keeps what has come on them meanwhile.
 */
import type { Mark, Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import type { Role } from "../roles"
import { schema } from "../schema"
import { closeInBoth, inSourceOrder, type RunInBoth } from "../source-order"
import { UNTRACKED } from "../suggest/meta"
import { pendingOf, repairPending } from "../suggest/repair"

/** A position that can carry a comment: a UTF-16 unit of text, or something else inline. */
interface Unit {
  readonly is: string
  readonly pos: number
  readonly marks: readonly Mark[]
}

/** Puts the comments of the sources of `before` on the same words of `tr.doc`, where they are missing. */
export function keepAnchors(tr: Transaction, before: Node): Transaction {
  const { from, toBefore, toAfter } = difference(before, tr.doc)
  const was = unitsOf(before, from, toBefore)
  const is = unitsOf(tr.doc, from, toAfter)
  if (was.length !== is.length || was.some((unit, i) => unit.is !== is[i]?.is)) return tr
  for (const [i, { marks }] of was.entries()) {
    const now = is[i]
    if (!now || marks === now.marks) continue
    for (const mark of marks)
      if (mark.type === schema.marks.comment && !mark.isInSet(now.marks)) tr.addMark(now.pos, now.pos + 1, mark)
  }
  return tr
}

/** Mends what a rebase has left of steps that are not confirmed: see repairPending; and no comment on the source is lost. */
export function mendPending(
  state: EditorState,
  author: string,
  newId: () => string,
  roles: readonly Role[],
): Transaction | null {
  const pending = pendingOf(state)
  if (pending.length === 0) return null
  const mended = repairPending(state, author, newId, roles)
  const back = state.tr
  for (const { inverted } of [...pending].reverse()) if (back.maybeStep(inverted).failed) return mended
  const tr = keepAnchors(mended ?? state.tr.setMeta(UNTRACKED, true).setMeta("addToHistory", false), back.doc)
  return mended || tr.docChanged ? tr : null
}

function difference(before: Node, after: Node): RunInBoth {
  const least = Math.min(before.childCount, after.childCount)
  let from = 0
  while (from < least && before.child(from).child(0) === after.child(from).child(0)) from++
  let end = 0
  while (
    end < least - from &&
    before.child(before.childCount - 1 - end).child(0) === after.child(after.childCount - 1 - end).child(0)
  )
    end++
  const run = { from, toBefore: before.childCount - end, toAfter: after.childCount - end }
  return closeInBoth(before.children, after.children, run)
}

/** In the order of the source: text by its UTF-16 units, everything else inline as one. */
function unitsOf(doc: Node, from: number, to: number): Unit[] {
  const starts = new Map<Node, number>()
  let start = 0
  for (let i = 0; i < to; i++) {
    const pair = doc.child(i)
    if (i >= from) starts.set(pair, start)
    start += pair.nodeSize
  }
  return inSourceOrder(doc.children.slice(from, to)).flatMap(pair =>
    unitsOfSide(pair.child(0), (starts.get(pair) ?? 0) + 2),
  )
}

/** `start`: the position of the side's content. */
function unitsOfSide(side: Node, start: number): Unit[] {
  const units: Unit[] = []
  side.descendants((node, pos) => {
    if (!node.isInline) return
    const at = start + pos
    if (!node.isText) units.push({ is: node.type.name, pos: at, marks: node.marks })
    else
      for (let k = 0; k < node.nodeSize; k++) units.push({ is: node.text?.[k] ?? "", pos: at + k, marks: node.marks })
  })
  return units
}
