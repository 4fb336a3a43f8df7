"use client"

import { useTranslations } from "use-intl"
import { DeleteAccount } from "@/components/account/delete-account"
import { OwnData } from "@/components/account/own-data"
import { useAnswer } from "@/components/shell/use-answer"
import { Button } from "@/components/ui/button"
import { api } from "@/lib/client/api"
import { Book } from "./book"
import styles from "./form.module.css"

/** Signed in, but of no group: not yet, or not any more. What is one's own can be taken along, and ended. */
export function NoGroup() {
  const t = useTranslations("people")
  const common = useTranslations("common")
  const { answer } = useAnswer(api.account)
  const signOut = async () => {
    await api.signOut()
    window.location.assign("/")
  }
  return (
    <Book label={t("noGroup")}>
      <div className={styles.form}>
        <h1>{t("noGroup")}</h1>
        <p className={styles.intro}>{answer.state === "here" ? t("noGroupHelp", { email: answer.value.email }) : ""}</p>
        <Button look="line" onClick={() => void signOut()}>
          {common("signOut")}
        </Button>
      </div>
      <div className={styles.sample}>
        <OwnData />
        <DeleteAccount />
      </div>
    </Book>
  )
}
