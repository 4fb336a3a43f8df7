"use client"

import { Fragment } from "react"
import { useTranslations } from "use-intl"
import { CutIcon } from "@/components/ui/icons"
import { type BothPages, type Cut, cutsOf, edgeOf, isBlockCut, type SideName } from "@/lib/align/mend"
import type { Piece, PiecePair } from "@/lib/align/types"
import { pieceLook, Words } from "./block-words"
import styles from "./preview-side.module.css"

export interface PreviewSideProps {
  readonly row: PiecePair
  readonly side: SideName
  readonly number: number
  readonly pages: BothPages
  /** Draw the places between blocks where the row may be split. */
  readonly cuts: boolean
  /** The row one is at: the places between sentences as well. */
  readonly active: boolean
  readonly onSplit: (side: SideName, cut: Cut) => void
  /** While the border to the row after it ("upper") or before it is dragged: where it may be let go. */
  readonly drops: "upper" | "lower" | null
}

/** One side of a row: its pieces as they are set, with the places where it may be cut. */
export function PreviewSide({ row, side, number, pages, cuts, active, onSplit, drops }: PreviewSideProps) {
  const t = useTranslations("bringIn")
  const pieces = row[side]
  const page = pages[side]
  if (pieces.length === 0)
    return (
      <div className={`${styles[side]} ${styles.absent}`}>{t(side === "target" ? "absentTarget" : "absentSource")}</div>
    )
  const places = cuts || active || drops ? cutsOf(pieces, page) : []
  const mark = (cut: Cut) => <i key="drop" data-drop={`${cut.piece} ${cut.offset}`} className={styles.drop} />
  const button = (cut: Cut, inline: boolean) => (
    <button
      type="button"
      className={inline ? styles.snip : ""}
      tabIndex={active ? 0 : -1}
      aria-label={t("splitPair", { number })}
      title={t("splitPair", { number })}
      onClick={() => onSplit(side, cut)}
    >
      <CutIcon size={14} />
    </button>
  )
  return (
    <div className={styles[side]} lang={page.lang}>
      {drops === "upper" ? mark(edgeOf(pieces, "start")) : null}
      {groups(pieces).map(group => {
        const [first] = group
        if (!first) return null
        const look = pieceLook(first.piece, page)
        const between = places.find(cut => cut.piece === first.index && isBlockCut(pieces, cut))
        const before = cuts || active ? between : undefined
        return (
          <Fragment key={`${first.piece.block}.${first.piece.from}`}>
            {before ? <div className={styles.cut}>{button(before, false)}</div> : null}
            <p className={`${styles.block} ${look.className}`}>
              {drops && between ? mark(between) : null}
              {look.marker === null ? null : (
                <span className={styles.marker} aria-hidden="true">
                  {look.marker}
                </span>
              )}
              {group.map(({ piece, index }) => (
                <Stretches
                  key={piece.from}
                  piece={piece}
                  pages={pages}
                  side={side}
                  cuts={active || drops ? places.filter(cut => cut.piece === index && !isBlockCut(pieces, cut)) : []}
                  button={cut => (drops ? mark(cut) : button(cut, true))}
                />
              ))}
            </p>
          </Fragment>
        )
      })}
      {drops === "lower" ? mark(edgeOf(pieces, "end")) : null}
    </div>
  )
}

/** Pieces that go on the one before them stand in one paragraph with it. */
function groups(pieces: readonly Piece[]): readonly (readonly { piece: Piece; index: number }[])[] {
  const all: { piece: Piece; index: number }[][] = []
  pieces.forEach((piece, index) => {
    const last = all.at(-1)
    if (last && piece.start === "cut" && last.at(-1)?.piece.block === piece.block) last.push({ piece, index })
    else all.push([{ piece, index }])
  })
  return all
}

function Stretches({
  piece,
  pages,
  side,
  cuts,
  button,
}: {
  piece: Piece
  pages: BothPages
  side: SideName
  cuts: readonly Cut[]
  button: (cut: Cut) => React.ReactNode
}) {
  const block = pages[side].blocks[piece.block]
  if (!block) return null
  const starts = [piece.from, ...cuts.map(cut => cut.offset).filter(offset => offset > piece.from)]
  return starts.map((from, i) => {
    const cut = cuts.find(one => one.offset === from)
    return (
      <Fragment key={from}>
        {cut ? button(cut) : null}
        <Words block={block} from={from} to={starts[i + 1] ?? piece.to} />
      </Fragment>
    )
  })
}
