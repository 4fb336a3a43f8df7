/** Blocks to Trac wiki text. */
import type { Block, Inline, Mark } from "@/lib/page/page"
import type { Carries } from "./fit"
import { sameMarks, tidyInline } from "./inline"
import { targetOfHref } from "./trac-links"
import type { Care, CareFor } from "./verified"

export const tracCarries: Carries = {
  marks: new Set(["strong", "em", "code", "link", "sub", "sup", "strike", "underline"]),
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
    out = join(out, link === undefined ? writeMarked(part, care) : writeLink(link, part, care))
    i = end
  }
  const held = inCell ? out.replaceAll("||", `|${nothing}|`) : out
  return at === "start" ? holdStart(held) : held
}

const sameLink = (run: Inline, link: Mark): boolean =>
  run.kind === "text" && run.marks.some(mark => sameMarks([mark], [link]))

/** Two pieces side by side, parted where their signs would be read as one. */
function join(before: string, after: string): string {
  const last = before.at(-1)
  const first = after[0]
  if (last === undefined || first === undefined) return before + after
  const meet = last === first && /['*/_~,`{}[\]\\!]/.test(first)
  return meet || (last === "!" && /['*/_~,^`{[\\<]/.test(first)) ? `${before}${nothing}${after}` : before + after
}

function writeMarked(runs: readonly Inline[], care: Care): string {
  let out = ""
  for (const run of runs) {
    const kinds = order.filter(kind => kind !== "link" && run.marks.some(mark => mark.kind === kind))
    const open = kinds.map(kind => signs[kind]).reduce((all, sign) => join(all as string, sign as string), "") as string
    const close = [...kinds]
      .reverse()
      .map(kind => signs[kind])
      .reduce((all, sign) => join(all as string, sign as string), "") as string
    out = join(out, join(join(open, writeRun(run, care)), close))
  }
  return out
}

function writeRun(run: Inline, care: Care): string {
  switch (run.kind) {
    case "text":
      if (run.marks.some(mark => mark.kind === "code"))
        return run.text.includes("`") ? `{{{${run.text}}}}` : `\`${run.text}\``
      return escapeWords(run.text, care)
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

function writeLink(link: Extract<Mark, { kind: "link" }>, runs: readonly Inline[], care: Care): string {
  const target = targetOfHref(link.href)
  const label = writeMarked(runs, care)
  const plain = runs.map(run => (run.kind === "text" ? run.text : "")).join("")
  const bare = runs.every(run => run.marks.length === 1)
  if (bare && plain === link.href && /^https?:\/\/[^\s|<>"'!]*[\p{L}\p{N}/]$/u.test(plain)) return plain
  if (bare && /^#\d+$/.test(plain) && target === `ticket:${plain.slice(1)}`) return plain
  if (/[\]\n]/.test(label) || /^["']/.test(label)) return `[[${target}|${label}]]`
  const address = /^(?:[/.#]|[\p{L}\p{N}_.+-]+:)/u.test(target) ? target : `wiki:${target}`
  return /[\]\s]/.test(address.replace(/"[^"]*"/, "")) ? `[[${target}|${label}]]` : `[${address} ${label}]`
}

/** `!` before what Trac would take for markup or a link. */
function escapeWords(words: string, care: Care): string {
  const signsOut = words.replace(/'{2,}|\*{2,}|\/{2,}|_{2,}|~{2,}|,{2,}|\^|`|\{{3}|\\{2,}|\[|</g, sign =>
    escapeSign(sign, care),
  )
  return signsOut
    .replace(/(?<![\p{L}\p{N}_/!])(?:\p{Lu}\p{Ll}+){2,}(?![\p{L}\p{N}_])/gu, "!$&")
    .replace(/(?<![\p{L}\p{N}_&!])#\d+(?![\p{L}\p{N}_])/gu, "!$&")
    .replace(/(?<![\p{L}\p{N}_!])r\d+(?![\p{L}\p{N}_])/gu, "!$&")
    .replace(/(?<!!)\{\d+\}/g, "!$&")
    .replace(
      /(?<![\p{L}\p{N}_.+!-])(?:[a-z][a-z\d+.-]*(?=:(?:\/|!\/\/))|(?:mailto|ticket|comment|wiki|source|changeset|milestone|report|attachment)(?=:\S))/giu,
      "!$&",
    )
}

function escapeSign(sign: string, care: Care): string {
  if (sign === "[" || sign === "<") return care === "full" ? `${sign}${nothing}` : sign
  if (sign.length < 3 || sign === "{{{") return `!${sign}`
  // Longer runs are read in twos or threes from the left; each gets its own sign of exception.
  return [...sign].map((c, i) => (i % 2 === 0 && i + 1 < sign.length ? `!${c}` : c)).join("")
}

/** Nothing before what would begin a list, quotation, table, heading, fence or rule. */
function holdStart(words: string): string {
  const marker = /^(?:[-*•]\s|\d+\.\s|[ivxIVX]{1,5}\.\s|[a-zA-Z]\.\s|>|\|\||\|-|={1,6}\s|-{4,}\s*$|\{\{\{|#!|\s)/u
  return marker.test(words) ? `${nothing}${words}` : words
}
