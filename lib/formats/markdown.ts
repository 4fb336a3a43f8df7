/**
 * Markdown: CommonMark with tables, strike-through, task lists, notes and front matter.
 *
 * Purpose: documentation pages in and out, without touching what nobody edited.
 * Design: micromark's tree gives blocks with exact places; raw HTML, template tags and front matter are kept as written.
 *   Tangled input is refused before parsing (markdown-limits.ts), because several constructs cost the square of their
 *   number.
 * Guarantees: what is written reads back as the fitted page; each block is read again while it is written, and where
 *   light escaping does not hold, every mark of punctuation is escaped.
 * Not here: rendering to HTML. That is: read here, write with html.ts.
 */
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Lang, Page } from "@/lib/page/page"
import { fitPage } from "./fit"
import type { FormatRefusal } from "./format"
import { isTooMuchMarkdown, isTooTangled } from "./markdown-limits"
import { readMarkdownTree } from "./markdown-read"
import { BlockTooLong } from "./markdown-windows"
import { markdownCarries, spotOf, writeInline, writeMarkdownBlocks } from "./markdown-write"
import { bounded, type Placed, type SplicingFormat, withoutPlaces } from "./placed"
import { verified } from "./verified"

const readPlaced = bounded((file: string, lang: Lang): Outcome<Noted<Placed>, FormatRefusal> => {
  return isTooMuchMarkdown(file) ? refuse("markdown-too-large") : readAny(file, lang)
})

/** However long it is. */
function readAny(file: string, lang: Lang): Outcome<Noted<Placed>, FormatRefusal> {
  if (file.trim() === "") return refuse("empty")
  if (isTooTangled(file)) return refuse("too-deep")
  try {
    return done(readMarkdownTree(file, lang))
  } catch (error) {
    if (error instanceof BlockTooLong) return refuse("markdown-too-large")
    throw error
  }
}

function write(page: Page): Noted<string> {
  const fitted = fitPage(page, markdownCarries)
  return verified(fitted, page.lang, bounded(readAny), (blocks, care) => writeMarkdownBlocks(blocks, care))
}

export const markdown: SplicingFormat = {
  id: "markdown",
  extensions: [".md", ".markdown", ".mdown", ".mkd", ".mdx"],
  mime: "text/markdown",
  read: (file, lang) => withoutPlaces(readPlaced(file, lang)),
  readPlaced,
  write,
  writeBlocks: blocks => write({ lang: "", blocks }).value.trimEnd(),
  writeInner: block =>
    block.kind === "code"
      ? block.text
      : block.kind === "opaque"
        ? null
        : writeInline(block.inline, "light", spotOf(block)),
  writeWords: (words, block) =>
    block.kind === "code" ? words : writeInline([{ kind: "text", text: words, marks: [] }], "light", spotOf(block)),
}
