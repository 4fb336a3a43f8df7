"use client"

import { useTranslations } from "use-intl"
import type { PageSummary } from "@/lib/sync/api"
import styles from "./mini-bar.module.css"
import { settledOf } from "./select-pages"

const parts = ["approved", "reviewed", "changes", "draft"] as const

/** How far a page is: each status with its own drawing, as wide as it has pairs; the figures beside it. */
export function MiniBar({ page }: { page: PageSummary }) {
  const t = useTranslations("pages")
  return (
    <span className={styles.row}>
      <span className={styles.mini} role="img" aria-label={t("tally", page.pairs)}>
        {parts.map(part =>
          page.pairs[part] > 0 ? (
            <i key={part} className={styles[part]} style={{ flexGrow: page.pairs[part] }} />
          ) : null,
        )}
      </span>
      <span className="quiet num">{t("settledOf", settledOf(page))}</span>
    </span>
  )
}
