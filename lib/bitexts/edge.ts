import type { RowBlock } from "@/lib/page/bitext"
import { type Inline, text } from "@/lib/page/page"
import { inlineOf } from "./kinds"

/** White space after the last word stands outside the segment, where it has no marks. */
export function withoutEdge(side: readonly RowBlock[]): readonly [readonly RowBlock[], string] {
  const last = side.at(-1)
  if (!last || last.block.kind === "opaque" || last.block.kind === "code") return [side, ""]
  const runs = inlineOf(last.block)
  const run = runs.at(-1)
  if (run?.kind !== "text" || run.marks.length > 0) return [side, ""]
  const words = run.text.replace(/\s+$/u, "")
  if (words === run.text || (words === "" && runs.length === 1 && side.length === 1)) return [side, ""]
  const kept: Inline[] = [...runs.slice(0, -1), ...(words === "" ? [] : [text(words)])]
  const block = { ...last.block, inline: kept }
  return [[...side.slice(0, -1), { ...last, block }], run.text.slice(words.length)]
}
