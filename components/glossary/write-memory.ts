import { writeTmx } from "@/lib/bitexts/tmx"
import { plainRow, type RowBlock } from "@/lib/page/bitext"
import type { Inline } from "@/lib/page/page"
import type { MemoryUnit } from "@/lib/review/memory/memory"
import type { MemoryLanguages } from "@/lib/sync/memory"

/** TMX 1.4b of these pairs, as plain text with its line breaks. */
export function writeMemory(units: readonly MemoryUnit[], { source, target }: MemoryLanguages): string {
  const rows = units.map((unit, i) => plainRow(`m${i + 1}`, sideOf(unit.source, 2 * i), sideOf(unit.target, 2 * i + 1)))
  return writeTmx({ source, target, title: "", rows, threads: [] }, { all: true }).value
}

function sideOf(words: string, n: number): RowBlock[] {
  const inline = words
    .split("\n")
    .flatMap((line, i): Inline[] => [
      ...(i === 0 ? [] : [{ kind: "break" as const, marks: [] }]),
      ...(line === "" ? [] : [{ kind: "text" as const, text: line, marks: [] }]),
    ])
  return [{ block: { kind: "paragraph", id: `b${n + 1}`, inline }, goesOn: false }]
}
