import { blockText, type Page } from "@/lib/page/page"
import { sentenceSpans } from "@/lib/text/sentences"
import type { Segment } from "./types"

/**
 * The segments of a page, in order; together they are every block that has words, character by character.
 * Headings and code are one segment each. Blocks of white space, and opaque ones, have none.
 */
export function segmentPage(page: Page): Segment[] {
  const segments: Segment[] = []
  page.blocks.forEach((block, at) => {
    const text = blockText(block)
    if (text.trim() === "") return
    const whole = block.kind === "heading" || block.kind === "code"
    for (const { from, to } of whole ? [{ from: 0, to: text.length }] : sentenceSpans(text, page.lang)) {
      segments.push({ id: segments.length, kind: block.kind, block: at, from, to, text: text.slice(from, to) })
    }
  })
  return segments
}
