/** Who listens to a page, and telling them. In one process an emitter; several would put their own behind `Hub`. */
import type { DeskEvent } from "@/lib/sync/protocol"

export interface Hub {
  /** Sends to every stream open at the page. */
  tell(page: string, event: DeskEvent): void
  /** Opens a stream for a person; answers how to close it. */
  listen(page: string, person: string, hear: (event: DeskEvent) => void, end?: () => void): () => void
  /** Persons with a stream open at the page. */
  here(page: string): readonly string[]
  /** Streams this person has open anywhere. */
  streamsOf(person: string): number
  /** Ends them: the person is not of the group any more. */
  dismiss(person: string): void
}

interface Stream {
  readonly person: string
  readonly hear: (event: DeskEvent) => void
  readonly end: () => void
}

/** `onPresence` is called when somebody comes to a page or leaves it (with the last of their streams). */
export function openHub(onPresence: (page: string) => void): Hub {
  const pages = new Map<string, Set<Stream>>()
  const here = (page: string): string[] => [...new Set([...(pages.get(page) ?? [])].map(one => one.person))]
  return {
    here,
    tell(page, event) {
      for (const stream of pages.get(page) ?? []) stream.hear(event)
    },
    listen(page, person, hear, end = () => {}) {
      const stream = { person, hear, end }
      const streams = pages.get(page) ?? new Set()
      pages.set(page, streams)
      const isNew = !here(page).includes(person)
      streams.add(stream)
      if (isNew) onPresence(page)
      return () => {
        if (!streams.delete(stream)) return
        if (streams.size === 0) pages.delete(page)
        if (!here(page).includes(person)) onPresence(page)
      }
    },
    dismiss(person) {
      for (const streams of [...pages.values()])
        for (const stream of [...streams]) if (stream.person === person) stream.end()
    },
    streamsOf: person =>
      [...pages.values()].reduce((sum, streams) => sum + [...streams].filter(one => one.person === person).length, 0),
  }
}
