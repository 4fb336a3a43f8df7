"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import styles from "./account.module.css"

/** The end of an account, asked for with the password. */
export function DeleteAccount() {
  const t = useTranslations("account")
  const [asking, setAsking] = useState(false)
  const [password, setPassword] = useState("")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const go = async () => {
    const answer = await api.deleteAccount(password)
    if (answer.ok) window.location.assign("/")
    else setWhy(answer.why)
  }
  return (
    <section className={styles.part} aria-labelledby="delete-title">
      <h2 id="delete-title">{t("delete")}</h2>
      <p className={styles.help}>{t("deleteHelp")}</p>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle")}
        description={t("deleteHelp")}
        trigger={<Button look="line">{t("delete")}</Button>}
        footer={
          <Button look="main" disabled={password === ""} onClick={() => void go()}>
            {t("deleteConfirm")}
          </Button>
        }
      >
        <div className={styles.lines}>
          <Field
            label={t("deletePassword")}
            type="password"
            autoComplete="current-password"
            error={why === "wrong-credentials" ? t("wrongPassword") : undefined}
            value={password}
            onChange={event => setPassword(event.target.value)}
          />
          {why && why !== "wrong-credentials" ? <Refused why={why} what={t("notDone")} /> : null}
        </div>
      </Dialog>
    </section>
  )
}
