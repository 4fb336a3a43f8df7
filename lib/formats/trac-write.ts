/** Blocks to Trac wiki text. */
import type { Block, Inline, Mark } from "@/lib/page/page"
import type { Carries } from "./fit"
import { sameMarks, tidyInline } from "./inline"
import { constructsIn } from "./trac-inline"
import { targetOfHref } from "./trac-links"
import type { Care, CareFor } from "./verified"

export const tracCarries: Carries = {
  marks: new Set(["strong", "em", "code", "link", "sub", "sup", "strike", "underline"]),
  linkTitles: false,
  images: true,
  placeholders: true,
  opaque: true,
  rule: "----",
  code: true,
  quotes: true,
  tables: "any",
  edgeSpaces: false,
  title: false,
}

/** Two switches of the same mark: nothing to a reader, but it parts what would be read as one sign. */
const nothing = "^^"

export function writeTracBlocks(blocks: readonly Block[], care: CareFor): string {
  const out: string[] = []
  blocks.forEach((block, i) => {
    const before = blocks[i - 1]
    if (before !== undefined) out.push(gap(before, block))
    out.push(writeBlock(block, care(block), blocks[i + 1]))
  })
  return out.join("")
}

function gap(before: Block, block: Block): string {
  if (before.kind === "item" && block.kind === "item") return "\n"
  if (before.kind === "cell" && block.kind === "cell" && before.table === block.table) {
    return before.row === block.row ? "" : "\n"
  }
  return "\n\n"
}

function writeBlock(block: Block, care: Care, next: Block | undefined): string {
  switch (block.kind) {
    case "heading": {
      const bars = "=".repeat(block.level)
      return `${bars} ${writeTracInline(block.inline, care, false, "middle")} ${bars}`
    }
    case "paragraph":
      return writeTracInline(block.inline, care, false)
    case "quote":
      return `> ${writeTracInline(block.inline, care, false)}`
    case "item": {
      const marker = block.ordered ? `${block.number ?? 1}.` : "*"
      return `${" ".repeat(1 + 2 * block.level)}${marker} ${writeTracInline(block.inline, care, false)}`
    }
    case "cell": {
      const inside = writeTracInline(block.inline, care, true, "middle")
      const words = block.header ? `||= ${inside} =` : `|| ${inside} `
      const endsRow = next?.kind !== "cell" || next.table !== block.table || next.row !== block.row
      return endsRow ? `${words}||` : words
    }
    case "code": {
      const info = block.info === "" && /^\s*#!/.test(block.text) ? "default" : block.info
      return `{{{${info === "" ? "" : `\n#!${info}`}\n${block.text}${block.text === "" ? "" : "\n"}}}}`
    }
    case "opaque":
      return block.raw
  }
}

const order: readonly Mark["kind"][] = ["link", "strong", "em", "underline", "strike", "sub", "sup"]
const signs: Readonly<Partial<Record<Mark["kind"], string>>> = {
  strong: "'''",
  em: "''",
  underline: "__",
  strike: "~~",
  sub: ",,",
  sup: "^",
}

/** `at`: whether the words begin a line, where markers have to be held off. */
export function writeTracInline(
  inline: readonly Inline[],
  care: Care,
  inCell: boolean,
  at: "start" | "middle" = "start",
): string {
  const runs = tidyInline(inline)
  let out = ""
  for (let i = 0; i < runs.length; ) {
    const run = runs[i] as Inline
    const link = run.kind === "text" ? run.marks.find(mark => mark.kind === "link") : undefined
    let end = i + 1
    while (link !== undefined && end < runs.length && sameLink(runs[end] as Inline, link)) end++
    const part = runs.slice(i, end)
    const place = { inCell, inLink: link !== undefined, care }
    out = join(out, link === undefined ? writeMarked(part, place) : writeLink(link, part, place), care)
    i = end
  }
  return at === "start" ? holdStart(out) : out
}

/** Where words are written, which decides what must be escaped. */
interface Place {
  readonly inCell: boolean
  readonly inLink: boolean
  readonly care: Care
}

const sameLink = (run: Inline, link: Mark): boolean =>
  run.kind === "text" && run.marks.some(mark => sameMarks([mark], [link]))

/** Two pieces side by side, parted where their signs would be read as one. */
function join(before: string, after: string, care: Care): string {
  const last = before.at(-1)
  const first = after[0]
  if (last === undefined || first === undefined) return before + after
  const meet = last === first && /['*/_~,`{}[\]\\]/.test(first)
  const held = last === "!" || (care === "full" && !/\s/.test(last + first))
  return meet || held ? `${before}${nothing}${after}` : before + after
}

function writeMarked(runs: readonly Inline[], place: Place): string {
  let out = ""
  for (const run of runs) {
    const own = order.flatMap(kind => (run.marks.some(mark => mark.kind === kind) ? (signs[kind] ?? []) : []))
    const open = own.reduce((all, sign) => join(all, sign, "light"), "")
    const close = own.reduceRight((all, sign) => join(all, sign, "light"), "")
    const marked =
      own.length === 0 ? writeRun(run, place) : join(join(open, writeRun(run, place), "light"), close, "light")
    out = join(out, marked, place.care)
  }
  return out
}

function writeRun(run: Inline, place: Place): string {
  switch (run.kind) {
    case "text":
      if (run.marks.some(mark => mark.kind === "code"))
        return run.text.includes("`") ? `{{{${run.text}}}}` : `\`${run.text}\``
      return escapeWords(run.text, place)
    case "break":
      return "[[BR]]"
    case "image": {
      const title = run.title === undefined ? "" : `, title="${run.title.replaceAll('"', "'")}"`
      const alt = run.alt === "" ? "" : `, alt="${run.alt.replaceAll('"', "'")}"`
      return `[[Image(${run.src}${alt}${title})]]`
    }
    case "placeholder":
      return run.raw
  }
}

function writeLink(link: Extract<Mark, { kind: "link" }>, runs: readonly Inline[], place: Place): string {
  const target = targetOfHref(link.href)
  const label = writeMarked(runs, place)
  const plain = runs.map(run => (run.kind === "text" ? run.text : "")).join("")
  const bare = runs.every(run => run.marks.length === 1)
  if (bare && plain === link.href && /^https?:\/\/[^\s|<>"'!]*[\p{L}\p{N}/]$/u.test(plain)) return plain
  if (bare && /^#\d+$/.test(plain) && target === `ticket:${plain.slice(1)}`) return plain
  if (/[\]\n]/.test(label) || /^["']/.test(label)) return `[[${target}|${label}]]`
  const address = /^(?:[/.#]|[\p{L}\p{N}_.+-]+:)/u.test(target) ? target : `wiki:${target}`
  return /[\]\s]/.test(address.replace(/"[^"]*"/, "")) ? `[[${target}|${label}]]` : `[${address} ${label}]`
}

/**
 * `!` before what Trac would take for markup or a link. What is escaped is plain to its end, so that nothing in it is
 * escaped again; in a cell, bars outside of it are held apart.
 */
function escapeWords(words: string, place: Place): string {
  const out: string[] = []
  const plain = (from: number, to: number): void => {
    const piece = words.slice(from, to)
    out.push(place.inCell ? piece.replaceAll("||", `|${nothing}|`).replaceAll("||", `|${nothing}|`) : piece)
  }
  let at = 0
  for (const { from, to } of constructsIn(words, place.inLink)) {
    plain(at, from)
    out.push("!", words.slice(from, to))
    at = to
  }
  plain(at, words.length)
  return out.join("")
}

/** Nothing before what would begin a list, quotation, table, heading, fence or rule. */
function holdStart(words: string): string {
  const marker = /^(?:[-*•]\s|\d+\.\s|[ivxIVX]{1,5}\.\s|[a-zA-Z]\.\s|>|\|\||\|-|={1,6}\s|-{4,}\s*$|\{\{\{|#!|\s)/u
  return marker.test(words) ? `${nothing}${words}` : words
}
