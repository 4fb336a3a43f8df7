"use client"

import Link from "next/link"
import { useFormatter, useLocale, useTranslations } from "use-intl"
import { Face } from "@/components/ui/face"
import { When } from "@/components/ui/when"
import { api } from "@/lib/client/api"
import { personName } from "@/lib/messages/people"
import type { Notice } from "@/lib/sync/inbox"
import styles from "./inbox.module.css"
import { setUnread } from "./unread"

/** One thing somebody is told of; following it is reading it. */
export function NoticeLine({ notice }: { notice: Notice }) {
  const t = useTranslations("inbox")
  const common = useTranslations("common")
  const { by, page, detail, unread } = notice
  const read = async () => {
    if (!unread) return
    const answer = await api.readNotices([notice.id])
    if (answer.ok) setUnread(answer.value.unread)
  }
  const words = detail.words ?? detail.note
  return (
    <li className={`${styles.notice} ${unread ? styles.unread : ""}`}>
      <span aria-hidden="true">{by ? <Face person={by} /> : null}</span>
      <div className={styles.said}>
        <Link href={addressOf(notice)} prefetch={false} onClick={() => void read()}>
          {unread ? <span className="only-sr">{t("isUnread")}: </span> : null}
          <Sentence notice={notice} />
        </Link>
        {words ? <p className={styles.words}>{common("quoted", { words })}</p> : null}
        <p className={styles.where}>
          <span lang={page.lang}>{page.title}</span> · <When at={notice.at} />
        </p>
      </div>
    </li>
  )
}

/** To what it is about: a conversation, a suggestion, or the page. */
function addressOf({ page, detail: { thread, suggestion } }: Notice): string {
  const desk = `/pages/${encodeURIComponent(page.id)}`
  if (thread !== undefined) return `${desk}?thread=${encodeURIComponent(thread)}`
  return suggestion === undefined ? desk : `${desk}?suggestion=${encodeURIComponent(suggestion)}`
}

function Sentence({ notice: { kind, by, detail, stateName } }: { notice: Notice }) {
  const t = useTranslations("inbox")
  const states = useTranslations("states")
  const format = useFormatter()
  const locale = useLocale()
  const name = by ? personName(by.name, locale) : t("somebody")
  switch (kind) {
    case "assigned":
    case "moved":
      return t(kind, { name, to: stateName ?? (detail.to ? states(detail.to).toLocaleLowerCase(locale) : "") })
    case "replied":
      return t("replied", { name, count: detail.replies ?? 1 })
    case "decided": {
      const counts = (["accepted", "edited", "rejected"] as const).map(how => [how, detail[how] ?? 0] as const)
      const how = counts.filter(([, count]) => count > 0).map(([one, count]) => t(one, { count }))
      return t("decided", { name, count: counts.reduce((sum, [, n]) => sum + n, 0), how: format.list(how) })
    }
    case "settled":
      return t("settled", { name, how: detail.how ?? "rejected" })
    default:
      return t(kind, { name })
  }
}
