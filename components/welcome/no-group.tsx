"use client"

import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { api } from "@/lib/client/api"
import { Book } from "./book"
import styles from "./form.module.css"

/** Signed in, but of no group any more. */
export function NoGroup() {
  const t = useTranslations("people")
  const common = useTranslations("common")
  const signOut = async () => {
    await api.signOut()
    window.location.assign("/")
  }
  return (
    <Book label={t("noGroup")}>
      <div className={styles.form}>
        <h1>{t("noGroup")}</h1>
        <p className={styles.intro}>{t("noGroupHelp")}</p>
        <Button look="line" onClick={() => void signOut()}>
          {common("signOut")}
        </Button>
      </div>
    </Book>
  )
}
