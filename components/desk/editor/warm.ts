/**
 * Rehearses a key before the first one comes. What a key runs through is compiled when it runs for the first time, which on
 * a long page would be felt; while nobody does anything, a letter is suggested unseen, and what comes of it is dropped.
 */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { plainEdit } from "@/lib/review/suggest/plain"
import { track } from "@/lib/review/suggest/track"
import { type DeskEditor, newId } from "./desk-editor"

/** So often it is rehearsed, each time in an idle moment of its own. */
const TIMES = 6

/** @returns stops it */
export function warm(editor: DeskEditor): () => void {
  if (typeof requestIdleCallback === "undefined") return () => {}
  let asked = 0
  let left = TIMES
  let meant: Transaction | null = null
  const step = (): void => {
    if (editor.view.isDestroyed || left === 0) return
    if (meant === null || meant.before !== editor.state.doc) {
      meant = letter(editor)
      if (meant === null) return
    } else {
      if (editor.refusal(editor.state.doc, meant.doc) === null) editor.state.apply(meant)
      meant = null
      left--
    }
    asked = requestIdleCallback(step)
  }
  asked = requestIdleCallback(step)
  return () => cancelIdleCallback(asked)
}

/** A letter typed after the first words of a translation, as the person who writes here would. Null: there are none. */
function letter({ state, store }: DeskEditor): Transaction | null {
  const at = firstWords(state.doc)
  if (at === null) return null
  const tr = state.tr.insertText("a", at)
  const { mode, me } = store.getState()
  return mode === "suggesting" ? track(tr, state, { author: me.id, newId }) : plainEdit(tr, state)
}

/** So many pairs are looked at for words. */
const FEW = 20

function firstWords(doc: Node): number | null {
  let start = 0
  for (const pair of doc.children.slice(0, FEW)) {
    let found: number | null = null
    const target = start + 1 + pair.child(0).nodeSize
    pair.child(1).descendants((node, at) => {
      if (node.isText && found === null) found = target + 1 + at + node.nodeSize
      return found === null
    })
    if (found !== null) return found
    start += pair.nodeSize
  }
  return null
}
