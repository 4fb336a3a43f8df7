/** Where each margin note lies: beside its line, never on another note, the open one always exactly at its line. */

export interface NoteBox {
  readonly id: string
  /** Where its words are, in pixels from the margin's top. */
  readonly anchor: number
  /** Its own height, pixels. */
  readonly height: number
}

/**
 * Tops in pixels, in the order given (page order). Without an open note each lies at its anchor or below the one before.
 * The open note keeps its anchor: those before it are pushed up, those after it down.
 */
export function layMargin(notes: readonly NoteBox[], open: string | null, gap = 10): number[] {
  const tops: number[] = []
  let free = Number.NEGATIVE_INFINITY
  for (const note of notes) {
    const top = Math.max(note.anchor, free)
    tops.push(top)
    free = top + note.height + gap
  }
  const at = notes.findIndex(note => note.id === open)
  const chosen = notes[at]
  if (chosen === undefined) return tops
  tops[at] = chosen.anchor
  let ceiling = chosen.anchor - gap
  for (let i = at - 1; i >= 0; i--) {
    const note = notes[i]
    if (note === undefined) break
    tops[i] = Math.min(tops[i] ?? 0, ceiling - note.height)
    ceiling = (tops[i] ?? 0) - gap
  }
  free = chosen.anchor + chosen.height + gap
  for (let i = at + 1; i < notes.length; i++) {
    const note = notes[i]
    if (note === undefined) break
    tops[i] = Math.max(note.anchor, free)
    free = (tops[i] ?? 0) + note.height + gap
  }
  return tops
}
