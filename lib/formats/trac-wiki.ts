/**
 * Trac wiki text.
 *
 * Purpose: wiki pages, ticket descriptions and comments, in and out.
 * Design: lines make blocks (trac-blocks.ts), one ordered alternation makes the runs inside (trac-inline.ts), after
 *   Trac's own grammar; macros and unknown processors are kept as written.
 * Guarantees: as for Markdown, what is written reads back as the fitted page.
 * Not here: ticket dumps (trac-ticket.ts), rendering.
 */
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Lang, Page } from "@/lib/page/page"
import { fitPage } from "./fit"
import type { FormatRefusal } from "./format"
import { MOST_CHARACTERS } from "./format"
import { bounded, type Placed, type SplicingFormat, withoutPlaces } from "./placed"
import { readTracBlocks } from "./trac-blocks"
import { tracCarries, writeTracBlocks, writeTracInline } from "./trac-write"
import { verified } from "./verified"

const readPlaced = bounded((file: string, lang: Lang): Outcome<Noted<Placed>, FormatRefusal> => {
  if (file.length > MOST_CHARACTERS) return refuse("too-large")
  if (file.trim() === "") return refuse("empty")
  return done(readTracBlocks(file, lang))
})

const write = (page: Page): Noted<string> =>
  verified(fitPage(page, tracCarries), page.lang, readPlaced, (blocks, care) => writeTracBlocks(blocks, care))

export const tracWiki: SplicingFormat = {
  id: "trac-wiki",
  extensions: [".trac", ".wiki"],
  mime: "text/x-trac-wiki",
  read: (file, lang) => withoutPlaces(readPlaced(file, lang)),
  readPlaced,
  write,
  writeBlocks: blocks => write({ lang: "", blocks }).value.trimEnd(),
  writeInner: block =>
    block.kind === "code"
      ? block.text
      : block.kind === "opaque"
        ? null
        : writeTracInline(block.inline, "light", block.kind === "cell"),
  writeWords: (words, block) =>
    block.kind === "code"
      ? words
      : writeTracInline([{ kind: "text", text: words, marks: [] }], "light", block.kind === "cell", "middle"),
}
