/** Lines of a file with their places. `to` is before the line end, `end` after it. */
export interface Line {
  readonly from: number
  readonly to: number
  readonly end: number
  readonly text: string
}

export function linesOf(file: string): Line[] {
  const out: Line[] = []
  let from = file.charCodeAt(0) === 0xfeff ? 1 : 0
  const ends = /\r\n|\r|\n/g
  ends.lastIndex = from
  for (let end = ends.exec(file); end !== null; end = ends.exec(file)) {
    out.push({ from, to: end.index, end: ends.lastIndex, text: file.slice(from, end.index) })
    from = ends.lastIndex
  }
  if (from < file.length) out.push({ from, to: file.length, end: file.length, text: file.slice(from) })
  return out
}

/** The line end a file uses most, for what is added to it. */
export function lineEndOf(file: string): string {
  const crlf = file.split("\r\n").length - 1
  const lf = file.split("\n").length - 1 - crlf
  return crlf > lf ? "\r\n" : lf === 0 && crlf === 0 && file.includes("\r") ? "\r" : "\n"
}

/** Where `words` end that stand in the file from `from`, any line end being a line end; null where they do not. */
export function verbatimEnd(file: string, from: number, words: string): number | null {
  let at = from
  for (const unit of words) {
    if (unit === "\n" && file[at] === "\r") at += file[at + 1] === "\n" ? 2 : 1
    else if (file.startsWith(unit, at)) at += unit.length
    else return null
  }
  return at
}
