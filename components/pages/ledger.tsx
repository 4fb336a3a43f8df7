"use client"

import Link from "next/link"
import { useLocale, useTranslations } from "use-intl"
import { Face } from "@/components/ui/face"
import { CommentIcon } from "@/components/ui/icons"
import { When } from "@/components/ui/when"
import { personName } from "@/lib/messages/people"
import { dayOf } from "@/lib/messages/when"
import type { PageSummary } from "@/lib/sync/api"
import styles from "./ledger.module.css"
import { MiniBar } from "./mini-bar"

/** The pages as a ledger: one line a page, its title in both languages, where it stands and whose turn it is. */
export function Ledger({ pages }: { pages: readonly PageSummary[] }) {
  const t = useTranslations("pages")
  return (
    <div className={styles.paper}>
      <table className={styles.ledger}>
        <caption className="only-sr">{t("title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("page")}</th>
            <th scope="col">{t("state")}</th>
            <th scope="col">{t("settled")}</th>
            <th scope="col" className={styles.right}>
              {t("openSuggestions")}
            </th>
            <th scope="col">{t("owner")}</th>
            <th scope="col">{t("changed")}</th>
          </tr>
        </thead>
        <tbody>
          {pages.map(page => (
            <Line key={page.id} page={page} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function Line({ page }: { page: PageSummary }) {
  const t = useTranslations("pages")
  const states = useTranslations("states")
  const workflow = useTranslations("workflow")
  const locale = useLocale()
  return (
    <tr>
      <td>
        <Link
          className={styles.title}
          href={`/pages/${encodeURIComponent(page.id)}`}
          lang={page.source}
          prefetch={false}
        >
          {page.title}
        </Link>
        <div className={styles.target} lang={page.target}>
          {page.targetTitle}
        </div>
        {page.mentions + page.sourceFaults > 0 ? (
          <ul className={`${styles.marks} plain-list`}>
            {page.mentions > 0 ? (
              <li className={styles.calls}>
                <CommentIcon size={14} />
                {t("mentions", { count: page.mentions })}
              </li>
            ) : null}
            {page.sourceFaults > 0 ? <li>{t("sourceFaults", { count: page.sourceFaults })}</li> : null}
          </ul>
        ) : null}
      </td>
      <td>
        {page.stateName ?? states(page.state)}
        {page.due !== null && page.state !== "approved" ? (
          <div className={page.due < Date.now() ? styles.late : "quiet"} suppressHydrationWarning>
            {workflow(page.due < Date.now() ? "overdue" : "due", { day: dayOf(page.due, locale) })}
          </div>
        ) : null}
      </td>
      <td>
        <MiniBar page={page} />
      </td>
      <td className={`num ${styles.right}`}>
        <span className={styles.narrow}>{t("openSuggestions")}: </span>
        {page.openSuggestions > 0 ? <b>{page.openSuggestions}</b> : <span className="quiet">0</span>}
      </td>
      <td>
        <span className={styles.narrow}>{t("owner")}: </span>
        {page.owner ? (
          <span className={styles.owner}>
            <Face person={page.owner} small />
            <span className={styles.ownerName}>{personName(page.owner.name, locale)}</span>
          </span>
        ) : (
          <span className="quiet">{t("nobody")}</span>
        )}
      </td>
      <td>
        <When at={page.changedAt} />
        {page.changedBy ? <div className="quiet">{personName(page.changedBy.name, locale)}</div> : null}
      </td>
    </tr>
  )
}
