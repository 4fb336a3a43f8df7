/** Pages and pairs of pieces become one review document. The way back is resolve.ts. */
import { Fragment, type Mark as ModelMark, type Node } from "prosemirror-model"
import type { Granularity, Piece, PiecePair } from "@/lib/align/types"
import { type Block, blockText, type Inline, type Mark, type Page, sliceInline } from "@/lib/page/page"
import { isSafeHref, schema } from "./schema"

/**
 * The document for two pages cut into pairs.
 *
 * Line ends inside running text become spaces: the editor cannot keep them, and they mean nothing in a paragraph.
 * A side without pieces gets one empty paragraph. `newId` gives ids for the pairs.
 */
export function buildDoc(
  source: Page,
  target: Page,
  pairs: readonly PiecePair[],
  newId: () => string,
  granularity: Granularity | null = null,
): Node {
  const rows = pairs.length > 0 ? pairs : [{ source: [], target: [], sure: 1 }]
  const built = rows.map(pair =>
    schema.nodes.pair.create({ id: newId(), sure: clamp(pair.sure), back: pair.back ?? 0 }, [
      schema.nodes.source.create(null, buildSide(source, pair.source)),
      schema.nodes.target.create(null, buildSide(target, pair.target)),
    ]),
  )
  const doc = schema.nodes.doc.create({ granularity }, built)
  doc.check()
  return doc
}

const clamp = (share: number): number => Math.min(1, Math.max(0, Number.isFinite(share) ? share : 0))

function buildSide(page: Page, pieces: readonly Piece[]): Node[] {
  const blocks = pieces.flatMap(piece => {
    const block = page.blocks[piece.block]
    return block === undefined ? [] : [buildPiece(block, piece)]
  })
  return blocks.length > 0 ? blocks : [schema.nodes.paragraph.create()]
}

/** A whole block as it stands in the document. */
export const buildBlock = (block: Block): Node =>
  buildPiece(block, { block: 0, from: 0, to: blockText(block).length, start: "block" })

function buildPiece(block: Block, piece: Piece): Node {
  const attrs = { from: block.id, cont: piece.start === "cut" }
  if (block.kind === "opaque") return schema.nodes.opaque.create({ ...attrs, raw: block.raw })
  if (block.kind === "code") {
    const words = block.text.slice(piece.from, piece.to)
    return schema.nodes.pre.create({ ...attrs, info: block.info }, words ? schema.text(words) : null)
  }
  const content = buildInline(sliceInline(block.inline, piece.from, piece.to))
  const kind = piece.start === "break" && piece.kind !== undefined ? piece.kind : block.kind
  switch (kind) {
    case "heading":
      return schema.nodes.heading.create(
        { ...attrs, level: piece.level ?? (block.kind === "heading" ? block.level : 2) },
        content,
      )
    case "item":
      return schema.nodes.item.create(
        {
          ...attrs,
          level: piece.start === "break" ? (piece.level ?? 0) : block.kind === "item" ? block.level : 0,
          ordered: block.kind === "item" && block.ordered,
          number: block.kind === "item" ? (block.number ?? null) : null,
        },
        content,
      )
    case "quote":
      return schema.nodes.quote.create(attrs, content)
    case "cell":
      if (block.kind === "cell") {
        const { table, row, column, header } = block
        return schema.nodes.cell.create({ ...attrs, table, row, column, header }, content)
      }
      return schema.nodes.paragraph.create(attrs, content)
    default:
      return schema.nodes.paragraph.create(attrs, content)
  }
}

export const buildInline = (inline: readonly Inline[]): Fragment => Fragment.from(inline.flatMap(buildRun))

function buildRun(run: Inline): Node[] {
  const marks = run.marks.reduce<readonly ModelMark[]>((set, mark) => buildMark(mark)?.addToSet(set) ?? set, [])
  switch (run.kind) {
    case "text": {
      const words = run.text.replace(/\r\n|\r|\n/g, " ")
      return words ? [schema.text(words, marks)] : []
    }
    case "break":
      return [schema.nodes.break.create(null, null, marks)]
    case "image":
      return [schema.nodes.image.create({ src: run.src, alt: run.alt, title: run.title ?? null }, null, marks)]
    case "placeholder":
      return [schema.nodes.placeholder.create({ raw: run.raw, label: run.label }, null, marks)]
  }
}

function buildMark(mark: Mark): ModelMark | null {
  if (mark.kind !== "link") return schema.marks[mark.kind].create()
  return isSafeHref(mark.href) ? schema.marks.link.create({ href: mark.href, title: mark.title ?? null }) : null
}
