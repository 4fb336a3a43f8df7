/**
 * Purpose: the undo stack follows a rebase in which a step that waits may become several steps, or none. prosemirror-history
 *   expects one for one: the others would be missing among its maps, and from then on an undo would be made at wrong places, or
 *   could not be made at all.
 * Design: as its own `Branch.rebased` does it, item by item; the last items of a branch are those of what waits. What an undo
 *   and the undone know of each other is kept, so that older steps find their way through both.
 * Not here: events and grouping, which stay prosemirror-history's. Its classes are not exported, so new ones are made like the
 *   ones at hand.
 */
import type { EditorState, SelectionBookmark, Transaction } from "prosemirror-state"
import type { Mapping, Step, StepMap } from "prosemirror-transform"

interface Item {
  readonly map: StepMap
  readonly step?: Step | undefined
  readonly selection?: SelectionBookmark | undefined
  /** How far before this one the item stands that it takes back. */
  readonly mirrorOffset?: number | undefined
}
type MakeItem = new (map: StepMap, step?: Step, selection?: SelectionBookmark, mirrorOffset?: number) => Item

interface Items {
  readonly length: number
  get(i: number): Item
  slice(from: number, to?: number): Items
  append(more: readonly Item[]): Items
  forEach(act: (item: Item, i: number) => void, from?: number): void
}
interface Branch {
  readonly items: Items
  readonly eventCount: number
  compress(upTo: number): Branch
}
type MakeBranch = new (items: Items, eventCount: number) => Branch

interface History {
  readonly done: Branch
  readonly undone: Branch
  readonly prevRanges: readonly number[] | null
  readonly prevTime: number
  readonly prevComposition: number
}
type MakeHistory = new (
  done: Branch,
  undone: Branch,
  ranges: number[] | null,
  time: number,
  composition: number,
) => History

/**
 * So many items a branch holds before those of others' steps are drawn together. prosemirror-history does so from 500 on: then it
 * is not known any more what stood before what where nothing is left between, and in random long visits an undo took out somebody
 * else's letter. An item is small, and counting them costs nothing.
 */
const MOST_ITEMS = 20_000
/** No time at which the last event was, as prosemirror-history has it. */
const NEW_EVENT = 0

/** What waited and what it has become. */
export interface Remade {
  readonly tr: Transaction
  /** How many waited: the transaction begins by taking them back. */
  readonly waited: number
  /** How many steps of others came then. */
  readonly came: number
  /** The steps of the transaction that stand for each that waited, in order. */
  readonly madeOf: readonly (readonly number[])[]
}

/** Tells the undo stack, if there is one, what has become of what waited. */
export function tellUndo(state: EditorState, remade: Remade): void {
  const plugin = state.plugins.find(one => Reflect.get(one, "key") === "history$")
  const history = plugin?.getState(state) as History | undefined
  const { tr, waited } = remade
  if (!history || waited === 0) return
  const done = follow(history.done, remade)
  // What comes next must not be put to an event that is gone: it could not be undone.
  const time = done.eventCount < history.done.eventCount ? NEW_EVENT : history.prevTime
  const historyState = new (history.constructor as MakeHistory)(
    done,
    follow(history.undone, remade),
    moved(history.prevRanges, tr.mapping),
    time,
    history.prevComposition,
  )
  tr.setMeta("history$", { historyState })
}

function follow(branch: Branch, { tr, waited, came, madeOf }: Remade): Branch {
  if (branch.eventCount === 0) return branch
  const make = branch.items.get(0).constructor as MakeItem
  const { length } = branch.items
  const start = Math.max(0, length - waited)
  const first = waited - (length - start)
  const items: Item[] = tr.mapping.maps.slice(waited, waited + came).map(map => new make(map))
  /** Where in the new branch each of the old items stands. */
  const now = new Map<number, readonly number[]>()
  let events = branch.eventCount
  let begun: { readonly at: SelectionBookmark; readonly i: number } | null = null
  branch.items.forEach((item, place) => {
    const i = first + place - start
    const made = madeOf[i] ?? []
    now.set(
      place,
      made.map((_, k) => start + items.length + k),
    )
    if (item.selection) {
      // An event of which nothing is left goes; what is left of one begins where it began.
      if (begun) events--
      begun = { at: item.selection, i }
    }
    const partners =
      item.mirrorOffset === undefined ? [] : (now.get(place - item.mirrorOffset) ?? [place - item.mirrorOffset])
    for (const [k, at] of made.entries()) {
      const map = tr.mapping.maps[at] as StepMap
      const partner = partners.length === made.length ? partners[made.length - 1 - k] : undefined
      const offset = partner === undefined ? undefined : start + items.length - partner
      const back = item.step && (tr.steps[at] as Step).invert(tr.docs[at] as Transaction["doc"])
      const selection = begun && back ? begun.at.map(tr.mapping.slice(waited - begun.i, at)) : undefined
      if (back) begun = null
      items.push(new make(map, back, selection, offset))
    }
  }, start)
  if (begun) events--
  const whole = new (branch.constructor as MakeBranch)(branch.items.slice(0, start).append(items), events)
  // Not while what waits undoes something in what would be drawn together: that would count as gone for good.
  const isHeld = items.some((item, at) => item.mirrorOffset !== undefined && item.mirrorOffset > at - came)
  return isHeld || whole.items.length <= MOST_ITEMS ? whole : whole.compress(start + came)
}

function moved(ranges: readonly number[] | null, mapping: Mapping): number[] | null {
  if (ranges === null) return null
  const now: number[] = []
  for (let i = 0; i + 1 < ranges.length; i += 2) {
    const [from, to] = [mapping.map(ranges[i] as number, 1), mapping.map(ranges[i + 1] as number, -1)]
    if (from <= to) now.push(from, to)
  }
  return now
}
