/**
 * Purpose: a page with its suggestions and conversations as a Word file.
 * Design: blocks become paragraphs and tables; what is said of the break before a block is said in Word of the paragraph
 *   before, or, where the whole block is put in or out, of its own (as docx-assemble.ts reads it).
 * Guarantees: the same page gives the same bytes. What Word cannot say is counted in a note, never dropped in silence.
 */
import type { Noted } from "@/lib/page/outcome"
import { opaqueRun, plainRun, type Revision, type Shape, type TrackedBlock, type TrackedPage } from "@/lib/page/tracked"
import * as parts from "./docx-parts"
import { RunWriter, type Span } from "./docx-write-runs"
import { NoteBook } from "./notes"
import { xmlWords } from "./xml"
import { zip } from "./zip"

export interface WordOptions {
  readonly title: string
  /** Kept with the file, by names of our own. */
  readonly properties: Readonly<Record<string, string>>
  /** Whoever changes something in Word has it tracked. */
  readonly tracks: boolean
  readonly rtl?: boolean
  /** Both sides in a table: the blocks of a row stand in its third column. */
  readonly table?: WordTable
}

export interface WordTable {
  readonly heads: readonly [string, string, string, string, string]
  /** By the row's name, in order. */
  readonly rows: readonly {
    readonly row: string
    readonly number: string
    readonly source: readonly TrackedBlock[]
    readonly status: string
  }[]
}

type Side = "ins" | "del"
interface Marks {
  ins: string | null
  del: string | null
}

export interface WordWritten extends Noted<Uint8Array> {
  /** The revisions of the page that stand in the file. */
  readonly revisions: ReadonlySet<Revision>
}

export function writeWord(page: TrackedPage, options: WordOptions): WordWritten {
  const notes = new NoteBook()
  const blocks = withPoints(page)
  const threads = page.threads.filter(thread => thread.comments.length > 0)
  const writer = new BodyWriter(blocks, new RunWriter(page.revisions, threads, spansOf(blocks), notes), notes)
  const body = options.table ? writer.table(options.table) : writer.body()
  const files: [string, string][] = [
    ["[Content_Types].xml", parts.contentTypes],
    ["_rels/.rels", parts.rootRelations],
    [
      "word/document.xml",
      `${parts.head}<w:document ${parts.namespaces}><w:body>${body}${pageSetup(options.table !== undefined)}</w:body></w:document>`,
    ],
    ["word/_rels/document.xml.rels", parts.documentRelations(writer.runs.links)],
    ["word/styles.xml", parts.styles(page.lang || "en", options.rtl === true)],
    ["word/numbering.xml", parts.numbering(writer.lists)],
    ["word/settings.xml", parts.settings(options.tracks)],
    ["word/comments.xml", parts.comments(threads.flatMap(thread => thread.comments))],
    ["word/commentsExtended.xml", parts.commentsExtended(threads)],
    ["docProps/core.xml", parts.coreProperties(options.title, page.lang)],
    ["docProps/custom.xml", parts.customProperties(options.properties)],
  ]
  return { value: zip(files), notes: notes.take(), revisions: writer.runs.written }
}

const pageSetup = (lies: boolean): string =>
  lies
    ? '<w:sectPr><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/><w:pgMar w:top="850" w:right="850" w:bottom="850" w:left="850" w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    : '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1417" w:right="1417" w:bottom="1417" w:left="1417" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'

/** A run without words, that a comment about a whole block (or the page) hangs on. */
interface Pointed extends TrackedBlock {
  readonly points: readonly string[]
}

function withPoints(page: TrackedPage): readonly Pointed[] {
  const ranged = new Set(page.blocks.flatMap(block => block.runs.flatMap(run => run.threads)))
  const ids = new Set(page.blocks.map(block => block.id))
  const first = page.blocks[0]?.id
  const about = new Map<string, string[]>()
  for (const thread of page.threads) {
    if (ranged.has(thread.id)) continue
    const block = thread.block !== undefined && ids.has(thread.block) ? thread.block : first
    if (block !== undefined) about.set(block, [...(about.get(block) ?? []), thread.id])
  }
  return page.blocks.map(block => ({ ...block, points: about.get(block.id) ?? [] }))
}

/** Runs are counted as RunWriter meets them: a block's point, where it has one, before its runs. */
function spansOf(blocks: readonly Pointed[]): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>()
  let number = 0
  for (const block of blocks) {
    if (block.points.length > 0) {
      for (const id of block.points) spans.set(id, { first: number, last: number })
      number++
    }
    for (const run of contentOf(block)) {
      for (const id of run.threads) spans.set(id, { first: spans.get(id)?.first ?? number, last: number })
      number++
    }
  }
  return spans
}

function contentOf(block: TrackedBlock): readonly TrackedBlock["runs"][number][] {
  if (block.shape.kind !== "opaque") return block.runs
  return [{ ...plainRun(opaqueRun(block.shape.raw)), ins: block.opened, del: block.joined }]
}

class BodyWriter {
  readonly lists: { level: number; start: number }[] = []
  /** The numbered lists that are open, by their level: their number, and the item shown last. */
  #open: { list: number; at: number }[] = []

  constructor(
    readonly blocks: readonly Pointed[],
    readonly runs: RunWriter,
    readonly notes: NoteBook,
  ) {}

  body(): string {
    const out: string[] = []
    for (let i = 0; i < this.blocks.length; ) {
      const block = this.blocks[i] as Pointed
      if (block.shape.kind !== "cell") {
        const to = this.#until(i, one => one.shape.kind !== "cell")
        out.push(this.#paragraphs(this.blocks.slice(i, to), i > 0))
        i = to
      } else {
        const { table } = block.shape
        const to = this.#until(i, one => one.shape.kind === "cell" && one.shape.table === table)
        out.push(this.#cells(this.blocks.slice(i, to)))
        // Word wants a paragraph behind a table, and between two of them.
        if (this.blocks[to] === undefined || this.blocks[to]?.shape.kind === "cell") out.push("<w:p/>")
        i = to
      }
    }
    return out.length === 0 ? "<w:p/>" : out.join("")
  }

  #until(from: number, goesOn: (block: Pointed) => boolean): number {
    let to = from
    while (this.blocks[to] !== undefined && goesOn(this.blocks[to] as Pointed)) to++
    return to
  }

  #paragraphs(blocks: readonly Pointed[], behind: boolean): string {
    const marks = this.#breaks(blocks, behind)
    return blocks.map((block, i) => this.#paragraph(block, marks[i] as Marks)).join("")
  }

  /** Whose break stands behind each paragraph. */
  #breaks(blocks: readonly Pointed[], behind: boolean): Marks[] {
    const marks: Marks[] = blocks.map(() => ({ ins: null, del: null }))
    for (const [side, of] of [
      ["ins", "opened"],
      ["del", "joined"],
    ] as const) {
      let nextTakes = false
      for (let i = blocks.length - 1; i >= 0; i--) {
        const block = blocks[i] as Pointed
        const [revision] = block[of]
        if (revision === undefined) {
          nextTakes = false
          continue
        }
        // Whole, and a paragraph behind it that needs this break for nothing else: the block says it of itself.
        const isOwn: boolean = i + 1 < blocks.length && !nextTakes && isWhole(block, side)
        nextTakes = !isOwn
        const at = marks[isOwn ? i : i - 1]
        if (at) at[side] = revision
        else if (behind || !isWhole(block, side)) this.notes.count("breaks-not-tracked")
      }
    }
    return marks
  }

  #paragraph(block: Pointed, mark: Marks): string {
    return `<w:p>${this.#properties(block, mark)}${this.#inside(block)}</w:p>`
  }

  #inside(block: Pointed): string {
    const point = block.points.length > 0 ? this.runs.point() : ""
    return point + this.runs.runs(contentOf(block), block.rows)
  }

  #properties(block: Pointed, mark: Marks): string {
    const turn = block.turns[0]
    if (block.turns.length > 1) this.notes.count("form-changes-left-out", block.turns.length - 1)
    const before = this.#style(block.shape)
    const now = turn === undefined ? before : this.#style(turn.shape)
    const signs = `${mark.ins === null ? "" : `<w:ins${this.runs.by(mark.ins)}/>`}${mark.del === null ? "" : `<w:del${this.runs.by(mark.del)}/>`}`
    const change =
      turn === undefined ? "" : `<w:pPrChange${this.runs.by(turn.revision)}><w:pPr>${before}</w:pPr></w:pPrChange>`
    const all = `${now}${signs === "" ? "" : `<w:rPr>${signs}</w:rPr>`}${change}`
    return all === "" ? "" : `<w:pPr>${all}</w:pPr>`
  }

  #style(shape: Shape): string {
    if (shape.kind !== "item") this.#open = []
    switch (shape.kind) {
      case "heading":
        return `<w:pStyle w:val="Heading${Math.min(6, Math.max(1, shape.level))}"/>`
      case "quote":
        return '<w:pStyle w:val="Quote"/>'
      case "code":
        return '<w:pStyle w:val="SourceCode"/>'
      case "opaque":
        return '<w:pStyle w:val="CotejoKeptBlock"/>'
      case "item":
        return `<w:pStyle w:val="ListParagraph"/>${this.#number(shape)}`
      default:
        return ""
    }
  }

  #number(shape: Extract<Shape, { kind: "item" }>): string {
    const level = Math.min(8, shape.level)
    if (level !== shape.level) this.notes.count("item-levels-changed")
    this.#open.length = Math.min(this.#open.length, level + 1)
    const sign = (list: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr>`
    if (!shape.ordered) {
      delete this.#open[level]
      return sign(1)
    }
    const open = this.#open[level]
    const wanted = shape.number ?? (open === undefined ? 1 : open.at + 1)
    if (open !== undefined && wanted === open.at + 1) {
      open.at = wanted
      return sign(open.list)
    }
    this.lists.push({ level, start: Math.max(0, wanted) })
    this.#open[level] = { list: this.lists.length + 1, at: wanted }
    return sign(this.lists.length + 1)
  }

  #cells(cells: readonly Pointed[]): string {
    const rows: Pointed[][] = []
    for (const cell of cells) {
      const last = rows.at(-1)
      if (last && rowOf(last[0] as Pointed) === rowOf(cell)) last.push(cell)
      else rows.push([cell])
    }
    const columns = Math.max(...rows.map(row => row.length))
    const written = rows.map(row => {
      const shared = (of: "opened" | "joined"): string | undefined => {
        const [id] = row[0]?.[of] ?? []
        return row.every(cell => cell[of][0] === id) ? id : undefined
      }
      const [ins, del] = [shared("opened"), shared("joined")]
      const header = row.every(cell => cell.shape.kind === "cell" && cell.shape.header)
      const about = `${header ? "<w:tblHeader/>" : ""}${ins === undefined ? "" : `<w:ins${this.runs.by(ins)}/>`}${del === undefined ? "" : `<w:del${this.runs.by(del)}/>`}`
      const inside = row.map(cell => {
        const own = (of: "opened" | "joined", tag: string, whole: string | undefined): string =>
          whole === undefined && cell[of][0] !== undefined ? `<w:${tag}${this.runs.by(cell[of][0])}/>` : ""
        const signs = own("opened", "cellIns", ins) + own("joined", "cellDel", del)
        return `<w:tc><w:tcPr><w:tcW w:w="0" w:type="auto"/>${signs}</w:tcPr><w:p>${this.#inside(cell)}</w:p></w:tc>`
      })
      return `<w:tr>${about === "" ? "" : `<w:trPr>${about}</w:trPr>`}${inside.join("")}</w:tr>`
    })
    const grid = `<w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>`
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="0" w:type="auto"/></w:tblPr>${grid}${written.join("")}</w:tbl>`
  }

  /** Both sides of every row, and an empty cell for what the reader has to say. */
  table({ heads, rows }: WordTable): string {
    const widths = [600, 5200, 5200, 1500, 2600]
    const cell = (inside: string, i: number): string =>
      `<w:tc><w:tcPr><w:tcW w:w="${widths[i]}" w:type="dxa"/></w:tcPr>${inside}</w:tc>`
    const words = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${xmlWords(text)}</w:t></w:r></w:p>`
    const head = heads.map((text, i) =>
      cell(`<w:p><w:r><w:rPr><w:b/></w:rPr><w:t>${xmlWords(text)}</w:t></w:r></w:p>`, i),
    )
    const byRow = new Map<string, Pointed[]>()
    let row = ""
    for (const block of this.blocks) {
      row = block.rows[0]?.row ?? row
      byRow.set(row, [...(byRow.get(row) ?? []), block])
    }
    const written = rows.map(one => {
      const source = one.source.map(block => this.#sourceWords(block)).join("") || "<w:p/>"
      const blocks = byRow.get(one.row) ?? []
      const target = this.#paragraphs(blocks, false) || "<w:p/>"
      const inside = [words(one.number), source, target, words(one.status), "<w:p/>"]
      return `<w:tr><w:trPr><w:cantSplit/></w:trPr>${inside.map(cell).join("")}</w:tr>`
    })
    const grid = `<w:tblGrid>${widths.map(width => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>`
    return `<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="${widths.reduce((a, b) => a + b)}" w:type="dxa"/></w:tblPr>${grid}<w:tr><w:trPr><w:tblHeader/></w:trPr>${head.join("")}</w:tr>${written.join("")}</w:tbl><w:p/>`
  }

  #sourceWords(block: TrackedBlock): string {
    const plain = new RunWriter([], [], new Map(), this.notes)
    const runs = contentOf(block).map(run => ({ ...run, run: unlinked(run.run), threads: [] }))
    const style = this.#style(block.shape)
    return `<w:p>${style === "" ? "" : `<w:pPr>${style}</w:pPr>`}${plain.runs(runs, [])}</w:p>`
  }
}

const unlinked = (run: TrackedBlock["runs"][number]["run"]): typeof run => ({
  ...run,
  marks: run.marks.filter(mark => mark.kind !== "link"),
})

const rowOf = (cell: TrackedBlock): number => (cell.shape.kind === "cell" ? cell.shape.row : -1)

const isWhole = (block: TrackedBlock, side: Side): boolean => {
  const runs = contentOf(block)
  return runs.length > 0 && runs.every(run => run[side].length > 0)
}
