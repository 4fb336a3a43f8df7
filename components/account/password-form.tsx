"use client"

import { type FormEvent, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import styles from "./account.module.css"

export function PasswordForm({ email, onChanged }: { email: string; onChanged: () => void }) {
  const t = useTranslations("account")
  const help = useTranslations("welcome")
  const [old, setOld] = useState("")
  const [next, setNext] = useState("")
  const [changed, setChanged] = useState(false)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answer = await api.changePassword(old, next)
    setChanged(answer.ok)
    setWhy(answer.ok ? null : answer.why)
    if (!answer.ok) return
    setOld("")
    setNext("")
    onChanged()
  }
  return (
    <form className={styles.part} onSubmit={event => void onSubmit(event)}>
      <h2>{t("password")}</h2>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <Field
        label={t("old")}
        type="password"
        autoComplete="current-password"
        error={why === "wrong-credentials" ? t("wrongPassword") : undefined}
        value={old}
        onChange={event => setOld(event.target.value)}
      />
      <Field
        label={t("next")}
        help={help("passwordHelp")}
        type="password"
        autoComplete="new-password"
        value={next}
        onChange={event => setNext(event.target.value)}
      />
      <p className={styles.help}>{t("changeHelp")}</p>
      <div className={styles.row}>
        <Button type="submit" look="line" disabled={old === "" || next === ""}>
          {t("change")}
        </Button>
        <span role="status">{changed ? t("changed") : ""}</span>
      </div>
      {why && why !== "wrong-credentials" ? <Refused why={why} what={t("notDone")} /> : null}
    </form>
  )
}
