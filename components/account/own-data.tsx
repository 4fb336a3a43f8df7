"use client"

import { useTranslations } from "use-intl"
import styles from "./account.module.css"

/** Everything that is kept about oneself, to be taken along. */
export function OwnData() {
  const t = useTranslations("account")
  return (
    <section className={styles.part} aria-labelledby="data-title">
      <h2 id="data-title">{t("data")}</h2>
      <p className={styles.help}>{t("dataHelp")}</p>
      <a className={styles.download} href="/api/account/export" download>
        {t("download")}
      </a>
    </section>
  )
}
