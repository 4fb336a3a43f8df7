"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { TextField } from "@/components/ui/field"
import type { OwnRule } from "@/lib/checks/own/rule"
import type { RuleFinds } from "@/lib/checks/own/try-rule"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { RuleTried } from "@/lib/sync/glossary"
import styles from "./glossary.module.css"
import { useTried } from "./use-tried"

/** A pause in typing after which the pages are looked through, in milliseconds. */
const PAUSE = 700

export interface RuleTestState {
  readonly text: string
  readonly setText: (text: string) => void
  readonly finds: RuleFinds | null
  readonly tried: RuleTried | "asking" | ApiRefusal | null
  /** It cannot be read or takes too long, so it cannot be kept. */
  readonly bad: boolean
}

export function useRuleTest(group: string, rule: OwnRule): RuleTestState {
  const [text, setText] = useState("")
  const finds = useTried({ rule, text })
  const tried = useOnPages(group, rule, finds?.kind === "found")
  const onPages = typeof tried === "object" ? tried?.end : undefined
  const bad = (finds !== null && finds.kind !== "found") || onPages === "stopped" || onPages === "unreadable"
  return { text, setText, finds, tried, bad }
}

function useOnPages(group: string, rule: OwnRule, asks: boolean): RuleTestState["tried"] {
  const [tried, setTried] = useState<RuleTestState["tried"]>(null)
  const { id: _, says: __, ...looks } = rule
  const asked = JSON.stringify(looks)
  useEffect(() => {
    if (!asks) {
      setTried(null)
      return
    }
    let over = false
    setTried("asking")
    const pause = setTimeout(async () => {
      const answer = await api.tryRule(group, { ...(JSON.parse(asked) as Omit<OwnRule, "id" | "says">), says: "" })
      if (!over) setTried(answer.ok ? answer.value : answer.why)
    }, PAUSE)
    return () => {
      over = true
      clearTimeout(pause)
    }
  }, [group, asked, asks])
  return tried
}

/** What the rule finds, where it is being written. */
export function RuleTest({ rule: { pattern }, test }: { rule: OwnRule; test: RuleTestState }) {
  const t = useTranslations("glossary.rule")
  const { text, setText, finds, tried } = test
  return (
    <div className={styles.test}>
      <TextField
        label={t("test")}
        placeholder={t("testPlaceholder")}
        rows={4}
        value={text}
        onChange={event => setText(event.target.value)}
      />
      <div aria-live="polite">
        {finds?.kind === "unreadable" || finds?.kind === "stopped" ? (
          <p className={styles.sorry}>{t(finds.kind, { pattern })}</p>
        ) : finds && text !== "" ? (
          <>
            <p className={styles.note}>{t("found", { count: finds.finds.length })}</p>
            <Lit text={text} finds={finds} />
          </>
        ) : null}
        <OnPages pattern={pattern} tried={tried} />
      </div>
    </div>
  )
}

function OnPages({ pattern, tried }: { pattern: string; tried: RuleTestState["tried"] }) {
  const t = useTranslations("glossary.rule")
  const tr = useTranslations("refusals")
  if (tried === null) return null
  if (tried === "asking") return <p className={styles.tried}>{t("trying")}</p>
  if (typeof tried === "string") return <p className={styles.sorry}>{tr(tried)}</p>
  if (tried.end !== "done") return <p className={styles.sorry}>{t(tried.end, { pattern })}</p>
  return <p className={styles.tried}>{tried.of === 0 ? t("noPages") : t("tried", { ...tried, end: "" })}</p>
}

/** The text with what was found in it marked as at the desk, and what would stand there instead. */
function Lit({ text, finds }: { text: string; finds: Extract<RuleFinds, { kind: "found" }> }) {
  const t = useTranslations("glossary.rule")
  let end = 0
  const parts = finds.finds.flatMap(({ from, to, becomes }) => {
    const before = text.slice(end, from)
    end = to
    return [
      before,
      <mark key={from}>{text.slice(from, to)}</mark>,
      becomes === null ? null : (
        <ins key={`${from} ins`}>
          <span className="only-sr"> {t("becomes")} </span>
          {becomes === "" ? <em>{t("nothing")}</em> : becomes}
        </ins>
      ),
    ]
  })
  return (
    <p className={styles.lit}>
      {parts}
      {text.slice(end)}
    </p>
  )
}
