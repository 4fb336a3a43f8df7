/** Blocks to HTML. Everything is escaped; raw passages travel as data in an attribute, where nothing can run. */
import type { Block, Inline, Mark } from "@/lib/page/page"
import { type Carries, isRule } from "./fit"
import { isSafeLink, isSafePicture } from "./href"
import { tidyInline } from "./inline"

export const htmlCarries: Carries = {
  marks: new Set(["strong", "em", "code", "link", "sub", "sup", "strike", "underline"]),
  linkTitles: true,
  images: true,
  placeholders: true,
  opaque: true,
  rule: "<hr>",
  code: true,
  quotes: true,
  tables: "any",
  edgeSpaces: true,
  title: true,
}

const names: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" }

export const escapeHtml = (words: string): string => words.replace(/[&<>"']/g, c => names[c] as string)

/** Spaces that would collapse are written as references; the reader takes those at their word. */
const escapeSpaces = (words: string): string =>
  words
    .replace(/[\t\n\f\r]/g, c => `&#${c.charCodeAt(0)};`)
    .replace(/ {2,}/g, run => ` ${"&#32;".repeat(run.length - 1)}`)

const tags: Readonly<Record<Exclude<Mark["kind"], "link">, string>> = {
  strong: "strong",
  em: "em",
  code: "code",
  sub: "sub",
  sup: "sup",
  strike: "s",
  underline: "u",
}

export function writeHtmlInline(inline: readonly Inline[]): string {
  const runs = tidyInline(inline)
  const out: string[] = []
  runs.forEach((run, i) => {
    const before = runs[i - 1]
    const after = runs[i + 1]
    if (run.kind === "text") {
      let words = escapeSpaces(escapeHtml(run.text))
      const startsBare = before === undefined || before.kind === "break" || endsInSpace(before)
      if (startsBare && words.startsWith(" ")) words = `&#32;${words.slice(1)}`
      if ((after === undefined || after.kind === "break") && words.endsWith(" ")) words = `${words.slice(0, -1)}&#32;`
      out.push(wrapped(words, run.marks))
    } else if (run.kind === "break") out.push("<br>")
    else if (run.kind === "image") out.push(wrapped(writeImage(run), run.marks))
    else {
      const label = escapeHtml(run.label)
      out.push(
        wrapped(`<span data-placeholder="${escapeHtml(run.raw)}" data-label="${label}">${label}</span>`, run.marks),
      )
    }
  })
  return out.join("")
}

const endsInSpace = (run: Inline): boolean => run.kind === "text" && run.text.endsWith(" ")

function writeImage(image: Extract<Inline, { kind: "image" }>): string {
  const src = isSafePicture(image.src) ? ` src="${escapeHtml(image.src)}"` : ""
  const title = image.title === undefined ? "" : ` title="${escapeHtml(image.title)}"`
  return `<img${src} alt="${escapeHtml(image.alt)}"${title}>`
}

function wrapped(words: string, marks: readonly Mark[]): string {
  return marks.reduceRight((inside, mark) => {
    if (mark.kind !== "link") return `<${tags[mark.kind]}>${inside}</${tags[mark.kind]}>`
    if (!isSafeLink(mark.href)) return inside
    const title = mark.title === undefined ? "" : ` title="${escapeHtml(mark.title)}"`
    return `<a href="${escapeHtml(mark.href)}"${title}>${inside}</a>`
  }, words)
}

export function writeHtmlInner(block: Block): string | null {
  if (block.kind === "code") return escapeHtml(block.text)
  return block.kind === "opaque" ? null : writeHtmlInline(block.inline)
}

export function writeHtmlBlocks(blocks: readonly Block[]): string {
  const out: string[] = []
  for (let i = 0; i < blocks.length; ) {
    const block = blocks[i] as Block
    if (block.kind === "item") {
      let end = i
      while (blocks[end]?.kind === "item") end++
      out.push(writeList(blocks.slice(i, end) as Extract<Block, { kind: "item" }>[]))
      i = end
    } else if (block.kind === "cell") {
      let end = i
      for (let b = blocks[end]; b?.kind === "cell" && b.table === block.table; b = blocks[++end]);
      out.push(writeTable(blocks.slice(i, end) as Extract<Block, { kind: "cell" }>[]))
      i = end
    } else {
      out.push(writeHtmlBlock(block))
      i++
    }
  }
  return out.join("\n")
}

function writeHtmlBlock(block: Exclude<Block, { kind: "item" | "cell" }>): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${writeHtmlInline(block.inline)}</h${block.level}>`
    case "paragraph":
      return `<p>${writeHtmlInline(block.inline)}</p>`
    case "quote":
      return `<blockquote><p>${writeHtmlInline(block.inline)}</p></blockquote>`
    case "code": {
      const info = block.info === "" ? "" : ` data-info="${escapeHtml(block.info)}"`
      return `<pre${info}><code>${escapeHtml(block.text)}</code></pre>`
    }
    case "opaque":
      return isRule(block.raw) ? "<hr>" : `<div data-opaque="${escapeHtml(block.raw)}"></div>`
  }
}

function writeList(items: readonly Extract<Block, { kind: "item" }>[]): string {
  const out: string[] = []
  const open: { tag: string; number: number }[] = []
  const close = (): void => {
    const list = open.pop()
    if (list !== undefined) out.push(`</li></${list.tag}>`)
  }
  for (const item of items) {
    const tag = item.ordered ? "ol" : "ul"
    while (open.length > item.level + 1) close()
    const here = open[item.level]
    if (here !== undefined && here.tag !== tag) close()
    const list = open[item.level]
    const number = item.number ?? (list?.number ?? 0) + 1
    const start = item.ordered && number !== 1 ? ` start="${number}"` : ""
    const value = item.ordered && list !== undefined && number !== list.number + 1 ? ` value="${number}"` : ""
    if (list === undefined) {
      out.push(`${open.length > 0 ? "\n" : ""}<${tag}${start}>\n<li>`)
      open.push({ tag, number })
    } else {
      out.push(`</li>\n<li${value}>`)
      list.number = number
    }
    out.push(writeHtmlInline(item.inline))
  }
  while (open.length > 0) close()
  return out.join("")
}

function writeTable(cells: readonly Extract<Block, { kind: "cell" }>[]): string {
  const out = ["<table>"]
  let row = -1
  for (const cell of cells) {
    if (cell.row !== row) out.push(row === -1 ? "\n<tr>" : "</tr>\n<tr>")
    row = cell.row
    const tag = cell.header ? "th" : "td"
    out.push(`<${tag}>${writeHtmlInline(cell.inline)}</${tag}>`)
  }
  out.push("</tr>\n</table>")
  return out.join("")
}
