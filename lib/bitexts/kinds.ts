/** Kinds of blocks as one short word, for files that have no such thing: "heading-2", "item-0-o-3", "cell-t1-0-2-h". */
import type { Block, Inline } from "@/lib/page/page"

/** A block without id and words. */
export type Kind =
  | { readonly kind: "paragraph" }
  | { readonly kind: "quote" }
  | { readonly kind: "opaque" }
  | { readonly kind: "heading"; readonly level: number }
  | { readonly kind: "item"; readonly level: number; readonly ordered: boolean; readonly number?: number }
  | {
      readonly kind: "cell"
      readonly table: string
      readonly row: number
      readonly column: number
      readonly header: boolean
    }
  | { readonly kind: "code"; readonly info: string }

export const paragraph: Kind = { kind: "paragraph" }

export function codeOfKind(block: Kind | Block): string {
  switch (block.kind) {
    case "heading":
      return `heading-${block.level}`
    case "item":
      return `item-${block.level}-${block.ordered ? "o" : "b"}${block.number === undefined ? "" : `-${block.number}`}`
    case "cell":
      return `cell-${encodeURIComponent(block.table)}-${block.row}-${block.column}${block.header ? "-h" : ""}`
    case "code":
      return block.info === "" ? "code" : `code-${encodeURIComponent(block.info)}`
    default:
      return block.kind
  }
}

const within = (digits: string | undefined, least: number, most: number): number =>
  Math.min(most, Math.max(least, Number(digits ?? least)))

/** Null for what is no such word. Elements of HTML are understood too, since many programs write them. */
export function kindOfCode(code: string): Kind | null {
  const heading = /^(?:heading-|x-h|x-html-h|h)([1-6])$/i.exec(code)
  if (heading) return { kind: "heading", level: within(heading[1], 1, 6) }
  const item = /^item-(\d{1,2})-([ob])(?:-(\d{1,9}))?$/.exec(code)
  if (item) {
    const number = item[3] === undefined ? {} : { number: Number(item[3]) }
    return { kind: "item", level: within(item[1], 0, 12), ordered: item[2] === "o", ...number }
  }
  const cell = /^cell-(.+)-(\d{1,6})-(\d{1,5})(-h)?$/.exec(code)
  if (cell) {
    const place = { row: within(cell[2], 0, 100_000), column: within(cell[3], 0, 10_000) }
    return { kind: "cell", table: spoken(cell[1] ?? "t").slice(0, 64) || "t", ...place, header: cell[4] !== undefined }
  }
  if (code === "code" || code.startsWith("code-")) return { kind: "code", info: spoken(code.slice(5)) }
  if (/^(?:x-(?:html-)?)?(?:li|listitem)$/i.test(code)) return { kind: "item", level: 0, ordered: false }
  if (/^(?:x-(?:html-)?)?blockquote$/i.test(code) || code === "quote") return { kind: "quote" }
  if (code === "opaque") return { kind: "opaque" }
  return code === "paragraph" ? paragraph : null
}

function spoken(words: string): string {
  try {
    return decodeURIComponent(words)
  } catch (error) {
    // A stray percent sign: somebody else's word.
    if (error instanceof URIError) return words
    throw error
  }
}

/** The kind filled with words: code and opaque blocks hold plain text. */
export function blockOf(kind: Kind, id: string, inline: readonly Inline[]): Block {
  const plain = (): string =>
    inline.map(run => (run.kind === "text" ? run.text : run.kind === "break" ? "\n" : plainOf(run))).join("")
  if (kind.kind === "code") return { ...kind, id, text: plain() }
  if (kind.kind === "opaque") return { kind: "opaque", id, raw: plain() }
  return { ...kind, id, inline }
}

const plainOf = (run: Inline): string =>
  run.kind === "placeholder" ? run.raw : run.kind === "image" ? run.alt : run.kind === "text" ? run.text : "\n"

export const sameKind = (a: Kind | Block, b: Kind | Block): boolean => codeOfKind(a) === codeOfKind(b)

/** Runs of a block, whichever kind it is. */
export const inlineOf = (block: Block): readonly Inline[] =>
  block.kind === "code"
    ? [{ kind: "text", text: block.text, marks: [] }]
    : block.kind === "opaque"
      ? [{ kind: "text", text: block.raw, marks: [] }]
      : block.inline
