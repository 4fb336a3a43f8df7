"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { ArrowIcon, PencilIcon, PlusIcon } from "@/components/ui/icons"
import type { OwnRule } from "@/lib/checks/own/rule"
import { api } from "@/lib/client/api"
import type { RuleWish } from "@/lib/sync/checks"
import styles from "./glossary.module.css"
import { RuleDialog } from "./rule-dialog"
import type { PartProps } from "./terms"

/** The group's own rules: read by everybody, made by coordinators. */
export function Rules({ glossary: { group, checks, sets }, onChanged }: PartProps) {
  const t = useTranslations("glossary.rule")
  const tg = useTranslations("glossary")
  const [asked, setAsked] = useState<OwnRule | "new" | null>(null)
  const set = async (wish: RuleWish) => {
    const answer = await api.setGroupRule(group.id, wish)
    if (!answer.ok) return answer.why
    onChanged(answer.value)
    return null
  }
  return (
    <section aria-label={tg("rules")}>
      <div className={styles.tools}>
        <p className={styles.count} role="status">
          {t("count", { count: checks.rules.length })}
        </p>
        <div className={styles.verbs}>
          {sets ? (
            <Button look="main" icon={<PlusIcon />} onClick={() => setAsked("new")}>
              {t("add")}
            </Button>
          ) : null}
        </div>
      </div>
      <div className={styles.paper}>
        {checks.rules.length === 0 ? (
          <p className={styles.none}>{t("none")}</p>
        ) : (
          <ul className={styles.entries}>
            {checks.rules.map(rule => (
              <RuleLine key={rule.id} rule={rule} onEdit={sets ? () => setAsked(rule) : null} />
            ))}
          </ul>
        )}
      </div>
      {asked ? (
        <RuleDialog
          group={group.id}
          rule={asked === "new" ? null : asked}
          onSave={set}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </section>
  )
}

function RuleLine({ rule, onEdit }: { rule: OwnRule; onEdit: (() => void) | null }) {
  const t = useTranslations("glossary.rule")
  const ts = useTranslations("mqm.severities")
  const { pattern, kind, side = "target", says, severity, suggestion, onlyWithSource } = rule
  return (
    <li className={styles.entry}>
      <code className={styles.pattern} data-kind={kind}>
        {pattern}
      </code>
      <div>
        <p className={styles.says}>{says}</p>
        <p className={styles.note}>
          {suggestion === undefined ? null : (
            <span className={styles.becomes}>
              <ArrowIcon aria-hidden="true" />
              <span className="only-sr">{t("becomes")} </span>
              {suggestion === "" ? <em>{t("nothing")}</em> : suggestion}
            </span>
          )}
          <span>{t(`sides.${side}`)}</span>
          <span>{ts(severity)}</span>
          {kind === "expression" ? <span>{t("kinds.expression")}</span> : null}
          {onlyWithSource ? <span>{t("onlyWith", { words: onlyWithSource })}</span> : null}
        </p>
      </div>
      {onEdit ? (
        <Button className={styles.edit} icon={<PencilIcon />} aria-label={t("edit", { pattern })} onClick={onEdit} />
      ) : null}
    </li>
  )
}
