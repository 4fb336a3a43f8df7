"use client"

import { type ReactNode, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { CheckIcon, CommentIcon, CrossIcon } from "@/components/ui/icons"
import { When } from "@/components/ui/when"
import type { WordChange, WordComment, WordDecision, WordReport } from "@/lib/sync/word"
import styles from "./word-back.module.css"

/** Shown at once in each list. */
const FIRST_SHOWN = 25

export const isNothing = (report: WordReport): boolean =>
  report.decisions.length + report.changes.length + report.comments.length + report.resolved === 0

interface Props {
  readonly report: WordReport
  /** null: it need not be said again. */
  readonly name: string | null
  readonly lang: string
  /** It has been brought in: only what found no place is listed still. */
  readonly done: boolean
}

/** What a returned file does: decisions, new suggestions by author, new comments, and what could not be matched. */
export function Report({ report, name, lang, done }: Props) {
  const t = useTranslations("wordBack")
  const locale = useLocale()
  const states = (state: WordDecision["state"]) => report.decisions.filter(one => one.state === state)
  const [decided, votes, overtaken] = [states("decided"), states("vote"), states("overtaken")]
  const placed = report.changes.filter(one => one.suggestions.length > 0)
  const unplaced = report.changes.filter(one => one.suggestions.length === 0)
  const sums = [
    t("sums.decisions", { count: decided.length }),
    t("sums.suggestions", { count: placed.length }),
    t("sums.comments", { count: report.comments.length }),
  ]
  const asides = [
    report.resolved > 0 ? t("resolved", { count: report.resolved }) : "",
    report.unclear > 0 ? t("unclear", { count: report.unclear }) : "",
    report.missing > 0 ? t("missing", { count: report.missing }) : "",
    report.before > 0 ? t("before", { count: report.before }) : "",
  ].filter(Boolean)
  const list = capital(new Intl.ListFormat(locale).format(sums), locale)
  return (
    <>
      <div className={styles.lead}>
        <p role="status" className={styles.sum}>
          {done ? <b>{t("done")} </b> : null}
          {isNothing(report) ? t("nothing") : `${list}.`}
        </p>
        {name === null ? null : (
          <p className="quiet">
            {t("wasRead", { name })} {t.rich("went", { at: () => <When at={report.at} /> })}
          </p>
        )}
      </div>
      {done ? null : <Decisions title={t("decided")} some={decided} lang={lang} />}
      {done
        ? null
        : byAuthor(placed).map(([by, changes]) => (
            <Section
              key={`changes ${by ?? ""}`}
              title={t("suggestions")}
              by={by ?? t("untracked")}
              rows={changes.map(one => (
                <Line key={keyOf(one)} number={one.number}>
                  <Words {...one} lang={lang} />
                </Line>
              ))}
            />
          ))}
      {done
        ? null
        : byAuthor(report.comments).map(([by, comments]) => (
            <Section
              key={`comments ${by}`}
              title={t("comments")}
              by={by ?? ""}
              rows={comments.map((one, i) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: comments of a file have no name but their place
                <Line key={i} number={one.number} icon={<CommentIcon />}>
                  {one.text}
                  {one.isReply ? <span className="quiet"> ({t("reply")})</span> : null}
                </Line>
              ))}
            />
          ))}
      <Section
        title={t("unplaced")}
        help={t("unplacedHelp")}
        odd
        rows={unplaced.map(one => (
          <Line key={keyOf(one)} number={one.number}>
            <Words {...one} lang={lang} /> {one.by ? <span className="quiet">{one.by}</span> : null}
            <CopyButton size="small" text={one.inserted || one.deleted} />
          </Line>
        ))}
      />
      <Decisions title={t("votes")} help={t("votesHelp")} odd some={votes} lang={lang} />
      <Decisions title={t("overtaken")} help={t("overtakenHelp")} odd some={overtaken} lang={lang} />
      {asides.length > 0 ? (
        <ul className={styles.asides}>
          {asides.map(one => (
            <li key={one}>{one}</li>
          ))}
        </ul>
      ) : null}
    </>
  )
}

interface DecisionsProps {
  readonly title: string
  readonly help?: string
  readonly odd?: boolean
  readonly some: readonly WordDecision[]
  readonly lang: string
}

function Decisions({ title, help, odd, some, lang }: DecisionsProps) {
  const t = useTranslations("wordBack")
  return (
    <Section
      title={title}
      help={help}
      odd={odd}
      rows={some.map(one => (
        <Line key={one.suggestion} number={one.number} icon={one.how === "accept" ? <CheckIcon /> : <CrossIcon />}>
          <b className={styles[one.how]}>{t(one.how)}</b> <Words {...one} lang={lang} />
        </Line>
      ))}
    />
  )
}

interface SectionProps {
  readonly title: string
  readonly by?: string
  readonly help?: string
  /** What does not go as one would expect. */
  readonly odd?: boolean
  readonly rows: readonly ReactNode[]
}

/** Nothing at all where there are no rows. */
function Section({ title, by, help, odd = false, rows }: SectionProps) {
  const t = useTranslations("wordBack")
  const [all, setAll] = useState(false)
  if (rows.length === 0) return null
  const hidden = all ? 0 : Math.max(0, rows.length - FIRST_SHOWN)
  return (
    <section className={odd ? styles.odd : undefined}>
      <h3 className={styles.head}>
        {title} {by ? <span>{by}</span> : null} <span className="num">{rows.length}</span>
      </h3>
      {help ? <p className={styles.help}>{help}</p> : null}
      <ul className={styles.list}>{rows.slice(0, rows.length - hidden)}</ul>
      {hidden > 0 ? (
        <Button size="small" onClick={() => setAll(true)}>
          {t("more", { count: hidden })}
        </Button>
      ) : null}
    </section>
  )
}

function Line({ number, icon, children }: { number: number | null; icon?: ReactNode; children: ReactNode }) {
  const t = useTranslations("wordBack")
  return (
    <li className={styles.line}>
      <span className={`num ${styles.number}`} title={number ? t("pair", { number }) : undefined}>
        {number || t("page")}
      </span>
      <span className={styles.icon}>{icon}</span>
      <div>{children}</div>
    </li>
  )
}

function Words({ deleted, inserted, lang }: { deleted: string; inserted: string; lang: string }) {
  return (
    <span lang={lang} className={styles.words}>
      {deleted ? <del>{deleted}</del> : null} {inserted ? <ins>{inserted}</ins> : null}
    </span>
  )
}

const keyOf = (one: WordChange): string => `${one.number} ${one.suggestions.join(" ")} ${one.deleted} ${one.inserted}`

/** In the order in which they first come up. */
function byAuthor<T extends WordChange | WordComment>(
  some: readonly T[],
): readonly (readonly [T["by"], readonly T[]])[] {
  const authors = new Map<T["by"], T[]>()
  for (const one of some) authors.set(one.by, [...(authors.get(one.by) ?? []), one])
  return [...authors]
}

const capital = (words: string, locale: string): string => words.charAt(0).toLocaleUpperCase(locale) + words.slice(1)
