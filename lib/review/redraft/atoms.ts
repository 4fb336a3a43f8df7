/**
 * The new draft cut into *atoms*: stretches of its blocks, each known to stand in one pair, to have moved, or to be new.
 * A sentence that was joined over the border of two pairs is cut there.
 */
import type { Node } from "prosemirror-model"
import { ins } from "../suggest/marks"
import type { UnitMatches } from "./match-units"
import { isWord, matchWords, wordsOf } from "./match-words"
import { type NewBlock, type NewUnit, type OldUnit, textOf } from "./units"

export interface Atom {
  /** Index among the new blocks; `from` and `to` in its content. */
  readonly block: number
  readonly from: number
  readonly to: number
  /** Index of the pair it stands in; null while that is open. */
  readonly pair: number | null
  /** Indexes of the first and the last old unit it goes back to. */
  readonly olds: readonly [number, number] | null
  /** The old unit that has moved here. */
  readonly moved: number | null
  /** Neither words nor anything else that could be told apart: it goes with what is beside it. */
  readonly rider: boolean
}

export function atomsOf(
  olds: readonly OldUnit[],
  news: readonly NewUnit[],
  blocks: readonly NewBlock[],
  { groups, moved }: UnitMatches,
): Atom[] {
  const atoms: Atom[] = []
  const groupOf = new Map(groups.map(group => [group.news[0], group]))
  for (let k = 0; k < news.length; ) {
    const group = groupOf.get(k)
    if (group) {
      const units = group.news.map(at => news[at] as NewUnit)
      atoms.push(
        ...cutGroup(
          group.olds.map(at => olds[at] as OldUnit),
          units,
          blocks,
          olds,
        ),
      )
      k += group.news.length
      continue
    }
    const { block, from, to, words, key } = news[k] as NewUnit
    const origin = moved.get(k) ?? null
    const rider = origin === null && words.length === 0 && (key === "" || key.startsWith("\u0000"))
    atoms.push({ block, from, to, pair: null, olds: null, moved: origin, rider })
    k++
  }
  return atoms
}

/** Old units of one run stay together: one pair, and no line break in it that the file does not have. */
function runsOf(
  own: readonly OldUnit[],
  olds: readonly OldUnit[],
): { first: OldUnit; last: OldUnit; units: OldUnit[] }[] {
  const runs: { first: OldUnit; last: OldUnit; units: OldUnit[] }[] = []
  for (const unit of own) {
    const run = runs.at(-1)
    if (run && run.last.pair === unit.pair && !isGivenBack(olds, run.last.index, unit.index)) {
      run.last = unit
      run.units.push(unit)
    } else runs.push({ first: unit, last: unit, units: [unit] })
  }
  return runs
}

function cutGroup(
  own: readonly OldUnit[],
  units: readonly NewUnit[],
  blocks: readonly NewBlock[],
  olds: readonly OldUnit[],
): Atom[] {
  const runs = runsOf(own, olds)
  const whole = (unit: NewUnit, run: (typeof runs)[number]): Atom => ({
    block: unit.block,
    from: unit.from,
    to: unit.to,
    pair: run.first.pair,
    olds: [run.first.index, run.last.index],
    moved: null,
    rider: false,
  })
  const [only] = runs
  if (runs.length === 1 && only) return units.map(unit => whole(unit, only))
  const oldTokens = runs.flatMap((run, at) =>
    wordsOf(run.units.map(unit => unit.text).join("")).map(token => ({ token, at })),
  )
  const newTokens = units.flatMap((unit, at) => {
    let offset = unit.from
    return wordsOf(newText(unit, blocks)).map(token => {
      const place = offset
      offset += token.length
      return { token, at, place }
    })
  })
  const matches = matchWords(
    oldTokens.map(one => one.token),
    newTokens.map(one => one.token),
  )
  const cuts: { unit: number; place: number; run: number }[] = []
  let run = 0
  for (const [a, b] of matches) {
    const [was, is] = [oldTokens[a], newTokens[b]]
    if (!was || !is || was.at <= run || !isWord(is.token)) continue
    run = was.at
    cuts.push({ unit: is.at, place: is.place, run })
  }
  const atoms: Atom[] = []
  let current = 0
  for (const [at, unit] of units.entries()) {
    let from = unit.from
    for (const cut of cuts.filter(one => one.unit === at)) {
      if (cut.place > from) atoms.push({ ...whole(unit, runs[current] as (typeof runs)[number]), from, to: cut.place })
      from = cut.place
      current = cut.run
    }
    if (from < unit.to || unit.from === unit.to)
      atoms.push({ ...whole(unit, runs[current] as (typeof runs)[number]), from })
  }
  return atoms
}

const newText = ({ block, from, to }: NewUnit, blocks: readonly NewBlock[]): string => {
  const node = blocks[block]?.node
  return node && !node.isAtom ? textOf(node).slice(from, to) : ""
}

/**
 * A line break that the file had lost and that was given back: what follows is a block of its own, though it came from the
 * same one as what stands before it.
 */
export function isGivenBack(olds: readonly OldUnit[], before: number, after: number): boolean {
  const [a, b] = [olds[before], olds[after]]
  if (!a || !b || a.block === b.block || after !== before + 1) return false
  const { from, cont } = b.block.attrs as { from: string | null; cont: boolean }
  return from !== null && !cont && a.block.attrs.from === from && !isSuggestedBreak(b.block)
}

const isSuggestedBreak = (block: Node): boolean => block.marks.some(mark => mark.type === ins)
