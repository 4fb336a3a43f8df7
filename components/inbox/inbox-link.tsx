"use client"

import Link from "next/link"
import { useTranslations } from "use-intl"
import styles from "./inbox-link.module.css"
import { useUnread } from "./unread"

/** Leads to what waits for oneself, and says how much of it is unread. */
export function InboxLink({ current }: { current: boolean }) {
  const t = useTranslations("inbox")
  const count = useUnread()
  return (
    <Link href="/inbox" prefetch={false} aria-current={current ? "page" : undefined}>
      {t("nav")}
      {count > 0 ? (
        <span className={styles.count}>
          <span aria-hidden="true">{count > 99 ? "99+" : count}</span>
          <span className="only-sr"> ({t("unreadBadge", { count })})</span>
        </span>
      ) : null}
    </Link>
  )
}
