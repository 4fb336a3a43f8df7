"use client"

import type { ReactNode } from "react"
import { useFormatter, useLocale, useTranslations } from "use-intl"
import { CheckIcon, CutIcon, MergeIcon } from "@/components/ui/icons"
import { type BothPages, type Cut, proposedCuts, type SideName } from "@/lib/align/mend"
import { isUnsure } from "@/lib/align/preview-rows"
import type { PiecePair } from "@/lib/align/types"
import { languageName } from "@/lib/messages/languages"
import { pieceIsHeading } from "./block-words"
import styles from "./preview-row.module.css"
import { PreviewSide } from "./preview-side"

export interface RowActs {
  readonly onKeep: () => void
  readonly onSplit: (side: SideName, cut: Cut) => void
  readonly onSplitHere: () => void
  readonly onMergeNext: () => void
  readonly onMergePrevious: () => void
}
export interface PreviewRowProps extends RowActs {
  readonly row: PiecePair
  /** From 1. */
  readonly number: number
  readonly count: number
  readonly pages: BothPages
  /** The one row that Tab reaches. */
  readonly tabStop: boolean
  /** The row one is at: drawn with the ruler, its buttons in reach of Tab. */
  readonly active: boolean
  readonly onActivate: () => void
  readonly rowRef: (node: HTMLElement | null) => void
}

/** Two sides, the thread between them, and what can be done about it. */
export function PreviewRow({
  row,
  number,
  count,
  pages,
  tabStop,
  active,
  onActivate,
  rowRef,
  ...acts
}: PreviewRowProps) {
  const t = useTranslations("bringIn")
  const format = useFormatter()
  const unsure = isUnsure(row)
  // Rounded down: what is not certain must not read 100 %.
  const percent = format.number(Math.floor(row.sure * 100) / 100, { style: "percent" })
  const heading = pieceIsHeading(row.source[0], pages.source) || pieceIsHeading(row.target[0], pages.target)
  const classes = [styles.row, unsure ? styles.unsure : "", heading ? styles.heading : "", active ? styles.active : ""]
  return (
    <li
      ref={rowRef}
      className={classes.filter(Boolean).join(" ")}
      tabIndex={tabStop ? 0 : -1}
      aria-label={t("pairLabel", { number, percent })}
      aria-current={active ? "true" : undefined}
      onFocus={onActivate}
    >
      <PreviewSide row={row} side="source" {...{ number, pages, active }} cuts={unsure} onSplit={acts.onSplit} />
      <div className={styles.spine}>
        {row.sure === 1 ? (
          <span className={styles.kept} title={t("kept")}>
            <CheckIcon size={14} />
            <span className="only-sr">{t("kept")}</span>
          </span>
        ) : (
          <span className={styles.percent}>{percent}</span>
        )}
        {row.moved ? <span className={styles.moved}>{t("moved")}</span> : null}
      </div>
      <PreviewSide row={row} side="target" {...{ number, pages, active }} cuts={unsure} onSplit={acts.onSplit} />
      {number < count ? (
        <button
          type="button"
          className={styles.join}
          tabIndex={active ? 0 : -1}
          aria-label={t("mergePairs", { first: number, second: number + 1 })}
          title={t("mergePairs", { first: number, second: number + 1 })}
          onClick={acts.onMergeNext}
        >
          <MergeIcon size={14} />
        </button>
      ) : null}
      <Hint row={row} pages={pages} first={number === 1} last={number === count} {...acts} />
    </li>
  )
}

interface HintProps extends RowActs {
  readonly row: PiecePair
  readonly pages: BothPages
  readonly first: boolean
  readonly last: boolean
}

/** What is doubtful about a row, in words, and the answers to it. */
function Hint({ row, pages, first, last, onKeep, onSplitHere, onMergeNext, onMergePrevious }: HintProps) {
  const t = useTranslations("bringIn")
  const locale = useLocale()
  if (row.sure === 1) return null
  const blocks = (side: SideName) => row[side].filter((piece, i) => i === 0 || piece.start !== "cut").length
  const [source, target] = [blocks("source"), blocks("target")]
  if (source === 0 || target === 0) {
    const missing = source === 0 ? pages.source.lang : pages.target.lang
    return (
      <HintBox words={t(source === 0 ? "noSource" : "noTarget", { language: languageName(missing, locale) })}>
        <HintButton icon={<CheckIcon size={14} />} onClick={onKeep}>
          {t("leaveEmpty")}
        </HintButton>
        {last ? null : (
          <HintButton icon={<MergeIcon size={14} />} onClick={onMergeNext}>
            {t("mergeNext")}
          </HintButton>
        )}
        {first ? null : (
          <HintButton icon={<MergeIcon size={14} />} onClick={onMergePrevious}>
            {t("mergePrevious")}
          </HintButton>
        )}
      </HintBox>
    )
  }
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
      <HintButton icon={<CheckIcon size={14} />} onClick={onKeep}>
        {source > 1 || target > 1 ? t("keepTogether") : t("keep")}
      </HintButton>
      {proposedCuts(row, pages) ? (
        <HintButton icon={<CutIcon size={14} />} onClick={onSplitHere}>
          {t("splitHere")}
        </HintButton>
      ) : null}
      {last ? null : (
        <HintButton icon={<MergeIcon size={14} />} onClick={onMergeNext}>
          {t("mergeNext")}
        </HintButton>
      )}
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
