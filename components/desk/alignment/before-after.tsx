"use client"

import { useTranslations } from "use-intl"
import type { RealignRow } from "@/lib/review/mend/rows"
import styles from "./realign-dialog.module.css"

/** Shown at once; more would be a page to scroll without end. */
const MOST_SHOWN = 40

export interface BeforeAfterChange {
  /** Index of the first row before. */
  readonly at: number
  readonly before: readonly RealignRow[]
  readonly after: readonly RealignRow[]
}

/** Rows as they are and as they would be, beside each other. */
export function BeforeAfter({
  changes,
  langs,
}: {
  changes: readonly BeforeAfterChange[]
  langs: { readonly source: string; readonly target: string }
}) {
  const t = useTranslations("desk.align.dialog")
  const hidden = changes.length - MOST_SHOWN
  return (
    <>
      {changes.slice(0, MOST_SHOWN).map(change => (
        <section key={change.at} className={styles.change}>
          <Rows title={t("now")} rows={change.before} first={change.at + 1} langs={langs} />
          <Rows title={t("later")} rows={change.after} langs={langs} />
        </section>
      ))}
      {hidden > 0 ? <p className="quiet">{t("more", { count: hidden })}</p> : null}
    </>
  )
}

interface RowsProps {
  readonly title: string
  readonly rows: readonly RealignRow[]
  readonly langs: { readonly source: string; readonly target: string }
  readonly first?: number
}

function Rows({ title, rows, langs, first }: RowsProps) {
  const t = useTranslations("desk.align.dialog")
  const words = (text: string) => (text.trim() === "" ? <i className="quiet">{t("nothing")}</i> : text)
  return (
    <table className={styles.rows}>
      <caption>{title}</caption>
      <tbody>
        {rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a plan never change.
          <tr key={at}>
            <th scope="row" className="num">
              {first === undefined ? "" : first + at}
            </th>
            <td lang={langs.source}>{words(row.source)}</td>
            <td lang={langs.target}>{words(row.target)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
