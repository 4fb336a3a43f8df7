"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { type ApiRefusal, api } from "@/lib/client/api"
import styles from "./form.module.css"

/** A look without an account: the server makes a private copy of the sample and signs the guest in. */
export function SampleOffer() {
  const t = useTranslations("welcome")
  const [opening, setOpening] = useState(false)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const open = async () => {
    setOpening(true)
    setWhy(null)
    const answer = await api.sample()
    if (answer.ok) return window.location.assign(`/pages/${encodeURIComponent(answer.value.page)}`)
    setOpening(false)
    setWhy(answer.why)
  }
  return (
    <section className={styles.sample} aria-labelledby="sample-title">
      <h2 id="sample-title">{t("sample")}</h2>
      <p className={styles.aside}>{t("sampleHelp")}</p>
      <Button look="line" onClick={() => void open()} disabled={opening}>
        {opening ? t("opening") : t("trySample")}
      </Button>
      {why ? <Refused why={why} /> : null}
    </section>
  )
}
