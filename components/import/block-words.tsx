"use client"

import type { ReactNode } from "react"
import { useTranslations } from "use-intl"
import type { Piece } from "@/lib/align/types"
import { type Block, blockText, type Inline, type Mark, type Page, sliceInline } from "@/lib/page/page"
import styles from "./block-words.module.css"

/** A stretch of a block's words with their marks; links are drawn, not live. */
export function Words({ block, from, to }: { block: Block; from: number; to: number }) {
  const t = useTranslations("bringIn")
  if (block.kind === "opaque") return <span className={styles.kept}>{t("opaque")}</span>
  if (block.kind === "code") return <code>{block.text.slice(from, to)}</code>
  return sliceInline(block.inline, from, to).map((run, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: runs have no name but their place, and are never moved
    <Run key={index} run={run} />
  ))
}

function Run({ run }: { run: Inline }) {
  const t = useTranslations("bringIn")
  const inner: ReactNode =
    run.kind === "text" ? (
      run.text
    ) : run.kind === "break" ? (
      <br />
    ) : run.kind === "image" ? (
      <span className={styles.kept}>{t("image", { alt: run.alt || run.src })}</span>
    ) : (
      <span className={styles.kept}>{run.label || run.raw}</span>
    )
  return <Marked marks={run.marks}>{inner}</Marked>
}

function Marked({ marks, children }: { marks: readonly Mark[]; children: ReactNode }): ReactNode {
  const [mark, ...rest] = marks
  if (!mark) return children
  const within = <Marked marks={rest}>{children}</Marked>
  if (mark.kind === "link")
    return (
      <span className={styles.link} title={mark.href}>
        {within}
      </span>
    )
  const Tag = tags[mark.kind]
  return <Tag>{within}</Tag>
}
const tags = { strong: "strong", em: "em", code: "code", sub: "sub", sup: "sup", strike: "s", underline: "u" } as const

/** How a piece is set: as its block, or as what a restored break made of it. Its mark stands before it. */
export function pieceLook(piece: Piece, page: Page): { readonly className: string; readonly marker: string | null } {
  const block = page.blocks[piece.block]
  const kind = piece.kind ?? block?.kind ?? "paragraph"
  const heading = block?.kind === "heading" ? block.level : (piece.level ?? 2)
  if (kind === "heading") return { className: heading <= 1 ? (styles.h1 ?? "") : (styles.h2 ?? ""), marker: null }
  if (kind === "item") {
    const marker =
      piece.start === "cut" ? null : block?.kind === "item" && block.ordered ? `${block.number ?? 1}.` : "•"
    return { className: styles.item ?? "", marker }
  }
  return {
    className: kind === "quote" ? (styles.quote ?? "") : kind === "code" ? (styles.code ?? "") : "",
    marker: null,
  }
}

export const pieceIsHeading = (piece: Piece | undefined, page: Page): boolean =>
  piece !== undefined && (piece.kind ?? page.blocks[piece.block]?.kind) === "heading"

/** The first words of a page, for its title. */
export function firstWords(page: Page, most = 90): string {
  const heading = page.blocks.find(block => block.kind === "heading" && blockText(block).trim() !== "")
  const block = heading ?? page.blocks.find(one => blockText(one).trim() !== "")
  const words = block ? (blockText(block).trim().split(/\n/)[0] ?? "") : ""
  if (words.length <= most) return words
  const cut = words.slice(0, most)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), most / 2))}…`
}
