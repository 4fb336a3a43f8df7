import type { NoteItem } from "@/lib/client/desk-store"
import { pairSummary } from "@/lib/review/pair-summary"
import type { DeskEditor } from "./editor/desk-editor"

/** What lies in the margin as one piece of paper: a suggestion with the comments on its words, or a comment by itself. */
export interface Slip {
  readonly id: string
  readonly pair: string
  readonly row: number
  readonly notes: readonly NoteItem[]
}

/** Slips in page order. Comments that hang on a suggestion's words share its slip. */
export function slipsOf(editor: DeskEditor, notes: readonly NoteItem[]): readonly Slip[] {
  const slips = new Map<string, { id: string; pair: string; row: number; notes: NoteItem[] }>()
  const later: NoteItem[] = []
  for (const note of notes) {
    const lead = note.kind === "thread" ? suggestionUnder(editor, note) : null
    if (lead === null) slips.set(note.id, { id: note.id, pair: note.pair, row: note.row, notes: [note] })
    else later.push(note)
  }
  for (const note of later) {
    const lead = suggestionUnder(editor, note)
    const slip = lead === null ? undefined : slips.get(lead)
    if (slip) slip.notes.push(note)
    else slips.set(note.id, { id: note.id, pair: note.pair, row: note.row, notes: [note] })
  }
  return [...slips.values()]
}

function suggestionUnder(editor: DeskEditor, note: NoteItem): string | null {
  const pair = editor.pairs.get(note.pair)
  if (!pair) return null
  const { suggestions, anchors } = pairSummary(pair.node)
  if (suggestions.length === 0) return null
  const ranges = anchors.find(one => one.thread === note.id)?.ranges ?? []
  const under = suggestions.find(one =>
    one.ranges.some(mine => ranges.some(range => mine.from < range.to && range.from < mine.to)),
  )
  return under?.id ?? null
}
