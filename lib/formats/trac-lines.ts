/** What the lines of a Trac wiki text are: the grammar of blocks, one pattern a kind. */

const headingStart = /^[ \t]*(={1,6})[ \t]+(?=\S)/
const anchor = /^#[\p{L}_:][\p{L}\p{N}_:.-]*[ \t]*$/u

/** A heading's level and where its words are in the line; null for other lines. */
export function headingOf(line: string): { level: number; from: number; to: number } | null {
  const start = headingStart.exec(line)
  if (start === null) return null
  const from = start[0].length
  const sharp = line.lastIndexOf("#")
  const anchored = sharp > from && /[ \t]/.test(line[sharp - 1] ?? "") && anchor.test(line.slice(sharp))
  let to = anchored ? sharp : line.length
  const cut = (test: RegExp): void => {
    while (to > from && test.test(line[to - 1] as string)) to--
  }
  cut(/\s/)
  cut(/=/)
  cut(/\s/)
  return to > from ? { level: (start[1] as string).length, from, to } : null
}

export const item = /^([ \t]*)(?:([-*•])|(\d+)\.|([ivxIVX]{1,5}|[a-zA-Z])\.)[ \t]+(?=\S)/u

/** Where the term of a definition list is in its line, and where its words begin; colons in code do not count. */
export function definitionOf(line: string): { from: number; to: number; words: number } | null {
  const from = line.length - line.trimStart().length
  if (from === 0 || from === line.length) return null
  for (let at = from; at < line.length; at++) {
    const code = line[at] === "`" ? "`" : line.startsWith("{{{", at) ? "}}}" : null
    if (code !== null) {
      const end = line.indexOf(code, at + code.length)
      if (end === -1) return null
      at = end + code.length - 1
    } else if (line.startsWith("::", at) && /^(?:[ \t]|$)/.test(line.slice(at + 2, at + 3))) {
      const rest = line.slice(at + 2)
      const to = line.slice(0, at).trimEnd().length
      return to > from ? { from, to, words: line.length - rest.trimStart().length } : null
    }
  }
  return null
}

export const citation = /^[ \t]*(>(?: *>)*)[ \t]?/
export const rule = /^[ \t]*-{4,}[ \t]*$/
export const tableRow = /^[ \t]*\|\|/
export const rowMark = /^[ \t]*\|-+/
export const fenceStart = /^([ \t]*)\{\{\{[ \t]*(?:#!([\w+-][\w+./-]*)(.*))?$/
export const fenceEnd = /^[ \t]*\}\}\}[ \t]*$/
export const processor = /^[ \t]*#!([\w+-][\w+./-]*)(.*)$/
