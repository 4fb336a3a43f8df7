/**
 * Receiving what others did while steps wait: as prosemirror-collab does it, but that a step which takes back another one
 * that waits (an undo) takes back what that one has become, and nobody's words go with a stretch that is deleted meanwhile.
 * See lib/review/suggest/taken-back.ts and keep-theirs.ts.
 */
import { getVersion, receiveTransaction } from "prosemirror-collab"
import type { Node } from "prosemirror-model"
import { type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import { inItsKind, mayMeet, movedKeepingAll, putsIn, takenOut } from "@/lib/review/suggest/keep-theirs"
import { mendedBy, pendingOf } from "@/lib/review/suggest/repair"
import { type Pending, Remaking, takenBack } from "@/lib/review/suggest/taken-back"
import { tellUndo } from "./undo-follows"

/** What prosemirror-state notes in `updated` when somebody sets the selection. */
const SELECTION_SET = 1

/** A transaction that takes the steps of others, and moves what waits behind them. */
export function receiveOthers(state: EditorState, steps: readonly Step[]): Transaction {
  const pending = pendingOf(state)
  const back = takenBack(pending)
  if (back.every(one => one === null) && !mayMeet(pending, steps)) {
    const names = steps.map(() => "")
    const plain = receiveTransaction(state, steps, names, { mapSelectionBackward: true })
    const madeOf = pending.map((_, i) => [plain.mapping.getMirror(pending.length - i - 1) ?? []].flat())
    tellUndo(state, { tr: plain, waited: pending.length, came: steps.length, madeOf })
    return plain
  }
  const { tr } = state
  const { unconfirmed, madeOf } = rebase(tr, pending, steps, back)
  keepSelection(tr, state)
  tellUndo(state, { tr, waited: pending.length, came: steps.length, madeOf })
  const version = getVersion(state) + steps.length
  return tr
    .setMeta("rebased", pending.length)
    .setMeta("addToHistory", false)
    .setMeta("collab$", { version, unconfirmed })
}

/**
 * A transaction after which no more waits than what `mending`, the last transaction, has made again, each step under the
 * transaction that it was made by: what was before it and what takes that back need not go up. Null when it must go up as
 * it is, since the mending did more than that.
 */
export function onlyMadeAgain(state: EditorState, mending: Transaction): Transaction | null {
  const mended = mendedBy(mending)
  if (!mended || mending.steps.length !== mended.takenBack + mended.origins.length) return null
  const made = pendingOf(state).slice(pendingOf(state).length - mended.origins.length)
  const unconfirmed = made.map((one, i) => ({ ...one, origin: mended.origins[i] }))
  return state.tr.setMeta("addToHistory", false).setMeta("collab$", { version: getVersion(state), unconfirmed })
}

function rebase(
  tr: Transaction,
  pending: readonly Pending[],
  over: readonly Step[],
  back: readonly (number | null)[],
): { readonly unconfirmed: Pending[]; readonly madeOf: readonly (readonly number[])[] } {
  for (const { inverted } of [...pending].reverse()) tr.step(inverted)
  for (const step of over) tr.step(step)
  const remaking = new Remaking(tr, pending, back)
  const unconfirmed = pending.flatMap((one, i) => {
    if (back[i] === null) {
      const moved = movedKeepingAll(one.step, takenOut(one), remaking.way(i))
      for (const { step } of moved) remaking.add(inItsKind(step, tr.doc), i, moved.length === 1 || putsIn(step))
    } else remaking.takeBack(i)
    const only = remaking.only(i)
    if (only !== null) mirror(tr, pending.length - i - 1, only)
    return remaking.madeOf(i).map(at => {
      const [step, before] = [tr.steps[at] as Step, tr.docs[at] as Node]
      return { ...one, step, inverted: step.invert(before) }
    })
  })
  return { unconfirmed, madeOf: pending.map((_, i) => remaking.madeOf(i)) }
}

/** The history plugin knows by this which step has become which. */
function mirror({ mapping }: Transaction, was: number, is: number): void {
  const known = mapping as unknown as { setMirror(was: number, is: number): void }
  known.setMirror(was, is)
}

/** What comes in at the caret comes after it; nobody has moved it. */
function keepSelection(tr: Transaction, { selection }: EditorState): void {
  if (!(selection instanceof TextSelection)) return
  const at = (pos: number) => tr.doc.resolve(tr.mapping.map(pos, -1))
  tr.setSelection(TextSelection.between(at(selection.anchor), at(selection.head), -1))
  const known = tr as unknown as { updated: number }
  known.updated &= ~SELECTION_SET
}
