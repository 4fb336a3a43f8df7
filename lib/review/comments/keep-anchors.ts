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
import { UNTRACKED } from "../suggest/meta"
import { type Pending, pendingOf, repairPending } from "../suggest/repair"

/** One position of a source: a UTF-16 unit of text, or something else inline. */
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
  if (!mended) keepRestored(tr, back.doc, pending)
  return mended || tr.docChanged ? tr : null
}

/** Words that a pending step takes out and a later one puts back in their place. `tr` has only set marks so far. */
function keepRestored(tr: Transaction, base: Node, pending: readonly Pending[]): void {
  let doc = base
  let gone: { pos: number; readonly nodes: readonly Node[]; readonly text: string }[] = []
  const mapping = new Mapping(pending.map(({ step }) => step.getMap()))
  for (const [i, { step }] of pending.entries()) {
    const next = step.apply(doc).doc
    if (!next) return
    if (step instanceof ReplaceStep) {
      const put = step.slice.content
      const back = gone.find(one => one.pos === step.from && one.text === textOf(put.content))
      const rest = mapping.slice(i + 1)
      let at = step.from
      for (const node of back?.nodes ?? []) {
        const [from, to] = [rest.map(at, 1), rest.map(at + node.nodeSize, -1)]
        for (const mark of node.marks) if (mark.type === schema.marks.comment && from < to) tr.addMark(from, to, mark)
        at += node.nodeSize
      }
      gone = gone.filter(one => one !== back)
      gone = gone.map(one => ({ ...one, pos: step.getMap().map(one.pos, -1) }))
      const taken = inlineOf(doc.slice(step.from, step.to).content.content)
      if (taken) gone.push({ pos: step.from, nodes: taken, text: textOf(taken) })
    }
    doc = next
  }
}

/** Null unless it is words within one block. */
const inlineOf = (nodes: readonly Node[]): readonly Node[] | null =>
  nodes.length > 0 && nodes.every(node => node.isInline) ? nodes : null
const textOf = (nodes: readonly Node[]): string => nodes.map(node => node.text ?? `\0${node.type.name}`).join("")

function difference(before: Node, after: Node) {
  const least = Math.min(before.childCount, after.childCount)
  let from = 0
  while (from < least && before.child(from).child(0) === after.child(from).child(0)) from++
  let end = 0
  while (
    end < least - from &&
    before.child(before.childCount - 1 - end).child(0) === after.child(after.childCount - 1 - end).child(0)
  )
    end++
  return { from, toBefore: before.childCount - end, toAfter: after.childCount - end }
}

/** Text by its UTF-16 units, everything else inline as one. */
function unitsOf(doc: Node, from: number, to: number): Unit[] {
  const units: Unit[] = []
  let start = 0
  for (let i = 0; i < to; i++) {
    const pair = doc.child(i)
    if (i >= from)
      pair.child(0).descendants((node, pos) => {
        if (!node.isInline) return
        const at = start + 2 + pos
        if (!node.isText) units.push({ is: node.type.name, pos: at, marks: node.marks })
        else
          for (let k = 0; k < node.nodeSize; k++)
            units.push({ is: node.text?.[k] ?? "", pos: at + k, marks: node.marks })
      })
    start += pair.nodeSize
  }
  return units
}
