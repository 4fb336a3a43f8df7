/**
 * The runs inside a Trac block: one ordered list of patterns tried at each place, as Trac's own formatter does.
 *
 * Design: marks are switches, so that overlapping ones need no tree. What stands in the file between two lines of a block
 *   is one space. Searching for an end that is not there is done once (trac-joined.ts), so that time grows with the length only.
 */
import type { Inline, Mark } from "@/lib/page/page"
import { isSafeLink, isSafePicture } from "./href"
import { InlineBuilder, type Stretch } from "./inline"
import { NoteBook } from "./notes"
import { type Around, aroundSpan, trimmedEnds, unquote } from "./trac-ends"
import { JoinedLines, type Piece } from "./trac-joined"
import { hrefOfTarget } from "./trac-links"
import * as patterns from "./trac-patterns"

const { matchAt, longestLink } = patterns

export function readTracInline(
  file: string,
  pieces: readonly Piece[],
  notes: NoteBook,
): { inline: readonly Inline[]; stretches: readonly Stretch[] } {
  const reader = new InlineReader(file, pieces, notes)
  return reader.read()
}

/** A stretch of plain words that would be read as something else. */
export interface Construct {
  readonly from: number
  readonly to: number
}

/** What in these words Trac would not take as words; in the label of a link fewer things are. */
export function constructsIn(words: string, inLink: boolean): readonly Construct[] {
  return new InlineReader(words, [{ from: 0, to: words.length }], new NoteBook()).constructs(inLink)
}

/** Units of the character there: within one of two, a pattern would find it again and again. */
const sizeAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

class InlineReader {
  readonly #into = new InlineBuilder()
  readonly #lines: JoinedLines
  readonly #text: string
  #on: patterns.Simple[] = []
  #link: Extract<Mark, { kind: "link" }> | null = null

  constructor(
    file: string,
    pieces: readonly Piece[],
    readonly notes: NoteBook,
  ) {
    this.#lines = new JoinedLines(file, pieces)
    this.#text = this.#lines.text
  }

  read(): { inline: readonly Inline[]; stretches: readonly Stretch[] } {
    this.#range(0, this.#text.length)
    const { inline, stretches } = this.#into.done()
    return trimmedEnds(inline, stretches)
  }

  constructs(inLink: boolean): readonly Construct[] {
    this.#link = inLink ? { kind: "link", href: "" } : null
    const out: Construct[] = []
    const to = this.#text.length
    for (let at = 0; at < to; ) {
      patterns.start.lastIndex = at
      const found = patterns.start.exec(this.#text)
      if (found === null) break
      if (this.#text[found.index] === "!") {
        at = found.index + 1
        const length = this.#try(at, to, null) > 0 ? 0 : this.#scheme(at, to)
        if (length > 0) out.push({ from: at, to: at + length })
        at += length
        continue
      }
      const length = this.#try(found.index, to, null)
      if (length > 0) out.push({ from: found.index, to: found.index + length })
      at = found.index + Math.max(sizeAt(this.#text, found.index), length)
    }
    return out
  }

  get #marks(): readonly Mark[] {
    const simple = this.#on.map((kind): Mark => ({ kind }))
    return this.#link === null ? simple : [this.#link, ...simple]
  }

  #range(from: number, to: number): void {
    let words = from
    let at = from
    while (at < to) {
      patterns.start.lastIndex = at
      const found = patterns.start.exec(this.#text)
      if (found === null || found.index >= to) break
      const begin = found.index
      const length = this.#construct(begin, to, () => this.#words(words, begin))
      if (length === 0) at = begin + Math.max(sizeAt(this.#text, begin), found[0].length > 2 ? 1 : found[0].length - 1)
      else {
        at = begin + length
        words = at
      }
    }
    this.#words(words, to)
  }

  /** Words as they are; the space around a line end is one space. */
  #words(from: number, to: number, marks = this.#marks): void {
    for (let at = from; at < to; ) {
      const end = this.#text.indexOf("\n", at)
      const lineEnd = end === -1 || end >= to ? to : end
      let words = lineEnd
      if (lineEnd < to) while (words > at && /[ \t]/.test(this.#text[words - 1] as string)) words--
      if (words > at)
        this.#into.text(this.#text.slice(at, words), marks, this.#lines.at(at), this.#lines.at(words - 1) + 1, true)
      if (lineEnd >= to) return
      if (this.#into.length > 0 && !this.#into.lastIs(run => run.kind === "break")) {
        const next = lineEnd + 1 < this.#text.length ? this.#lines.at(lineEnd + 1) : this.#lines.at(lineEnd)
        this.#into.text(" ", marks, this.#lines.at(words), next, false)
      }
      at = lineEnd + 1
    }
  }

  /** Reads what begins at `at`; gives its length, or 0 for none. `before` writes the words up to here first. */
  #construct(at: number, to: number, before: () => void): number {
    const escaped = this.#text[at] === "!"
    const begin = escaped ? at + 1 : at
    const length = this.#try(begin, to, escaped ? null : before) || (escaped ? this.#scheme(begin, to) : 0)
    if (length === 0) return 0
    if (escaped) {
      before()
      this.#words(begin, begin + length)
      return length + 1
    }
    return length
  }

  /** The length of a `scheme:target` that is no link, which an exception before it makes plain all the same. */
  #scheme(at: number, to: number): number {
    const found = matchAt(patterns.anyScheme, this.#text, at)?.[0].length ?? 0
    return at + found <= to ? found : 0
  }

  /** With `before` null it only measures. */
  #try(at: number, to: number, before: (() => void) | null): number {
    const text = this.#text
    const c = text[at]
    if (c === "{" && text.startsWith("{{{", at)) {
      const end = this.#lines.end("}}}", at + 3, to)
      return end === -1 ? 0 : this.#code(at + 3, end, end + 3 - at, before)
    }
    if (c === "`") {
      const end = this.#lines.end("`", at + 1, to)
      return end === -1 ? 0 : this.#code(at + 1, end, end + 1 - at, before)
    }
    for (const [sign, kinds] of patterns.switches) {
      if (!text.startsWith(sign, at) || at + sign.length > to) continue
      if (sign === "//" && text[at - 1] === ":") continue
      if (before !== null) {
        before()
        for (const kind of kinds)
          this.#on = this.#on.includes(kind) ? this.#on.filter(k => k !== kind) : [...this.#on, kind]
      }
      return sign.length
    }
    if (c === "\\" && text[at + 1] === "\\" && at + 2 <= to) {
      if (before !== null) {
        before()
        this.#break(at, at + 2)
      }
      return 2
    }
    if (this.#link !== null) return 0
    if (c === "[") return this.#bracket(at, to, before)
    if (c === "<") return this.#angle(at, to, before)
    return this.#bare(at, to, before)
  }

  #break(from: number, to: number): void {
    this.#into.atom({ kind: "break", marks: [] }, this.#lines.at(from), this.#lines.at(to - 1) + 1)
  }

  #code(from: number, to: number, length: number, before: (() => void) | null): number {
    if (before !== null) {
      before()
      const marks: readonly Mark[] = [...this.#marks, { kind: "code" }]
      this.#words(from, to, marks)
    }
    return length
  }

  #bracket(at: number, to: number, before: (() => void) | null): number {
    if (this.#lines.end("]", at, to) === -1) return 0
    const text = this.#text
    if (text.startsWith("[[", at)) {
      const length = this.#macro(at, to)
      if (length > 0 && text.startsWith("[[=#", at)) {
        const bar = text.slice(at, at + length).indexOf("|")
        return this.#anchor(at, bar === -1 ? length - 2 : bar + 1, length, 2, before)
      }
      if (length > 0) return this.#placeMacro(at, length, before)
      return this.#creole(at, to, before)
    }
    const anchored = matchAt(patterns.anchor, text, at)
    if (anchored !== null && at + anchored[0].length <= to) {
      return this.#anchor(at, anchored[0].length - (anchored[1]?.length ?? 0) - 1, anchored[0].length, 1, before)
    }
    const found = matchAt(patterns.lhref, text, at)
    if (found === null || at + found[0].length > to) return 0
    const [whole, relative, target, page, changeset, space, label] = found
    const words = relative ?? target ?? page ?? `changeset:${changeset}`
    const labelFrom = at + whole.length - 1 - (label?.length ?? 0)
    const shown =
      label !== undefined && space !== undefined
        ? unquote(text, labelFrom, at + whole.length - 1)
        : changeset !== undefined
          ? { from: at, to: at + whole.length }
          : this.#targetShown(at + 1, at + whole.length - 1)
    return this.#place(words, shown, at, whole.length, before)
  }

  /** An anchor: its label is words to review, what stands around them is kept as written. */
  #anchor(at: number, open: number, length: number, close: number, before: (() => void) | null): number {
    if (open + close >= length) return this.#raw(at, length, before)
    if (before !== null) {
      this.#raw(at, open, before)
      this.#range(at + open, at + length - close)
      this.#raw(at + length - close, close, () => {})
    }
    return length
  }

  /** A link without a label shows its target without the scheme; addresses of the web are shown whole. */
  #targetShown(from: number, to: number): Piece {
    const target = this.#text.slice(from, to)
    // Of a path, neither question nor fragment.
    if (target.startsWith("/")) return { from, to: from + (/[?#]/.exec(target)?.index ?? target.length) }
    const scheme = /^[\p{L}\p{N}_.+-]+:(?!\/\/)(?=\S)/u.exec(target)?.[0].length ?? 0
    return unquote(this.#text, from + scheme, to)
  }

  /** `[[Name]]`, `[[Name(arguments)]]`, `[[=#anchor]]`: its length. */
  #macro(at: number, to: number): number {
    const text = this.#text
    if (text.startsWith("[[=#", at)) {
      const end = this.#lines.end("]]", at, to)
      return end === -1 ? 0 : end + 2 - at
    }
    const found = matchAt(patterns.macro, text, at)
    if (found === null) return 0
    const after = at + found[0].length
    if (text.startsWith("]]", after)) return after + 2 - at
    const end = this.#lines.end(")]]", after, to)
    return end === -1 ? 0 : end + 3 - at
  }

  #placeMacro(at: number, length: number, before: (() => void) | null): number {
    const raw = this.#text.slice(at, at + length)
    if (patterns.breakMacro.test(raw)) {
      if (before !== null) {
        before()
        this.#break(at, at + length)
      }
      return length
    }
    const span = aroundSpan(raw)
    if (span !== null) return this.#span(at, length, span, before)
    const image = patterns.imageMacro.exec(raw)
    const src = image?.[1]?.trim().replace(/^(["'])(.*)\1$/, "$2") ?? ""
    if (image === null || !isSafePicture(src)) return this.#raw(at, length, before)
    if (before !== null) {
      before()
      const alt = /,\s*alt=(?:"([^"]*)"|([^,]*))/i.exec(image[2] ?? "")
      const title = /,\s*title=(?:"([^"]*)"|([^,]*))/i.exec(image[2] ?? "")
      const titled = title === null ? {} : { title: title[1] ?? title[2] ?? "" }
      const run = { kind: "image", src, alt: alt?.[1] ?? alt?.[2] ?? "", ...titled, marks: this.#marks } as const
      this.#into.atom(run, this.#lines.at(at), this.#lines.at(at + length - 1) + 1)
    }
    return length
  }

  /** Words in a macro that only dresses them. What is switched on around it is not on in it, nor the other way round. */
  #span(at: number, length: number, span: Around, before: (() => void) | null): number {
    if (before === null) return length
    before()
    const outside = this.#on
    this.#on = []
    this.#raw(at, span.before, () => {})
    this.#range(at + span.before, at + length - span.after)
    this.#on = []
    this.#raw(at + length - span.after, span.after, () => {})
    this.#on = outside
    return length
  }

  #raw(at: number, length: number, before: (() => void) | null): number {
    if (before !== null) {
      before()
      const from = this.#lines.at(at)
      const to = this.#lines.at(at + length - 1) + 1
      const raw = this.#text.slice(at, at + length)
      const name = /^\[\[=?([\p{L}\p{N}_/+#-]+)/u.exec(raw)?.[1]
      this.#into.atom({ kind: "placeholder", raw, label: name ?? raw, marks: this.#marks }, from, to)
    }
    return length
  }

  /** `[[target|label]]` */
  #creole(at: number, to: number, before: (() => void) | null): number {
    const end = this.#lines.end("]]", at + 2, to)
    if (end === -1 || end === at + 2 || end - at > longestLink) return 0
    const inside = this.#text.slice(at + 2, end)
    if (inside.includes("[[") || inside.includes("\n")) return 0
    const bar = inside.indexOf("|")
    // Two slashes are one: in this form a path below Trac's root.
    const skip = /^\/\/(?=\S)/.test(inside) ? 1 : 0
    const target = (bar === -1 ? inside : inside.slice(0, bar)).slice(skip)
    const label =
      bar === -1 || bar === inside.length - 1
        ? this.#targetShown(at + 2 + skip, at + 2 + skip + target.length)
        : { from: at + 3 + bar, to: end }
    return this.#place(target, label, at, end + 2 - at, before)
  }

  #angle(at: number, to: number, before: (() => void) | null): number {
    const end = this.#lines.end(">", at, to)
    if (end === -1 || end - at > longestLink) return 0
    const target = this.#text.slice(at + 1, end)
    if (!/^[\p{L}\p{N}_.+-]+:\S+$/u.test(target)) return 0
    return this.#place(target, { from: at + 1, to: end }, at, end + 1 - at, before)
  }

  #bare(at: number, to: number, before: (() => void) | null): number {
    const text = this.#text
    const number = matchAt(patterns.ticket, text, at)?.[0]
    if (number !== undefined)
      return this.#place(`ticket:${number.slice(1)}`, { from: at, to: at + number.length }, at, number.length, before)
    const reportNumber = matchAt(patterns.report, text, at)?.[0]
    if (reportNumber !== undefined) {
      return this.#place(
        `report:${reportNumber.slice(1, -1)}`,
        { from: at, to: at + reportNumber.length },
        at,
        reportNumber.length,
        before,
      )
    }
    const changeset = /[\p{L}\p{N}_]/u.test(text[at - 1] ?? "") ? undefined : matchAt(patterns.revision, text, at)?.[0]
    if (changeset !== undefined) {
      return this.#place(
        `changeset:${changeset.slice(1)}`,
        { from: at, to: at + changeset.length },
        at,
        changeset.length,
        before,
      )
    }
    const address = matchAt(patterns.shref, text, at)?.[0]
    if (address !== undefined && at + address.length <= to) {
      return this.#place(address, { from: at, to: at + address.length }, at, address.length, before)
    }
    const word = matchAt(patterns.camel, text, at)?.[0]
    if (word === undefined) return 0
    // Trac would link it; here it stays a word, and only its escaped form needs care.
    if (before !== null) {
      this.notes.count("wiki-words-as-text")
      before()
      this.#words(at, at + word.length)
    }
    return word.length
  }

  #place(target: string, label: Piece, at: number, length: number, before: (() => void) | null): number {
    if (before === null) return length
    before()
    const href = hrefOfTarget(target)
    if (href === null || !isSafeLink(href)) {
      this.notes.add("link-dropped", { from: this.#lines.at(at), to: this.#lines.at(at + length - 1) + 1 }, target)
      // A bare address read again would be found again.
      if (label.from === at) this.#words(label.from, label.to)
      else this.#range(label.from, label.to)
    } else {
      this.#link = { kind: "link", href }
      // A bare address is its own label: nothing in it is markup.
      if (label.to - label.from === length || this.#text.slice(label.from, label.to) === target)
        this.#words(label.from, label.to)
      else this.#range(label.from, label.to)
      this.#link = null
    }
    return length
  }
}
