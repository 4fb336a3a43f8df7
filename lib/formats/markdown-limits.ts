/** Input whose parsing would take a time that grows with the square of its size. */

/** Its parser takes between 1.5 and 5 microseconds a character: a page of this size is read in one to four seconds. */
export const mostMarkdown = 800_000
/** Lines with words on them: each costs as much as a dozen characters. */
export const mostMarkdownLines = 30_000

/** Too long for its parser, whatever it says. */
export function isTooMuchMarkdown(file: string): boolean {
  if (file.length > mostMarkdown) return true
  let lines = 0
  for (const _ of file.matchAll(/^[^\r\n]*[^\s][^\r\n]*$/gm)) if (++lines > mostMarkdownLines) return true
  return false
}

/** Nesting of quotations and lists that nobody writes. */
const deepest = 50
/** Delimiters in one paragraph; tables and lists part them line by line, so that real pages stay far below. */
const mostDelimiters = 3000

/** Lines of a quotation that go on without a mark, before a blank line: each makes the parser look back at all others. */
const mostLazy = 300
/** Quoted lines before a blank one. */
const mostQuoted = 10_000

export function isTooTangled(file: string): boolean {
  let delimiters = 0
  let quoted = 0
  let lazy = 0
  let definitions = 0
  for (const found of file.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const line = found[0]
    if (/^(?:[ \t]*>){51}/.test(line) || /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])){51}/.test(line)) return true
    const isBlank = /^[\s>]*$/.test(line)
    if (isBlank) {
      quoted = 0
      lazy = 0
    } else if (/^ {0,3}>/.test(line)) quoted++
    else if (quoted > 0) lazy++
    if (lazy > mostLazy || quoted > mostQuoted) return true
    if (isBlank || /^\s*(?:\||[-*+]\s|\d+[.)]\s|#)/.test(line)) delimiters = 0
    if (/^ {0,3}\[[^\]]+\]:/.test(line) && ++definitions > 20_000) return true
    delimiters += line.match(/[*_~[\]`<!]+/g)?.length ?? 0
    if (
      delimiters > mostDelimiters ||
      (line.length > 10_000 && (line.match(/[*_~[\]`<!]/g)?.length ?? 0) > 2 * mostDelimiters)
    ) {
      return true
    }
  }
  return hasTooManyContainers(file) || indentTooDeep(file)
}

/** Quotations and lists one after another: closing each costs the parser a look at all it has read. */
const mostContainers = 1000

function hasTooManyContainers(file: string): boolean {
  let count = 0
  let last = ""
  for (const found of file.matchAll(/^ {0,3}(?:(>)|([-*+]|\d{1,9}[.)])(?=\s)|(\S)|$)/gm)) {
    const kind =
      found[1] !== undefined ? "quote" : found[2] !== undefined ? "list" : found[3] !== undefined ? "words" : "blank"
    // Items parted by blank lines are one list; quotations so parted are many.
    if (kind === "blank") last = last === "quote" ? "" : last
    else {
      if (kind !== "words" && kind !== last && ++count > mostContainers) return true
      last = kind
    }
  }
  return false
}

/** Lists nested by indentation, one level a line. */
function indentTooDeep(file: string): boolean {
  const open: number[] = []
  for (const found of file.matchAll(/^([ \t]*)(?:[-*+]|\d{1,9}[.)])[ \t]/gm)) {
    const indent = (found[1] as string).replaceAll("\t", "    ").length
    while (open.length > 0 && (open.at(-1) as number) >= indent) open.pop()
    open.push(indent)
    if (open.length > deepest) return true
  }
  return false
}
