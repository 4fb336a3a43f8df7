/**
 * Purpose: nobody's words go with a stretch that somebody else takes out at the same time. A deletion that waited for the line
 *   takes out the words it was made on, and not what others have written in them, or instead of them, meanwhile; and what was
 *   written in words that others have taken out stays where they stood. As ProseMirror moves such steps, both would be lost.
 * Design: the words that were taken out find their places one by one; what stands between them is somebody else's. So do the
 *   ends of blocks: two blocks become one where the ends between them are still beside each other, and a block in which
 *   somebody wrote stays, with what they wrote.
 * Not here: whole pairs that come and go; they are moved as ever.
 */
import { Fragment, type Node, Slice } from "prosemirror-model"
import { Mapping, ReplaceStep, type Step, StepMap, type Transform } from "prosemirror-transform"
import type { Pending } from "./taken-back"

/** A letter (or a break), the beginning of a block, its end. */
const LETTER = "w"
const BEGIN = "<"
const END = ">"

/**
 * What a step takes out, unit by unit, as LETTER, BEGIN and END: empty for one that only puts in. Null for steps that are not
 * about words and blocks of one side.
 */
export type TakenOut = string | null

const isFlat = ({ openStart, openEnd, content }: Slice): boolean =>
  openStart + openEnd === 0 && content.content.every(node => node.isInline)

/** The blocks of a slice: ProseMirror takes the side along when its first block goes, or its last. Null when it is of more. */
function blocksOf({ content }: Slice): readonly Node[] | null {
  const [first, ...others] = content.content
  const blocks = first?.type.name === "target" && others.length === 0 ? first.content.content : content.content
  return blocks.every(node => node.isTextblock) ? blocks : null
}

const tokensOf = (node: Node): string =>
  node.isInline ? LETTER.repeat(node.nodeSize) : BEGIN + node.content.content.map(tokensOf).join("") + END

export function takenOut({ step, inverted }: Pending): TakenOut {
  if (!(step instanceof ReplaceStep && inverted instanceof ReplaceStep)) return null
  const { slice } = inverted
  const isAboutSide = [step.slice, slice].every(one => isFlat(one) || blocksOf(one))
  if (!isAboutSide) return null
  const units = slice.content.content.map(tokensOf).join("")
  return units.slice(slice.openStart, units.length - slice.openEnd)
}

const deletes = (step: Step): boolean => step instanceof ReplaceStep && step.from < step.to

export const putsIn = (step: Step): boolean => step instanceof ReplaceStep && step.slice.size > 0

/** May what waits and what others did meanwhile have met in the same words? Never while people only write. */
export const mayMeet = (pending: readonly Pending[], over: readonly Step[]): boolean =>
  (pending.some(one => deletes(one.step)) || over.some(deletes)) && pending.some(one => takenOut(one) !== null)

/** A step and what it takes out. */
export interface Moved {
  readonly step: Step
  readonly taken: TakenOut
}

/**
 * Steps that come one after the other and stand for the one that waits; none when nothing of it is left.
 * @param taken as `takenOut` says
 */
export function movedKeepingAll(step: Step, taken: TakenOut, way: Mapping): readonly Moved[] {
  const moved = step.map(way)
  if (taken === null || !(step instanceof ReplaceStep)) return moved ? [{ step: moved, taken }] : []
  const { from, to, slice } = step
  const left = placesOf(from, taken, way)
  const [first] = left
  const fits = ({ units }: Place): boolean => units === taken || (isWhole(units) && slice.openStart === slice.openEnd)
  const isOne = left.length <= 1 && (from === to || (isPlace(first, moved) && fits(first)))
  if (moved instanceof ReplaceStep && isOne) return [{ step: moved, taken: first?.units ?? "" }]
  // From the first to the last, so that an undo puts them in from the last to the first: each comes before the one behind it,
  // also where nothing is left between them.
  let gone = 0
  const cuts = left.flatMap(cutsOf).map(one => {
    const step = new ReplaceStep(one.from - gone, one.to - gone, Slice.empty)
    gone += one.to - one.from
    return { step, taken: one.units }
  })
  // Where all of it is gone something else may stand there: what was written instead comes beside that.
  const at = first?.from ?? way.map(from, 1)
  const put = closed(slice)
  return put.size > 0 ? [...cuts, { step: new ReplaceStep(at, at, put), taken: "" }] : cuts
}

/**
 * The step, in a block or between blocks as its words need it: where others have taken out whole blocks, or made one of two,
 * its place is of the other kind, and it goes to the nearest of its own.
 */
export function inItsKind(step: Step, doc: Node): Step {
  if (!(step instanceof ReplaceStep) || step.from !== step.to || step.slice.size === 0) return step
  const { from, slice } = step
  if (from > doc.content.size || !(isFlat(slice) || blocksOf(slice))) return step
  const $at = doc.resolve(from)
  const wantsBlock = isFlat(slice) || slice.openStart === 1
  if (wantsBlock === $at.parent.isTextblock) return step
  const isBeside = $at.nodeBefore?.isTextblock || $at.nodeAfter?.isTextblock
  const beside = $at.nodeBefore?.isTextblock ? from - 1 : from + 1
  if (wantsBlock && !isBeside) return step
  const at = wantsBlock ? beside : $at.after()
  return new ReplaceStep(at, at, slice)
}

/** Makes steps in order, each of its kind; those after one that went to another place follow it there. */
export class InOrder {
  /** From the first that went elsewhere: as they were meant, and as they were made. */
  readonly #meant: StepMap[] = []
  readonly #made: StepMap[] = []

  /** A step that cannot be made is left out. */
  make(tr: Transform, step: Step): void {
    const here = this.#meant.length === 0 ? step : step.map(this.#way())
    const there = here && inItsKind(here, tr.doc)
    const isMade = there !== null && !tr.maybeStep(there).failed
    if (there === step && isMade && this.#meant.length === 0) return
    this.#meant.push(step.getMap())
    this.#made.push(there && isMade ? there.getMap() : StepMap.empty)
  }

  /** From the places as they were meant to the places as they are. */
  #way(): Mapping {
    const { length } = this.#meant
    const way = new Mapping(this.#meant.map(map => map.invert()).reverse())
    for (const [i, map] of this.#made.entries()) way.appendMap(map, length - 1 - i)
    return way
  }
}

/** What can be put in at one place. A block of which only one end comes along is there for its words. */
function closed(slice: Slice): Slice {
  if (slice.openStart === slice.openEnd) return slice
  const blocks = blocksOf(slice) ?? []
  return blocks.some(block => block.content.size > 0) ? new Slice(Fragment.from(blocks), 0, 0) : Slice.empty
}

interface Place {
  readonly from: number
  readonly to: number
  /** What stands there: see TakenOut. */
  readonly units: string
}

const isPlace = (place: Place | undefined, step: Step | null): place is Place =>
  step instanceof ReplaceStep && place?.from === step.from && place.to === step.to

/** Has each block that begins in it an end in it, or the other way round? */
const isWhole = (units: string): boolean => units.split(BEGIN).length === units.split(END).length

/** What is taken out at once: all of it, or only its words, where blocks would be torn. */
function cutsOf(place: Place): readonly Place[] {
  if (isWhole(place.units)) return [place]
  return [...place.units.matchAll(/w+/g)].map(({ index, 0: words }) => ({
    from: place.from + index,
    to: place.from + index + words.length,
    units: words,
  }))
}

/**
 * Where the words are now that stood at `from`, from first to last; those that others have deleted are nowhere. Two that stay
 * where they stood in deleted words may have changed places.
 */
function placesOf(from: number, taken: string, way: Mapping): readonly Place[] {
  const units: { readonly pos: number; readonly unit: string }[] = []
  for (let i = 0; i < taken.length; i++) {
    const { pos, deletedAfter } = way.mapResult(from + i, 1)
    if (!deletedAfter) units.push({ pos, unit: taken[i] as string })
  }
  const places: { from: number; to: number; units: string }[] = []
  for (const { pos, unit } of units.sort((a, b) => a.pos - b.pos)) {
    const last = places.at(-1)
    if (last?.to === pos) {
      last.to = pos + 1
      last.units += unit
    } else places.push({ from: pos, to: pos + 1, units: unit })
  }
  return places
}
