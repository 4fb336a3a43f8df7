/** One line of a Trac table to its cells. */
export interface WikiCell {
  /** The cell with its bars, and its words without space; offsets in the line. */
  readonly start: number
  readonly end: number
  readonly from: number
  readonly to: number
  readonly header: boolean
}

export interface WikiRow {
  readonly cells: readonly WikiCell[]
  /** A backslash at the end: the next line has more cells of this row. */
  readonly goesOn: boolean
  readonly spans: boolean
}

/** Where the bars are; those inside code do not part cells. */
function barsIn(line: string): number[] {
  const out: number[] = []
  const missing = new Set<string>()
  for (let at = 0; at < line.length; at++) {
    const code = line[at] === "`" ? "`" : line.startsWith("{{{", at) ? "}}}" : null
    // Looked for once where it is missing: a line of opening signs is no reason to read it again for each.
    const end = code === null ? -1 : missing.has(code) ? -1 : line.indexOf(code, at + code.length)
    if (code !== null && end === -1) missing.add(code)
    if (code !== null && end !== -1) at = end + code.length - 1
    else if (line.startsWith("||", at)) {
      out.push(at)
      at++
    }
  }
  return out
}

export function cellsOf(line: string): WikiRow {
  const goesOn = /\\\s*$/.test(line)
  const text = goesOn ? line.replace(/\\\s*$/, "") : line
  const bars = barsIn(text)
  const cells: WikiCell[] = []
  let spans = false
  let spanned = false
  bars.forEach((bar, i) => {
    const start = bar + 2
    const next = bars[i + 1]
    const end = next ?? text.length
    const words = text.slice(start, end)
    if (words === "" && next !== undefined) {
      spans = true
      spanned = true
      return
    }
    // After the last bar there is nothing, unless the bars before it span columns and the row goes on.
    if (next !== undefined || words.trim() !== "" || (spanned && goesOn)) cells.push(cellIn(words, bar, start, end))
    spanned = false
  })
  return { cells, goesOn, spans }
}

function cellIn(words: string, bar: number, start: number, end: number): WikiCell {
  const header = /^=[\s\S]*=$/.test(words) && words.length > 1
  const held = header ? words.slice(1, -1) : words
  const lead = held.length - held.trimStart().length
  const from = start + (header ? 1 : 0) + (held.trim() === "" ? 0 : lead)
  return { start: bar, end, from, to: from + held.trim().length, header }
}
