"use client"

import { type FormEvent, useCallback, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { useAnswer } from "@/components/shell/use-answer"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Field } from "@/components/ui/field"
import { When } from "@/components/ui/when"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { HookInfo } from "@/lib/sync/outside"
import styles from "./outside-dialog.module.css"

const faults = ["no-answer", "unknown-host", "private-address", "not-an-address"] as const

/** A group's webhooks: how each is doing, one more, one less. */
export function Hooks({ group }: { group: string }) {
  const t = useTranslations("outside")
  const { answer, again } = useAnswer(useCallback(() => api.hooks(group), [group]))
  const [url, setUrl] = useState("")
  const [secret, setSecret] = useState<string | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const after = (refused: ApiRefusal | null) => {
    setWhy(refused)
    void again()
  }
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const made = await api.addHook(group, url.trim())
    if (made.ok) {
      setSecret(made.value.secret)
      setUrl("")
    }
    after(made.ok ? null : made.why)
  }
  const wake = async (hook: HookInfo) => {
    const woken = await api.wakeHook(group, hook.id)
    after(woken.ok ? null : woken.why)
  }
  const remove = async (hook: HookInfo) => {
    const removed = await api.removeHook(group, hook.id)
    after(removed.ok ? null : removed.why)
  }
  return (
    <section className={styles.part} aria-labelledby="hooks-title">
      <h3 id="hooks-title">{t("hooks")}</h3>
      <p className={styles.help}>{t("hooksHelp")}</p>
      {answer.state === "here" ? (
        answer.value.length === 0 ? (
          <p className="quiet">{t("none")}</p>
        ) : (
          <ul className={`${styles.hooks} plain-list`}>
            {answer.value.map(hook => (
              <li key={hook.id} className={styles.hook}>
                <div className={styles.about}>
                  <span className={styles.address}>{hook.url}</span>
                  <span className={styles.help}>
                    <HowItIs hook={hook} /> {hook.stopped ? t("stopped") : ""}
                  </span>
                </div>
                <div className={styles.verbs}>
                  {hook.tries > 0 ? (
                    <Button
                      look="line"
                      size="small"
                      aria-label={t("againOf", { url: hook.url })}
                      onClick={() => void wake(hook)}
                    >
                      {t("again")}
                    </Button>
                  ) : null}
                  <Button
                    look="line"
                    size="small"
                    aria-label={t("removeOf", { url: hook.url })}
                    onClick={() => void remove(hook)}
                  >
                    {t("remove")}
                  </Button>
                </div>
              </li>
            ))}
          </ul>
        )
      ) : answer.state === "asking" ? null : (
        <Refused why={answer.why} what={t("notLoaded")} onRetry={() => void again()} />
      )}
      {secret === null ? null : (
        <div className={styles.secret}>
          <p className={styles.help}>{t("secretOnce")}</p>
          <div className={styles.row}>
            <input
              readOnly
              className={styles.line}
              value={secret}
              aria-label={t("secret")}
              onFocus={event => event.target.select()}
            />
            <CopyButton text={secret} look="main" />
          </div>
        </div>
      )}
      <form className={styles.add} onSubmit={event => void add(event)}>
        <Field
          label={t("address")}
          type="url"
          inputMode="url"
          placeholder="https://"
          required
          maxLength={2000}
          value={url}
          onChange={event => setUrl(event.target.value)}
        />
        <Button type="submit" look="line" disabled={url.trim() === ""}>
          {t("add")}
        </Button>
      </form>
      {why ? <Refused why={why} what={t("notDone")} /> : null}
    </section>
  )
}

function HowItIs({ hook: { last, tries } }: { hook: HookInfo }) {
  const t = useTranslations("outside")
  if (last === null) return t("never")
  const at = () => <When at={last.at} />
  if (tries === 0) return t.rich("taken", { at })
  const fault = faults.find(one => one === last.answer)
  return fault ? t.rich(`failed.${fault}`, { at, tries }) : t.rich("refused", { at, tries, status: last.answer })
}
