/**
 * Purpose: nothing typed is lost: what is not saved is kept in this browser (lib/client/kept-work.ts), taken up again when the
 *   page is opened next, and where the page does not take it any more, offered as a suggestion or to be copied.
 * Design: as long as all is saved nothing is done, so that typing costs nothing. What is not saved is kept every tenth of a
 *   second, and once more when the tab is hidden or left.
 */
import { collab, getVersion, sendableSteps } from "prosemirror-collab"
import type { Node } from "prosemirror-model"
import type { EditorState, Plugin, Transaction } from "prosemirror-state"
import type { Step } from "prosemirror-transform"
import { claimTab, dropWork, putWork, SEEN_EVERY_MS, workOf } from "@/lib/client/kept-work"
import { httpLink } from "@/lib/client/link"
import { mendPending } from "@/lib/review/comments/keep-anchors"
import { putWords, wordLines } from "@/lib/review/put-words"
import { may } from "@/lib/review/roles"
import { InOrder } from "@/lib/review/suggest/keep-theirs"
import { UNTRACKED } from "@/lib/review/suggest/meta"
import { pendingOf } from "@/lib/review/suggest/repair"
import { LinkDown } from "@/lib/sync/client"
import { bringUp, type KeptWords, type KeptWork } from "@/lib/sync/kept"
import type { LoggedStep, PushRefusal } from "@/lib/sync/protocol"
import { touchedPairs } from "@/lib/sync/touched"
import { activate, findPair } from "./actions"
import { type DeskEditor, newId } from "./desk-editor"

const KEEP_EVERY_MS = 100
const TRY_AGAIN_MS = 3000

/** Keeps what waits, and takes up what was left behind. Call the function returned to stop. */
export function keepWork(editor: DeskEditor): () => void {
  const { store } = editor
  let kept: EditorState["doc"] | null = null
  let keptAt = 0
  let over = false
  const releases = [claimTab(editor.client)]

  const keep = (): void => {
    const { doc } = editor.state
    if (doc === kept && Date.now() - keptAt < SEEN_EVERY_MS) return
    const { me, page, lost } = store.getState()
    const unsaved = editor.sync.unsaved()
    if (!unsaved) return
    kept = doc
    keptAt = Date.now()
    const words = wordsOf(editor.state)
    void putWork({ ...unsaved, page: page.id, person: me.id, at: keptAt, words, why: lost?.why ?? null })
  }
  const look = (): void => {
    if (sendableSteps(editor.state) !== null) keep()
    else if (kept !== null) {
      kept = null
      void dropWork(editor.client)
    }
  }
  // Saved within a moment is the rule; only what is not is looked at.
  const timer = setInterval(() => {
    if (kept !== null || store.getState().save.kind !== "saved") look()
  }, KEEP_EVERY_MS)
  const stop = store.subscribe((now, before) => {
    if (now.save !== before.save && (now.save.kind === "offline" || now.save.kind === "refused")) keep()
  })
  const leaving = () => {
    if (document.visibilityState === "hidden") look()
  }
  document.addEventListener("visibilitychange", leaving)
  window.addEventListener("pagehide", look)

  const takeUpAll = async (): Promise<void> => {
    const { me, page } = store.getState()
    for (const work of await workOf(page.id, me.id)) {
      if (over || work.client === editor.client) continue
      const claim = claimTab(work.client, work)
      releases.push(claim)
      if ((await claim) && !over) await takeUp(editor, work, () => over)
    }
  }
  void takeUpAll()

  return () => {
    over = true
    look()
    clearInterval(timer)
    stop()
    document.removeEventListener("visibilitychange", leaving)
    window.removeEventListener("pagehide", look)
    for (const claim of releases) void claim.then(release => release?.())
  }
}

const touchedBy = new WeakMap<Transaction, readonly (readonly [string, Node])[]>()

/** Pairs that a change has touched, as they were before. */
function touched(tr: Transaction): readonly (readonly [string, Node])[] {
  const known = touchedBy.get(tr)
  if (known) return known
  const found = [...touchedPairs(tr.before, tr.doc).before]
  touchedBy.set(tr, found)
  return found
}

/** The words of the pairs in which something waits, before and after. */
function wordsOf(state: EditorState): readonly KeptWords[] {
  const before = new Map<string, Node>()
  for (const origin of new Set(pendingOf(state).map(one => one.origin as Transaction)))
    for (const [id, pair] of touched(origin)) if (!before.has(id)) before.set(id, pair)
  const words: KeptWords[] = []
  for (const pair of state.doc.children) {
    const was = before.get(pair.attrs.id as string)
    if (was) words.push({ pair: pair.attrs.id as string, before: wordLines(was), after: wordLines(pair) })
  }
  return words
}

/** Makes the kept changes again at this desk; what cannot be is offered. */
async function takeUp(editor: DeskEditor, work: KeptWork, isOver: () => boolean): Promise<void> {
  const { me, page } = editor.store.getState()
  const missed = await missedSince(editor, work.version, isOver)
  if (missed === null || isOver()) return
  const changes = bringUp(work, me.id, missed.slice(0, getVersion(editor.state) - work.version))
  if (changes?.length === 0) return dropWork(work.client)
  const state = editor.state
  const why = refusedFor(page.state, work, missed.length)
  const tried = why === null && changes !== null ? tryOut(editor, changes) : (why ?? "bad-step")
  if (typeof tried === "string") {
    offer(editor, { ...work, why: tried })
    return
  }
  const alone = sendableSteps(state) === null
  if (alone) takeOver(editor, work)
  const again = new InOrder()
  for (const steps of changes ?? []) {
    const { tr } = editor.state
    for (const step of steps) again.make(tr, step)
    editor.apply(tr.setMeta(UNTRACKED, true).setMeta("addToHistory", false))
  }
  editor.sync.undone()
  editor.sync.note(...work.acts)
  editor.sync.changed()
  // Under another name it is kept anew before the old record goes.
  if (!alone)
    await editor.sync.flush().then(() => (sendableSteps(editor.state) === null ? dropWork(work.client) : null))
}

/** Goes on as the tab that is gone. Nothing of one's own may wait. */
function takeOver(editor: DeskEditor, { client, serial }: KeptWork): void {
  const { state, view } = editor
  const isCollab = (plugin: Plugin) => Reflect.get(plugin, "key") === "collab$"
  const here = collab({ version: getVersion(state), clientID: client })
  view.updateState(state.reconfigure({ plugins: state.plugins.map(one => (isCollab(one) ? here : one)) }))
  editor.client = client
  editor.sync.takeOver(client, serial)
}

/** What the page as it is here would say to these changes: null, it takes them. */
function tryOut(editor: DeskEditor, changes: readonly (readonly Step[])[]): PushRefusal | null {
  const { me, page } = editor.store.getState()
  let { state } = editor
  const again = new InOrder()
  for (const steps of changes) {
    const { tr } = state
    for (const step of steps) again.make(tr, step)
    state = state.apply(tr)
  }
  const mended = mendPending(state, me.id, newId, page.roles)
  const { doc } = mended ? state.apply(mended) : state
  return doc.eq(editor.state.doc) ? "not-allowed" : editor.refusal(editor.state.doc, doc)
}

/** What is known beforehand. A refusal that was about the page's state, or somebody's roles, may be over. */
function refusedFor(state: string, { why, version }: KeptWork, missed: number): PushRefusal | null {
  if (state === "approved") return "page-approved"
  if (missed < 0 || !Number.isInteger(version)) return "unknown-version"
  return why === null || why === "page-approved" || why === "page-closed" || why === "not-allowed" ? null : why
}

/** All steps after a version, up to the one the desk has or later. Null when the desk is closed before they are there. */
async function missedSince(editor: DeskEditor, since: number, isOver: () => boolean): Promise<LoggedStep[] | null> {
  const link = httpLink(editor.store.getState().page.id, () => {})
  const missed: LoggedStep[] = []
  while (!isOver()) {
    try {
      const { steps } = await link.stepsSince(since + missed.length)
      missed.push(...steps)
      if (since + missed.length >= getVersion(editor.state)) return missed
      if (steps.length === 0) return missed
    } catch (error) {
      if (!(error instanceof LinkDown)) throw error
      await new Promise(resolve => setTimeout(resolve, TRY_AGAIN_MS))
    }
  }
  return null
}

function offer(editor: DeskEditor, work: KeptWork): void {
  const { leftovers } = editor.store.getState()
  editor.store.setState({ leftovers: [...leftovers.filter(one => one.client !== work.client), work] })
}

/** May these words be suggested here and now? */
export const maySuggest = (editor: DeskEditor): boolean => {
  const { page } = editor.store.getState()
  return page.state !== "approved" && may(page.roles, "suggest")
}

/** Makes suggestions of what could not be saved. False when the page has changed too much: then nothing is done. */
export function suggestLeft(editor: DeskEditor, work: KeptWork): boolean {
  if (!maySuggest(editor)) return false
  const { tr } = editor.state
  for (const { pair, after } of [...work.words].reverse()) {
    const found = findPair(editor, pair)
    if (!found || !putWords(tr, found.node, found.start, after)) return false
  }
  const { mode } = editor.store.getState()
  editor.store.setState({ mode: "suggesting", view: "marks" })
  const before = editor.state.doc
  if (tr.docChanged) editor.view.dispatch(tr)
  const done = !tr.docChanged || editor.state.doc !== before
  if (!done) editor.store.setState({ mode })
  else {
    activate(editor, work.words[0]?.pair ?? null)
    discardLeft(editor, work)
  }
  return done
}

/** The person does not want it any more. */
export function discardLeft(editor: DeskEditor, work: KeptWork): void {
  const { leftovers } = editor.store.getState()
  editor.store.setState({ leftovers: leftovers.filter(one => one.client !== work.client) })
  void dropWork(work.client)
}
