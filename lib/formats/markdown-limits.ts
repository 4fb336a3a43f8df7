/** Input whose parsing would take a time that grows with the square of its size. */

/** Nesting of quotations and lists that nobody writes. */
const deepest = 50
/** Delimiters in one paragraph; tables and lists part them line by line, so that real pages stay far below. */
const mostDelimiters = 3000

export function isTooTangled(file: string): boolean {
  let delimiters = 0
  let definitions = 0
  for (const found of file.matchAll(/[^\r\n]*(?:\r\n|\r|\n|$)/g)) {
    const line = found[0]
    if (/^(?:[ \t]*>){51}/.test(line) || /^(?:[ \t]*(?:[-*+]|\d{1,9}[.)])(?=[ \t])){51}/.test(line)) return true
    if (line.trim() === "" || /^\s*(?:\||[-*+]\s|\d+[.)]\s|#)/.test(line)) delimiters = 0
    if (/^ {0,3}\[[^\]]+\]:/.test(line) && ++definitions > 20_000) return true
    delimiters += line.match(/[*_~[\]`<!]+/g)?.length ?? 0
    if (
      delimiters > mostDelimiters ||
      (line.length > 10_000 && (line.match(/[*_~[\]`<!]/g)?.length ?? 0) > 2 * mostDelimiters)
    ) {
      return true
    }
  }
  return indentTooDeep(file)
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
