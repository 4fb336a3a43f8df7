/**
 * Who is where: says where this desk's caret is, draws the others', keeps in view whom one follows. A tab in the background
 * says nothing, and does not redraw what others write until it is looked at again.
 */
import { sendableSteps } from "prosemirror-collab"
import { GONE_AFTER_MS, sayWhereabouts, Whereabouts } from "@/lib/client/whereabouts"
import { realClock } from "@/lib/sync/clock"
import type { CaretAt, CaretEvent } from "@/lib/sync/protocol"
import { bringIntoView } from "./actions"
import { drawCaret } from "./carets"
import type { DeskEditor } from "./desk-editor"

const REST_AFTER_MS = 10_000
const LOOK_EVERY_MS = 10_000
const WORDS_FIRST_MS = 1_000

/** Call the function returned to stop. */
export function keepPresence(editor: DeskEditor): () => void {
  const { store } = editor
  const { me, page } = store.getState()
  // Where a caret stands in words that the others do not have yet, they could not know: those go first, for a second at most.
  let unsent: { readonly since: number; readonly timer: ReturnType<typeof setTimeout> } | null = null
  const say = (at: CaretAt | null): void => {
    const since = unsent?.since ?? Date.now()
    if (unsent) clearTimeout(unsent.timer)
    unsent = null
    if (at !== null && sendableSteps(editor.state) !== null && Date.now() - since < WORDS_FIRST_MS)
      unsent = { since, timer: setTimeout(() => say(placeOf(editor) ?? at), 100) }
    else sayWhereabouts(page.id, editor.client, at)
  }
  const where = new Whereabouts(say, realClock)
  const tabs = new Map<string, { tab: string; heard: number }>()
  const others = (here: readonly string[]) => here.filter(one => one !== me.id)

  const draw = (person: string, at: CaretAt | null): void => {
    if (!editor.view.isDestroyed) editor.view.updateState(editor.state.apply(drawCaret(editor.state.tr, person, at)))
    const carets = new Map(store.getState().carets)
    if (at) carets.set(person, at.head.pair)
    else carets.delete(person)
    store.setState({ carets })
  }
  const drop = (person: string): void => {
    tabs.delete(person)
    draw(person, null)
  }
  editor.onMoved = () => {
    const at = placeOf(editor)
    if (at) where.moved(at)
  }
  editor.onCaret = ({ person, tab, at }: CaretEvent) => {
    if (person === me.id) return
    // Of somebody's tabs the one they were in last counts.
    if (at === null && tabs.get(person)?.tab !== tab) return
    if (at === null) return drop(person)
    tabs.set(person, { tab, heard: Date.now() })
    draw(person, at)
    if (store.getState().following === person) show(editor, at.head.pair)
  }

  const stopStore = store.subscribe((now, before) => {
    if (now.activePair !== before.activePair) editor.onMoved()
    if (now.following !== before.following && now.following) show(editor, now.carets.get(now.following) ?? null)
    if (now.here === before.here) return
    where.here(others(now.here))
    for (const person of tabs.keys()) if (!now.here.includes(person)) drop(person)
    if (now.following && !now.here.includes(now.following)) store.setState({ following: null })
  })
  const timer = setInterval(() => {
    for (const [person, { heard }] of tabs) if (Date.now() - heard > GONE_AFTER_MS) drop(person)
  }, LOOK_EVERY_MS)

  // Whoever moves by themselves does not follow any more.
  const stray = () => {
    if (store.getState().following) store.setState({ following: null })
  }
  const strays = ["wheel", "touchmove", "keydown"] as const
  for (const kind of strays) window.addEventListener(kind, stray, { passive: true })

  const rest = restInBackground(editor, shown => where.show(shown))
  const leave = () => where.leave()
  window.addEventListener("pagehide", leave)
  where.here(others(store.getState().here))
  return () => {
    if (unsent) clearTimeout(unsent.timer)
    leave()
    rest()
    clearInterval(timer)
    stopStore()
    window.removeEventListener("pagehide", leave)
    for (const kind of strays) window.removeEventListener(kind, stray)
    editor.onMoved = () => {}
    editor.onCaret = () => {}
  }
}

/** The pair the caret is in, or the one that is looked at. */
function placeOf(editor: DeskEditor): CaretAt | null {
  const { $head, $anchor } = editor.state.selection
  const { activePair } = editor.store.getState()
  if (editor.view.hasFocus() && $head.depth > 0) {
    const place = ($pos: typeof $head) => ({
      pair: $pos.node(1).attrs.id as string,
      offset: $pos.pos - $pos.before(1),
    })
    return { head: place($head), anchor: place($anchor.depth > 0 ? $anchor : $head), inText: true }
  }
  const there = activePair === null ? null : { pair: activePair, offset: 0 }
  return there && { head: there, anchor: there, inText: false }
}

function show(editor: DeskEditor, pair: string | null): void {
  const row = pair === null ? undefined : editor.pairs.get(pair)
  if (row) bringIntoView(row.dom)
}

/** What others do is taken up when the tab is looked at again; what one has typed oneself goes up all the same. */
function restInBackground(editor: DeskEditor, onShown: (shown: boolean) => void): () => void {
  let resting = false
  let timer: ReturnType<typeof setTimeout> | null = null
  const restSoon = (): void => {
    timer = setTimeout(() => {
      if (sendableSteps(editor.state) !== null) return restSoon()
      resting = true
      editor.sync.hold()
    }, REST_AFTER_MS)
  }
  const change = (): void => {
    if (timer !== null) clearTimeout(timer)
    timer = null
    const shown = document.visibilityState === "visible"
    onShown(shown)
    if (!shown) restSoon()
    else if (resting) {
      resting = false
      editor.sync.release()
    }
  }
  document.addEventListener("visibilitychange", change)
  if (document.visibilityState !== "visible") change()
  return () => {
    document.removeEventListener("visibilitychange", change)
    if (timer !== null) clearTimeout(timer)
    if (resting) editor.sync.release()
  }
}
