"use client"

import { useTranslations } from "use-intl"
import { Pick } from "@/components/ui/pick"
import { hasFault, threadKinds } from "@/lib/review/comments/kinds"
import type { ThreadMeaning } from "@/lib/sync/api"
import { FaultPicker, FaultWords } from "../fault-picker"
import styles from "./comments.module.css"

export const plainMeaning: ThreadMeaning = { kind: "note", fault: { category: null, severity: null } }

/** What a comment is meant as, to be chosen; with an issue or a fault in the source, also what is wrong. */
export function MeaningChoice(props: { meaning: ThreadMeaning; onChange: (meaning: ThreadMeaning) => void }) {
  const { meaning, onChange } = props
  const t = useTranslations("comments")
  const options = threadKinds.map(value => ({ value, label: t(`kinds.${value}`), help: t(`kindHelp.${value}`) }))
  return (
    <div className={styles.meaning}>
      <Pick
        label={t("kind")}
        value={meaning.kind}
        groups={[{ options }]}
        onPick={kind => onChange({ ...meaning, kind: kind ?? "note" })}
      />
      {hasFault(meaning.kind) ? (
        <FaultPicker fault={meaning.fault} onChange={fault => onChange({ ...meaning, fault })} />
      ) : null}
    </div>
  )
}

/** The same to be read; nothing for a note. */
export function MeaningWords({ meaning }: { meaning: ThreadMeaning }) {
  const t = useTranslations("comments")
  if (meaning.kind === "note") return null
  return (
    <p className={styles.meant}>
      <b>{t(`kinds.${meaning.kind}`)}</b>
      <FaultWords fault={meaning.fault} />
    </p>
  )
}
