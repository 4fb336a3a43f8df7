/**
 * Runs of text and their marks: comparing, tidying, and building them while a file is read.
 *
 * A builder also remembers where each stretch of text stood in the file, so that one changed word can be put back
 * without touching its neighbours (see splice.ts).
 */
import type { Inline, Mark } from "@/lib/page/page"

/** From outermost to innermost, as writers nest them. */
const order: readonly Mark["kind"][] = ["link", "strong", "em", "underline", "strike", "sub", "sup", "code"]

const keyOf = (mark: Mark): string =>
  mark.kind === "link" ? `link ${mark.href.length} ${mark.href} ${mark.title ?? ""}` : mark.kind

/** One mark of each kind, in the order writers nest them. */
export function tidyMarks(marks: readonly Mark[]): readonly Mark[] {
  if (marks.length < 2) return marks
  return order.flatMap(kind => marks.find(mark => mark.kind === kind) ?? [])
}

export function sameMarks(a: readonly Mark[], b: readonly Mark[]): boolean {
  if (a === b) return true
  if (a.length !== b.length) return false
  const keys = new Set(a.map(keyOf))
  return b.every(mark => keys.has(keyOf(mark)))
}

export const hasMark = (marks: readonly Mark[], kind: Mark["kind"]): boolean => marks.some(mark => mark.kind === kind)

export const linkOf = (marks: readonly Mark[]): Extract<Mark, { kind: "link" }> | undefined =>
  marks.find((mark): mark is Extract<Mark, { kind: "link" }> => mark.kind === "link")

/** The same words with neighbouring runs joined, empty runs gone, and line ends inside runs turned into breaks. */
export function tidyInline(inline: readonly Inline[]): Inline[] {
  const out: Inline[] = []
  const put = (text: string, marks: readonly Mark[]): void => {
    if (text === "") return
    const last = out.at(-1)
    if (last?.kind === "text" && sameMarks(last.marks, marks)) {
      out[out.length - 1] = { ...last, text: last.text + text }
    } else out.push({ kind: "text", text, marks })
  }
  for (const run of inline) {
    if (run.kind === "break") out.push({ kind: "break", marks: [] })
    else if (run.kind === "text") {
      const marks = tidyMarks(run.marks)
      const lines = run.text.split(/\r\n|\r|\n/)
      lines.forEach((line, i) => {
        if (i > 0) out.push({ kind: "break", marks: [] })
        put(line, marks)
      })
    } else out.push({ ...run, marks: tidyMarks(run.marks) })
  }
  return out
}

export function sameInline(a: readonly Inline[], b: readonly Inline[]): boolean {
  return a.length === b.length && a.every((run, i) => sameRun(run, b[i]))
}

function sameRun(a: Inline, b: Inline | undefined): boolean {
  if (b === undefined || a.kind !== b.kind) return false
  if (a.kind === "break") return true
  if (!sameMarks(a.marks, b.marks)) return false
  if (a.kind === "text") return b.kind === "text" && a.text === b.text
  if (a.kind === "image") return b.kind === "image" && a.src === b.src && a.alt === b.alt && a.title === b.title
  return b.kind === "placeholder" && a.raw === b.raw
}

/**
 * Where a stretch of a block's text stood in the file. Offsets `text` point into `blockText`, `file` into the file.
 * In a literal stretch each unit stands for itself; any other is written differently (an entity, an escape, a line end).
 */
export interface Stretch {
  readonly text: { readonly from: number; readonly to: number }
  readonly file: { readonly from: number; readonly to: number }
  readonly literal: boolean
}

export class InlineBuilder {
  readonly #runs: Inline[] = []
  readonly #stretches: Stretch[] = []
  /** Text of the run being built: one join at its end instead of one string per piece. */
  #pieces: string[] = []
  #marks: readonly Mark[] = []
  #length = 0

  get length(): number {
    return this.#length
  }

  /** The last character so far; an empty text has none. */
  lastIs(test: (run: Inline) => boolean): boolean {
    this.#close()
    const last = this.#runs.at(-1)
    return last !== undefined && test(last)
  }

  text(words: string, marks: readonly Mark[], from: number, to: number, literal = words.length === to - from): void {
    if (words === "") return
    if (this.#pieces.length > 0 && !sameMarks(this.#marks, marks)) this.#close()
    this.#marks = marks
    this.#pieces.push(words)
    this.#place(words.length, from, to, literal)
  }

  atom(run: Exclude<Inline, { kind: "text" }>, from: number, to: number): void {
    this.#close()
    this.#runs.push(run)
    this.#place(1, from, to, false)
  }

  done(): { readonly inline: readonly Inline[]; readonly stretches: readonly Stretch[] } {
    this.#close()
    return { inline: this.#runs, stretches: this.#stretches }
  }

  #close(): void {
    if (this.#pieces.length === 0) return
    const text = this.#pieces.join("")
    const last = this.#runs.at(-1)
    const marks = tidyMarks(this.#marks)
    if (last?.kind === "text" && sameMarks(last.marks, marks)) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + text }
    } else this.#runs.push({ kind: "text", text, marks })
    this.#pieces = []
  }

  #place(size: number, from: number, to: number, literal: boolean): void {
    const last = this.#stretches.at(-1)
    const text = { from: this.#length, to: this.#length + size }
    this.#length += size
    if (last?.literal && literal && last.file.to === from) {
      this.#stretches[this.#stretches.length - 1] = {
        text: { from: last.text.from, to: text.to },
        file: { from: last.file.from, to },
        literal,
      }
    } else this.#stretches.push({ text, file: { from, to }, literal })
  }
}
