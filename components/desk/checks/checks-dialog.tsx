"use client"

import { type FormEvent, useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field, Select, SelectField } from "@/components/ui/field"
import { CrossIcon, PlusIcon } from "@/components/ui/icons"
import { type Check, type Level, levels, spanishLocales } from "@/lib/checks/check"
import type { CheckId } from "@/lib/checks/ids"
import { type ApiRefusal, api } from "@/lib/client/api"
import { may } from "@/lib/review/roles"
import type { ChecksWish, GroupChecks, NotFaultCounts } from "@/lib/sync/checks"
import { useDesk, useEditor } from "../desk-context"
import styles from "./checks-dialog.module.css"
import { keeperOf } from "./keeper"
import { LanguageToolNote } from "./language-tool-note"

/** What the group has the checks do: the kind of Spanish, which checks run and how loud they are, and its own words. */
export function ChecksDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("checks.settings")
  const checks = useDesk(state => state.checking.checks)
  const sets = useDesk(state => may(state.page.roles, "set-checks"))
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("title")}
      description={t(sets ? "help" : "helpReading")}
      size="wide"
    >
      <div className={styles.panel}>
        {sorry ? <Refused why={sorry} /> : null}
        {checks ? (
          <>
            <GlossaryLinks checks={checks} />
            <Words checks={checks} onSorry={setSorry} />
            <Which checks={checks} sets={sets} onSorry={setSorry} />
          </>
        ) : null}
      </div>
    </Dialog>
  )
}

interface PartProps {
  readonly checks: GroupChecks
  readonly onSorry: (why: ApiRefusal | null) => void
}

/** Terms and rules have a screen of their own. */
function GlossaryLinks({ checks: { terms, rules } }: { checks: GroupChecks }) {
  const t = useTranslations("checks.settings")
  return (
    <p className={styles.glossary}>
      <a href="/glossary">{t("glossary", { count: terms.length })}</a>
      <a href="/glossary#rules">{t("rules", { count: rules.length })}</a>
    </p>
  )
}

/** Words that are right on every page of the group. */
function Words({ checks: { words }, onSorry }: PartProps) {
  const t = useTranslations("checks.settings")
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const keeps = may(page.roles, "keep-terms")
  const [word, setWord] = useState("")
  const set = async (wanted: string, keep: boolean) => {
    const answer = await api.setWord(page.id, { word: wanted, keep })
    onSorry(answer.ok ? null : answer.why)
    if (!answer.ok) return
    if (editor) keeperOf(editor)?.settle(answer.value)
    if (keep) setWord("")
  }
  const add = (event: FormEvent) => {
    event.preventDefault()
    if (word.trim() !== "") void set(word, true)
  }
  return (
    <section>
      <h3 className={styles.head}>{t("words", { count: words.length })}</h3>
      {keeps ? (
        <form className={styles.add} onSubmit={add}>
          <Field
            label={t("addWord")}
            lang={page.target}
            maxLength={100}
            value={word}
            onChange={event => setWord(event.currentTarget.value)}
          />
          <Button type="submit" look="line" icon={<PlusIcon />}>
            {t("add")}
          </Button>
        </form>
      ) : null}
      {words.length === 0 ? <p className="quiet">{t("noWords")}</p> : null}
      <ul className={styles.words} lang={page.target}>
        {words.map(one => (
          <li key={one}>
            {one}
            {keeps ? (
              <Button
                size="small"
                icon={<CrossIcon />}
                aria-label={t("removeWord", { word: one })}
                onClick={() => void set(one, false)}
              />
            ) : null}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** Each check: does it run, how loud is it, and how often was it wrong. */
function Which({ checks, sets, onSorry }: PartProps & { sets: boolean }) {
  const t = useTranslations("checks.settings")
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const asks = useDesk(state => (state.checking.languageTool?.language ?? null) !== null)
  const all = useAllChecks().filter(check => asks || check.needs !== "languagetool")
  const counts = useCounts(page.id, sets)
  const { locale, off, levels: own } = checks
  const set = async (part: Partial<ChecksWish>) => {
    const answer = await api.setChecks(page.id, { locale, off, levels: own, ...part })
    onSorry(answer.ok ? null : answer.why)
    if (answer.ok && editor) keeperOf(editor)?.settle(answer.value)
  }
  return (
    <section>
      <h3 className={styles.head}>{t("which")}</h3>
      <LanguageToolNote />
      <div className={styles.locale}>
        <SelectField
          label={t("locale")}
          disabled={!sets}
          value={locale ?? ""}
          onChange={event =>
            void set({ locale: spanishLocales.find(one => one === event.currentTarget.value) ?? null })
          }
        >
          <option value="">{t("localeOfPage", { lang: page.target })}</option>
          {spanishLocales.map(one => (
            <option key={one} value={one}>
              {t(`locales.${one}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <table className={styles.checks}>
        <thead>
          <tr>
            <th scope="col">{t("check")}</th>
            <th scope="col">{t("level")}</th>
            {sets ? <th scope="col">{t("notFaults")}</th> : null}
          </tr>
        </thead>
        <tbody>
          {all.map(check => (
            <CheckLine
              key={check.id}
              check={check}
              sets={sets}
              off={off.includes(check.id)}
              level={own[check.id]}
              count={counts[check.id] ?? 0}
              onOff={isOff => void set({ off: isOff ? [...off, check.id] : off.filter(one => one !== check.id) })}
              onLevel={level =>
                void set({
                  levels: Object.fromEntries(
                    Object.entries({ ...own, [check.id]: level === check.level ? undefined : level }).filter(
                      ([, one]) => one !== undefined,
                    ),
                  ),
                })
              }
            />
          ))}
        </tbody>
      </table>
    </section>
  )
}

interface LineProps {
  readonly check: Check
  readonly sets: boolean
  readonly off: boolean
  readonly level: Level | undefined
  readonly count: number
  readonly onOff: (off: boolean) => void
  readonly onLevel: (level: Level) => void
}

function CheckLine({ check: { id, level: usual }, sets, off, level, count, onOff, onLevel }: LineProps) {
  const t = useTranslations("checks.settings")
  const tn = useTranslations("checkNames")
  const tl = useTranslations("checking.levels")
  return (
    <tr data-off={off || undefined}>
      <th scope="row">
        <span>
          <label>
            <input
              type="checkbox"
              checked={!off}
              disabled={!sets}
              onChange={event => onOff(!event.currentTarget.checked)}
            />
            {tn(id)}
          </label>
          <a href={`/checks#${id}`} target="_blank" rel="noreferrer" aria-label={t("about", { name: tn(id) })}>
            ?
          </a>
        </span>
      </th>
      <td>
        <Select
          quiet
          aria-label={`${tn(id)}: ${t("level")}`}
          disabled={!sets || off}
          value={level ?? usual}
          onChange={event => {
            const wanted = levels.find(one => one === event.currentTarget.value)
            if (wanted) onLevel(wanted)
          }}
        >
          {levels.map(one => (
            <option key={one} value={one}>
              {tl(one)}
            </option>
          ))}
        </Select>
      </td>
      {sets ? <td className="num">{count > 0 ? count : <span className="quiet">–</span>}</td> : null}
    </tr>
  )
}

/** The checks themselves are in the worker; their list is fetched when somebody asks for it. */
function useAllChecks(): readonly Check[] {
  const [all, setAll] = useState<readonly Check[]>([])
  useEffect(() => {
    let over = false
    void import("@/lib/checks/registry").then(({ checks }) => {
      if (!over) setAll([...new Map(checks.map(check => [check.id, check])).values()])
    })
    return () => {
      over = true
    }
  }, [])
  return all
}

function useCounts(page: string, asks: boolean): NotFaultCounts {
  const [counts, setCounts] = useState<Readonly<Partial<Record<CheckId, number>>>>({})
  useEffect(() => {
    if (!asks) return
    let over = false
    void api.notFaultCounts(page).then(answer => {
      if (answer.ok && !over) setCounts(answer.value)
    })
    return () => {
      over = true
    }
  }, [page, asks])
  return counts
}
