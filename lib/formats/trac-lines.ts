/** What the lines of a Trac wiki text are: the grammar of blocks, one pattern a kind. */

const headingStart = /^[ \t]*(={1,6})[ \t]+(?=\S)/
const anchor = /[ \t]+#[\p{L}_:][\p{L}\p{N}_:.-]*[ \t]*$/u

/** A heading's level and where its words are in the line; null for other lines. */
export function headingOf(line: string): { level: number; from: number; to: number } | null {
  const start = headingStart.exec(line)
  if (start === null) return null
  const from = start[0].length
  const anchored = anchor.exec(line)
  let to = anchored !== null && anchored.index >= from ? anchored.index : line.length
  const cut = (test: RegExp): void => {
    while (to > from && test.test(line[to - 1] as string)) to--
  }
  cut(/\s/)
  cut(/=/)
  cut(/\s/)
  return to > from ? { level: (start[1] as string).length, from, to } : null
}

export const item = /^([ \t]*)(?:([-*•])|(\d+)\.|([ivxIVX]{1,5}|[a-zA-Z])\.)[ \t]+(?=\S)/u
export const definition = /^[ \t]+((?:`[^`]*`|\{\{\{.*?\}\}\}|[^`{:]|:(?!:))+)::(?:[ \t]+|$)/
export const citation = /^[ \t]*(>(?: *>)*)[ \t]?/
export const rule = /^[ \t]*-{4,}[ \t]*$/
export const tableRow = /^[ \t]*\|\|/
export const rowMark = /^[ \t]*\|-+/
export const fenceStart = /^([ \t]*)\{\{\{[ \t]*(?:#!([\w+-][\w+./-]*)(.*))?$/
export const fenceEnd = /^[ \t]*\}\}\}[ \t]*$/
export const processor = /^[ \t]*#!([\w+-][\w+./-]*)(.*)$/
