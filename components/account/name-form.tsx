"use client"

import { type FormEvent, useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Field } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { OwnAccount } from "@/lib/sync/api"
import styles from "./account.module.css"

export function NameForm({ account, onSaved }: { account: OwnAccount; onSaved: () => void }) {
  const t = useTranslations("account")
  const [name, setName] = useState(account.name)
  const [saved, setSaved] = useState(false)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const onSubmit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const answer = await api.renameSelf(name)
    setSaved(answer.ok)
    setWhy(answer.ok ? null : answer.why)
    if (answer.ok) onSaved()
  }
  return (
    <form className={styles.part} onSubmit={event => void onSubmit(event)}>
      <Field
        label={t("name")}
        help={t("nameHelp")}
        autoComplete="name"
        maxLength={100}
        value={name}
        onChange={event => {
          setName(event.target.value)
          setSaved(false)
        }}
      />
      <p className={styles.help}>
        {t("email")}: {account.email}
      </p>
      <div className={styles.row}>
        <Button type="submit" look="line" disabled={name.trim() === "" || name === account.name}>
          {t("saveName")}
        </Button>
        <span role="status">{saved ? t("saved") : ""}</span>
      </div>
      {why ? <Refused why={why} what={t("notDone")} /> : null}
    </form>
  )
}
