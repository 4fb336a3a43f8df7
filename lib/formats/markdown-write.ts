/** Blocks to Markdown. */
import type { Block, Inline, Mark } from "@/lib/page/page"
import type { Carries } from "./fit"
import { sameMarks, tidyInline } from "./inline"
import type { Care, CareFor } from "./verified"

export const markdownCarries: Carries = {
  marks: new Set(["strong", "em", "code", "link", "sub", "sup", "strike", "underline"]),
  linkTitles: true,
  images: true,
  placeholders: true,
  opaque: true,
  rule: "---",
  code: true,
  quotes: true,
  tables: "head-row",
  edgeSpaces: true,
  title: false,
}

export function writeMarkdownBlocks(blocks: readonly Block[], care: CareFor): string {
  const out: string[] = []
  const lists = new Lists()
  blocks.forEach((block, i) => {
    const before = blocks[i - 1]
    if (before !== undefined) out.push(gap(before, block, lists))
    if (block.kind !== "item") lists.end()
    out.push(writeBlock(block, care(block), lists, blocks[i + 1], before))
  })
  return out.join("")
}

function gap(before: Block, block: Block, lists: Lists): string {
  // A list that begins with another number than 1 cannot follow words without a blank line.
  if (before.kind === "item" && block.kind === "item") return lists.beginsAmid(block) ? "\n\n" : "\n"
  if (before.kind === "quote" && block.kind === "quote") return "\n>\n"
  if (before.kind === "cell" && block.kind === "cell" && before.table === block.table) {
    return before.row === block.row ? "" : "\n"
  }
  return "\n\n"
}

type Cell = Extract<Block, { kind: "cell" }>

function writeBlock(
  block: Block,
  care: Care,
  lists: Lists,
  next: Block | undefined,
  before: Block | undefined,
): string {
  switch (block.kind) {
    case "heading": {
      const words = writeInline(block.inline, care, "heading")
      return `${"#".repeat(block.level)} ${words.replace(/(#+)$/, "\\$1")}`
    }
    case "paragraph":
      return writeInline(block.inline, care, "lines")
    case "quote":
      return `> ${writeInline(block.inline, care, "lines").replaceAll("\n", "\n> ")}`
    case "item": {
      const { indent, marker } = lists.next(block)
      const words = writeInline(block.inline, care, "lines")
      return `${indent}${marker}${words.replaceAll("\n", `\n${indent}${" ".repeat(marker.length)}`)}`
    }
    case "cell":
      return writeCell(block, care, next, before)
    case "code":
      return writeCode(block)
    case "opaque":
      return block.raw
  }
}

function writeCell(cell: Cell, care: Care, next: Block | undefined, before: Block | undefined): string {
  const words = writeInline(cell.inline, care, "cell")
  const startsRow = before?.kind !== "cell" || before.table !== cell.table || before.row !== cell.row
  const endsRow = next?.kind !== "cell" || next.table !== cell.table || next.row !== cell.row
  const line = `${startsRow ? "|" : ""} ${words} |`
  return endsRow && cell.row === 0 ? `${line}\n|${" --- |".repeat(cell.column + 1)}` : line
}

function writeCode(block: Extract<Block, { kind: "code" }>): string {
  const tick = block.info.includes("`") ? "~" : "`"
  const runs = block.text.match(tick === "`" ? /`+/g : /~+/g) ?? []
  const fence = tick.repeat(Math.max(3, ...runs.map(run => run.length + 1)))
  const info = block.info.replace(/[\\&]/g, "\\$&")
  return `${fence}${info}\n${block.text}${block.text === "" ? "" : "\n"}${fence}`
}

/** Markers and indents of nested lists: an item stands where its parent's words begin. */
class Lists {
  #open: { ordered: boolean; number: number; delimiter: string; width: number }[] = []

  end(): void {
    this.#open = []
  }

  beginsAmid(item: Extract<Block, { kind: "item" }>): boolean {
    const number = item.number ?? 1
    const list = item.level < this.#open.length ? this.#open[item.level] : undefined
    return item.ordered && number !== 1 && !(list?.ordered && number === list.number + 1)
  }

  next(item: Extract<Block, { kind: "item" }>): { indent: string; marker: string } {
    this.#open.length = Math.min(this.#open.length, item.level + 1)
    const list = this.#open[item.level]
    const number = item.number ?? 1
    // A number that does not follow starts a list of its own, which only another delimiter can say.
    const goesOn = list?.ordered === item.ordered && (!item.ordered || number === list.number + 1)
    const delimiter = goesOn ? list.delimiter : item.ordered ? (list?.delimiter === "." ? ")" : ".") : "-"
    const marker = item.ordered ? `${number}${delimiter} ` : `${delimiter} `
    this.#open[item.level] = { ordered: item.ordered, number, delimiter, width: marker.length }
    const indent = this.#open.slice(0, item.level).reduce((sum, one) => sum + one.width, 0)
    return { indent: " ".repeat(indent), marker }
  }
}

// --- inside a block ---------------------------------------------------------------------------------------------

const order: readonly Mark["kind"][] = ["link", "underline", "sub", "sup", "strike", "strong", "em"]
const html: Readonly<Partial<Record<Mark["kind"], string>>> = { underline: "u", sub: "sub", sup: "sup" }
const signs: Readonly<Partial<Record<Mark["kind"], string>>> = { strong: "**", em: "*", strike: "~~" }

/** Where words stand: headings and cells are one line, so that a break is `<br>`; in cells bars are escaped too. */
export type Spot = "lines" | "heading" | "cell"

export const spotOf = (block: Block): Spot => (block.kind === "heading" || block.kind === "cell" ? block.kind : "lines")

export function writeInline(inline: readonly Inline[], care: Care, spot: Spot): string {
  const runs = tidyInline(inline)
  const out = nest(runs, order, care, spot)
  return protectEdges(out, spot)
}

function nest(runs: readonly Inline[], kinds: readonly Mark["kind"][], care: Care, spot: Spot): string {
  const [kind, ...deeper] = kinds
  if (kind === undefined) return runs.map(run => writeRun(run, care, spot)).join("")
  const out: string[] = []
  for (let i = 0; i < runs.length; ) {
    const mark = runs[i]?.marks.find(m => m.kind === kind)
    let end = i + 1
    while (
      end < runs.length &&
      sameOne(
        runs[end]?.marks.find(m => m.kind === kind),
        mark,
      )
    )
      end++
    const inside = nest(runs.slice(i, end), deeper, care, spot)
    out.push(mark === undefined ? inside : wrap(mark, inside, care, spot))
    i = end
  }
  return out.join("")
}

const sameOne = (a: Mark | undefined, b: Mark | undefined): boolean =>
  a === undefined || b === undefined ? a === b : sameMarks([a], [b])

function wrap(mark: Mark, inside: string, care: Care, spot: Spot): string {
  if (mark.kind === "link") return writeLink(mark, inside, spot)
  const tag = html[mark.kind] ?? (care === "full" ? tagOf(mark.kind) : undefined)
  if (tag !== undefined) return `<${tag}>${inside}</${tag}>`
  const sign = signs[mark.kind] ?? ""
  // Emphasis may not begin or end with a space: the spaces are written as references.
  const held = inside.replace(/^[ \t]/, refer).replace(/[ \t]$/, refer)
  return `${sign}${held}${sign}`
}

const tagOf = (kind: Mark["kind"]): string | undefined => ({ strong: "b", em: "i", strike: "s" })[kind as string]
const refer = (c: string): string => `&#${c.charCodeAt(0)};`

function writeLink(link: Extract<Mark, { kind: "link" }>, inside: string, spot: Spot): string {
  const plain = inside.replaceAll("\\", "")
  if (link.title === undefined && plain === link.href && /^https?:\/\/[^\s<>]*$/i.test(link.href))
    return `<${link.href}>`
  const target = `${writeAddress(link.href)}${writeTitle(link.title)}`
  return `[${inside}](${spot === "cell" ? target.replaceAll("|", "\\|") : target})`
}

function writeAddress(href: string): string {
  if (/^\{[{%].*[%}]\}[^\s<>()]*$/.test(href)) return href
  const escaped = href.replace(/[\\<>&*_`[\]]/g, "\\$&").replace(/[\n\r]/g, refer)
  return /^[^\s()]+$/.test(escaped) && !href.includes("<") ? escaped : `<${escaped}>`
}

const writeTitle = (title: string | undefined): string =>
  title === undefined ? "" : ` "${title.replace(/["\\&<`*_[\]]/g, "\\$&").replace(/[\n\r]/g, refer)}"`

function writeRun(run: Inline, care: Care, spot: Spot): string {
  switch (run.kind) {
    case "text":
      return run.marks.some(mark => mark.kind === "code")
        ? writeCodeSpan(run.text, spot)
        : escapeWords(run.text, care, spot)
    case "break":
      return spot === "lines" ? "\\\n" : "<br>"
    case "image":
      return `![${escapeWords(run.alt, "full", spot)}](${writeAddress(run.src)}${writeTitle(run.title)})`
    case "placeholder":
      return run.raw
  }
}

function writeCodeSpan(words: string, spot: Spot): string {
  const runs = new Set((words.match(/`+/g) ?? []).map(run => run.length))
  let ticks = 1
  while (runs.has(ticks)) ticks++
  const pad = /^`|`$|^ .*\S.* $|^ *$/.test(words) && !/^ +$/.test(words) ? " " : ""
  const fence = "`".repeat(ticks)
  const held = spot === "cell" ? words.replaceAll("|", "\\|") : words
  return `${fence}${pad}${held}${pad}${fence}`
}

const everything = /[!-/:-@[-`{-~]/g

/** Backslashes where a sign could mean something. `light` looks at the neighbours, `full` takes every sign. */
function escapeWords(words: string, care: Care, spot: Spot): string {
  const sound = words.replace(/\t/g, "&#9;").replace(/\0/g, "\uFFFD")
  if (care === "full") {
    return words
      .replace(everything, "\\$&")
      .replace(/\t/g, "&#9;")
      .replace(/(https?|ftp|mailto|xmpp|www)(?=\\[:.])/gi, m => `&#${m.charCodeAt(0)};${m.slice(1)}`)
  }
  return sound
    .replace(/[\\`*[\]<]/g, "\\$&")
    .replace(/&(?=#?[\p{L}\d]+;)/gu, (amp, at: number, all: string) => (all.startsWith("&#9;", at) ? amp : "\\&"))
    .replace(/_/g, (sign, at: number, all: string) =>
      /[\p{L}\p{N}]/u.test(all[at - 1] ?? "") && /[\p{L}\p{N}]/u.test(all[at + 1] ?? "") ? sign : `\\${sign}`,
    )
    .replace(/~/g, "\\~")
    .replace(/\{(?=[{%])/g, "\\{")
    .replace(/!(?=\\?\[)/g, "\\!")
    .replace(/\bhttps?(?=:\/\/)/gi, m => `${m}\\`)
    .replace(/\bwww\./gi, m => `${m.slice(0, -1)}\\.`)
    .replace(/@/g, (sign, at: number, all: string) => (/[\w.+-]/.test(all[at - 1] ?? "") ? `\\${sign}` : sign))
    .replace(spot === "cell" ? /\|/g : /(?!)/g, "\\$&")
}

/** What means something only at the start or end of a line: markers, fences, underlines, spaces. */
function protectEdges(words: string, spot: Spot): string {
  return words
    .split("\n")
    .map((line, i, all) => {
      const isLast = i === all.length - 1
      let out = line.replace(/^([ \t]+)/, run => [...run].map(refer).join(""))
      if (isLast) out = out.replace(/([ \t]+)$/, run => [...run].map(refer).join(""))
      else out = out.replace(/([ \t]+)\\$/, (_, run: string) => `${[...run].map(refer).join("")}\\`)
      if (spot === "lines") {
        out = out
          .replace(/^(#{1,6})(?=\s|$)/, "\\$1")
          .replace(/^([-+>=:|])/, "\\$1")
          .replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2")
          .replace(/^(~~~|```)/, "\\$1")
      }
      return out
    })
    .join("\n")
}
