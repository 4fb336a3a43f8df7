/** Which piece of a file each piece of decoded text came from. */

import type { Mark } from "@/lib/page/page"
import type { InlineBuilder } from "./inline"

const punctuation = /[!-/:-@[-`{-~]/
const entity = /&(?:#[xX][\da-fA-F]{1,6}|#\d{1,7}|[A-Za-z][A-Za-z\d]{1,31});?/y

/** What stands for text in the file: Markdown has backslashes and line prefixes, HTML has entities without an end. */
export type Spelling = "markdown" | "html"

/**
 * Puts `value`, as a parser decoded it, into the builder piece by piece, walking along `file` from `from` to `to`.
 * A line end becomes one space (soft line breaks are how the file was typed, not what it says).
 * When the two cannot be walked together the whole is one stretch that is not literal, which is always right.
 */
export function alignText(
  into: InlineBuilder,
  value: string,
  marks: readonly Mark[],
  file: string,
  from: number,
  to: number,
  spelling: Spelling,
): void {
  const pieces = walk(value, file, from, to, spelling)
  if (pieces === null) into.text(value.replace(/[ \t]*(?:\r\n?|\n)[ \t]*/g, " "), marks, from, to, false)
  else for (const p of pieces) into.text(p.words, marks, p.from, p.to, p.literal)
}

interface Piece {
  words: string
  from: number
  to: number
  literal: boolean
}

export function walk(value: string, file: string, from: number, to: number, spelling: Spelling): Piece[] | null {
  const out: Piece[] = []
  let i = 0
  let at = from
  let literalFrom = from
  let literalStart = 0
  const flush = (): void => {
    if (i > literalStart) out.push({ words: value.slice(literalStart, i), from: literalFrom, to: at, literal: true })
  }
  const jump = (units: number, length: number, words = value.slice(i, i + units)): void => {
    flush()
    out.push({ words, from: at, to: at + length, literal: false })
    i += units
    at += length
    literalFrom = at
    literalStart = i
  }
  while (i < value.length) {
    if (at >= to) return null
    const unit = value[i] as string
    const raw = file[at] as string
    // The parser of Markdown leaves a line end in the text as it is in the file.
    if (spelling === "markdown" && (unit === "\n" || unit === "\r")) {
      let end = at
      while (end < to && (file[end] === " " || file[end] === "\t")) end++
      if (file[end] === "\r" && file[end + 1] === "\n") end += 2
      else if (file[end] === "\n" || file[end] === "\r") end += 1
      else return null
      while (end < to && /[ \t>]/.test(file[end] as string)) end++
      jump(value.startsWith("\r\n", i) ? 2 : 1, end - at, " ")
    } else if (
      spelling === "markdown" &&
      raw === "\\" &&
      punctuation.test(file[at + 1] ?? "") &&
      file[at + 1] === unit
    ) {
      jump(1, 2)
    } else if (raw === "&" && entityAt(file, at, to) !== null) {
      const name = entityAt(file, at, to) as string
      const literalAmpersand = unit === "&" && value.startsWith(name, i)
      if (literalAmpersand && !/^&(?:amp|#0*38|#x0*26);?$/i.test(name)) {
        i += 1
        at += 1
      } else {
        const units = unitsOf(value, i, file[at + name.length])
        jump(units, name.length)
      }
    } else if (unit === "\n" && raw === "\r") {
      jump(1, file[at + 1] === "\n" ? 2 : 1)
    } else if (unit === raw) {
      i += 1
      at += 1
    } else if (unit === "\uFFFD" && raw === "\0") {
      jump(1, 1)
    } else return null
  }
  flush()
  return out
}

function entityAt(file: string, at: number, to: number): string | null {
  entity.lastIndex = at
  const found = entity.exec(file)?.[0]
  return found !== undefined && at + found.length <= to ? found : null
}

/** A character reference stands for one character, rarely for two: the text after it tells. */
function unitsOf(value: string, at: number, next: string | undefined): number {
  const first = value.codePointAt(at) ?? 0
  const size = first > 0xffff ? 2 : 1
  const follows = value[at + size]
  if (follows === undefined || next === undefined || follows === next || /[\\&\r\n \t]/.test(next)) return size
  return value[at + size + 1] === next ? size + 1 : size
}
