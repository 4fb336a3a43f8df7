/**
 * The desk's editor: one ProseMirror view over the whole page, kept in step with the server, telling the store what to show.
 *
 * Design: everything a person does becomes a transaction; in *Suggesting* it is rewritten as suggestions before it is applied,
 *   and whatever the server would refuse is not applied at all (the same rules, lib/review/rules.ts).
 * Not here: what the buttons do (actions.ts), React (it reads the store and calls the actions).
 */
import { collab, getVersion } from "prosemirror-collab"
import { history } from "prosemirror-history"
import { Node } from "prosemirror-model"
import { EditorState, type Transaction } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import { EditorView } from "prosemirror-view"
import type { DeskStore } from "@/lib/client/desk-store"
import { httpLink, listen } from "@/lib/client/link"
import { Pace, saidCalmly } from "@/lib/client/pace"
import { carryDragged } from "@/lib/review/comments/carry"
import { keepAnchors, mendPending } from "@/lib/review/comments/keep-anchors"
import { mayMend } from "@/lib/review/mend/undone"
import { checkPush } from "@/lib/review/rules"
import { schema } from "@/lib/review/schema"
import { UNTRACKED } from "@/lib/review/suggest/meta"
import { repair } from "@/lib/review/suggest/repair"
import { plainEdit, track } from "@/lib/review/suggest/track"
import { SyncClient } from "@/lib/sync/client"
import type { CaretEvent, DeskEvent, DeskOpening, PushRefusal } from "@/lib/sync/protocol"
import { cleanCopy } from "./clipboard"
import { followComment } from "./comments"
import { Composition } from "./composition"
import { letter } from "./decorations"
import { type Derived, sameLetters } from "./derive"
import { Deriver } from "./derive-again"
import { drawnOn } from "./drawn"
import { beforeKey, hearCaret } from "./hear-caret"
import type { EditorHooks } from "./hooks"
import { textKeys } from "./keys"
import { drawThread, markViews } from "./mark-views"
import { PairView, SideView } from "./pair-view"
import { Standing } from "./standing"
import { unseenByReact } from "./unseen-by-react"
import { wordsOf } from "./words-in"
import { noteWritten } from "./written"

/** Set on transactions that mean what they say: decisions, judgements, mending, comments. Tracking leaves them alone. */
export const AS_IS = "cotejo-as-is"

export const newId = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(12)), byte => (byte % 36).toString(36)).join("")

export class DeskEditor {
  readonly view: EditorView
  readonly sync: SyncClient
  readonly store: DeskStore
  /** This tab's name among those that push. */
  client = newId()
  readonly pairs = new Map<string, PairView>()
  /** The document as it was imported, once somebody has asked for it. */
  draft: Node | null = null
  readonly #hooks: EditorHooks
  readonly #composition = new Composition()
  readonly #standing = new Standing()
  readonly #deriver = new Deriver()
  readonly #stopListening: () => void
  #letters: ReadonlyMap<string, string> = new Map()
  #deriving = 0
  /** Notes and rows follow the typing when the hand rests: none of it may stand between a key and its letter. */
  readonly #soon = new Pace(() => this.#derive())
  /** Rows have been drawn anew and have no number yet. */
  #unnumbered = false
  #viewed: Node | null = null
  /** Called after the document or what is shown of it has changed, to lay the margin anew. */
  onDrawn: () => void = () => {}
  /** Called when the caret is elsewhere, and when somebody says where theirs is. */
  onMoved: () => void = () => {}
  onCaret: (event: CaretEvent) => void = () => {}
  /** Called after every change of the document, whoever made it, and when something is said about checks. */
  onEdited: (before: Node, after: Node) => void = () => {}
  onChecks: (event: Extract<DeskEvent, { kind: "checks" | "not-faults" }>) => void = () => {}

  constructor(mount: HTMLElement, opening: DeskOpening, store: DeskStore, hooks: EditorHooks, label: string) {
    this.store = store
    this.#hooks = hooks
    const { client } = this
    const { id: me } = opening.me
    const doc = Node.fromJSON(schema, opening.doc as Record<string, unknown>)
    this.#standing.see(doc)
    // Before anything is drawn, so that every row is drawn once.
    const derived = this.#deriver.derive(doc, store.getState().threads, me)
    this.#letters = derived.letters
    const rows = new Map(derived.rows.map(row => [row.id, row]))
    this.view = new EditorView(
      { mount },
      {
        state: EditorState.create({
          doc,
          plugins: [
            ...textKeys(this),
            history(),
            collab({ version: opening.version, clientID: client }),
            ...drawnOn(hooks, derived.letters, {
              edited: (before, after) => this.onEdited(before, after),
              moved: () => this.onMoved(),
            }),
          ],
        }),
        editable: () => this.editable,
        attributes: { role: "textbox", "aria-multiline": "true", "aria-label": label, spellcheck: "false" },
        dispatchTransaction: tr => this.#dispatch(tr),
        nodeViews: {
          pair: node => {
            const view = new PairView(node, hooks)
            const row = rows.get(view.id)
            if (row) view.hold(row.comments, row.issues)
            if (store.getState().activePair === view.id) view.showActive(true)
            this.pairs.set(view.id, view)
            this.#unnumbered = true
            return Object.assign(view, { destroy: () => this.#forget(view) })
          },
          source: node => new SideView(node, hooks),
          target: node => new SideView(node, hooks),
        },
        markViews: markViews(hooks),
        transformCopied: slice => cleanCopy(slice),
        handleDOMEvents: {
          compositionstart: view => {
            this.#composition.begin(view.state)
            this.sync.hold()
          },
          keydown: beforeKey,
          compositionend: () => {
            // ProseMirror reads the last of the composed text a little after the event.
            setTimeout(() => this.#endComposition(), 60)
          },
        },
      },
    )
    unseenByReact(this.view.dom)
    this.sync = new SyncClient({
      client,
      author: me,
      link: httpLink(opening.page.id, status => this.#closed(status)),
      getState: () => this.view.state,
      apply: tr => this.apply(tr),
      onSave: saidCalmly(save => store.setState({ save })),
      onRefused: (why, steps) => store.setState({ lost: { why, words: wordsOf(steps) } }),
      repair: state => mendPending(state, me, newId, store.getState().page.roles),
      isAlone: () => store.getState().here.every(id => id === me),
    })
    this.#stopListening = listen(opening.page.id, () => getVersion(this.view.state), {
      event: event => this.#receive(event),
      up: () => this.sync.wake(),
      // The stream does not say why it ends; asked for steps, the server does.
      down: () => this.sync.wake(),
    })
    rows.clear()
    this.#number()
    this.#tell(derived)
  }

  get state(): EditorState {
    return this.view.state
  }

  get editable(): boolean {
    const { mode, view, page, lost } = this.store.getState()
    return mode !== "viewing" && view === "marks" && page.state !== "approved" && lost === null
  }

  destroy(): void {
    this.#stopListening()
    void this.sync.flush().finally(() => this.sync.stop())
    cancelAnimationFrame(this.#deriving)
    this.#soon.drop()
    this.view.destroy()
  }

  #forget(view: PairView): void {
    if (this.pairs.get(view.id) === view) this.pairs.delete(view.id)
  }

  /** Signed out, or the page is not theirs to see any more. What is typed is kept either way (keep-work.ts). */
  #closed(status: number): void {
    if (status === 401) location.assign(`/?next=${encodeURIComponent(location.pathname + location.search)}`)
    else this.sync.refuse("page-closed")
  }

  /** The same rules as the server's, asked before anything is shown. */
  refusal(before: Node, after: Node): PushRefusal | null {
    const { me, page } = this.store.getState()
    return checkPush(before, after, {
      author: me.id,
      roles: page.roles,
      wasJudged: () => true,
      wasSuggested: (pair, suggestion) => this.#standing.was(pair, suggestion),
      ...(page.workflow.fourEyes ? { written: this.store.getState().written } : {}),
      isDisputed: id => Boolean(this.store.getState().suggestions.get(id)?.dispute),
    })
  }

  #intend(tr: Transaction, state: EditorState): Transaction {
    const { mode, me } = this.store.getState()
    return carryDragged(mode === "suggesting" ? track(tr, state, { author: me.id, newId }) : plainEdit(tr, state))
  }

  #dispatch(tr: Transaction): void {
    if (this.view.isDestroyed) return
    const asItIs =
      !tr.docChanged ||
      tr.getMeta(AS_IS) === true ||
      tr.getMeta("collab$") !== undefined ||
      tr.getMeta("history$") !== undefined
    if (!asItIs && this.#composition.under) {
      this.#composition.note(tr)
      this.apply(tr, true)
      return
    }
    const undone = tr.getMeta("history$") as { redo?: boolean } | undefined
    const meant = asItIs ? tr : this.#intend(tr, this.state)
    if (meant.docChanged && !this.editable && tr.getMeta(AS_IS) !== true) return
    if (undone && tr.docChanged && !mayMend(tr)) {
      this.#leaveAsItIs(tr)
      return
    }
    if (meant.docChanged && this.refusal(this.state.doc, meant.doc) !== null) {
      if (undone) this.#undoWhatMayBe(tr)
      return
    }
    const { doc } = this.state
    this.apply(meant, !asItIs)
    if (meant.docChanged && !asItIs) noteWritten(this, doc, this.state.doc)
    if (undone && meant.docChanged) {
      this.#keepAnchors(doc)
      this.sync.undone()
    }
    if (meant.docChanged) {
      this.sync.changed()
      // "Undo" beside a decision would undo this instead.
      if (this.store.getState().lastDecision !== null) this.store.setState({ lastDecision: null })
    }
    if (undone && tr.docChanged) this.sync.note({ kind: undone.redo ? "redo" : "undo" })
  }

  /** Comments on the source that are younger than what is undone stay on their words. */
  #keepAnchors(before: Node): void {
    const kept = keepAnchors(this.state.tr, before)
    if (kept.docChanged) this.apply(kept.setMeta(AS_IS, true).setMeta("addToHistory", false))
  }

  /** An undo that must not be made, done and taken back at once, so that it does not stay on the undo stack for ever. */
  #leaveAsItIs(tr: Transaction): void {
    this.store.setState({ notUndone: true })
    this.apply(tr)
    const back = this.state.tr
    for (let i = tr.steps.length - 1; i >= 0; i--) back.step((tr.steps[i] as Step).invert(tr.docs[i] as Node))
    this.apply(back.setMeta(UNTRACKED, true).setMeta("addToHistory", false))
    this.sync.changed()
  }

  /**
   * An undo that would touch more than one's own (somebody has worked in it since) is applied and mended at once, so that
   * it takes back what is one's own and does not stay on top of the undo stack for ever.
   */
  #undoWhatMayBe(tr: Transaction): void {
    const { me, page } = this.store.getState()
    const next = this.state.apply(tr)
    const undone = tr.steps.flatMap((step, i) => {
      const doc = tr.docs[i]
      return doc ? [{ step, inverted: step.invert(doc) }] : []
    })
    const mending = repair(next, undone, { author: me.id, newId, roles: page.roles })
    if (!mending || this.refusal(this.state.doc, mending.doc) !== null) return
    this.apply(tr)
    this.apply(mending)
    this.sync.changed()
  }

  #endComposition(): void {
    if (this.view.composing) return
    const tr = this.#composition.end(this.state, {
      intend: (plain, state) => this.#intend(plain, state),
      refused: (before, after) => this.refusal(before, after) !== null,
    })
    if (tr) this.apply(tr)
    this.sync.release()
  }

  #receive(event: DeskEvent, { store } = this): void {
    hearCaret(this.view)
    switch (event.kind) {
      case "steps":
        this.sync.receive(event)
        return
      case "suggestions": {
        const { suggestions } = store.getState()
        const news = event.suggestions.filter(one => !alike(suggestions.get(one.id), one))
        if (news.length > 0)
          store.setState({ suggestions: new Map([...suggestions, ...news.map(one => [one.id, one] as const)]) })
        return
      }
      case "thread": {
        // A stream begins with all there are, and the desk has just been opened with them.
        const { threads } = store.getState()
        if (alike(threads.get(event.thread.id), event.thread)) return
        store.setState({ threads: new Map(threads).set(event.thread.id, event.thread) })
        this.refresh()
        return
      }
      case "page":
        store.setState({ page: { ...event.page, roles: store.getState().page.roles } })
        this.view.setProps({})
        return
      case "caret":
        this.onCaret(event)
        return
      case "checks":
      case "not-faults":
        this.onChecks(event)
        return
      case "reasons":
        store.setState({ reasons: event.reasons })
        return
      case "people":
        store.setState({ people: new Map(event.people.map(one => [one.id, one])), here: event.here })
    }
  }

  /** Applies a transaction as it is, wherever it comes from. What the desk shows beside the text follows typing a little later. */
  apply(tr: Transaction, typing = false): void {
    const bead = document.activeElement
    const pair = bead?.classList.contains("pin") ? bead.closest<HTMLElement>(".pair")?.dataset.pair : undefined
    this.view.updateState(this.state.apply(tr))
    if (tr.docChanged) this.#standing.see(this.state.doc)
    // A row that was drawn anew has a new bead: the focus goes on from there.
    if (pair !== undefined && document.activeElement !== this.pairs.get(pair)?.pin)
      this.pairs.get(pair)?.pin.focus({ preventScroll: true })
    if (tr.docChanged) followComment((pos, bias) => tr.mapping.map(pos, bias))
    this.#changed(typing)
  }

  #changed(typing: boolean): void {
    const { doc } = this.state
    if (doc === this.#viewed) return
    const structural = this.#unnumbered || this.#viewed?.childCount !== doc.childCount
    this.#viewed = doc
    if (structural) this.#number()
    if (typing && !structural) this.#soon.ask()
    else {
      cancelAnimationFrame(this.#deriving)
      this.#deriving = requestAnimationFrame(() => this.#derive())
    }
  }

  /** Brings rows and notes up to the document at once, for whoever is about to act on them. */
  settle(): void {
    this.#soon.hurry()
  }

  #number(): void {
    this.#unnumbered = false
    this.state.doc.forEach((pair, _offset, index) => {
      const view = this.pairs.get(pair.attrs.id as string)
      if (view) view.number = index + 1
    })
  }

  /** Tells the store what the document holds now. */
  #derive(): void {
    if (this.view.isDestroyed) return
    this.#soon.drop()
    const before = this.store.getState()
    const derived = this.#deriver.derive(this.state.doc, before.threads, before.me.id)
    if (derived.rows !== before.rows)
      for (const row of derived.rows) this.pairs.get(row.id)?.hold(row.comments, row.issues)
    if (!sameLetters(derived.letters, this.#letters)) {
      this.#letters = derived.letters
      hearCaret(this.view)
      this.apply(letter(this.state.tr, derived.letters))
    }
    this.#tell(derived)
  }

  #tell({ rows, notes }: Derived): void {
    this.store.setState({ rows, notes, edition: this.store.getState().edition + 1 })
    this.onDrawn()
  }

  /** Looks at the document again: threads or names have changed outside it. */
  refresh(): void {
    for (const dom of this.view.dom.querySelectorAll<HTMLElement>("[data-thread]"))
      drawThread(dom, this.#hooks.settled(dom.dataset.thread ?? ""))
    this.#derive()
  }

  get hooks(): EditorHooks {
    return this.#hooks
  }
}

/** Do two things that came as JSON say the same? */
const alike = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)
