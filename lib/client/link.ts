/** The desk's line to the server: pushes up by fetch, events down by an EventSource that reconnects by itself. */
import { type Link, LinkDown } from "@/lib/sync/client"
import type { Answer, DeskEvent, LoggedStep, Push, Version } from "@/lib/sync/protocol"

const ANSWER_WITHIN_MS = 15_000

async function ask(path: string, init?: RequestInit): Promise<unknown> {
  const stop = AbortSignal.timeout(ANSWER_WITHIN_MS)
  let response: Response
  try {
    response = await fetch(path, { ...init, signal: stop, headers: { "content-type": "application/json" } })
  } catch {
    // A refused connection, a name that does not resolve and a time-out all mean the same to the person.
    throw new LinkDown("no answer")
  }
  if (response.status >= 500 || response.status === 429) throw new LinkDown(`status ${response.status}`)
  if (!response.ok)
    throw (await isRefusal(response)) ? new LinkClosed(response.status) : new LinkDown("not Cotejo's answer")
  return response.json()
}

/** A proxy that has lost its server, or a café that wants a click first, answers in its own words. */
const isRefusal = (response: Response): Promise<boolean> =>
  response.json().then(
    (body: unknown) => typeof body === "object" && body !== null && "error" in body,
    () => false,
  )

/** The server answers, but not to us: signed out, or the page is no longer ours to see. */
export class LinkClosed extends Error {
  override readonly name = "LinkClosed"
  constructor(readonly status: number) {
    super(`status ${status}`)
  }
}

export function httpLink(page: string, onClosed: (status: number) => void): Link {
  const at = `/api/pages/${encodeURIComponent(page)}/steps`
  const guarded = async (path: string, init?: RequestInit) => {
    try {
      return await ask(path, init)
    } catch (error) {
      if (!(error instanceof LinkClosed)) throw error
      onClosed(error.status)
      // What is typed stays unsent and is shown as such.
      throw new LinkDown(error.message)
    }
  }
  return {
    push: async (push: Push) => (await guarded(at, { method: "POST", body: JSON.stringify(push) })) as Answer,
    stepsSince: async (version: Version) =>
      (await guarded(`${at}?since=${version}`)) as { version: Version; steps: readonly LoggedStep[] },
  }
}

/**
 * Listens to a page's events until the function returned is called.
 * @param since the version the desk has when it begins to listen
 */
export function listen(
  page: string,
  since: () => Version,
  on: { event(event: DeskEvent): void; up(): void; down(): void },
): () => void {
  let source: EventSource | null = null
  let again: ReturnType<typeof setTimeout> | null = null
  let tries = 0
  const open = () => {
    source = new EventSource(`/api/pages/${encodeURIComponent(page)}/events?since=${since()}`)
    source.onopen = () => {
      tries = 0
      on.up()
    }
    source.onmessage = message => on.event(JSON.parse(message.data) as DeskEvent)
    source.onerror = () => {
      on.down()
      // The browser tries again by itself only after some errors; a fresh stream with the version we have works after all.
      source?.close()
      tries++
      again = setTimeout(open, Math.min(15_000, 500 * 2 ** Math.min(tries, 5)) * (0.5 + Math.random() / 2))
    }
  }
  open()
  const wake = () => {
    if (again === null) return
    clearTimeout(again)
    again = null
    open()
  }
  window.addEventListener("online", wake)
  return () => {
    window.removeEventListener("online", wake)
    if (again !== null) clearTimeout(again)
    source?.close()
  }
}
