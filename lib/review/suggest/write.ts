/** Writes one edit as suggestions of one author. */
import { Fragment, type Mark, type Node, Slice } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { AddNodeMarkStep, RemoveNodeMarkStep, ReplaceStep } from "prosemirror-transform"
import { type BlockCut, makeCuts, planCuts, type Range } from "./cuts"
import type { Edit, KindChange, Line } from "./edit"
import { kindAfter, kindMark, kindOf, mayBecome, sameKind } from "./kind"
import { MarkSteps } from "./mark-steps"
import { del, idOf, ins, isKind, ownMark } from "./marks"
import type { Place } from "./sides"
import { marksAround, type Token } from "./tokens"

export interface Writer {
  readonly author: string
  /** The id for what is not next to one of the author's own suggestions. */
  readonly freshId: () => string
}

/** Where what was inserted begins and ends, in the document after `steps` steps of the transaction. */
export interface Inserted {
  readonly from: number
  readonly to: number
  readonly steps: number
}

/**
 * Adds the steps of one edit; positions are those of the document before, so edits are written from the last to the
 * first. False when the edit cannot be suggested.
 */
export function writeEdit(tr: Transaction, edit: Edit, place: Place, by: Writer): Inserted | null | false {
  let id: string | null = null
  const idOnce = (): string => {
    id ??= ownIdNear(edit, place, by.author) ?? by.freshId()
    return id
  }
  for (const change of edit.kinds) if (!writeKind(tr, change, by, idOnce)) return false
  const cut = writeDeletionMarks(tr, edit, place, by.author, idOnce)
  const inserted = hasContent(edit.inserted)
    ? insert(tr, edit, place, ins.create({ id: idOnce(), author: by.author }))
    : null
  cut()
  return inserted
}

export const hasContent = (lines: readonly Line[]): boolean =>
  lines.length > 1 || (lines[0] !== undefined && lines[0].content.length > 0)

const ownText = (token: Token | null, author: string): Mark | undefined =>
  token ? (ownMark(token.node.marks, ins, author) ?? ownMark(token.node.marks, del, author)) : undefined

/** An edit beside or over one's own suggestion makes that one grow. */
function ownIdNear(edit: Edit, place: Place, author: string): string | null {
  const start = marksAround(place.target, place.start, edit.change.fromA)
  const end = marksAround(place.target, place.start, edit.change.toA)
  const near = [start.before, end.after, ...edit.deleted]
  for (const token of near) {
    const mark = ownText(token, author)
    if (mark) return idOf(mark)
  }
  return null
}

/** Marks what goes; gives back what cuts the author's own insertions out, to be called after the insertion. */
function writeDeletionMarks(
  tr: Transaction,
  edit: Edit,
  place: Place,
  author: string,
  idOnce: () => string,
): () => void {
  const marks = new MarkSteps()
  const ownRuns: Range[] = []
  const ownBreaks = new Set<number>()
  const markBreak = (pos: number): void => {
    tr.step(new AddNodeMarkStep(pos, del.create({ id: idOnce(), author })))
  }
  for (const token of edit.deleted) {
    if (ownMark(token.node.marks, ins, author)) {
      if (token.kind === "run") ownRuns.push(token)
      else ownBreaks.add(token.index)
    } else if (ownMark(token.node.marks, del, author)) continue
    else if (token.kind === "run") marks.add(token.from, token.to, del.create({ id: idOnce(), author }))
    else markBreak(token.from)
  }
  marks.apply(tr)
  if (ownRuns.length === 0 && ownBreaks.size === 0) return () => {}
  const cuts = planCuts(blocksToCut(place, ownRuns, ownBreaks))
  for (const { pos, block } of cuts.stuck) if (!ownMark(block.marks, del, author)) markBreak(pos)
  return () => makeCuts(tr, cuts, { from: place.start, to: place.end })
}

function blocksToCut(place: Place, runs: readonly Range[], breaks: ReadonlySet<number>): BlockCut[] {
  const blocks: BlockCut[] = []
  place.target.forEach((block, offset, index) => {
    const pos = place.start + offset
    const own = runs.filter(run => run.from > pos && run.to < pos + block.nodeSize)
    const rest: Node[] = []
    block.forEach((node, inner) => {
      const from = pos + 1 + inner
      const covered = own.reduce(
        (sum, run) => sum + Math.max(0, Math.min(run.to, from + node.nodeSize) - Math.max(run.from, from)),
        0,
      )
      if (covered < node.nodeSize) rest.push(node)
    })
    blocks.push({ block, pos, dead: breaks.has(index), runs: own, rest, kind: kindOf(block) })
  })
  return blocks
}

function writeKind(tr: Transaction, change: KindChange, by: Writer, idOnce: () => string): boolean {
  const { pos, block, want } = change
  if (ownMark(block.marks, ins, by.author)) {
    if (sameKind(kindOf(block), want)) return true
    if (!mayBecome(block.type, want.type)) return false
    tr.setNodeMarkup(pos, want.type, { ...want.attrs, from: block.attrs.from, cont: block.attrs.cont }, block.marks)
    return true
  }
  const pending = block.marks.find(mark => isKind(mark) && mark.attrs.author === by.author)
  if (sameKind(kindOf(block), want)) {
    if (pending) tr.step(new RemoveNodeMarkStep(pos, pending))
    return true
  }
  const already = pending && kindAfter(block, pending)
  if (already && sameKind(already, want)) return true
  const mark = kindMark(want, pending ? idOf(pending) : idOnce(), by.author)
  if (!kindAfter(block, mark)) return false
  if (pending) tr.step(new RemoveNodeMarkStep(pos, pending))
  tr.step(new AddNodeMarkStep(pos, mark))
  return true
}

function insert(tr: Transaction, edit: Edit, place: Place, mark: Mark): Inserted {
  const inline = (line: Line): Fragment =>
    Fragment.fromArray(line.content.map(node => node.mark(mark.addToSet(node.marks))))
  const [firstLine, ...others] = edit.inserted
  const head = firstLine ? inline(firstLine) : Fragment.empty
  const blocks = others.flatMap(line =>
    line.opens ? [line.opens.type.create({ ...line.opens.attrs, from: null, cont: false }, inline(line), [mark])] : [],
  )
  if (!edit.inText) return insertBlocks(tr, edit.at, edit.at, blocks)
  const $at = place.target.resolve(edit.at - place.start)
  const end = place.start + $at.end()
  if (blocks.length > 0 && edit.at < end && !blocks.at(-1)?.isAtom) {
    const slice = new Slice(Fragment.fromArray([$at.parent.copy(head), ...blocks]), 1, 1)
    tr.step(new ReplaceStep(edit.at, edit.at, slice))
    return { from: edit.at, to: edit.at + slice.size, steps: tr.steps.length }
  }
  const after = blocks.length > 0 ? insertBlocks(tr, end + 1, edit.at, blocks) : null
  if (head.size > 0) tr.step(new ReplaceStep(edit.at, edit.at, new Slice(head, 0, 0)))
  return { from: edit.at, to: (after?.to ?? edit.at) + head.size, steps: tr.steps.length }
}

function insertBlocks(tr: Transaction, pos: number, from: number, blocks: readonly Node[]): Inserted {
  const content = Fragment.fromArray([...blocks])
  tr.step(new ReplaceStep(pos, pos, new Slice(content, 0, 0)))
  const end = pos + content.size
  return { from, to: blocks.at(-1)?.isTextblock ? end - 1 : end, steps: tr.steps.length }
}
