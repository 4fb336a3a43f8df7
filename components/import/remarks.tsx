"use client"

import { useTranslations } from "use-intl"
import { NoteLine } from "@/components/ui/note-line"
import styles from "./remarks.module.css"

/** What readers and aligner remarked: a few at once, many behind a line that says how many. */
export function Remarks({ sentences, className = "" }: { sentences: readonly string[]; className?: string }) {
  const t = useTranslations("bringIn")
  if (sentences.length === 0) return null
  const lines = sentences.map(sentence => <NoteLine key={sentence}>{sentence}</NoteLine>)
  if (sentences.length <= 2) return <div className={`${styles.remarks} ${className}`}>{lines}</div>
  return (
    <details className={className}>
      <summary className={styles.summary}>
        {t("notes")} <span className="quiet num">{sentences.length}</span>
      </summary>
      <div className={styles.remarks}>{lines}</div>
    </details>
  )
}
