/** Purpose: runs of a tracked page as Word's XML: what is put in and out, changes of form, links, comments, rows. */
import type { Inline, Mark } from "@/lib/page/page"
import {
  formedMarks,
  keptWords,
  type Revision,
  runSize,
  sameMarks,
  type TrackedRun,
  type TrackedThread,
} from "@/lib/page/tracked"
import { dateOf } from "./docx-parts"
import type { NoteBook } from "./notes"
import { xmlAttribute, xmlWords } from "./xml"

/** Where a thread's words begin and end: the runs are counted through the whole page. */
export interface Span {
  readonly first: number
  readonly last: number
}

export class RunWriter {
  readonly links: string[] = []
  /** The revisions that stand in the file. */
  readonly written = new Set<Revision>()
  readonly #linkNumbers = new Map<string, number>()
  readonly #revisions: ReadonlyMap<string, Revision>
  readonly #opens = new Map<number, number[]>()
  readonly #closes = new Map<number, number[]>()
  #number = 0
  #run = 0

  constructor(
    revisions: readonly Revision[],
    threads: readonly TrackedThread[],
    spans: ReadonlyMap<string, Span>,
    readonly notes: NoteBook,
  ) {
    this.#revisions = new Map(revisions.map(one => [one.id, one]))
    let comment = 0
    for (const thread of threads) {
      const numbers = thread.comments.map(() => comment++)
      const span = spans.get(thread.id)
      if (span === undefined) continue
      this.#opens.set(span.first, [...(this.#opens.get(span.first) ?? []), ...numbers])
      this.#closes.set(span.last, [...(this.#closes.get(span.last) ?? []), ...numbers])
    }
  }

  /** Attributes of an element that says who changed something; every such element has a number of its own. */
  by(revision: string): string {
    const known = this.#revisions.get(revision)
    if (known !== undefined) this.written.add(known)
    const { author, at } = known ?? { author: "", at: null }
    return ` w:id="${this.id()}" w:author="${xmlAttribute(author)}"${dateOf(at)}`
  }

  id(): number {
    return ++this.#number
  }

  /** Where comments stand that are about no words: an empty run of their own, counted like any other. */
  point(): string {
    return this.#wrap("")
  }

  /** The rows that begin at these places are marked, and each mark ends where the next begins. */
  runs(runs: readonly TrackedRun[], rows: readonly { readonly at: number; readonly row: string }[]): string {
    const out: string[] = []
    let at = 0
    let next = 0
    const mark = (): void => {
      for (; next < rows.length && (rows[next] as { at: number }).at <= at; next++) {
        const id = this.id()
        out.push(`<w:bookmarkStart w:id="${id}" w:name="_ctj_r${rows[next]?.row}"/><w:bookmarkEnd w:id="${id}"/>`)
      }
    }
    let link: { href: string; title: string | undefined } | null = null
    const close = (): void => {
      if (link !== null) out.push("</w:hyperlink>")
      link = null
    }
    for (const one of runs) {
      const wanted = linkOf(one.run.marks)
      if (
        link !== null &&
        (wanted === null || wanted.href !== (link as Link).href || wanted.title !== (link as Link).title)
      )
        close()
      if (rows[next] !== undefined && (rows[next] as { at: number }).at <= at) {
        close()
        mark()
      }
      if (wanted !== null && link === null) {
        const title = wanted.title === undefined ? "" : ` w:tooltip="${xmlAttribute(wanted.title)}"`
        out.push(`<w:hyperlink r:id="link${this.#linkNumber(wanted.href)}"${title}>`)
        link = wanted
      }
      out.push(this.#wrap(this.#tracked(one)))
      at += runSize(one)
    }
    close()
    at = Number.POSITIVE_INFINITY
    mark()
    return out.join("")
  }

  #wrap(run: string): string {
    const number = this.#run++
    const opens = (this.#opens.get(number) ?? []).map(id => `<w:commentRangeStart w:id="${id}"/>`).join("")
    const closes = (this.#closes.get(number) ?? [])
      .map(id => `<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>`)
      .join("")
    return opens + run + closes
  }

  #linkNumber(href: string): number {
    const known = this.#linkNumbers.get(href)
    if (known !== undefined) return known
    this.links.push(href)
    this.#linkNumbers.set(href, this.links.length)
    return this.links.length
  }

  #tracked(one: TrackedRun): string {
    const [ins] = one.ins
    const [del] = one.del
    if (ins !== undefined && del !== undefined) this.notes.count("nested-deletions-left-out")
    if (one.ins.length > 1 || (ins === undefined && one.del.length > 1)) this.notes.count("second-changes-left-out")
    const isOut = ins === undefined && del !== undefined
    const run = `<w:r>${this.#look(one)}${content(one.run, isOut ? "delText" : "t")}</w:r>`
    if (ins !== undefined) return `<w:ins${this.by(ins)}>${run}</w:ins>`
    return del === undefined ? run : `<w:del${this.by(del)}>${run}</w:del>`
  }

  #look(one: TrackedRun): string {
    const { run } = one
    const base = isKept(run) ? "CotejoKept" : ""
    const before = look(run.marks, base)
    const [first] = one.form
    if (first === undefined) return wrapLook(before)
    const own = one.form.filter(change => change.revision === first.revision && change.mark.kind !== "link")
    if (own.length < one.form.length) this.notes.count("form-changes-left-out", one.form.length - own.length)
    const after = formedMarks({ ...one, form: own })
    if (own.length === 0 || sameMarks(after, run.marks)) return wrapLook(before)
    return wrapLook(
      `${look(after, base)}<w:rPrChange${this.by(first.revision)}>${before === "" ? "<w:rPr/>" : wrapLook(before)}</w:rPrChange>`,
    )
  }
}

interface Link {
  readonly href: string
  readonly title: string | undefined
}

const linkOf = (marks: readonly Mark[]): Link | null => {
  const found = marks.find((mark): mark is Extract<Mark, { kind: "link" }> => mark.kind === "link")
  return found === undefined ? null : { href: found.href, title: found.title }
}

const isKept = (run: Inline): boolean => run.kind === "placeholder" || run.kind === "image"

const wrapLook = (look: string): string => (look === "" ? "" : `<w:rPr>${look}</w:rPr>`)

/** In the order that Word's schema wants. */
export function look(marks: readonly Mark[], base = ""): string {
  const has = (kind: Mark["kind"]): boolean => marks.some(mark => mark.kind === kind)
  const style = base !== "" ? base : has("code") ? "VerbatimChar" : has("link") ? "Hyperlink" : ""
  return [
    style === "" ? "" : `<w:rStyle w:val="${style}"/>`,
    has("strong") ? "<w:b/>" : "",
    has("em") ? "<w:i/>" : "",
    has("strike") ? "<w:strike/>" : "",
    has("underline") ? '<w:u w:val="single"/>' : "",
    has("sub") ? '<w:vertAlign w:val="subscript"/>' : has("sup") ? '<w:vertAlign w:val="superscript"/>' : "",
  ].join("")
}

export function content(run: Inline, tag: "t" | "delText"): string {
  if (run.kind === "break") return "<w:br/>"
  const words = run.kind === "text" ? run.text : keptWords(run)
  return words
    .split("\t")
    .map(piece => (piece === "" ? "" : `<w:${tag} xml:space="preserve">${xmlWords(piece)}</w:${tag}>`))
    .join("<w:tab/>")
}
