/**
 * Purpose: a page's events as server-sent events, one stream for each tab.
 * Design: listen first, then send what was missed since the version the desk has; a desk drops what it has already.
 *   Steps carry their version as the event's id, so a browser that reconnects says where it was. Everything that is
 *   not steps is sent whole at the beginning: it cannot be known what a desk has missed of it.
 */
import type { DeskEvent, Version } from "@/lib/sync/protocol"
import { log } from "../log"
import { rolesOn } from "../people"
import { Refused } from "../refused"
import type { Server } from "../server"
import type { PageAccess } from "../visitor"
import { wholeTruth } from "./opening"

/** Proxies and browsers give up on a silent line after half a minute or more. */
const HEARTBEAT_MS = 15_000
/** Tabs one person may have open. */
const MOST_STREAMS = 40
/** Events waiting for a reader who does not read; then the stream ends, and the desk opens another. */
const MOST_WAITING = 1000

const encoder = new TextEncoder()
const BEAT = encoder.encode(": still here\n\n")
const RETRY = encoder.encode("retry: 1000\n\n")

/** An event as it goes over the line: put together once for all who hear it. */
const known = new WeakMap<DeskEvent, Uint8Array>()
function written(event: DeskEvent): Uint8Array {
  const before = known.get(event)
  if (before) return before
  const id = event.kind === "steps" ? `id: ${event.version}\n` : ""
  const bytes = encoder.encode(`${id}data: ${JSON.stringify(event)}\n\n`)
  known.set(event, bytes)
  return bytes
}

/** The version a desk says it has; null when it does not say. */
export function sinceOf(url: URL, lastEventId: string | null = null): Version | null {
  const said = lastEventId ?? url.searchParams.get("since")
  return said !== null && /^\d{1,15}$/.test(said) ? Number(said) : null
}

export function streamPage(server: Server, access: PageAccess, since: Version | null, gone: AbortSignal): Response {
  const { hub, rooms, db } = server
  const page = access.row.id
  if (hub.streamsOf(access.person.id) >= MOST_STREAMS) throw new Refused("too-many-tries")
  let end = (_cancelled?: "cancelled"): void => {}

  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      const send = (bytes: Uint8Array): void => {
        if ((controller.desiredSize ?? 0) < -MOST_WAITING) end()
        else controller.enqueue(bytes)
      }
      const sendEvent = (event: DeskEvent): void => send(written(event))
      let open = true
      const beat = setInterval(() => send(BEAT), HEARTBEAT_MS)
      const close = hub.listen(
        page,
        access.person.id,
        event => {
          if (!open) return
          if (event.kind !== "page") sendEvent(event)
          // What may be done differs from person to person, and may have changed.
          else
            rolesOn(db, page, access.person)
              .then(roles => open && sendEvent({ ...event, page: { ...event.page, roles } }))
              .catch((error: unknown) => log.error({ err: error }, "an event could not be told"))
        },
        () => end(),
      )
      end = cancelled => {
        if (!open) return
        open = false
        clearInterval(beat)
        close()
        if (!cancelled) controller.close()
      }
      gone.addEventListener("abort", () => end())
      if (gone.aborted) return end()
      try {
        send(RETRY)
        for (const event of await wholeTruth(server, access)) if (open) sendEvent(event)
        for (let at = since; open && at !== null; ) {
          const { version, steps } = await rooms.stepsSince(page, at)
          if (steps.length === 0) break
          if (open) sendEvent({ kind: "steps", version, steps })
          at = version
        }
      } catch (error) {
        log.error({ err: error, page }, "a stream could not be opened")
        end()
      }
    },
    cancel: () => end("cancelled"),
  })
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store, no-transform",
      "x-accel-buffering": "no",
      "x-content-type-options": "nosniff",
    },
  })
}
