/**
 * Purpose: nobody's words go with a stretch that somebody else takes out at the same time. A deletion that waited for the line
 *   takes out the words it was made on, and not what others have written in them, or instead of them, meanwhile; and what was
 *   written in words that others have taken out stays where they stood. As ProseMirror moves such steps, both would be lost.
 * Design: the words that were taken out find their places one by one; what stands between them is somebody else's. Only within
 *   a block: what is deleted across blocks is moved as ever.
 */
import { Slice } from "prosemirror-model"
import { type Mapping, ReplaceStep, type Step } from "prosemirror-transform"
import type { Pending } from "./taken-back"

const isFlat = ({ openStart, openEnd, content }: Slice): boolean =>
  openStart === 0 && openEnd === 0 && content.content.every(node => node.isInline)

/** A step that is about words of one block: it takes some out, puts some in, or both. */
export function isOnWords({ step, inverted }: Pending): boolean {
  return step instanceof ReplaceStep && inverted instanceof ReplaceStep && isFlat(inverted.slice) && isFlat(step.slice)
}

const deletes = (step: Step): boolean => step instanceof ReplaceStep && step.from < step.to

export const putsIn = (step: Step): boolean => step instanceof ReplaceStep && step.slice.size > 0

/** May what waits and what others did meanwhile have met in the same words? Never while people only write. */
export const mayMeet = (pending: readonly Pending[], over: readonly Step[]): boolean =>
  (pending.some(one => deletes(one.step)) || over.some(deletes)) && pending.some(isOnWords)

/**
 * Steps that come one after the other and stand for the one that waits; none when nothing of it is left.
 * @param onWords as `isOnWords` says
 */
export function movedKeepingAll(step: Step, onWords: boolean, way: Mapping): readonly Step[] {
  const moved = step.map(way)
  if (!onWords || !(step instanceof ReplaceStep)) return moved ? [moved] : []
  const { from, to, slice } = step
  const left = placesOf(from, to, way)
  const [first] = left
  const asOne = left.length === 1 || from === to
  if (asOne && moved instanceof ReplaceStep && (from === to || isPlace(first, moved))) return [moved]
  const cuts = [...left].reverse().map(one => new ReplaceStep(one.from, one.to, Slice.empty))
  // Where all of it is gone something else may stand there: what was written instead comes beside that.
  const at = first?.from ?? way.map(from, 1)
  return slice.size > 0 ? [...cuts, new ReplaceStep(at, at, slice)] : cuts
}

interface Place {
  readonly from: number
  readonly to: number
}

const isPlace = (place: Place | undefined, step: ReplaceStep): boolean =>
  place?.from === step.from && place.to === step.to

/**
 * Where the words are now that stood from `from` to `to`, from first to last; those that others have deleted are nowhere. Two
 * that stay where they stood in deleted words may have changed places.
 */
function placesOf(from: number, to: number, way: Mapping): readonly Place[] {
  const units: number[] = []
  for (let unit = from; unit < to; unit++) {
    const { pos, deletedAfter } = way.mapResult(unit, 1)
    if (!deletedAfter) units.push(pos)
  }
  const places: { from: number; to: number }[] = []
  for (const pos of units.sort((a, b) => a - b)) {
    const last = places.at(-1)
    if (last?.to === pos) last.to = pos + 1
    else places.push({ from: pos, to: pos + 1 })
  }
  return places
}
