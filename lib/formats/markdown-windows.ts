/**
 * A long Markdown file, parsed a window at a time.
 *
 * Purpose: the parser holds about two thousand bytes for each character until it has read all; so a book is read in stretches
 *   of whole blocks, of which one at a time is held.
 * Design: a window ends at a blank line. Its last block may go on behind it (a list, a fence, a comment) and is read again
 *   with the next; what stands before it is closed. Whether `[words]` are a link is decided by definitions anywhere in the
 *   file: they are collected in a round of their own and put before each window that names them.
 * Guarantees: the same blocks as the whole file read at once; held by markdown-windows.test.ts.
 */
import type { Nodes, Root } from "mdast"

/** Characters of a window. */
const WINDOW = 60_000
/** The longest block, in characters: a list, a table or a fence is held whole. */
export const mostMarkdownBlock = 300_000

/** Thrown at a block that is too long to be held. */
export class BlockTooLong extends Error {}

export interface Definition {
  readonly url: string
  readonly title: string | null | undefined
}
export type Definitions = ReadonlyMap<string, Definition>

/** Whole blocks; places in the tree are counted from `skip`, which may be negative. */
export interface Window {
  readonly tree: Root
  readonly skip: number
}

/** `front`: it begins with front matter, which is closed. What is not closed would hide the lists and quotations behind it. */
type Parse = (text: string, front: boolean) => Root

export interface Windows {
  readonly definitions: Definitions
  readonly windows: Iterable<Window>
}

export function windowsOf(text: string, parse: Parse, size = WINDOW): Windows {
  const front = frontMatterEnd(text)
  if (text.length <= size) {
    const tree = parse(text, front > 0)
    return { definitions: new Known().with(tree).links, windows: [{ tree, skip: 0 }] }
  }
  // Without a definition anywhere one round is enough.
  if (!/\]:/.test(text)) return { definitions: new Map(), windows: closed(text, parse, size, front) }
  const known = new Known()
  const stretches: { readonly from: number; readonly to: number }[] = []
  for (const { tree, skip, to } of closed(text, parse, size, front)) {
    known.with(tree)
    stretches.push({ from: skip, to })
  }
  return { definitions: known.links, windows: named(text, parse, stretches, known, front > 0) }
}

interface Closed extends Window {
  readonly to: number
}

/** Windows of closed blocks, one after another until the end. */
function* closed(text: string, parse: Parse, size: number, front: number): Generator<Closed> {
  let at = 0
  let length = size
  while (at < text.length) {
    const to = blankLineAfter(text, Math.max(at + length, at === 0 ? front : 0))
    const tree = parse(text.slice(at, to), at === 0 && front > 0)
    const last = tree.children.at(-1)
    if (to >= text.length || last === undefined || closes.has(last.type)) {
      yield { tree, skip: at, to }
      at = to
      length = size
      continue
    }
    const end = lineStart(text, at + (last.position?.start.offset ?? 0))
    if (end <= at || tree.children.length === 1) {
      if (to - at > mostMarkdownBlock) throw new BlockTooLong()
      length *= 2
      continue
    }
    tree.children.pop()
    yield { tree, skip: at, to: end }
    at = end
    length = size
  }
}

/** Blocks that a blank line ends for good. */
const closes = new Set<Nodes["type"]>(["paragraph", "heading", "thematicBreak", "definition"])

/** The same stretches once more, each with the definitions that it names: before it, or behind it where front matter is. */
function* named(
  text: string,
  parse: Parse,
  stretches: readonly { readonly from: number; readonly to: number }[],
  known: Known,
  front: boolean,
): Generator<Window> {
  for (const { from, to } of stretches) {
    const words = text.slice(from, to)
    // All there is names its own, and what it leaves open would swallow anything behind it.
    const lines = words.length === text.length ? "" : known.namedIn(words)
    // The line across ends a note, which would go on in an indented line.
    const before = from === 0 || lines === "" ? "" : `${lines}\n\n***\n\n`
    const behind = from > 0 || lines === "" ? "" : `\n\n${lines}`
    const tree = parse(`${before}${words}${behind}`, from === 0 && front)
    tree.children = tree.children.filter(one => {
      const start = (one.position?.start.offset ?? 0) - before.length
      return start >= 0 && start < words.length
    })
    yield { tree, skip: from - before.length }
  }
}

class Known {
  readonly links = new Map<string, Definition>()
  readonly #notes = new Set<string>()

  with(tree: Root): this {
    const look = (node: Nodes): void => {
      // The first definition of a name is the one that counts.
      if (node.type === "definition" && !this.links.has(node.identifier))
        this.links.set(node.identifier, { url: node.url, title: node.title })
      if (node.type === "footnoteDefinition") this.#notes.add(node.identifier)
      if ("children" in node) node.children.forEach(look)
    }
    look(tree)
    return this
  }

  /** Lines that define what these words name in brackets. */
  namedIn(words: string): string {
    const names = new Set<string>()
    for (const [, label = ""] of words.matchAll(/\[((?:\\[\s\S]|[^\\[\]]){1,999})(?=\])/g)) names.add(normal(label))
    const lines: string[] = []
    for (const name of names) {
      if (this.links.has(name)) lines.push(`[${name}]: x`)
      if (name.startsWith("^") && this.#notes.has(name.slice(1))) lines.push(`[${name}]: x`)
    }
    return lines.join("\n\n")
  }
}

/** As micromark compares names; the marks of a quotation, which may stand inside one, are no part of it. */
const normal = (label: string): string =>
  label
    .replace(/[\r\n][ \t>]*/g, " ")
    .replace(/[\t ]+/g, " ")
    .trim()
    .toLowerCase()
    .toUpperCase()
    .toLowerCase()

function blankLineAfter(text: string, from: number): number {
  const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/g
  blank.lastIndex = from
  const found = blank.exec(text)
  return found ? found.index + found[0].length : text.length
}

function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && (text[start - 1] === " " || text[start - 1] === "\t")) start--
  return start
}

/** Where front matter ends, or 0. */
function frontMatterEnd(text: string): number {
  const fence = /^(---|\+\+\+)[ \t]*[\r\n]/.exec(text)?.[1]
  if (fence === undefined) return 0
  const end = new RegExp(`[\\r\\n]${fence === "---" ? "---" : "\\+\\+\\+"}[ \\t]*(?:[\\r\\n]|$)`, "g")
  end.lastIndex = 3
  const found = end.exec(text)
  return found ? found.index + found[0].length : 0
}
