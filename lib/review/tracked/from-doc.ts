/**
 * The targets of a review document as a tracked page: everything suggested in them, and where conversations hang, as a file
 * that tracks changes can hold it. The way back is to-doc.ts for a new page, and lib/review/readback for one that was taken out.
 */
import type { Mark as ModelMark, Node } from "prosemirror-model"
import type { Lang, Mark } from "@/lib/page/page"
import type {
  FormRevision,
  Revision,
  Shape,
  TrackedBlock,
  TrackedPage,
  TrackedRun,
  TrackedThread,
} from "@/lib/page/tracked"
import { readBlock, readRun } from "../resolve"
import { schema } from "../schema"
import { comment, del, fmt, idOf, ins, isKind } from "../suggest/marks"

const { opaque, pre, source } = schema.nodes

export interface FromDoc {
  readonly lang: Lang
  /** Of every suggestion in the document. */
  readonly revisions: readonly Revision[]
  /** Those of the page; where they hang is read from the document, or is their `block`. */
  readonly threads: readonly TrackedThread[]
  /** Pieces that were cut for alignment are one block again, as in a page; otherwise each row has its own. */
  readonly whole: boolean
}

/** Rows are named by their places, from 0; blocks are `ROW.PLACE`. */
export function trackedTargets(doc: Node, { lang, revisions, threads, whole }: FromDoc): TrackedPage {
  const blocks: TrackedBlock[] = []
  doc.forEach((pair, _, row) => {
    const target = pair.child(1)
    target.forEach((node, __, place) => {
      const made = trackedBlock(node, `${row}.${place}`)
      const rows = place === 0 ? [{ at: 0, row: String(row) }] : []
      const before = blocks.at(-1)
      const goesOn = whole && node.attrs.cont === true && before !== undefined && joins(before, made)
      if (goesOn) blocks[blocks.length - 1] = together(before, made, rows)
      else blocks.push({ ...made, rows })
    })
  })
  return { lang, blocks, revisions, threads }
}

/** The sources row by row, as plain blocks. */
export const trackedSource = (pair: Node, row: number): TrackedBlock[] =>
  (pair.child(0).type === source ? pair.child(0).children : []).map((node, place) =>
    trackedBlock(node, `s${row}.${place}`),
  )

const joins = (before: TrackedBlock, next: TrackedBlock): boolean =>
  before.shape.kind !== "opaque" &&
  next.shape.kind !== "opaque" &&
  (before.shape.kind === "code") === (next.shape.kind === "code") &&
  next.opened.length + next.joined.length === 0

function together(before: TrackedBlock, next: TrackedBlock, rows: TrackedBlock["rows"]): TrackedBlock {
  const size = before.runs.reduce((sum, { run }) => sum + (run.kind === "text" ? run.text.length : 1), 0)
  return {
    ...before,
    runs: [...before.runs, ...next.runs],
    rows: [...before.rows, ...rows.map(one => ({ ...one, at: size }))],
  }
}

export function shapeOf(node: Node): Shape {
  const { id: _, ...block } = readBlock(node.type.isTextblock ? node.copy() : node, "")
  if (block.kind === "code") return { kind: "code", info: block.info }
  if (block.kind === "opaque") return block
  const { inline: __, ...shape } = block
  return shape
}

function trackedBlock(node: Node, id: string): TrackedBlock {
  const ids = (type: typeof ins): string[] => node.marks.filter(mark => mark.type === type).map(idOf)
  const turns = node.marks.filter(isKind).map(mark => ({ revision: idOf(mark), shape: turnedShape(node, mark) }))
  return {
    id,
    shape: shapeOf(node),
    runs: node.type === opaque ? [] : node.children.flatMap(child => trackedRuns(child, node.type === pre)),
    opened: ids(ins),
    joined: ids(del),
    turns: turns.flatMap(({ revision, shape }) => (shape === null ? [] : [{ revision, shape }])),
    rows: [],
  }
}

function turnedShape(node: Node, mark: ModelMark): Shape | null {
  const type = schema.nodes[mark.attrs.mark as keyof typeof schema.nodes]
  if (!type?.isTextblock || !node.isTextblock) return null
  try {
    return shapeOf(type.create(mark.attrs.attrs as Record<string, unknown> | null))
  } catch (error) {
    // A forged or damaged mark: attributes are validated by throwing RangeError.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** Lines of code are parted by breaks in a file. */
function trackedRuns(node: Node, isCode: boolean): TrackedRun[] {
  const ids = (type: typeof ins): string[] => node.marks.filter(mark => mark.type === type).map(idOf)
  const about = {
    ins: ids(ins),
    del: ids(del),
    form: node.marks.filter(mark => mark.type === fmt && !isKind(mark)).flatMap(formOf),
    threads: node.marks.filter(mark => mark.type === comment).map(mark => mark.attrs.thread as string),
  }
  const run = readRun(node)
  if (!isCode || run.kind !== "text") return [{ run, ...about }]
  return run.text.split(/(\n)/).flatMap((text): TrackedRun[] => {
    if (text === "") return []
    return [{ run: text === "\n" ? { kind: "break", marks: [] } : { ...run, text }, ...about }]
  })
}

const plain = ["strong", "em", "code", "sub", "sup", "strike", "underline"] as const

function formOf(mark: ModelMark): FormRevision[] {
  const { op, mark: name, attrs } = mark.attrs as { op: string; mark: string; attrs: Record<string, unknown> | null }
  if (op !== "add" && op !== "remove") return []
  const kind = plain.find(one => one === name)
  const link: Mark = { kind: "link", href: typeof attrs?.href === "string" ? attrs.href : "" }
  const made = kind !== undefined ? { kind } : name === "link" ? link : null
  return made === null ? [] : [{ revision: idOf(mark), op, mark: made }]
}
