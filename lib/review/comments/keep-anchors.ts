/**
 * Purpose: comments on the source stay on their words when pairs are cut and joined. Mending puts the source's words in anew
 *   and takes the old ones out; a comment that comes meanwhile, or is undone past, would be on the old ones.
 * Design: the words of the source are the same before and after, by law, so their characters can be told one by one: what
 *   stood on a character before has to stand on it after.
 *   In the target words come back only by an undo. When deletion and undo both wait for the line, what has come on the words
 *   meanwhile is known from the page without them.
 */
import type { Mark, Node } from "prosemirror-model"
import type { EditorState, Transaction } from "prosemirror-state"
import { Mapping, ReplaceStep } from "prosemirror-transform"
import type { Role } from "../roles"
import { schema } from "../schema"
import { closeInBoth, inSourceOrder, type RunInBoth } from "../source-order"
import type { Range } from "../suggest/cuts"
import { UNTRACKED } from "../suggest/meta"
import { type Pending, pendingOf, repairPending } from "../suggest/repair"
import { type Unit as SameUnit, sameUnits } from "./same-units"

/** A position where it stands now. */
interface Unit extends SameUnit {
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
  if (pending.some(isUndo)) keepRestored(tr, back.doc, mended ? null : putByUndo(pending))
  return mended || tr.docChanged ? tr : null
}

/**
 * Words that pending steps have taken out and an undo has put back: they are told by what they say, pair by pair, since
 * others may have worked in them meanwhile.
 * @param put where words were put back; null where steps do not tell any more, because all was made again some other way
 */
function keepRestored(tr: Transaction, base: Node, put: readonly Range[] | null): void {
  const before = new Map(base.children.map(pair => [pair.attrs.id as string, pair]))
  tr.doc.forEach((pair, start) => {
    const was = before.get(pair.attrs.id as string)?.child(1)
    if (!was || was === pair.child(1)) return
    const end = start + pair.nodeSize
    const here = put?.filter(({ from, to }) => from < end && to > start)
    if (here?.length === 0) return
    const isBack = (pos: number): boolean => here?.some(({ from, to }) => pos >= from && pos < to) ?? true
    const [a, b] = [unitsOfSide(was, 0), unitsOfSide(pair.child(1), start + 2 + pair.child(0).nodeSize)]
    for (const [i, j] of sameUnits(a, b)) {
      const now = b[j]
      if (!now || !isBack(now.pos)) continue
      for (const mark of a[i]?.marks ?? [])
        if (mark.type === schema.marks.comment && !mark.isInSet(now.marks)) tr.addMark(now.pos, now.pos + 1, mark)
    }
  })
}

/** Where pending undos have put words in, in the document after all that is pending. */
function putByUndo(pending: readonly Pending[]): readonly Range[] {
  const mapping = new Mapping(pending.map(({ step }) => step.getMap()))
  return pending.flatMap((one, i) => {
    const { step } = one
    if (!isUndo(one) || !(step instanceof ReplaceStep) || step.slice.size === 0) return []
    const rest = mapping.slice(i + 1)
    return [{ from: rest.map(step.from, -1), to: rest.map(step.from + step.slice.size, 1) }]
  })
}

/** The desk knows of each step that waits which transaction it came from. */
const isUndo = (one: Pending | undefined): boolean =>
  (Reflect.get(one ?? {}, "origin") as Transaction | undefined)?.getMeta("history$") !== undefined

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
