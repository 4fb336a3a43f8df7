/** Whether two pages say the same: ids, places and the spelling of a rule or table id do not count. */
import type { Block, Page } from "@/lib/page/page"
import { isRule } from "./fit"
import { sameInline, tidyInline } from "./inline"

export function sameBlocks(a: readonly Block[], b: readonly Block[]): boolean {
  return a.length === b.length && firstDifference(a, b) === -1
}

export const samePages = (a: Page, b: Page): boolean => sameBlocks(a.blocks, b.blocks)

/** The index of the first block that differs, or -1; a missing block differs. */
export function firstDifference(a: readonly Block[], b: readonly Block[]): number {
  const tables = new Map<string, string>()
  for (let i = 0; i < Math.max(a.length, b.length); i++) {
    const x = a[i]
    const y = b[i]
    if (x === undefined || y === undefined || !sameBlock(x, y)) return i
    if (x.kind === "cell" && y.kind === "cell") {
      const known = tables.get(x.table)
      if (known !== undefined && known !== y.table) return i
      tables.set(x.table, y.table)
    }
  }
  return -1
}

export function sameBlock(a: Block, b: Block): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === "opaque") return b.kind === "opaque" && (a.raw === b.raw || (isRule(a.raw) && isRule(b.raw)))
  if (a.kind === "code") return b.kind === "code" && a.text === b.text && a.info === b.info
  if (b.kind === "opaque" || b.kind === "code") return false
  if (a.kind === "heading" && b.kind === "heading" && a.level !== b.level) return false
  if (a.kind === "item" && b.kind === "item") {
    if (a.level !== b.level || a.ordered !== b.ordered) return false
    if (a.number !== undefined && b.number !== undefined && a.number !== b.number) return false
  }
  if (a.kind === "cell" && b.kind === "cell") {
    if (a.row !== b.row || a.column !== b.column || a.header !== b.header) return false
  }
  return sameInline(tidyInline(a.inline), tidyInline(b.inline))
}
