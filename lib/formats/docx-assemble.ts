/**
 * The paragraphs of a Word file become blocks. Word says of a paragraph that the break *behind* it is put in or out; a block
 * says it of the break before it. A paragraph that is put in or out as a whole says it of itself.
 */
import { plainRun, type Shape, type TrackedBlock } from "@/lib/page/tracked"
import type { ReadParagraph } from "./docx-body"
import type { ReadRun } from "./docx-runs"

export interface ReadBlock extends TrackedBlock {
  readonly runs: readonly ReadRun[]
  /** The paragraphs it was made from, by their place in the list. */
  readonly of: readonly number[]
  readonly threads: readonly string[]
}

interface Draft {
  id: string
  shape: Shape
  runs: ReadRun[]
  opened: readonly string[]
  joined: readonly string[]
  turns: TrackedBlock["turns"]
  rows: { at: number; row: string }[]
  of: number[]
  threads: string[]
}

const none: readonly string[] = []

export function assemble(paragraphs: readonly ReadParagraph[]): ReadBlock[] {
  const out: Draft[] = []
  // What is said of the break before the next block, and whether it is said of every break since the last one.
  let ins = none
  let del = none
  let isFirst = true
  const pass = (mark: ReadParagraph["mark"]): void => {
    ins = isFirst || ins.length > 0 ? mark.ins : none
    del = isFirst || del.length > 0 ? mark.del : none
    isFirst = false
  }
  let rows: string[] = []
  for (let i = 0; i < paragraphs.length; i++) {
    const paragraph = paragraphs[i] as ReadParagraph
    if (paragraph.cell !== null) {
      const count = cellLength(paragraphs, i)
      out.push(cellOf(paragraphs.slice(i, i + count), i, out.length))
      i += count - 1
      ins = del = none
      isFirst = true
      continue
    }
    const { runs, mark } = paragraph
    if (runs.length === 0) {
      // An empty paragraph is no block; a row that stands in it still begins here.
      rows.push(...paragraph.rows.map(one => one.row))
      if (paragraph.rows.length === 0) {
        pass(mark)
        continue
      }
    }
    const whole = (of: "ins" | "del"): readonly string[] =>
      runs.length > 0 && mark[of].length > 0 && runs.every(run => run[of].length > 0) ? mark[of] : none
    const wholeIns = ins.length === 0 ? whole("ins") : none
    const wholeDel = del.length === 0 ? whole("del") : none
    out.push({
      id: `b${out.length + 1}`,
      shape: paragraph.shape,
      runs: [...runs],
      opened: wholeIns.length > 0 ? wholeIns : ins,
      joined: wholeDel.length > 0 ? wholeDel : del,
      turns: paragraph.turns,
      rows: [...new Set(rows)]
        .map((row): { at: number; row: string } => ({ at: 0, row }))
        .concat(paragraph.rows.filter(one => !rows.includes(one.row))),
      of: [i],
      threads: [...paragraph.threads],
    })
    rows = []
    isFirst = true
    pass({ ins: wholeIns.length > 0 ? none : mark.ins, del: wholeDel.length > 0 ? none : mark.del })
  }
  return out
}

const cellLength = (paragraphs: readonly ReadParagraph[], from: number): number => {
  const key = paragraphs[from]?.cell?.key
  let to = from + 1
  while (paragraphs[to]?.cell && paragraphs[to]?.cell?.key === key) to++
  return to - from
}

/** A cell's paragraphs are lines of one block; a break between them may be put in or out like any text. */
function cellOf(paragraphs: readonly ReadParagraph[], at: number, index: number): Draft {
  const runs: ReadRun[] = []
  const rows: { at: number; row: string }[] = []
  let size = 0
  let mark: ReadParagraph["mark"] | null = null
  for (const paragraph of paragraphs) {
    if (paragraph.runs.length > 0 && mark !== null) {
      runs.push({ ...plainRun({ kind: "break", marks: [] }), ins: mark.ins, del: mark.del, look: "" })
      size++
    }
    rows.push(...paragraph.rows.map(one => ({ at: one.at + size, row: one.row })))
    if (paragraph.runs.length === 0) continue
    runs.push(...paragraph.runs)
    size += paragraph.runs.reduce((sum, { run }) => sum + (run.kind === "text" ? run.text.length : 1), 0)
    mark = paragraph.mark
  }
  const last = paragraphs.at(-1)
  // Every paragraph and all words: the cell itself.
  const all = (of: "ins" | "del"): readonly string[] =>
    paragraphs.every(one => one.mark[of].length > 0 && one.runs.every(run => run[of].length > 0))
      ? (last?.mark[of] ?? none)
      : none
  return {
    id: `b${index + 1}`,
    shape: paragraphs[0]?.shape ?? { kind: "paragraph" },
    runs,
    opened: all("ins"),
    joined: all("del"),
    turns: [],
    rows,
    of: paragraphs.map((_, i) => at + i),
    threads: paragraphs.flatMap(one => one.threads),
  }
}
