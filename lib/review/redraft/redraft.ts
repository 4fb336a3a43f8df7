/**
 * Purpose: a new draft of one side brought into the document that is under review, as steps.
 * Design: what stands is found (match-units), cut at pairs (atoms), what is new is placed (place-new), rows are written
 *   (rows, fate, content) and put in place by the fewest steps (patch). See README.md.
 * Guarantees: afterwards that side reads, with the suggestions still open left out, as the new page; the other side is not
 *   touched; a pair whose words stand is not touched either; the same page again makes no step; the same input gives the
 *   same steps. What could not be kept is in the report (report.ts), which is read off the two documents.
 */
import { Fragment, type Node, Slice } from "prosemirror-model"
import { AttrStep, ReplaceStep, type Step, StepMap, Transform } from "prosemirror-transform"
import type { Lang, Page } from "@/lib/page/page"
import { isEmptySide, type Judgement, schema } from "../schema"
import { fingerprint } from "../status"
import { isAbout } from "../suggest/marks"
import { project } from "../suggest/project"
import { atomsOf } from "./atoms"
import { type Content, contentOf } from "./content"
import { type Fate, fatesIn } from "./fate"
import { itemsOf, type Streamed } from "./items"
import { matchUnits } from "./match-units"
import { patchSide } from "./patch"
import { placeNew } from "./place-new"
import { isUnmarked, plainLinks } from "./plain-links"
import { namesFor, type Row, rowsOf, streamOf } from "./rows"
import { newBlocks, newUnits, type OldUnit, oldUnits, type SideName, sideOf } from "./units"

export interface RedraftOptions {
  readonly side: SideName
  readonly langs: { readonly source: Lang; readonly target: Lang }
  /** Before the ids of blocks that were not there before. */
  readonly prefix: string
  readonly newId: () => string
}

export interface Redraft {
  /** From the last pair of the page to the first. */
  readonly steps: readonly Step[]
  /** The document after them. */
  readonly doc: Node
  /** The id in the document of each block of the new page, by its id there. */
  readonly ids: ReadonlyMap<string, string>
  /** Suggestions that the new draft has taken up. */
  readonly adopted: ReadonlySet<string>
  /** Passages that stand elsewhere now: the pair they were in and the one they are in. */
  readonly moved: readonly { readonly from: string; readonly to: string; readonly text: string }[]
}

export async function redraft(doc: Node, page: Page, options: RedraftOptions): Promise<Redraft> {
  const { side, langs, prefix } = options
  const blocks = newBlocks(page)
  const olds = oldUnits(doc, side, langs[side])
  const news = newUnits(blocks, langs[side], olds)
  const matches = matchUnits(olds, news)
  const placed = await placeNew(doc, blocks, olds, atomsOf(olds, news, blocks, matches), options)
  const names = namesFor(doc, side, placed.atoms, olds, blocks, prefix)
  const rows = rowsOf(doc, placed.atoms, olds, blocks, names)
  const written = writeRows(doc, rows, olds, options)
  return { ...applyRows(doc, written.rows, placed.sure, olds, options), ids: names.ids, adopted: written.adopted }
}

interface Written {
  readonly row: Row
  /** Null: the pair stays as it is. */
  readonly content: Content | null
}

function writeRows(doc: Node, rows: readonly Row[], olds: readonly OldUnit[], { side }: RedraftOptions) {
  const away = new Set(rows.flatMap(row => row.atoms.flatMap(atom => (atom.moved === null ? [] : [atom.moved]))))
  const streams = new Map<Row, readonly Streamed[]>()
  const perRow = new Map<Row, Map<string, Fate>>()
  const plain = new Map<Row, Content>()
  const leaves = new Set([...away].map(at => olds[at]?.pair))
  for (const row of rows) {
    const stays = row.pair !== null && !leaves.has(row.pair) && row.atoms.every(atom => atom.moved === null)
    const own = stays ? sideOf(doc.child(row.pair ?? 0), side) : null
    if (own && readsAs(own, row.blocks)) continue
    if (own && row.blocks.length > 0 && !isEmptySide(own) && isUnmarked(own)) {
      plain.set(row, { blocks: row.blocks, links: plainLinks(own.children, row.blocks) })
      continue
    }
    const stream = streamOf(row, doc, side, olds, away)
    streams.set(row, stream)
    perRow.set(row, fatesIn(stream, itemsOf(row.blocks)))
  }
  const fates = together([...perRow.values()])
  const written = rows.map((row): Written => {
    const stream = streams.get(row)
    if (!stream) return { row, content: plain.get(row) ?? null }
    const own = new Map(
      [...(perRow.get(row) ?? [])].map(([id, fate]) => [id, fates.get(id) === "kept" ? fate : (fates.get(id) ?? fate)]),
    )
    return { row, content: soundContent(stream, row, own, side) }
  })
  const adopted = new Set([...fates].flatMap(([id, fate]) => (fate === "adopted" ? [id] : [])))
  return { rows: written, adopted }
}

/** A suggestion in several rows is kept where one of them keeps it, and adopted only as a whole. */
function together(all: readonly ReadonlyMap<string, Fate>[]): Map<string, Fate> {
  const fates = new Map<string, Fate>()
  for (const one of all)
    for (const [id, fate] of one) {
      const before = fates.get(id)
      if (before === undefined || fate === "kept" || (fate === "lost" && before !== "kept")) fates.set(id, fate)
    }
  return fates
}

/** With what is suggested left out it has to read as the new draft; where it does not, the suggestions go. */
function soundContent(stream: readonly Streamed[], row: Row, fates: ReadonlyMap<string, Fate>, side: SideName) {
  if (row.blocks.length === 0) return { blocks: [schema.nodes.paragraph.create()], links: [] }
  const fresh = itemsOf(row.blocks)
  const made = contentOf(stream, fresh, fates)
  const type = side === "source" ? schema.nodes.source : schema.nodes.target
  if (readsAs(type.create(null, made.blocks), row.blocks)) return made
  return contentOf(stream, fresh, new Map([...fates.keys()].map(id => [id, "lost" as const])))
}

/** Whether a side, without what is suggested and said about it, is these blocks. */
function readsAs(side: Node, blocks: readonly Node[]): boolean {
  if (isEmptySide(side)) return blocks.length === 0
  const left = side.type === schema.nodes.target ? project(side, "left") : side
  return left.childCount === blocks.length && left.children.every((block, k) => isPlainly(block, blocks[k] as Node))
}

function isPlainly(block: Node, plain: Node): boolean {
  if (!block.hasMarkup(plain.type, plain.attrs)) return false
  if (block.content.eq(plain.content)) return true
  const runs: Node[] = []
  block.forEach(node => {
    const bare = node.mark(node.marks.filter(mark => !isAbout(mark)))
    const last = runs.at(-1)
    if (last?.isText && bare.isText && last.sameMarkup(bare))
      runs[runs.length - 1] = schema.text((last.text ?? "") + (bare.text ?? ""), last.marks)
    else runs.push(bare)
  })
  return Fragment.fromArray(runs).eq(plain.content)
}

/**
 * From the last row to the first, so that places before stay as they are. Each pair is worked on in a document of its own: a step
 * on the whole page costs as much as the page is long.
 */
function applyRows(
  doc: Node,
  written: readonly Written[],
  sure: ReadonlyMap<number, number>,
  olds: readonly OldUnit[],
  { side, newId }: RedraftOptions,
): Pick<Redraft, "steps" | "doc" | "moved"> {
  const steps: Step[] = []
  const starts: number[] = []
  doc.forEach((_pair, offset) => starts.push(offset))
  const isGone = goneRows(doc, written, side)
  const taken = idsMoving(doc, written, isGone, olds)
  const ids: string[] = []
  /** From the last to the first, too. */
  const pairs: Node[] = []
  let end = doc.content.size
  for (let k = written.length - 1; k >= 0; k--) {
    const { row, content } = written[k] as Written
    if (row.pair === null) {
      const pair = newPair(row, content, taken, newId, side)
      ids[k] = pair.attrs.id as string
      steps.push(new ReplaceStep(end, end, new Slice(Fragment.from(pair), 0, 0)))
      pairs.push(pair)
      continue
    }
    const pair = doc.child(row.pair)
    const start = starts[row.pair] ?? 0
    end = start
    ids[k] = pair.attrs.id as string
    if (isGone(row)) {
      steps.push(new ReplaceStep(start, start + pair.nodeSize, Slice.empty))
      continue
    }
    const made = content ? changedPair(pair, content, sure.get(row.pair), side) : null
    if (made) for (const step of made.steps) steps.push(moved(step, start))
    pairs.push(made ? made.doc.child(0) : pair)
  }
  const gone = written.flatMap(({ row }, k) =>
    row.atoms.flatMap(({ moved: at }) => {
      const unit = at === null ? undefined : olds[at]
      return unit ? [{ from: doc.child(unit.pair).attrs.id as string, to: ids[k] ?? "", text: unit.text }] : []
    }),
  )
  return { steps, doc: doc.copy(Fragment.fromArray(pairs.reverse())), moved: gone }
}

/** A pair with other words on a side, and the steps to it in a document that is this pair alone. */
function changedPair(
  pair: Node,
  { blocks, links }: NonNullable<Written["content"]>,
  sure: number | undefined,
  side: SideName,
) {
  const tr = new Transform(schema.nodes.doc.create(null, pair))
  patchSide(tr, 2 + (side === "source" ? 0 : pair.child(0).nodeSize), sideOf(pair, side), blocks, links)
  if (sure === undefined) return tr
  for (const [name, value] of [
    ["sure", sure],
    ["locked", false],
  ] as const)
    if (pair.attrs[name] !== value) tr.step(new AttrStep(0, name, value))
  return tr
}

function moved(step: Step, by: number): Step {
  const there = step.map(StepMap.offset(by))
  if (!there) throw new Error("a step has lost its place")
  return there
}

/** Rows that have nothing left on either side. One pair always stays. */
function goneRows(doc: Node, written: readonly Written[], side: SideName): (row: Row) => boolean {
  const gone = new Set(
    written.flatMap(({ row, content }) =>
      row.pair !== null &&
      content !== null &&
      row.blocks.length === 0 &&
      isEmptySide(sideOf(doc.child(row.pair), side === "source" ? "target" : "source"))
        ? [row]
        : [],
    ),
  )
  const pairs = written.filter(({ row }) => row.pair !== null)
  if (gone.size === pairs.length && pairs[0]) gone.delete(pairs[0].row)
  return row => gone.has(row)
}

/** Pairs that go whole: the row that all their words have moved to takes their id along. */
function idsMoving(
  doc: Node,
  written: readonly Written[],
  isGone: (row: Row) => boolean,
  olds: readonly OldUnit[],
): ReadonlyMap<Row, Node> {
  const gone = new Set(written.flatMap(({ row }) => (row.pair !== null && isGone(row) ? [row.pair] : [])))
  const taken = new Map<Row, Node>()
  const used = new Set<number>()
  for (const { row } of written) {
    if (row.pair !== null) continue
    const from = olds[row.atoms[0]?.moved ?? -1]?.pair
    if (from === undefined || !gone.has(from) || used.has(from)) continue
    used.add(from)
    taken.set(row, doc.child(from))
  }
  return taken
}

function newPair(
  row: Row,
  content: Written["content"],
  taken: ReadonlyMap<Row, Node>,
  newId: () => string,
  side: SideName,
): Node {
  const own = content?.blocks ?? row.blocks
  const empty = [schema.nodes.paragraph.create()]
  const was = taken.get(row)
  const attrs = was ? was.attrs : { id: newId(), sure: 1, locked: false, judged: null }
  const pair = schema.nodes.pair.create(attrs, [
    schema.nodes.source.create(null, side === "source" ? own : empty),
    schema.nodes.target.create(null, side === "target" ? own : empty),
  ])
  const judged = attrs.judged as Judgement | null
  return judged === null || judged.words === fingerprint(pair)
    ? pair
    : schema.nodes.pair.create({ ...attrs, judged: null }, pair.content)
}
