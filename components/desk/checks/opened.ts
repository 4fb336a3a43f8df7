/** Tells the server which pairs this person has had before them: those that were the active one for a moment. */
import { api } from "@/lib/client/api"
import type { DeskEditor } from "../editor/desk-editor"

/** A pair that is only passed on the way to another was not read. In milliseconds. */
const HAD_AFTER_MS = 1_000
const TELL_EVERY_MS = 5_000

/** @returns stops it */
export function keepOpened(editor: DeskEditor): () => void {
  const { store } = editor
  const untold = new Set<string>()
  let had: ReturnType<typeof setTimeout> | undefined
  let telling: ReturnType<typeof setTimeout> | undefined
  const tell = async () => {
    telling = undefined
    const pairs = [...untold]
    if (pairs.length === 0) return
    untold.clear()
    const answer = await api.keepOpened(store.getState().page.id, pairs)
    // Without a line they are told with the next.
    if (!answer.ok) for (const pair of pairs) untold.add(pair)
  }
  const stop = store.subscribe(({ activePair, checking }, before) => {
    if (activePair === before.activePair) return
    clearTimeout(had)
    if (activePair === null || checking.opened.has(activePair)) return
    had = setTimeout(() => {
      const now = store.getState().checking
      store.setState({ checking: { ...now, opened: new Set(now.opened).add(activePair) } })
      untold.add(activePair)
      telling ??= setTimeout(() => void tell(), TELL_EVERY_MS)
    }, HAD_AFTER_MS)
  })
  return () => {
    stop()
    clearTimeout(had)
    clearTimeout(telling)
    void tell()
  }
}
