/** One side of the review document becomes a Page again, with open suggestions taken or left out. */
import type { Mark as ModelMark, Node } from "prosemirror-model"
import type { Block, Inline, Lang, Mark, Page } from "@/lib/page/page"
import { isEmptySide } from "./schema"
import { inSourceOrder } from "./source-order"
import { project } from "./suggest/project"

export type Side = "source" | "target"
/** What to do with open suggestions: *take* them as if accepted, or *leave* them out as if rejected. */
export type OpenSuggestions = "take" | "leave"

/**
 * The page of one side, in its own order. Pieces that were cut for alignment are one block again; blocks without anything in
 * them are left out. A block keeps the id it was imported with; blocks made at the desk get ids of their own.
 */
export function resolvePage(doc: Node, side: Side, open: OpenSuggestions, lang: Lang = ""): Page {
  const blocks: Block[] = []
  const taken = new Set<string>()
  // The beginning of a cut block was left out, having no words in this reading: what goes on it begins the block.
  let headless = false
  let made = 0
  const idFor = (from: unknown): string => {
    if (typeof from === "string" && !taken.has(from)) {
      taken.add(from)
      return from
    }
    made++
    const id = typeof from === "string" ? `${from}.${made}` : `n${made}`
    taken.add(id)
    return id
  }
  const pairs = side === "source" ? inSourceOrder(doc.children) : doc.children
  pairs.forEach(pair => {
    const at = pair.child(side === "source" ? 0 : 1)
    if (isEmptySide(at)) return
    const resolved = side === "source" ? at : project(at, open === "take" ? "taken" : "left")
    resolved.forEach(node => {
      const goesOn = node.attrs.cont === true
      if (node.isTextblock && node.content.size === 0) {
        // A head of the target may have lost its words; of the source nobody takes any, so there it is only a place held.
        if (!goesOn && side === "target") headless = true
        return
      }
      const before = blocks.at(-1)
      const joined = goesOn && !headless && before !== undefined && joins(before, node)
      headless = false
      if (joined) {
        blocks[blocks.length - 1] = join(before, node)
        return
      }
      blocks.push(readBlock(node, idFor(node.attrs.from)))
    })
  })
  return { lang, blocks }
}

const joins = (before: Block, node: Node): boolean =>
  node.isTextblock && (before.kind === "code") === (node.type.name === "pre") && before.kind !== "opaque"

function join(before: Block, node: Node): Block {
  if (before.kind === "code") return { ...before, text: before.text + node.textContent }
  if (before.kind === "opaque") return before
  return { ...before, inline: readInline(node).reduce(append, [...before.inline]) }
}

/** One block of the document, alone. */
export function readBlock(node: Node, id: string): Block {
  const { attrs } = node
  switch (node.type.name) {
    case "heading":
      return { kind: "heading", id, level: attrs.level as number, inline: readInline(node) }
    case "item":
      return {
        kind: "item",
        id,
        level: attrs.level as number,
        ordered: attrs.ordered as boolean,
        ...(attrs.number === null ? {} : { number: attrs.number as number }),
        inline: readInline(node),
      }
    case "quote":
      return { kind: "quote", id, inline: readInline(node) }
    case "cell":
      return {
        kind: "cell",
        id,
        table: attrs.table as string,
        row: attrs.row as number,
        column: attrs.column as number,
        header: attrs.header as boolean,
        inline: readInline(node),
      }
    case "pre":
      return { kind: "code", id, info: attrs.info as string, text: node.textContent }
    case "opaque":
      return { kind: "opaque", id, raw: attrs.raw as string }
    default:
      return { kind: "paragraph", id, inline: readInline(node) }
  }
}

/** Neighbouring runs with the same marks are one run, as the formats read them. */
export function readInline(block: Node): Inline[] {
  return block.children.map(readRun).reduce(append, [])
}

function append(runs: Inline[], run: Inline): Inline[] {
  const last = runs.at(-1)
  if (last?.kind === "text" && run.kind === "text" && sameMarks(last.marks, run.marks))
    runs[runs.length - 1] = { ...last, text: last.text + run.text }
  else runs.push(run)
  return runs
}

export function readRun(node: Node): Inline {
  const marks = node.marks.flatMap(readMark)
  if (node.isText) return { kind: "text", text: node.text ?? "", marks }
  if (node.type.name === "break") return { kind: "break", marks }
  if (node.type.name === "image") {
    const { src, alt, title } = node.attrs as { src: string; alt: string; title: string | null }
    return { kind: "image", src, alt, ...(title === null ? {} : { title }), marks }
  }
  const { raw, label } = node.attrs as { raw: string; label: string }
  return { kind: "placeholder", raw, label, marks }
}

const plainMarks = ["strong", "em", "code", "sub", "sup", "strike", "underline"] as const
type PlainMark = (typeof plainMarks)[number]
const isPlainMark = (name: string): name is PlainMark => plainMarks.includes(name as PlainMark)

function readMark(mark: ModelMark): Mark[] {
  const name = mark.type.name
  if (isPlainMark(name)) return [{ kind: name }]
  if (name !== "link") return []
  const { href, title } = mark.attrs as { href: string; title: string | null }
  return [{ kind: "link", href, ...(title === null ? {} : { title }) }]
}

const sameMarks = (a: readonly Mark[], b: readonly Mark[]): boolean =>
  a.length === b.length && a.every((mark, i) => JSON.stringify(mark) === JSON.stringify(b[i]))
