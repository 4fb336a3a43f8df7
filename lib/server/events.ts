/**
 * Who listens to a page, and telling them. Here for one process, an emitter; events-postgres.ts puts several instances
 * behind the same interface.
 */
import type { DeskEvent } from "@/lib/sync/protocol"
import type { Db } from "./db/engine"

export interface Hub {
  /** Sends to every stream open at the page, on whatever instance. */
  tell(page: string, event: DeskEvent): void
  /** Sends to the streams of this instance only: for what each instance says for itself. */
  tellHere(page: string, event: DeskEvent): void
  /**
   * Sends what a transaction has made true, when it stands, and in the order in which transactions came to stand.
   * @returns what is to be called after it stands
   */
  tellWith(tx: Db, page: string, events: readonly DeskEvent[]): Promise<() => void>
  /** Opens a stream for a person; answers how to close it. */
  listen(page: string, person: string, hear: (event: DeskEvent) => void, end?: () => void): () => void
  /** Persons with a stream open at the page, on whatever instance. */
  here(page: string): readonly string[]
  /** Streams this person has open on this instance. */
  streamsOf(person: string): number
  /** Streams open at the page on this instance. */
  streamsAt(page: string): number
  /** Ends them, everywhere: the person is not of the group any more, or may do other things now. */
  dismiss(person: string): void
  close(): Promise<void>
}

interface Stream {
  readonly person: string
  readonly hear: (event: DeskEvent) => void
  readonly end: () => void
}

/** What an instance can do with its own streams besides. */
export interface LocalHub extends Hub {
  /** Pages with a stream, and who is there. */
  places(): ReadonlyMap<string, readonly string[]>
  /** Ends every stream: something may have been missed, and whoever comes again is told what. */
  endAll(): void
}

/** `onPresence` is called when somebody comes to a page or leaves it (with the last of their streams). */
export function openHub(onPresence: (page: string) => void): LocalHub {
  const pages = new Map<string, Set<Stream>>()
  const personsAt = (streams: Iterable<Stream>): string[] => [...new Set([...streams].map(one => one.person))]
  const here = (page: string): string[] => personsAt(pages.get(page) ?? [])
  const tell = (page: string, event: DeskEvent): void => {
    for (const stream of [...(pages.get(page) ?? [])]) stream.hear(event)
  }
  const endWhere = (goes: (stream: Stream) => boolean): void => {
    for (const streams of [...pages.values()]) for (const stream of [...streams]) if (goes(stream)) stream.end()
  }
  return {
    here,
    tell,
    tellHere: tell,
    tellWith: async (_tx, page, events) => () => {
      for (const event of events) tell(page, event)
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
        if (streams.size === 0 && pages.get(page) === streams) pages.delete(page)
        if (!here(page).includes(person)) onPresence(page)
      }
    },
    dismiss: person => endWhere(stream => stream.person === person),
    endAll: () => endWhere(() => true),
    places: () => new Map([...pages].map(([page, streams]) => [page, personsAt(streams)])),
    streamsAt: page => pages.get(page)?.size ?? 0,
    streamsOf: person =>
      [...pages.values()].reduce((sum, streams) => sum + [...streams].filter(one => one.person === person).length, 0),
    close: async () => {},
  }
}
