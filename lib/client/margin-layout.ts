/**
 * Where each margin note lies: beside its line, never on another note, the open one at its line. What is pushed too far from
 * its words is folded into one line that says how many they are.
 */

export interface NoteBox {
  readonly id: string
  /** Where its words are, in pixels from the margin's top. */
  readonly anchor: number
  /** Its own height, pixels. */
  readonly height: number
}

export interface Space {
  /** Between two notes, pixels. */
  readonly gap: number
  /** A note further than this from its words is folded, pixels: the height of the screen. */
  readonly screen: number
  /** No note lies above this, pixels from the margin's top. */
  readonly floor: number
  /** Of the line that stands for folded notes, pixels. */
  readonly foldHeight: number
}

/** Notes in page order that one line stands for. */
export interface Fold {
  readonly top: number
  readonly ids: readonly string[]
  /** They were pushed up by the open note; else down by those before them. */
  readonly above: boolean
}

export interface Laid {
  /** Tops in pixels; a folded note has none. */
  readonly tops: ReadonlyMap<string, number>
  readonly folds: readonly Fold[]
}

interface Place {
  ids: string[]
  anchor: number
  height: number
  top: number
  fold: boolean
}

/**
 * @param notes in page order. Without an open note each lies at its anchor or below the one before; the open note keeps its
 *   anchor, those before it are pushed up, those after it down. Where nothing fits above it, it makes room for the one line
 *   that the notes before it fold into.
 */
export function layMargin(notes: readonly NoteBox[], open: string | null, space: Space): Laid {
  const at = notes.findIndex(note => note.id === open)
  const chosen = notes[at]
  if (chosen === undefined) return gather(walkDown(notes, space.floor, space), [])
  const room = at > 0 ? space.foldHeight + space.gap : 0
  const top = Math.max(chosen.anchor, space.floor + room)
  const above = layAbove(notes.slice(0, at), top - space.gap, space)
  const below = walkDown(notes.slice(at + 1), top + chosen.height + space.gap, space)
  return gather(
    [...above, { ids: [chosen.id], anchor: chosen.anchor, height: chosen.height, top, fold: false }, ...below],
    above,
  )
}

function walkDown(notes: readonly NoteBox[], from: number, { gap, screen, foldHeight }: Space): Place[] {
  const places: Place[] = []
  let free = from
  for (const note of notes) {
    const last = places.at(-1)
    const top = Math.max(note.anchor, free)
    // Once folded, a run goes on until its notes lie near their words again: half lines between folds would be no help.
    if (top - note.anchor > (last?.fold ? screen / 2 : screen)) {
      if (last?.fold) last.ids.push(note.id)
      else {
        places.push({ ids: [note.id], anchor: note.anchor, height: foldHeight, top: free, fold: true })
        free += foldHeight + gap
      }
      continue
    }
    places.push({ ids: [note.id], anchor: note.anchor, height: note.height, top, fold: false })
    free = top + note.height + gap
  }
  return places
}

/** Notes before the open one. What it pushes up may need no folding although it would have been pushed down too far. */
function layAbove(notes: readonly NoteBox[], ceiling: number, space: Space): Place[] {
  const all = walkDown(notes, space.floor, { ...space, screen: Number.POSITIVE_INFINITY })
  hang(all, ceiling, space.gap)
  const places = all.some(place => place.top - place.anchor > space.screen) ? walkDown(notes, space.floor, space) : all
  hang(places, ceiling, space.gap)
  foldLost(places, ceiling, space)
  return places
}

/** Moves the places up until they end at the ceiling. */
function hang(places: readonly Place[], ceiling: number, gap: number): void {
  let free = ceiling
  for (const place of places.toReversed()) {
    place.top = Math.min(place.top, free - place.height)
    free = place.top - gap
  }
}

/** Folds what has been pushed up above the floor or too far from its words. */
function foldLost(places: Place[], ceiling: number, { gap, screen, floor, foldHeight }: Space): void {
  const lost = places.findLastIndex(place => place.top < floor || place.anchor - place.top > screen)
  if (lost < 0) return
  let last = lost
  const bottom = () => (places[last + 1]?.top ?? ceiling + gap) - gap
  while (last < places.length - 1 && bottom() - foldHeight < floor) last++
  const top = bottom() - foldHeight
  let first = lost
  while (first > 0 && touches(places[first - 1], places[first], gap)) first--
  while (first > 0 && (places[first - 1]?.top ?? 0) + (places[first - 1]?.height ?? 0) + gap > top) first--
  const folded = places.slice(first, last + 1)
  const ids = folded.flatMap(place => place.ids)
  places.splice(first, folded.length, { ids, anchor: top, height: foldHeight, top, fold: true })
}

const touches = (one: Place | undefined, next: Place | undefined, gap: number): boolean =>
  one !== undefined && next !== undefined && one.top + one.height + gap >= next.top

function gather(places: readonly Place[], above: readonly Place[]): Laid {
  const tops = new Map<string, number>()
  const folds: Fold[] = []
  for (const place of places) {
    const [id = ""] = place.ids
    if (place.fold) folds.push({ top: place.top, ids: place.ids, above: above.includes(place) })
    else tops.set(id, place.top)
  }
  return { tops, folds }
}
