"use client"

import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { useAnswer } from "@/components/shell/use-answer"
import { Tick } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import styles from "./account.module.css"

/** Whether what waits is also told by mail; not there where the server can send none. */
export function MailWish() {
  const t = useTranslations("outside")
  const locale = useLocale()
  const { answer, again } = useAnswer(api.mailWishes)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  if (answer.state !== "here" || !answer.value.possible) return null
  const set = async (wanted: boolean) => {
    const kept = await api.setDigest(wanted ? "daily" : "off", locale === "es" ? "es" : "en")
    setWhy(kept.ok ? null : kept.why)
    void again()
  }
  return (
    <section className={styles.part} aria-labelledby="mail-title">
      <h2 id="mail-title">{t("digest")}</h2>
      <Tick
        label={t("digestTick")}
        help={t("digestHelp")}
        checked={answer.value.digest === "daily"}
        onChange={event => void set(event.target.checked)}
      />
      {why ? <Refused why={why} what={t("notDone")} /> : null}
    </section>
  )
}
