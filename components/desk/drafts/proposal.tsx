"use client"

import { useTranslations } from "use-intl"
import { CopyButton } from "@/components/ui/copy-button"
import { NoteLine } from "@/components/ui/note-line"
import { Both } from "@/components/versions/diff"
import type { VersionRow } from "@/lib/review/compare-versions"
import type { RedraftReport, SuggestionFate } from "@/lib/review/redraft/report"
import { isStranger } from "@/lib/review/redraft/stranger"
import { useDesk } from "../desk-context"
import { useNames } from "../people"
import styles from "./draft-dialog.module.css"

/** Shown at once; the comparison has them all. */
const MOST_ROWS = 60

export interface ProposalProps {
  readonly report: RedraftReport
  readonly rows: readonly VersionRow[]
  readonly lang: string
  /** It has been brought in: only what was lost is still to be said. */
  readonly done?: boolean
}

/** What a new draft changes: in a sentence, what is lost, and word by word. */
export function Proposal({ report, rows, lang, done = false }: ProposalProps) {
  const t = useTranslations("drafts")
  if (!done && rows.length === 0) return <p role="status">{t("nothing")}</p>
  const count = (fate: SuggestionFate["fate"]) => report.suggestions.filter(one => one.fate === fate).length
  const [adopted, open] = [count("adopted"), count("kept") + count("reworded")]
  return (
    <>
      {!done && isStranger(report, rows) ? <NoteLine tone="strip">{t("stranger")}</NoteLine> : null}
      <p role={done ? undefined : "status"} className={styles.counts}>
        {t("counts", report.counts)} {adopted > 0 ? t("adopted", { count: adopted }) : ""}{" "}
        {open > 0 ? t("keptOpen", { count: open }) : ""}
      </p>
      <Lost report={report} lang={lang} />
      {report.moved.length > 0 ? (
        <section aria-label={t("movedTitle")}>
          <h3 className={styles.head}>{t("movedTitle")}</h3>
          <ul className={styles.list}>
            {report.moved.map(one => (
              <li key={`${one.from} ${one.to} ${one.text}`} lang={lang} className={styles.quote}>
                {one.text}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {rows.length > 0 ? (
        <section aria-label={t("changesTitle")}>
          <h3 className={styles.head}>{t("changesTitle")}</h3>
          <ol className={styles.rows}>
            {rows.slice(0, MOST_ROWS).map(row => (
              <li key={`${row.older?.number ?? ""} ${row.newer?.number ?? ""}`} className={styles.row}>
                <span className="num quiet">{row.newer?.number ?? row.older?.number}</span>
                <Both older={row.older} newer={row.newer} lang={lang} />
              </li>
            ))}
          </ol>
          {rows.length > MOST_ROWS ? (
            <p className="quiet">{t("moreRows", { count: rows.length - MOST_ROWS })}</p>
          ) : null}
        </section>
      ) : null}
    </>
  )
}

function Lost({ report, lang }: { report: RedraftReport; lang: string }) {
  const t = useTranslations("drafts")
  const ts = useTranslations("status")
  const common = useTranslations("common")
  const people = useDesk(state => state.people)
  const threads = useDesk(state => state.threads)
  const pairs = useDesk(state => state.rows)
  const named = useNames()
  const name = (id: string | undefined) => named(people.get(id ?? "")?.name ?? "?")
  const superseded = report.suggestions.filter(one => one.fate === "superseded")
  const gone = report.threads.filter(one => one.fate === "gone")
  const judgements = report.judgements.filter(one => one.to === "draft")
  if (superseded.length + gone.length + judgements.length === 0) return <p className={styles.counts}>{t("allKept")}</p>
  return (
    <section aria-label={t("lostTitle")}>
      <h3 className={styles.head}>{t("lostTitle")}</h3>
      <ul className={styles.list}>
        {superseded.map(one => (
          <li key={one.id}>
            {t("lostSuggestion", { name: name(one.author) })}
            <span lang={lang} className={styles.quote}>
              {one.deleted ? <del>{one.deleted}</del> : null} {one.inserted ? <ins>{one.inserted}</ins> : null}
            </span>
            <CopyButton text={one.inserted || one.deleted} />
          </li>
        ))}
        {gone.map(one => {
          const comment = threads.get(one.id)?.comments[0]
          return (
            <li key={one.id}>
              {t("lostThread", { name: comment?.importedBy ?? name(comment?.author) })}
              <span lang={lang} className={styles.quote}>
                {common("quoted", { words: one.quote })}
              </span>
              {comment ? <span className={styles.said}>{comment.text}</span> : null}
            </li>
          )
        })}
        {judgements.map(one => (
          <li key={one.pair}>
            {t("lostStatus", {
              pair: pairs.findIndex(row => row.id === one.pair) + 1,
              from: ts(`${one.from}Lower`),
            })}
          </li>
        ))}
      </ul>
    </section>
  )
}
