/** Builders and laws for alignment tests. */
import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Alignment, Piece, PiecePair, Span } from "@/lib/align/types"
import { type Block, blockText, type Page, text } from "@/lib/page/page"
import type { Random } from "./random"

/** The folder with measured material, where there is one; a fresh clone has none. */
export const sharedFolder = process.env.COTEJO_SHARED ?? join(process.cwd(), "..", "shared")
export const hasShared = (...path: string[]): boolean => existsSync(join(sharedFolder, ...path))

/** "# x" is a heading, "- x" an item, anything else a paragraph, kept as it is written. */
export function pageOf(lang: string, blocks: readonly string[]): Page {
  return {
    lang,
    blocks: blocks.map((words, k): Block => {
      const id = `b${k + 1}`
      if (words.startsWith("# ")) return { id, kind: "heading", level: 2, inline: [text(words.slice(2))] }
      if (words.startsWith("- ")) return { id, kind: "item", level: 0, ordered: false, inline: [text(words.slice(2))] }
      return { id, kind: "paragraph", inline: [text(words)] }
    }),
  }
}

/** Plain text as it was pasted: blank lines part paragraphs; `at` is where each begins in the text. */
export function plainPage(lang: string, raw: string): { readonly page: Page; readonly at: readonly number[] } {
  const found = Array.from(raw.matchAll(/[^\n]+(?:\n(?!\s*\n)[^\n]+)*/g)).filter(m => m[0].trim() !== "")
  const blocks = found.map((m, k): Block => ({ id: `b${k + 1}`, kind: "paragraph", inline: [text(m[0])] }))
  return { page: { lang, blocks }, at: found.map(m => m.index) }
}

export const wordsOf = (page: Page, { block, from, to }: Span): string => {
  const found = page.blocks[block]
  return found ? blockText(found).slice(from, to) : ""
}

export const rowTexts = (page: Page, pieces: readonly Piece[]): string[] => pieces.map(piece => wordsOf(page, piece))

/** What is wrong with an alignment's cover of a side: nothing, when every character that is no white space is in one span. */
export function coverFaults(page: Page, alignment: Alignment, side: "source" | "target"): string[] {
  const faults: string[] = []
  const seen = page.blocks.map(block => new Uint8Array(blockText(block).length))
  for (const pair of alignment.pairs) {
    for (const { block, from, to } of pair[side]) {
      const marks = seen[block]
      if (!marks || from < 0 || to > marks.length || from >= to) faults.push(`no such place ${block}:${from}-${to}`)
      else for (let k = from; k < to; k++) marks[k] = (marks[k] ?? 0) + 1
    }
  }
  page.blocks.forEach((block, b) => {
    Array.from(blockText(block).split("").entries()).forEach(([k, character]) => {
      const times = seen[b]?.[k] ?? 0
      if (times > 1 || (times === 0 && /\S/.test(character))) faults.push(`${side} ${b}:${k} ${times} times`)
    })
  })
  return faults
}

/** The same for rows: the pieces of a side, in order, must be every block from its first character to its last. */
export function rowFaults(page: Page, rows: readonly PiecePair[], side: "source" | "target"): string[] {
  const faults: string[] = []
  let block = -1
  let end = 0
  const length = (b: number): number => (page.blocks[b] ? blockText(page.blocks[b]).length : 0)
  for (const piece of rows.flatMap(row => row[side])) {
    if (piece.block !== block) {
      if (piece.block !== block + 1 || (block >= 0 && end !== length(block))) faults.push(`jump to ${piece.block}`)
      if (piece.start !== "block") faults.push(`block ${piece.block} begins with "${piece.start}"`)
      block = piece.block
      end = 0
    } else if (piece.start === "block") faults.push(`block ${block} begins twice`)
    if (piece.from !== end) faults.push(`gap at ${block}:${end}`)
    end = piece.to
  }
  if (block !== page.blocks.length - 1 || end !== length(block)) faults.push(`ends at ${block}:${end}`)
  return faults
}

const nouns = "agua casa perro libro mesa river garden paper window market station voice 北京 дом ключ".split(" ")
const marks = [". ", "! ", "? ", "; ", ", ", " ", "\n", ".\n", " \ud83d\ude00 ", " \ud800 ", ".. ", " (1) ", ": "]

/** Text of any kind, pleasant or not. */
export function anyText(random: Random, words: number): string {
  let out = ""
  for (let k = 0; k < words; k++) {
    const word = random.chance(0.1) ? String(random.below(3_000)) : random.pick(nouns)
    out += random.chance(0.3) ? word.charAt(0).toUpperCase() + word.slice(1) : word
    out += random.chance(0.35) ? random.pick(marks) : " "
  }
  return out
}

export function anyPage(random: Random, lang: string, most: number): Page {
  const blocks = Array.from({ length: random.below(most + 1) }, (_, k): Block => {
    const id = `b${k + 1}`
    const inline = [text(anyText(random, random.below(40)))]
    const kind = random.below(10)
    if (kind === 0) return { id, kind: "heading", level: 2, inline }
    if (kind === 1) return { id, kind: "item", level: 0, ordered: false, inline }
    if (kind === 2) return { id, kind: "code", info: "", text: anyText(random, 6) }
    if (kind === 3) return { id, kind: "opaque", raw: "<hr>" }
    return { id, kind: "paragraph", inline }
  })
  return { lang, blocks }
}

export interface Ladder {
  readonly source: readonly string[]
  readonly target: readonly string[]
}

/** "[0, 1]:[2]:0.93" a line, as scorers of alignments read it. */
export function readLadder(file: string): Ladder[] {
  return file
    .split("\n")
    .map(line => /^\s*\[([^\]]*)\]\s*:\s*\[([^\]]*)\]/.exec(line))
    .flatMap(m => (m ? [{ source: idsIn(m[1] ?? ""), target: idsIn(m[2] ?? "") }] : []))
    .filter(pair => pair.source.length + pair.target.length > 0)
}

const idsIn = (list: string): string[] =>
  list
    .split(",")
    .map(id => id.trim())
    .filter(Boolean)

export const filesIn = (folder: string, end: string): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith(end))
    .sort()

export const textOf = (...path: string[]): string => readFileSync(join(...path), "utf8")
