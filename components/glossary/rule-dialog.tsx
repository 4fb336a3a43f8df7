"use client"

import { type FormEvent, useId, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field, SelectField, Tick } from "@/components/ui/field"
import type { OwnRule } from "@/lib/checks/own/rule"
import type { ApiRefusal } from "@/lib/client/api"
import { severities } from "@/lib/page/mqm"
import type { RuleWish } from "@/lib/sync/checks"
import styles from "./glossary.module.css"
import { newEntryId } from "./new-id"
import { RuleTest, useRuleTest } from "./rule-test"

interface RuleDialogProps {
  readonly group: string
  /** null: a new one. */
  readonly rule: OwnRule | null
  readonly onSave: (wish: RuleWish) => Promise<ApiRefusal | null>
  readonly onClose: () => void
}

const fresh: OwnRule = { id: "", pattern: "", kind: "words", says: "", severity: "minor" }
const kinds = ["words", "expression"] as const
const sides = ["target", "source"] as const

/** A rule, tried while it is written: on a text beside it, and on the group's pages. */
export function RuleDialog({ group, rule: given, onSave, onClose }: RuleDialogProps) {
  const t = useTranslations("glossary.rule")
  const ts = useTranslations("mqm.severities")
  const form = useId()
  const [rule, setRule] = useState(given ?? fresh)
  const [sorry, setSorry] = useState(false)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const test = useRuleTest(group, rule)
  const change = (part: Partial<OwnRule>) => setRule({ ...rule, ...part })
  const send = async (wish: RuleWish) => {
    const refused = await onSave(wish)
    setWhy(refused)
    if (refused === null) onClose()
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const lacks = rule.pattern.trim() === "" || rule.says.trim() === ""
    setSorry(lacks)
    if (lacks || test.bad) return
    const { id, ...kept } = rule
    void send({ id: id || newEntryId(), rule: kept })
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t(given ? "editTitle" : "addTitle")}
      size="wide"
      footer={
        <>
          {given ? (
            <Button className={styles.remove} onClick={() => void send({ id: given.id, rule: null })}>
              {t("remove")}
            </Button>
          ) : null}
          <Button look="main" type="submit" form={form} disabled={test.bad}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form id={form} className={`${styles.form} ${styles.two}`} onSubmit={save}>
        <div className={styles.form}>
          <Field
            label={t("pattern")}
            autoFocus
            required
            maxLength={500}
            className={styles.mono}
            spellCheck={false}
            value={rule.pattern}
            onChange={event => change({ pattern: event.target.value })}
          />
          <div className={styles.row}>
            <SelectField
              label={t("kind")}
              value={rule.kind}
              onChange={event => change({ kind: kinds.find(one => one === event.target.value) ?? "words" })}
            >
              {kinds.map(one => (
                <option key={one} value={one}>
                  {t(`kinds.${one}`)}
                </option>
              ))}
            </SelectField>
            <SelectField
              label={t("side")}
              value={rule.side ?? "target"}
              onChange={event => change({ side: sides.find(one => one === event.target.value) ?? "target" })}
            >
              {sides.map(one => (
                <option key={one} value={one}>
                  {t(`sides.${one}`)}
                </option>
              ))}
            </SelectField>
          </div>
          <p className={styles.note}>{t(`kindHelp.${rule.kind}`)}</p>
          <Tick
            label={t("matchCase")}
            checked={rule.matchCase === true}
            onChange={event => {
              const { matchCase: _, ...rest } = rule
              setRule(event.target.checked ? { ...rest, matchCase: true } : rest)
            }}
          />
          <Field
            label={t("says")}
            help={t("saysHelp")}
            required
            maxLength={500}
            value={rule.says}
            onChange={event => change({ says: event.target.value })}
          />
          <Suggestion rule={rule} onChange={setRule} />
          <div className={styles.row}>
            <SelectField
              label={t("severity")}
              value={rule.severity}
              onChange={event => change({ severity: severities.find(one => one === event.target.value) ?? "minor" })}
            >
              {severities.map(one => (
                <option key={one} value={one}>
                  {ts(one)}
                </option>
              ))}
            </SelectField>
            <Field
              label={t("onlyWithSource")}
              help={t("onlyWithSourceHelp")}
              maxLength={200}
              value={rule.onlyWithSource ?? ""}
              onChange={event => {
                const { onlyWithSource: _, ...rest } = rule
                const words = event.target.value
                setRule(words === "" ? rest : { ...rest, onlyWithSource: words })
              }}
            />
          </div>
          {sorry ? (
            <p role="alert" className={styles.sorry}>
              {t("needs")}
            </p>
          ) : null}
          {why ? <Refused why={why} /> : null}
        </div>
        <RuleTest rule={rule} test={test} />
      </form>
    </Dialog>
  )
}

/** Words to put in, nothing at all, or that the words should go. */
function Suggestion({ rule, onChange }: { rule: OwnRule; onChange: (rule: OwnRule) => void }) {
  const t = useTranslations("glossary.rule")
  const { suggestion, ...rest } = rule
  return (
    <>
      <Field
        label={t("suggestion")}
        help={rule.kind === "expression" ? t("suggestionHelp") : undefined}
        maxLength={500}
        disabled={suggestion === ""}
        value={suggestion ?? ""}
        onChange={event => onChange(event.target.value === "" ? rest : { ...rest, suggestion: event.target.value })}
      />
      <Tick
        label={t("takesOut")}
        checked={suggestion === ""}
        onChange={event => onChange(event.target.checked ? { ...rest, suggestion: "" } : rest)}
      />
    </>
  )
}
