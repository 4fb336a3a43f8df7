/**
 * What is kept when a page goes out as a Word file, so that the file is known again: programs that save it renumber
 * everything but names and times, so that every suggestion and every comment has a second of its own.
 */
import type { Revision, TrackedThread } from "@/lib/page/tracked"

export interface WordRecord {
  /** Suggestions that the file shows, by the name and second they have there. */
  readonly suggestions: readonly { readonly id: string; readonly author: string; readonly at: number }[]
  readonly comments: readonly {
    readonly thread: string
    readonly author: string
    readonly at: number
  }[]
  /** Threads that were settled when it went out. */
  readonly resolved: readonly string[]
}

const SECOND = 1000

/** Times in whole seconds, no two the same: the nearest later one that is free. */
export class Seconds {
  readonly #taken = new Set<number>()

  free(at: number): number {
    let second = Math.floor(at / SECOND) * SECOND
    while (this.#taken.has(second)) second += SECOND
    this.#taken.add(second)
    return second
  }
}

/** The name and second by which something is known in a file. */
export const signOf = (author: string, at: number | null): string => JSON.stringify([author.trim(), at])

export function recordOf(
  revisions: readonly Revision[],
  threads: readonly TrackedThread[],
  /** The signs of what a reader of the file finds in it. */
  shown: ReadonlySet<string>,
): WordRecord {
  return {
    suggestions: revisions.flatMap(({ id, author, at }) =>
      at !== null && shown.has(signOf(author, at)) ? [{ id, author, at }] : [],
    ),
    comments: threads.flatMap(thread =>
      thread.comments.map(({ author, at }) => ({ thread: thread.id, author, at: at ?? 0 })),
    ),
    resolved: threads.filter(thread => thread.resolved).map(thread => thread.id),
  }
}
