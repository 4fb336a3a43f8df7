/**
 * Putting words that somebody has written elsewhere back into a pair: as few letters as possible are replaced, so that what
 * hangs on the others stays. Lines are the target's blocks, read as if every suggestion were taken.
 */
import type { Node } from "prosemirror-model"
import type { Transaction } from "prosemirror-state"
import { schema } from "./schema"
import { project } from "./suggest/project"

/** A line for each block of the pair's target. */
export const wordLines = (pair: Node): readonly string[] =>
  project(pair, "taken").children.map(block => block.textContent)

/**
 * Makes the target of the pair at `start` read like `lines`.
 * @param tr its document is the one that `pair` and `start` are of
 * @returns false, and nothing is changed, when the target has other blocks than these
 */
export function putWords(tr: Transaction, pair: Node, start: number, lines: readonly string[]): boolean {
  const target = pair.child(1)
  if (target.childCount !== lines.length || wordLines(pair).length !== lines.length) return false
  const targetAt = start + 1 + pair.child(0).nodeSize + 1
  const blocks: { readonly block: Node; readonly at: number; readonly line: string }[] = []
  target.forEach((block, offset, i) => blocks.push({ block, at: targetAt + offset + 1, line: lines[i] ?? "" }))
  // From the end, so that places before stay where they are.
  for (const { block, at, line } of blocks.reverse()) putLine(tr, block, at, line)
  return true
}

function putLine(tr: Transaction, block: Node, at: number, line: string): void {
  const places: number[] = []
  let now = ""
  block.forEach((node, offset) => {
    if (!node.isText || node.marks.some(mark => mark.type === schema.marks.del)) return
    for (let i = 0; i < node.nodeSize; i++) places.push(at + offset + i)
    now += node.text ?? ""
  })
  if (now === line) return
  let from = 0
  while (from < now.length && now[from] === line[from]) from++
  // A letter of two units is not cut in two.
  if (from > 0 && /[\uD800-\uDBFF]/.test(now[from - 1] ?? "")) from--
  let same = 0
  const most = Math.min(now.length, line.length) - from
  while (same < most && now[now.length - 1 - same] === line[line.length - 1 - same]) same++
  if (same > 0 && /[\uDC00-\uDFFF]/.test(now[now.length - same] ?? "")) same--
  const words = line.slice(from, line.length - same)
  const first = places[from]
  const last = places[now.length - same - 1]
  const end = places.length > 0 ? (places[places.length - 1] ?? at) + 1 : at
  const begin = first ?? end
  tr.insertText(words, begin, now.length - same > from && last !== undefined ? last + 1 : begin)
}
