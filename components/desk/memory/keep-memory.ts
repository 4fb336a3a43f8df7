/** Asks the group's memory about the pair one is at, once one has stayed there for a moment. */
import { api } from "@/lib/client/api"
import { Pace } from "@/lib/client/pace"
import { sideText } from "@/lib/review/find/side-text"
import type { MemoryMatch } from "@/lib/sync/memory"
import type { DeskEditor } from "../editor/desk-editor"
import { hearCaret } from "../editor/hear-caret"
import { isMemoryShown, showMemory } from "./memory-lights"
import { type MemoryWords, memoryLines } from "./memory-lines"
import { linesFor, putMemory } from "./put-memory"

const PAUSE = { quiet: 350, most: 1_200 }
/** Answers kept, and for so many milliseconds: who goes back and forth does not ask again, and what is approved meanwhile is seen. */
const MOST_KEPT = 100
const KEPT_MS = 60_000

/** @returns stops it */
export function keepMemory(editor: DeskEditor, words: MemoryWords): () => void {
  const { store } = editor
  const known = new Map<string, { readonly matches: readonly MemoryMatch[]; readonly at: number }>()
  let over = false
  let shown = ""
  const clear = () => {
    shown = ""
    if (store.getState().memoryHere !== null) store.setState({ memoryHere: null })
    if (isMemoryShown(editor.state)) {
      hearCaret(editor.view)
      editor.view.dispatch(showMemory(editor.state.tr, null))
    }
  }
  const ask = async (pair: string, text: string) => {
    const key = `${pair} ${text}`
    const before = known.get(key)
    if (before && performance.now() - before.at < KEPT_MS) return before.matches
    const answer = await api.similar(store.getState().page.id, { pair, text })
    if (!answer.ok) return []
    if (known.size >= MOST_KEPT) known.clear()
    known.set(key, { matches: answer.value, at: performance.now() })
    return answer.value
  }
  const look = async () => {
    const { activePair: pair, view } = store.getState()
    const node = pair === null ? undefined : editor.pairs.get(pair)?.node
    const source = node ? sideText(node.child(0)).text.trim() : ""
    if (pair === null || source === "" || view !== "marks") return clear()
    const matches = await ask(pair, source)
    if (over || store.getState().activePair !== pair || editor.view.isDestroyed) return
    if (editor.view.composing) return soon.ask()
    if (matches.length === 0) return clear()
    const key = JSON.stringify([pair, source, matches, editor.editable, node?.child(1).childCount])
    if (key === shown && isMemoryShown(editor.state)) return
    shown = key
    store.setState({ memoryHere: { pair, matches } })
    hearCaret(editor.view)
    const put = (match: MemoryMatch) =>
      editor.editable && linesFor(node, match) !== null ? () => void putMemory(editor, match) : null
    editor.view.dispatch(
      showMemory(editor.state.tr, { pair, key, lines: () => memoryLines(source, matches, words, put) }),
    )
    editor.onDrawn()
  }
  const soon = new Pace(() => void look(), PAUSE)
  const stop = store.subscribe((now, before) => {
    if (now.activePair !== before.activePair || now.view !== before.view || now.mode !== before.mode) soon.ask()
    if (now.activePair !== before.activePair && now.memoryHere !== null) clear()
  })
  soon.ask()
  return () => {
    over = true
    stop()
    soon.drop()
  }
}
