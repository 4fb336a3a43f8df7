"use client"

import { memo, type ReactNode } from "react"
import { useFormatter, useLocale, useTranslations } from "use-intl"
import { CheckIcon, CrossedIcon, CrossIcon, CutIcon, MergeIcon } from "@/components/ui/icons"
import type { BothPages, Cut, SideName } from "@/lib/align/mend"
import { isUnsure } from "@/lib/align/preview-rows"
import { canCut } from "@/lib/align/proposed-cuts"
import type { PiecePair } from "@/lib/align/types"
import { languageName } from "@/lib/messages/languages"
import { pieceIsHeading } from "./block-words"
import styles from "./preview-row.module.css"
import { PreviewSide } from "./preview-side"

/** What can be done with a row, by its index. */
export interface RowActs {
  keep(at: number): void
  split(at: number, side: SideName, cut: Cut): void
  splitHere(at: number): void
  /** With the row after it. */
  merge(at: number): void
  /** With the row after it. */
  swap(at: number): void
  /** The row holds a crossing: it becomes two, whose sources change places. */
  crossHere(at: number): void
  /** These have no counterpart. */
  part(at: number): void
  /** The first sentence of a side to the row before, or the last to the row after. */
  edge(at: number, side: SideName, way: "up" | "down"): void
  activate(at: number): void
  node(at: number, node: HTMLElement | null): void
  /** The border to the row after it is taken hold of, on one side. */
  drag(at: number, side: SideName, event: PointerEvent): void
}
export interface PreviewRowProps {
  readonly row: PiecePair
  readonly at: number
  readonly count: number
  readonly pages: BothPages
  /** The one row that Tab reaches. */
  readonly tabStop: boolean
  /** The row one is at: drawn with the ruler, its buttons in reach of Tab. */
  readonly active: boolean
  readonly acts: RowActs
  /** A border of this row is being dragged: which side's, and whether it is the one below or the one above. */
  readonly drops: { readonly side: SideName; readonly within: "upper" | "lower" } | null
}

/** Two sides, the thread between them, and what can be done about it. */
export const PreviewRow = memo(function PreviewRow({
  row,
  at,
  count,
  pages,
  tabStop,
  active,
  acts,
  drops,
}: PreviewRowProps) {
  const t = useTranslations("bringIn")
  const format = useFormatter()
  const number = at + 1
  const onSplit = (side: SideName, cut: Cut) => acts.split(at, side, cut)
  const unsure = isUnsure(row)
  // Rounded down: what is not certain must not read 100 %.
  const percent = format.number(Math.floor(row.sure * 100) / 100, { style: "percent" })
  const heading = pieceIsHeading(row.source[0], pages.source) || pieceIsHeading(row.target[0], pages.target)
  const classes = [styles.row, unsure ? styles.unsure : "", heading ? styles.heading : "", active ? styles.active : ""]
  return (
    <li
      ref={node => acts.node(at, node)}
      className={classes.filter(Boolean).join(" ")}
      tabIndex={tabStop ? 0 : -1}
      aria-label={t("pairLabel", { number, percent })}
      aria-current={active ? "true" : undefined}
      onFocus={() => acts.activate(at)}
    >
      <PreviewSide
        row={row}
        side="source"
        drops={drops?.side === "source" ? drops.within : null}
        {...{ number, pages, active }}
        cuts={unsure}
        onSplit={onSplit}
      />
      <div className={styles.spine}>
        {row.sure === 1 ? (
          <span className={styles.kept} title={t("kept")}>
            <CheckIcon size={14} />
            <span className="only-sr">{t("kept")}</span>
          </span>
        ) : (
          <span className={styles.percent}>{percent}</span>
        )}
        {row.moved && !holdsCrossing(row) ? <span className={styles.moved}>{t("moved")}</span> : null}
        {row.back ? (
          <span className={styles.crossed} title={t("crossed", { count: row.back })}>
            <CrossedIcon size={15} />
            <span className="only-sr">{t("crossed", { count: row.back })}</span>
          </span>
        ) : null}
      </div>
      <PreviewSide
        row={row}
        side="target"
        drops={drops?.side === "target" ? drops.within : null}
        {...{ number, pages, active }}
        cuts={unsure}
        onSplit={onSplit}
      />
      {number < count ? <Seam number={number} active={active} at={at} acts={acts} /> : null}
      <Hint row={row} pages={pages} at={at} last={number === count} acts={acts} />
    </li>
  )
})

/** On the seam to the next row: merge the two, or let them exchange their sources. */
function Seam({ number, active, at, acts }: { number: number; active: boolean; at: number; acts: RowActs }) {
  const t = useTranslations("bringIn")
  const both = { first: number, second: number + 1 }
  const button = (className: string | undefined, words: string, icon: ReactNode, onClick: () => void) => (
    <button
      type="button"
      className={className}
      tabIndex={active ? 0 : -1}
      aria-label={words}
      title={words}
      onClick={onClick}
    >
      {icon}
    </button>
  )
  return (
    <>
      {(["source", "target"] as const).map(side => (
        <span
          key={side}
          className={`${styles.grip} ${side === "source" ? styles.gripSource : styles.gripTarget}`}
          title={t("dragBorder")}
          aria-hidden="true"
          onPointerDown={event => acts.drag(at, side, event.nativeEvent)}
        />
      ))}
      {button(styles.join, t("mergePairs", both), <MergeIcon size={14} />, () => acts.merge(at))}
      {button(`${styles.join} ${styles.cross}`, t("swapPairs", both), <CrossedIcon size={14} />, () => acts.swap(at))}
    </>
  )
}

interface HintProps {
  readonly row: PiecePair
  readonly pages: BothPages
  readonly at: number
  readonly last: boolean
  readonly acts: RowActs
}

/** The aligner has found that its sentences or blocks stand in another order on the other side, and put them in one row. */
export const holdsCrossing = (row: PiecePair | undefined): boolean =>
  row?.moved === true && row.sure < 1 && row.source.length > 0 && row.target.length > 0

/** What is doubtful about a row, in words, and the answers to it. */
function Hint({ row, pages, at, last, acts }: HintProps) {
  const t = useTranslations("bringIn")
  const locale = useLocale()
  if (row.sure === 1) return null
  const blocks = (side: SideName) => row[side].filter((piece, i) => i === 0 || piece.start !== "cut").length
  const [source, target] = [blocks("source"), blocks("target")]
  if (source === 0 || target === 0) {
    const missing = source === 0 ? pages.source.lang : pages.target.lang
    return (
      <HintBox words={t(source === 0 ? "noSource" : "noTarget", { language: languageName(missing, locale) })}>
        <HintButton icon={<CheckIcon size={14} />} onClick={() => acts.keep(at)}>
          {t("leaveEmpty")}
        </HintButton>
        {last ? null : (
          <HintButton icon={<MergeIcon size={14} />} onClick={() => acts.merge(at)}>
            {t("mergeNext")}
          </HintButton>
        )}
        {at === 0 ? null : (
          <HintButton icon={<MergeIcon size={14} />} onClick={() => acts.merge(at - 1)}>
            {t("mergePrevious")}
          </HintButton>
        )}
      </HintBox>
    )
  }
  if (holdsCrossing(row))
    return (
      <HintBox words={t("crossedWithin")}>
        <HintButton icon={<CheckIcon size={14} />} onClick={() => acts.keep(at)}>
          {t("keepTogether")}
        </HintButton>
        <HintButton icon={<CrossedIcon size={14} />} onClick={() => acts.crossHere(at)}>
          {t("crossHere")}
        </HintButton>
      </HintBox>
    )
  if (!isUnsure(row)) return null
  const words =
    source === 1 && target > 1
      ? t("oneFacesMany", { count: target })
      : target === 1 && source > 1
        ? t("manyFaceOne", { count: source })
        : source > 1
          ? t("manyFaceMany")
          : t("unsurePair")
  return (
    <HintBox words={words}>
      <HintButton icon={<CheckIcon size={14} />} onClick={() => acts.keep(at)}>
        {source > 1 || target > 1 ? t("keepTogether") : t("keep")}
      </HintButton>
      {canCut(row, pages) ? (
        <HintButton icon={<CutIcon size={14} />} onClick={() => acts.splitHere(at)}>
          {t("splitHere")}
        </HintButton>
      ) : null}
      {last ? null : (
        <HintButton icon={<MergeIcon size={14} />} onClick={() => acts.merge(at)}>
          {t("mergeNext")}
        </HintButton>
      )}
      <HintButton icon={<CrossIcon size={14} />} onClick={() => acts.part(at)}>
        {t("apart")}
      </HintButton>
    </HintBox>
  )
}

const HintBox = ({ words, children }: { words: string; children: ReactNode }) => (
  <div className={styles.hint}>
    <b>{words}</b>
    {children}
  </div>
)

const HintButton = ({ icon, onClick, children }: { icon: ReactNode; onClick: () => void; children: ReactNode }) => (
  <button type="button" className={styles.answer} onClick={onClick}>
    {icon}
    {children}
  </button>
)
