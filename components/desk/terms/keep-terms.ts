/**
 * Keeps which terms of the glossary stand in the pair one is at, and how they are rendered there. The worker that checks the
 * page finds them, since it has the dictionaries; what it says of words that have changed meanwhile is dropped.
 */
import type { TermUse } from "@/lib/checks/terms/glossary"
import { Pace } from "@/lib/client/pace"
import { sideText } from "@/lib/review/find/side-text"
import { keeperOf } from "../checks/keeper"
import type { DeskEditor } from "../editor/desk-editor"
import { hearCaret } from "../editor/hear-caret"
import { insertTerm } from "./insert-term"
import { areTermsShown, showTerms } from "./term-lights"
import { type TermLineWords, termLine } from "./term-line"

/** Whoever walks through the pairs sees no terms pass by; whoever types is not asked at every letter. In milliseconds. */
const PAUSE = { quiet: 250, most: 900 }

/** @returns stops it */
export function keepTerms(editor: DeskEditor, words: TermLineWords): () => void {
  const { store } = editor
  let over = false
  const soon = new Pace(() => void look(), PAUSE)
  /** What is drawn, so that nothing is drawn anew for a key that changed none of it. */
  let shown = ""
  const clear = () => {
    shown = ""
    if (store.getState().termsHere !== null) store.setState({ termsHere: null })
    if (areTermsShown(editor.state)) editor.view.dispatch(showTerms(editor.state.tr, null))
  }
  const look = async () => {
    const { activePair: pair, checking, view } = store.getState()
    const node = pair === null ? undefined : editor.pairs.get(pair)?.node
    if (pair === null || !node || view !== "marks" || (checking.checks?.terms.length ?? 0) === 0) return clear()
    const [source, target] = [sideText(node.child(0)).text, sideText(node.child(1)).text]
    const uses = (await keeperOf(editor)?.wonder({ kind: "uses", source, target })) ?? []
    if (over || store.getState().activePair !== pair || editor.view.isDestroyed) return
    const now = editor.pairs.get(pair)?.node
    // Its words have changed meanwhile, and it is asked again.
    if (!now || sideText(now.child(0)).text !== source || sideText(now.child(1)).text !== target) return
    if (editor.view.composing) return soon.ask()
    if (uses.length === 0) return clear()
    store.setState({ termsHere: { pair, uses } })
    const places = JSON.stringify([pair, uses, editor.editable])
    if (places === shown && areTermsShown(editor.state)) return
    shown = places
    hearCaret(editor.view)
    const insert = editor.editable
      ? (use: TermUse, one: TermUse["term"]["renderings"][number]) => void insertTerm(editor, use, one)
      : null
    editor.view.dispatch(
      showTerms(editor.state.tr, {
        pair,
        uses,
        say: use =>
          `${words.label}: ${use.term.renderings.map(one => `${one.words} (${words.standing(one.standing)})`).join(", ")}`,
        line: () => termLine(uses, words, insert),
      }),
    )
    editor.onDrawn()
  }
  const stop = store.subscribe((now, before) => {
    const asks =
      now.activePair !== before.activePair ||
      now.edition !== before.edition ||
      now.view !== before.view ||
      now.mode !== before.mode ||
      now.checking.checks !== before.checking.checks ||
      now.checking.phase !== before.checking.phase
    if (asks) soon.ask()
    // What stands below a source that one has left goes at once.
    if (now.activePair !== before.activePair && now.termsHere !== null) clear()
  })
  soon.ask()
  return () => {
    over = true
    stop()
    soon.drop()
  }
}
