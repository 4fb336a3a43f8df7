"use client"

import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { type ApiRefusal, api } from "@/lib/client/api"
import styles from "./form.module.css"

/** A link for a new password, to the address that stands in the form. */
export function Forgotten({ email }: { email: string }) {
  const t = useTranslations("outside")
  const locale = useLocale()
  const [sentTo, setSentTo] = useState<string | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const send = async () => {
    const answer = await api.forgotten(email, locale === "es" ? "es" : "en")
    setSentTo(answer.ok ? email : null)
    setWhy(answer.ok ? null : answer.why)
  }
  return (
    <div className={styles.forgotten}>
      <p className={styles.aside}>{t("forgotten")}</p>
      <Button look="line" size="small" disabled={!/^[^\s@]+@[^\s@]+$/u.test(email)} onClick={() => void send()}>
        {t("forgottenSend")}
      </Button>
      <p className={styles.aside} role="status">
        {sentTo === null ? "" : t("forgottenSent", { email: sentTo })}
      </p>
      {why ? <Refused why={why} /> : null}
    </div>
  )
}
