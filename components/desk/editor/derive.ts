import type { Node } from "prosemirror-model"
import type { NoteItem, Row } from "@/lib/client/desk-store"
import { isCalled, isOpenIssue } from "@/lib/review/comments/threads"
import { pairSummary } from "@/lib/review/pair-summary"
import type { ThreadInfo } from "@/lib/sync/protocol"

export interface Derived {
  readonly rows: readonly Row[]
  readonly notes: readonly NoteItem[]
  readonly letters: ReadonlyMap<string, string>
}

/** Rows, margin notes and note letters of a document, in page order, from the beginning. See derive-again.ts. */
export function derive(doc: Node, threads: ReadonlyMap<string, ThreadInfo>, me: string): Derived {
  const rows: Row[] = []
  const notes: NoteItem[] = []
  const letters = new Map<string, string>()
  // Threads about the page as a whole (they came with a ticket) and about pairs that are no more stand at the first row.
  const ids = new Set(doc.children.map(pair => pair.attrs.id as string))
  const first = doc.child(0).attrs.id as string
  const byPair = new Map<string, ThreadInfo[]>()
  for (const thread of threads.values()) {
    if (thread.resolved) continue
    const home = thread.pair !== null && ids.has(thread.pair) ? thread.pair : first
    byPair.set(home, [...(byPair.get(home) ?? []), thread])
  }
  const seen = new Set<string>()

  const summaries = doc.children.map(pairSummary)
  for (const { anchors } of summaries) for (const { thread } of anchors) seen.add(thread)
  doc.forEach((pair, _offset, row) => {
    const id = pair.attrs.id as string
    const summary = summaries[row]
    if (!summary) return
    const at: { place: number; item: NoteItem }[] = []
    for (const suggestion of summary.suggestions)
      at.push({
        place: suggestion.ranges[0]?.from ?? 0,
        item: { kind: "suggestion", id: suggestion.id, pair: id, row, suggestion },
      })
    const here: ThreadInfo[] = []
    for (const anchor of summary.anchors) {
      const thread = threads.get(anchor.thread)
      if (!thread || thread.resolved) continue
      here.push(thread)
      // Words in several pairs have one note, beside the first.
      if (letters.has(thread.id)) continue
      // A comment on the source stands beside its row, before what is said of the target.
      const place = anchor.ranges[0]?.from ?? 0
      at.push({ place, item: { kind: "thread", id: anchor.thread, pair: id, row, letter: "", anchored: true } })
    }
    for (const thread of byPair.get(id) ?? []) {
      if (seen.has(thread.id)) continue
      here.push(thread)
      at.push({
        place: thread.pair === null ? -2 : -1,
        item: { kind: "thread", id: thread.id, pair: id, row, letter: "", anchored: thread.side === null },
      })
    }
    at.sort((a, b) => a.place - b.place)
    for (const { item } of at) {
      if (item.kind === "thread") {
        const name = letters.get(item.id) ?? letterFor(letters.size)
        letters.set(item.id, name)
        notes.push({ ...item, letter: name })
      } else notes.push(item)
    }
    rows.push({
      id,
      status: summary.status,
      suggestions: summary.suggestions.length,
      comments: here.length,
      issues: here.filter(isOpenIssue).length,
      mentions: here.filter(thread => isCalled(thread, me)).length,
      sure: pair.attrs.sure as number,
      locked: pair.attrs.locked as boolean,
    })
  })
  return { rows, notes, letters }
}

/** a … z, aa, ab … */
export function letterFor(index: number): string {
  const one = String.fromCharCode(97 + (index % 26))
  return index < 26 ? one : letterFor(Math.floor(index / 26) - 1) + one
}

export const sameLetters = (a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): boolean =>
  a.size === b.size && [...a].every(([id, name]) => b.get(id) === name)
