/**
 * Finding and replacing at the desk: what the find bar and its keys ask for.
 *
 * Design: what is sought is kept in the store, what was found belongs to one document; after a change it is sought again, and
 *   the person stays at the place they were. Replacing is one transaction like any other: in *Suggesting* it becomes a
 *   suggestion for each place, and one undo takes it back.
 */
import { closeHistory } from "prosemirror-history"
import type { Node } from "prosemirror-model"
import { TextSelection } from "prosemirror-state"
import { type HeldPlace, holdPlace } from "@/components/keys/held-place"
import { type Finding, isReplaceable, leftOf, type NoReplacing } from "@/lib/client/find-state"
import { replaceAll } from "@/lib/review/commands/replace-all"
import { findMatches, type Match } from "@/lib/review/find/find-in-page"
import { pairAt } from "@/lib/review/mend/places"
import { may } from "@/lib/review/roles"
import { activate, bringIntoView, goToPair, selectedRange } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import { foundPlace, lightFound } from "../editor/found-lights"

/** Places replaced in one step at most; what one push can carry is about three times as many. */
export const MOST_AT_ONCE = 4000
/** A longer selection is not what somebody wants to find. */
const MOST_CHOSEN = 200

/** On a page of more pairs than this, a word is sought once it is typed. */
const LONG_PAGE = 600
const TYPED_MS = 140

const finders = new WeakMap<DeskEditor, Finder>()

export function finderOf(editor: DeskEditor): Finder {
  const finder = finders.get(editor) ?? new Finder(editor)
  finders.set(editor, finder)
  return finder
}

class Finder {
  readonly #editor: DeskEditor
  #searched: Node | null = null
  #held: HeldPlace | null = null
  /** The person has gone from place to place, so that they mean to be where they got to. */
  #went = false
  #typing = 0
  constructor(editor: DeskEditor) {
    this.#editor = editor
  }

  get #finding(): Finding {
    return this.#editor.store.getState().finding
  }
  #set(part: Partial<Finding>): void {
    this.#editor.store.setState({ finding: { ...this.#finding, ...part } })
  }

  /** Opens the bar; words that are selected are what is sought. */
  open(replacing: boolean): void {
    const { open, search } = this.#finding
    if (!open) {
      this.#held = holdPlace()
      this.#went = false
    }
    const chosen = this.#chosen()
    const words = chosen?.words ?? search.words
    this.#set({ open: true, replacing: replacing || this.#finding.replacing, done: null })
    if (this.#editor.store.getState().view === "published") this.#editor.store.setState({ view: "marks" })
    const from = chosen?.from ?? this.#caret()
    this.look({ search: { ...search, words } }, from)
    const field = replacing && words !== "" ? "by" : "words"
    const focus = () => {
      const input = document.querySelector<HTMLInputElement>(`#find-bar [data-find=${field}]`)
      input?.focus()
      input?.select()
    }
    // React has drawn the bar when the key's own task is over: what is typed next goes into the field.
    queueMicrotask(focus)
    requestAnimationFrame(() => {
      if (!document.activeElement?.closest("#find-bar")) focus()
    })
  }

  /** The words as they are typed. */
  type(words: string): void {
    const { search } = this.#finding
    clearTimeout(this.#typing)
    if (this.#editor.state.doc.childCount <= LONG_PAGE) {
      this.look({ search: { ...search, words } })
      return
    }
    this.#set({ search: { ...search, words }, done: null })
    this.#searched = null
    this.#typing = window.setTimeout(() => this.#finding.open && this.look({}), TYPED_MS)
  }

  /** What the place that one is at reads, with a little of what is round it. */
  around(): { number: number; side: "source" | "target"; words: string } | null {
    const { matches, at } = this.#finding
    const match = matches[at]
    const { doc } = this.#editor.state
    if (!match || this.#searched !== doc) return null
    const [from, to] = [doc.resolve(match.from), doc.resolve(match.to)]
    const start = Math.max(from.start(), match.from - 30)
    const words = doc.textBetween(start, Math.min(to.end(), match.to + 30), " ", " ")
    return { number: from.index(0) + 1, side: match.side, words: words.trim() }
  }

  /** Takes the lights off; the focus goes to the place that the person went to, or back to where it was. */
  close(): void {
    const { matches, at } = this.#finding
    const match = this.#searched === this.#editor.state.doc ? matches[at] : undefined
    this.#set({ open: false, matches: [], at: -1, done: null })
    this.#searched = null
    this.#editor.view.dispatch(lightFound(this.#editor.state.tr, [], -1, null))
    if (match && this.#went) this.#settle(match)
    else this.#held?.restore()
    this.#held = null
  }

  /** Seeks anew, with other words or in another way. */
  look(part: Partial<Pick<Finding, "search" | "where">>, from = foundPlace(this.#editor.state) ?? this.#caret()): void {
    this.#set({ ...part, done: null })
    this.#seek(from)
    this.#show(this.#finding.at)
  }

  /** After a change of the document: the same words, at the same place. */
  refresh(): void {
    // What is being composed is not redrawn; the end of it is a change too.
    if (this.#finding.open && this.#searched !== this.#editor.state.doc && !this.#editor.view.composing)
      this.#seek(foundPlace(this.#editor.state) ?? this.#caret())
  }

  step(by: 1 | -1): void {
    this.refresh()
    const { matches, at } = this.#finding
    if (matches.length === 0) return
    this.#went = true
    this.#goTo((Math.max(0, at) + (at < 0 ? 0 : by) + matches.length) % matches.length)
  }

  /** Why nothing can be replaced now; null when it can. */
  whyNot(): NoReplacing | null {
    const { page, mode, view, lost } = this.#editor.store.getState()
    if (page.state === "approved") return "approved"
    if (!may(page.roles, "suggest") && !may(page.roles, "edit-target")) return "role"
    if (mode === "viewing" || lost !== null) return "mode"
    return view === "marks" ? null : "view"
  }

  /** Replaces the place one is at and goes to the next; one that cannot be replaced is left for the next that can. */
  replaceHere(): void {
    this.refresh()
    const { matches, at, by } = this.#finding
    const match = matches[at]
    if (!match || this.whyNot() !== null) return
    this.#went = true
    if (!isReplaceable(match, by)) {
      const next = [...matches.slice(at + 1), ...matches.slice(0, at)].find(one => isReplaceable(one, by))
      if (next) this.#goTo(matches.indexOf(next))
      else this.#set({ done: { kind: "replaced", count: 0, suggested: false, left: leftOf(matches, by) } })
      return
    }
    this.#editor.view.dispatch(lightFound(this.#editor.state.tr, matches, at, match.to))
    if (!this.#replace([match])) return
    this.#seek(foundPlace(this.#editor.state) ?? match.to)
    this.#show(this.#finding.at)
  }

  replaceEvery(): void {
    this.refresh()
    const { matches, by } = this.#finding
    if (this.whyNot() !== null || matches.length === 0) return
    const wanted = matches.filter(one => isReplaceable(one, by))
    if (wanted.length > MOST_AT_ONCE) {
      this.#set({ done: { kind: "too-much", count: wanted.length } })
      return
    }
    const suggested = this.#editor.store.getState().mode === "suggesting"
    const left = leftOf(matches, by)
    const done = wanted.length > 0 && this.#replace(wanted)
    this.#seek(foundPlace(this.#editor.state) ?? 0)
    this.#set({
      done: done
        ? { kind: "replaced", count: wanted.length, suggested, left }
        : { kind: "replaced", count: 0, suggested, left: { ...left, refused: wanted.length } },
    })
  }

  #replace(matches: readonly Match[]): boolean {
    const { view } = this.#editor
    const before = this.#editor.state.doc
    replaceAll(matches, this.#finding.by)(this.#editor.state, tr => view.dispatch(closeHistory(tr)))
    // What is written next is a step of its own.
    view.dispatch(closeHistory(this.#editor.state.tr))
    return this.#editor.state.doc !== before
  }

  #seek(from: number): void {
    const editor = this.#editor
    const { page, view } = editor.store.getState()
    const { search, where } = this.#finding
    const reading = view === "clean" || view === "original" ? view : "marks"
    const languages = { source: page.source, target: page.target }
    const matches = findMatches(editor.state.doc, { search, where, reading, languages })
    this.#searched = editor.state.doc
    const next = matches.findIndex(one => one.from >= from)
    const at = next >= 0 ? next : matches.length > 0 ? 0 : -1
    this.#set({ matches, at })
    editor.view.dispatch(lightFound(editor.state.tr, matches, at))
  }

  #goTo(at: number): void {
    const { matches } = this.#finding
    this.#set({ at, done: null })
    this.#editor.view.dispatch(lightFound(this.#editor.state.tr, matches, at))
    this.#show(at)
  }

  /** Brings the place into view, and its pair to the front. */
  #show(at: number): void {
    const editor = this.#editor
    const match = this.#finding.matches[at]
    const pair = match && pairAt(editor.state.doc, match.from)
    if (!match || !pair) return
    const id = pair.node.attrs.id as string
    const row = editor.pairs.get(id)?.dom
    // A filter has put it away.
    if (row?.classList.contains("away")) editor.store.setState({ filter: "all" })
    activate(editor, id)
    // In the text the caret goes along.
    if (editor.view.hasFocus() && match.side === "target") this.#select(match)
    requestAnimationFrame(() => {
      if (row) bringIntoView(row)
      requestAnimationFrame(() => bringWordsIntoView(editor))
    })
  }

  #settle(match: Match): void {
    const editor = this.#editor
    const pair = pairAt(editor.state.doc, match.from)
    if (match.side === "target" && editor.editable) {
      this.#select(match)
      editor.view.focus()
    } else if (pair) goToPair(editor, pair.node.attrs.id as string)
  }

  #select(match: Match): void {
    const { state, view } = this.#editor
    view.dispatch(state.tr.setSelection(TextSelection.create(state.doc, match.from, match.to)))
  }

  #chosen(): { words: string; from: number } | null {
    const range = selectedRange(this.#editor)
    if (!range || range.from === range.to || range.to - range.from > MOST_CHOSEN) return null
    const words = this.#editor.state.doc.textBetween(range.from, range.to, "\n", "\uFFFC")
    return /[\n\uFFFC]/u.test(words) || words.trim() === "" ? null : { words, from: range.from }
  }

  /** Where to begin: at the caret, or at the pair one is at. */
  #caret(): number {
    const { state, view } = this.#editor
    if (view.hasFocus()) return state.selection.from
    const { activePair } = this.#editor.store.getState()
    let at = 0
    state.doc.forEach((pair, start) => {
      if (pair.attrs.id === activePair) at = start
    })
    return at
  }
}

/** A long row is in view before the words in it are. */
function bringWordsIntoView(editor: DeskEditor): void {
  // In the clean and the original view the place is marked in the hidden target too.
  const words = [...editor.view.dom.querySelectorAll(".found-here")]
    .map(one => one.getBoundingClientRect())
    .find(box => box.height > 0)
  if (!words) return
  if (words.top >= 200 && words.bottom <= innerHeight - 60) return
  scrollBy({ top: words.top - innerHeight * 0.45 })
}
