"use client"

import { useTranslations } from "use-intl"
import { wantsChanges } from "@/lib/client/desk-store"
import styles from "./desk-bar.module.css"
import { useDesk } from "./desk-context"

/** More pairs than this are drawn in this many groups: the strip is a picture, not a list. */
const MOST = 60

/** How far the page is: in words, and a stroke a pair. */
export function Tally() {
  const t = useTranslations("desk")
  const rows = useDesk(state => state.rows)
  const active = useDesk(state => state.activePair)
  const settled = rows.filter(row => row.status !== "draft" && !wantsChanges(row)).length
  const words = t("settled", { settled, all: rows.length })
  if (rows.length === 0) return null
  const size = Math.ceil(rows.length / MOST)
  const groups = Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
  return (
    <div className={styles.tally} role="img" aria-label={words}>
      <span className="num">{words}</span>
      <span className={`${styles.strip} ${rows.length > 30 ? styles.many : ""}`}>
        {groups.map(group => {
          const [first] = group
          // The least settled of a group speaks for it.
          const worst = group.some(wantsChanges)
            ? "changes"
            : group.some(row => row.status === "draft")
              ? "draft"
              : group.some(row => row.status === "reviewed")
                ? "reviewed"
                : "approved"
          const here = group.some(row => row.id === active)
          return <i key={first?.id} className={`${styles[worst] ?? ""} ${here ? styles.here : ""}`} />
        })}
      </span>
    </div>
  )
}
