"use client"

import { useTranslations } from "use-intl"
import { api } from "@/lib/client/api"
import { AccountForm } from "./account-form"
import { Book } from "./book"
import styles from "./form.module.css"
import { SampleOffer } from "./sample-offer"

/** Nobody has an account here yet: the first one, with its group; or the sample. */
export function FirstVisit({ sampleOffered }: { sampleOffered: boolean }) {
  const t = useTranslations("welcome")
  return (
    <Book label={t("title")}>
      <div className={styles.form}>
        <h1>{t("title")}</h1>
        <p className={styles.intro}>{t("intro")}</p>
        <AccountForm withGroup submit={t("start")} send={api.first} onDone={() => window.location.assign("/")} />
      </div>
      {sampleOffered ? <SampleOffer /> : null}
    </Book>
  )
}
