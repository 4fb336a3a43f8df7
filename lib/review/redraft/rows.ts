/** Atoms gathered into rows: every pair there was, and rows of their own for passages that belong to none. */
import type { Node } from "prosemirror-model"
import { type Atom, isGivenBack } from "./atoms"
import { itemsOf, type Streamed } from "./items"
import { type NewBlock, type OldUnit, type SideName, sideOf } from "./units"

export interface Row {
  /** Index of its pair; null for a row of its own. */
  readonly pair: number | null
  readonly atoms: readonly Atom[]
  /** Its blocks as they come with the new draft, without anything said about them. */
  readonly blocks: readonly Node[]
}

/** What becomes of the new blocks' ids: those of the old blocks whose words they have, so that what stays is not touched. */
export interface Names {
  /** The id in the document, by the id in the new page. */
  readonly ids: ReadonlyMap<string, string>
}

export function rowsOf(
  doc: Node,
  atoms: readonly Atom[],
  olds: readonly OldUnit[],
  blocks: readonly NewBlock[],
  names: Names,
): Row[] {
  const grouped: { pair: number | null; atoms: Atom[] }[] = []
  let next = 0
  const put = (pair: number | null, atom: Atom): void => {
    const last = grouped.at(-1)
    const joins =
      last !== undefined &&
      last.pair === pair &&
      last.atoms.length > 0 &&
      (pair !== null || (last.atoms.at(-1)?.block === atom.block && isMoved(last.atoms.at(-1)) === isMoved(atom)))
    if (joins) last.atoms.push(atom)
    else grouped.push({ pair, atoms: [atom] })
  }
  for (const atom of atoms) {
    if (atom.pair !== null) {
      while (next < atom.pair) grouped.push({ pair: next++, atoms: [] })
      if (next === atom.pair) next++
    }
    put(atom.pair, atom)
  }
  while (next < doc.childCount) grouped.push({ pair: next++, atoms: [] })
  let before: Atom | null = null
  return grouped.map(({ pair, atoms: own }) => {
    const built = buildBlocks(own, before, olds, blocks, names)
    before = own.at(-1) ?? before
    return { pair, atoms: own, blocks: built }
  })
}

const isMoved = (atom: Atom | undefined): boolean => atom !== undefined && atom.moved !== null

function buildBlocks(
  atoms: readonly Atom[],
  before: Atom | null,
  olds: readonly OldUnit[],
  blocks: readonly NewBlock[],
  names: Names,
): Node[] {
  const built: { block: number; from: number; to: number; cont: boolean; like: Node | null }[] = []
  let last = before
  for (const atom of atoms) {
    const piece = built.at(-1)
    const goesOn = last !== null && last.block === atom.block && atom.from > 0
    const givenBack =
      goesOn && last?.olds && atom.olds && isGivenBack(olds, last.olds[1], atom.olds[0])
        ? (olds[atom.olds[0]]?.block ?? null)
        : null
    last = atom
    if (goesOn && piece && !givenBack) piece.to = atom.to
    else built.push({ block: atom.block, from: atom.from, to: atom.to, cont: goesOn && !givenBack, like: givenBack })
  }
  return built.map(({ block, from, to, cont, like }) => {
    const { node, id } = blocks[block] as NewBlock
    const attrs = { from: names.ids.get(id) ?? id, cont }
    if (node.isAtom) return node.type.create({ ...node.attrs, ...attrs })
    const kind = like?.isTextblock && like.type.validContent(node.content) ? like : node
    return kind.type.create({ ...kind.attrs, ...attrs }, node.content.cut(from, to))
  })
}

/** Ids for the new blocks: each takes that of the block its words come from, once; others get new ones. */
export function namesFor(
  doc: Node,
  side: SideName,
  atoms: readonly Atom[],
  olds: readonly OldUnit[],
  blocks: readonly NewBlock[],
  prefix: string,
): Names {
  const used = new Set<string>()
  doc.forEach(pair =>
    sideOf(pair, side).forEach(block => {
      if (typeof block.attrs.from === "string") used.add(block.attrs.from)
    }),
  )
  const taken = new Set<string>()
  const ids = new Map<string, string>()
  for (const atom of atoms) {
    const id = blocks[atom.block]?.id ?? ""
    const from = olds[atom.olds?.[0] ?? atom.moved ?? -1]?.block.attrs.from as string | null | undefined
    if (ids.has(id) || typeof from !== "string" || taken.has(from)) continue
    ids.set(id, from)
    taken.add(from)
  }
  for (const { id } of blocks) {
    if (ids.has(id)) continue
    let name = `${prefix}${id}`
    for (let k = 2; used.has(name); k++) name = `${prefix}${id}-${k}`
    used.add(name)
    ids.set(id, name)
  }
  return { ids }
}

/** The old items of a row in the order of its new words: the pair's own, without what has gone elsewhere, and what came here. */
export function streamOf(
  row: Row,
  doc: Node,
  side: SideName,
  olds: readonly OldUnit[],
  away: ReadonlySet<number>,
): Streamed[] {
  const own = row.pair === null ? [] : unitsOfPair(olds, row.pair)
  const stream: Streamed[] = []
  const items = new Map<number, ReturnType<typeof itemsOf>>()
  const itemsIn = (pair: number): ReturnType<typeof itemsOf> => {
    const known = items.get(pair) ?? itemsOf(sideOf(doc.child(pair), side).children)
    items.set(pair, known)
    return known
  }
  const put = (unit: OldUnit, home: boolean): void => {
    for (let at = unit.from; at < unit.to; at++) {
      const item = itemsIn(unit.pair)[at]
      if (item && item.kind !== "close") stream.push({ item, at: home ? at : -1 })
    }
  }
  let next = 0
  const putOwn = (upTo: number): void => {
    for (; next < own.length && (own[next]?.index ?? 0) <= upTo; next++) {
      const unit = own[next] as OldUnit
      if (!away.has(unit.index)) put(unit, true)
    }
  }
  for (const atom of row.atoms) {
    if (atom.olds) putOwn(atom.olds[1])
    const unit = atom.moved === null ? undefined : olds[atom.moved]
    if (unit) put(unit, false)
  }
  putOwn(Number.POSITIVE_INFINITY)
  return stream
}

const byPair = new WeakMap<readonly OldUnit[], Map<number, OldUnit[]>>()
function unitsOfPair(olds: readonly OldUnit[], pair: number): readonly OldUnit[] {
  let known = byPair.get(olds)
  if (!known) {
    known = new Map()
    for (const unit of olds) known.set(unit.pair, [...(known.get(unit.pair) ?? []), unit])
    byPair.set(olds, known)
  }
  return known.get(pair) ?? []
}
