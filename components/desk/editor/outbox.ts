/** Comments that wait for the line, at this desk. */
import { type ApiRefusal, api } from "@/lib/client/api"
import { keepWaiting, keptWaiting, provisional, sendWaiting, type Waiting, waitingId } from "@/lib/client/outbox"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { AS_IS, type DeskEditor } from "./desk-editor"
import { findQuote, markStretch, standsIn } from "./stretch"

/** Tries again this often while something waits; the browser's word that it is online is not always given. */
const AGAIN_MS = 5000

const setWaiting = (editor: DeskEditor, waiting: readonly Waiting[]): void => {
  const { me, page } = editor.store.getState()
  keepWaiting(page.id, me.id, waiting)
  editor.store.setState({ waiting })
}

export function takeThread(editor: DeskEditor, thread: ThreadInfo): void {
  editor.store.setState({ threads: new Map(editor.store.getState().threads).set(thread.id, thread) })
  editor.refresh()
}

/** Keeps a comment to be sent when the line is back. */
export function putAside(editor: DeskEditor, one: Waiting): void {
  const { waiting } = editor.store.getState()
  setWaiting(editor, [...waiting.filter(other => waitingId(other) !== waitingId(one)), one])
  const thread = provisional(one)
  if (thread) takeThread(editor, thread)
}

/** The person does not want to say it any more. */
export function discard(editor: DeskEditor, one: Waiting): void {
  const { waiting, threads } = editor.store.getState()
  const goes = (other: Waiting) =>
    waitingId(other) === waitingId(one) || (one.kind === "thread" && other.thread === one.thread)
  setWaiting(
    editor,
    waiting.filter(other => !goes(other)),
  )
  if (one.kind !== "thread") return
  const left = new Map(threads)
  left.delete(one.thread)
  editor.store.setState({ threads: left, openNote: null })
  editor.refresh()
}

export async function tryAgain(editor: DeskEditor, one: Waiting): Promise<void> {
  const { waiting } = editor.store.getState()
  setWaiting(
    editor,
    waiting.map(other => (waitingId(other) === waitingId(one) ? { ...other, why: null } : other)),
  )
  await flush(editor)
}

const sending = new WeakSet<DeskEditor>()

async function flush(editor: DeskEditor): Promise<void> {
  const { waiting, page } = editor.store.getState()
  if (waiting.every(one => one.why !== null) || sending.has(editor)) return
  sending.add(editor)
  try {
    const send = async (one: Waiting): Promise<ThreadInfo | ApiRefusal> => {
      const answer = await (one.kind === "thread"
        ? api.startThread(page.id, one.wish)
        : api.reply(page.id, one.thread, one.wish))
      return answer.ok ? answer.value : answer.why
    }
    const left = await sendWaiting(waiting, send, (thread, one) => {
      takeThread(editor, thread)
      if (one.kind === "thread") standAgain(editor, thread)
    })
    // What was written meanwhile waits behind.
    const tried = new Set(waiting.map(waitingId))
    setWaiting(editor, [...left, ...editor.store.getState().waiting.filter(one => !tried.has(waitingId(one)))])
  } finally {
    sending.delete(editor)
  }
}

/** The mark may have been lost with the tab it was made in: the words are looked for where they were. */
function standAgain(editor: DeskEditor, thread: ThreadInfo): void {
  const { doc } = editor.state
  if (editor.store.getState().page.state === "approved" || standsIn(doc, thread.id)) return
  const range = findQuote(doc, thread)
  if (range)
    editor.view.dispatch(
      markStretch(editor.state.tr, [range], thread.id).setMeta(AS_IS, true).setMeta("addToHistory", false),
    )
}

/** Shows what waits from before, and sends it as soon as it can go. Call the function returned to stop. */
export function keepSending(editor: DeskEditor): () => void {
  const { me, page } = editor.store.getState()
  const kept = keptWaiting(page.id, me.id)
  for (const one of kept) putAside(editor, one)
  const go = () => void flush(editor)
  const again = setInterval(go, AGAIN_MS)
  window.addEventListener("online", go)
  const stop = editor.store.subscribe((now, before) => {
    if (before.save.kind === "offline" && now.save.kind !== "offline") go()
  })
  go()
  return () => {
    clearInterval(again)
    window.removeEventListener("online", go)
    stop()
  }
}
