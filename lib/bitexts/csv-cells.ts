/** Comma-separated values as rows of cells, by RFC 4180 with any of four separators. */
import { done, type Outcome, refuse } from "@/lib/page/outcome"

export const separators = [",", ";", "\t", "|"] as const
export type Separator = (typeof separators)[number]

/** The separator that cuts the first lines into most columns, always as many. */
export function sniffSeparator(file: string): Separator {
  const start = file.slice(0, 20_000)
  const scored = separators.map(separator => {
    const read = readCells(start.slice(0, Math.max(start.lastIndexOf("\n"), 0)) || start, separator)
    const rows = read.ok ? read.value.slice(0, 20) : []
    const widths = rows.map(row => row.cells.length)
    const width = widths[0] ?? 1
    const same = widths.filter(one => one === width).length / Math.max(1, widths.length)
    return { separator, score: width < 2 ? 0 : same * (1 + Math.log2(width)) }
  })
  return scored.reduce((best, one) => (one.score > best.score ? one : best), scored[0] ?? { separator: ",", score: 0 })
    .separator
}

export interface CellRow {
  readonly cells: readonly string[]
  /** Of its first cell; counts from 1. */
  readonly line: number
}

/** Lines with nothing in them are passed over. Refuses what opens a quotation and never closes it, with its line. */
export function readCells(file: string, separator: Separator): Outcome<readonly CellRow[], "ragged"> {
  const rows: CellRow[] = []
  let cells: string[] = []
  let line = 1
  let begun = 1
  let at = file.startsWith("\ufeff") ? 1 : 0
  const end = (): void => {
    if (cells.length > 1 || cells[0] !== "") rows.push({ cells, line: begun })
    cells = []
  }
  while (at <= file.length) {
    let cell = ""
    if (file[at] === '"') {
      const opened = line
      let from = ++at
      for (;;) {
        const quote = file.indexOf('"', at)
        if (quote < 0) return refuse("ragged", String(opened))
        if (file[quote + 1] === '"') {
          at = quote + 2
          continue
        }
        cell = file.slice(from, quote).replaceAll('""', '"')
        at = quote + 1
        break
      }
      line += cell.split("\n").length - 1
      from = at
      at = cellEnd(file, at, separator)
      cell += file.slice(from, at)
    } else {
      const from = at
      at = cellEnd(file, at, separator)
      cell = file.slice(from, at)
    }
    cells.push(cell)
    const sign = file[at]
    if (sign === separator) at++
    else {
      at += sign === "\r" && file[at + 1] === "\n" ? 2 : 1
      line++
      end()
      begun = line
    }
  }
  if (cells.length > 0) end()
  return done(rows)
}

function cellEnd(file: string, from: number, separator: Separator): number {
  let at = from
  while (at < file.length && file[at] !== separator && file[at] !== "\n" && file[at] !== "\r") at++
  return at
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe before it, where that is wanted. */
export function writeCell(words: string, separator: string, safe: boolean): string {
  const tamed = safe && /^[=+\-@\t\r]/.test(words) && !/^[+-]?[\d.,]+$/.test(words) ? `'${words}` : words
  return tamed.includes(separator) || /["\r\n]/.test(tamed) || tamed !== tamed.trim()
    ? `"${tamed.replaceAll('"', '""')}"`
    : tamed
}
