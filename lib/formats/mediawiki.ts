/** Wikitext, out only: headings, lists, tables, links and marks; whatever would mean something by accident is tamed. */
import type { Note, Noted } from "@/lib/page/outcome"
import type { Block, Inline, Mark, Page } from "@/lib/page/page"
import { tidyMarks } from "./inline"
import { NoteBook } from "./notes"

export function writeMediaWiki(page: Page): Noted<string> {
  const notes = new NoteBook()
  const out: string[] = []
  let before: Block | null = null
  for (const block of page.blocks) {
    out.push(between(before, block), written(block, notes))
    before = block
  }
  if (before?.kind === "cell") out.push("\n|}")
  return { value: out.length === 0 ? "" : `${out.join("")}\n`, notes: notes.take() satisfies readonly Note[] }
}

function between(before: Block | null, block: Block): string {
  const leave = before?.kind === "cell" && !(block.kind === "cell" && block.table === before.table) ? "\n|}" : ""
  if (block.kind === "cell") {
    const isFirst = before?.kind !== "cell" || before.table !== block.table
    if (isFirst) return `${before === null ? "" : `${leave}\n\n`}{| class="wikitable"\n|-\n`
    return before.row === block.row ? "\n" : "\n|-\n"
  }
  if (before === null) return ""
  return before.kind === "item" && block.kind === "item" ? "\n" : `${leave}\n\n`
}

function written(block: Block, notes: NoteBook): string {
  switch (block.kind) {
    case "heading": {
      const signs = "=".repeat(block.level)
      return `${signs} ${inlineOf(block.inline, notes).replaceAll("\n", " ")} ${signs}`
    }
    case "paragraph":
      return atLineStart(inlineOf(block.inline, notes))
    case "item":
      return `${(block.ordered ? "#" : "*").repeat(block.level + 1)} ${inlineOf(block.inline, notes)}`
    case "quote":
      return `<blockquote>${inlineOf(block.inline, notes)}</blockquote>`
    case "cell":
      return `${block.header ? "!" : "|"} ${inlineOf(block.inline, notes).replaceAll("|", "&#124;")}`
    case "code": {
      const text = block.text.replaceAll("</", "&lt;/")
      return block.info === ""
        ? `<pre>${text}</pre>`
        : `<syntaxhighlight lang="${block.info.replace(/[^\w+#-].*$/, "")}">\n${block.text.replaceAll("</syntaxhighlight", "&lt;/syntaxhighlight")}\n</syntaxhighlight>`
    }
    case "opaque":
      notes.count("opaque-left-out")
      return ""
  }
}

const tags: Readonly<Record<Exclude<Mark["kind"], "link">, readonly [string, string]>> = {
  strong: ["'''", "'''"],
  em: ["''", "''"],
  code: ["<code>", "</code>"],
  sub: ["<sub>", "</sub>"],
  sup: ["<sup>", "</sup>"],
  strike: ["<s>", "</s>"],
  underline: ["<u>", "</u>"],
}

function inlineOf(inline: readonly Inline[], notes: NoteBook): string {
  return inline
    .map(run => {
      const words = runOf(run, notes)
      return tidyMarks(run.marks).reduceRight((inner, mark) => {
        if (mark.kind === "link") {
          if (mark.title !== undefined) notes.count("link-titles-left-out")
          return linked(mark.href, inner)
        }
        const [open, close] = tags[mark.kind]
        return `${open}${inner}${close}`
      }, words)
    })
    .join("")
}

function linked(href: string, words: string): string {
  const address = href.replace(/[\s[\]<>"]/g, sign => encodeURIComponent(sign))
  return /^(?:https?:|mailto:|\/\/)/i.test(href)
    ? `[${address} ${words.replaceAll("]", "&#93;")}]`
    : `[[${address.replaceAll("|", "%7C")}|${words}]]`
}

function runOf(run: Inline, notes: NoteBook): string {
  switch (run.kind) {
    case "text":
      return tamed(run.text)
    case "break":
      return "<br>"
    case "image":
      notes.count("images-left-out")
      return tamed(run.alt)
    case "placeholder":
      notes.count("placeholders-as-labels")
      return tamed(run.label || run.raw)
  }
}

/** Signs that mean something anywhere; neighbours of the same kind are parted as well. */
const tamed = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replace(/''+|\[\[|\]\]|\{\{|\}\}|~~~+|__(?=[A-Z])/g, signs => `<nowiki>${signs}</nowiki>`)
    .replace(/\b(https?:)(\/\/)/gi, "$1<nowiki/>$2")
    .replace(/\r\n|[\r\n]/g, " ")

/** Signs that mean something only at the start of a line. */
const atLineStart = (words: string): string =>
  /^[*#:;=|!{ -]/.test(words) ? `<nowiki>${words[0]}</nowiki>${words.slice(1)}` : words
