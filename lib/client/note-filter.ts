/** Which notes are wanted, by whom they are and what they are about; the same filter chooses what is decided together. */
import type { Category } from "@/lib/review/mqm"
import type { PairSuggestion } from "@/lib/review/suggest/list"
import type { DeskState, NoteItem } from "./desk-store"

export const changeKinds = ["insert", "delete", "replace", "format", "split", "join", "kind", "comment"] as const
export type ChangeKind = (typeof changeKinds)[number]

export const noteStates = ["open", "disputed"] as const
export type NoteState = (typeof noteStates)[number]

/** null: any. */
export interface NoteFilter {
  readonly author: string | null
  readonly category: Category | "none" | null
  readonly kind: ChangeKind | null
  readonly state: NoteState | null
}
export const noFilter: NoteFilter = { author: null, category: null, kind: null, state: null }

/** What a filter looks at. */
export interface NoteFacts {
  readonly author: string
  readonly category: Category | "none"
  readonly kind: ChangeKind
  readonly state: NoteState
}

type Change = Pick<PairSuggestion, "inserted" | "deleted" | "kinds">

/** A suggestion may do several things; it is called after what changes the words most. */
export function changeKind({ inserted, deleted, kinds }: Change): ChangeKind {
  const [adds, takes] = [inserted.replaceAll("\n", "") !== "", deleted.replaceAll("\n", "") !== ""]
  if (adds || takes) return adds && takes ? "replace" : adds ? "insert" : "delete"
  if (kinds.includes("split") || inserted !== "") return "split"
  if (kinds.includes("join") || deleted !== "") return "join"
  return kinds.includes("kind") ? "kind" : "format"
}

type Records = Pick<DeskState, "suggestions" | "threads">

export function factsOf(note: NoteItem, { suggestions, threads }: Records): NoteFacts {
  if (note.kind === "thread") {
    const thread = threads.get(note.id)
    const author = thread?.comments[0]?.author ?? ""
    return { author, category: thread?.fault.category ?? "none", kind: "comment", state: "open" }
  }
  const info = suggestions.get(note.id)
  return {
    author: note.suggestion.author,
    category: info?.fault.category ?? "none",
    kind: changeKind(note.suggestion),
    state: info?.dispute ? "disputed" : "open",
  }
}

export const fits = (facts: NoteFacts, filter: NoteFilter): boolean =>
  (filter.author === null || filter.author === facts.author) &&
  (filter.category === null || filter.category === facts.category) &&
  (filter.kind === null || filter.kind === facts.kind) &&
  (filter.state === null || filter.state === facts.state)

export const isFiltering = (filter: NoteFilter): boolean => Object.values(filter).some(wanted => wanted !== null)

export function shownNotes({ notes, noteFilter, ...records }: Records & Pick<DeskState, "notes" | "noteFilter">) {
  return isFiltering(noteFilter) ? notes.filter(note => fits(factsOf(note, records), noteFilter)) : notes
}

/** How many there are of each value, among those that fit the rest of the filter. */
export function countBy<K extends keyof NoteFacts>(
  facts: readonly NoteFacts[],
  key: K,
  filter: NoteFilter,
): ReadonlyMap<NoteFacts[K], number> {
  const counts = new Map<NoteFacts[K], number>()
  for (const one of facts) {
    const value = one[key]
    if (fits(one, { ...filter, [key]: null })) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return counts
}
