/**
 * HTML: read for its words, written plainly.
 *
 * Purpose: any page of the web, or a piece of one, to blocks; and blocks to a clean page.
 * Design: parse5 builds the tree and knows where everything stood. The model is an allow-list: what has no place in it
 *   (scripts, styles, handlers, embedded things) is left out with a note, so nothing that runs can come out again.
 * Guarantees: no tag, attribute or address is ever copied from the file into what is written, except link and picture
 *   addresses that passed `isSafeLink`/`isSafePicture`. Not recursive: depth costs memory only.
 * Not here: showing HTML. Previews are drawn from the Page.
 */
import { done, type Noted, type Outcome, refuse } from "@/lib/page/outcome"
import type { Lang, Page } from "@/lib/page/page"
import { fitPage } from "./fit"
import type { FormatRefusal } from "./format"
import { MOST_CHARACTERS } from "./format"
import { readHtmlTree } from "./html-read"
import { escapeHtml, htmlCarries, writeHtmlBlocks, writeHtmlInner } from "./html-write"
import { bounded, type Placed, type SplicingFormat, withoutPlaces } from "./placed"

const readPlaced = bounded((file: string, lang: Lang): Outcome<Noted<Placed>, FormatRefusal> => {
  if (file.length > MOST_CHARACTERS) return refuse("too-large")
  if (file.trim() === "") return refuse("empty")
  const read = readHtmlTree(file, lang)
  if (read === "too-deep") return refuse("too-deep")
  return read.value.page.blocks.length === 0 ? refuse("no-text-in-it") : done(read)
})

/** A whole page: most receivers take the body out of it, and a browser opens it as it is. */
function write(page: Page): Noted<string> {
  const { blocks, notes } = fitPage(page, htmlCarries)
  const title = page.title === undefined ? "" : `<title>${escapeHtml(page.title)}</title>\n`
  const lang = page.lang === "" ? "" : ` lang="${escapeHtml(page.lang)}"`
  const head = `<!doctype html>\n<html${lang}>\n<head>\n<meta charset="utf-8">\n${title}</head>\n<body>\n`
  return { value: `${head}${writeHtmlBlocks(blocks)}\n</body>\n</html>\n`, notes }
}

export const html: SplicingFormat = {
  id: "html",
  extensions: [".html", ".htm", ".xhtml"],
  mime: "text/html",
  read: (file, lang) => withoutPlaces(readPlaced(file, lang)),
  readPlaced,
  write,
  writeBlocks: blocks => writeHtmlBlocks(fitPage({ lang: "", blocks }, htmlCarries).blocks),
  writeInner: writeHtmlInner,
  writeWords: words => escapeHtml(words),
}
