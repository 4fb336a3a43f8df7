"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { UndoIcon } from "@/components/ui/icons"
import type { VersionRow } from "@/lib/review/compare-versions"
import styles from "./compare.module.css"
import { Both, Half } from "./diff"

export type Look = "side-by-side" | "inline"

export interface RowsProps {
  readonly rows: readonly VersionRow[]
  readonly look: Look
  readonly everything: boolean
  readonly lang: string
  /** Takes a pair's older words again; null where that may not be. */
  readonly onRestore: ((pair: string) => void) | null
}

type Run =
  | { readonly kind: "row"; readonly row: VersionRow }
  | { readonly kind: "fold"; readonly rows: readonly VersionRow[] }

/** The rows of a comparison; what is the same is folded away unless everything is wanted. */
export function Rows({ rows, look, everything, lang, onRestore }: RowsProps) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set())
  return runsOf(rows, everything).map(run => {
    const [first] = run.kind === "fold" ? run.rows : [run.row]
    const key = keyOf(first)
    if (run.kind === "row") return <Row key={key} row={run.row} look={look} lang={lang} onRestore={onRestore} />
    if (open.has(key))
      return run.rows.map(row => <Row key={keyOf(row)} row={row} look={look} lang={lang} onRestore={null} />)
    return <Fold key={key} rows={run.rows} onOpen={() => setOpen(old => new Set(old).add(key))} />
  })
}

const keyOf = (row: VersionRow | undefined): string => `${row?.older?.number ?? ""}-${row?.newer?.number ?? ""}`

function runsOf(rows: readonly VersionRow[], everything: boolean): Run[] {
  const runs: Run[] = []
  let same: VersionRow[] = []
  const close = (): void => {
    if (same.length > 0) runs.push({ kind: "fold", rows: same })
    same = []
  }
  for (const row of rows) {
    if (row.kind === "same" && !everything) same.push(row)
    else {
      close()
      runs.push({ kind: "row", row })
    }
  }
  close()
  return runs
}

function Fold({ rows, onOpen }: { rows: readonly VersionRow[]; onOpen: () => void }) {
  const t = useTranslations("versions")
  const numberOf = (row: VersionRow | undefined) => row?.newer?.number ?? row?.older?.number ?? 0
  const [from, to] = [numberOf(rows[0]), numberOf(rows.at(-1))]
  return (
    <button type="button" className={styles.fold} onClick={onOpen}>
      {rows.length === 1 ? t("foldOne", { from }) : t("fold", { from, to })}
    </button>
  )
}

function Row({ row, look, lang, onRestore }: Omit<RowsProps, "rows" | "everything"> & { readonly row: VersionRow }) {
  const t = useTranslations("versions")
  const { kind, older, newer } = row
  const number = newer?.number ?? older?.number ?? 0
  const pair = kind !== "same" && older && newer && older.pair === newer.pair ? older.pair : null
  return (
    // biome-ignore lint/a11y/useSemanticElements: a row of the text, not a field of a form
    <div
      role="group"
      tabIndex={-1}
      aria-label={t("row", { number })}
      className={styles.row}
      data-changed={kind === "same" ? undefined : ""}
      data-look={look}
    >
      {look === "inline" ? (
        <div className={styles.one}>
          <Both older={older} newer={newer} lang={lang} />
        </div>
      ) : (
        <>
          <div className={styles.older}>
            <Half half={older} lang={lang} />
          </div>
          <div className={styles.newer}>
            <Half half={newer} lang={lang} />
          </div>
        </>
      )}
      <span className={`num ${styles.number}`} aria-hidden="true">
        {number}
      </span>
      {pair !== null && onRestore ? (
        <Button
          size="small"
          look="line"
          className={styles.restore}
          icon={<UndoIcon size={14} />}
          aria-label={t("restorePairLabel", { number })}
          onClick={() => onRestore(pair)}
        >
          {t("restorePair")}
        </Button>
      ) : null}
    </div>
  )
}
