import { useTranslations } from "use-intl"
import { useDesk } from "../desk-context"
import styles from "./language-tool-note.module.css"

/** Where the translation's text is sent, if anywhere, and what is missing from there. */
export function LanguageToolNote() {
  const t = useTranslations("languageTool")
  const place = useDesk(state => state.checking.languageTool)
  const { reading, missing } = useDesk(state => state.checking.asking)
  const off = useDesk(state => state.checking.checks?.off.includes("languagetool") ?? true)
  const lang = useDesk(state => state.page.target)
  if (!place) return null
  const { host, language } = place
  if (language === null) return <p className={styles.note}>{t("noLanguage", { host, lang })}</p>
  if (off) return <p className={styles.note}>{t("off", { host })}</p>
  const again = missing.some(why => why !== "too-long" && why !== "off")
  return (
    <>
      <p className={styles.note}>
        {t("sentTo", { host })} {reading && missing.length === 0 ? t("reading") : null}
      </p>
      {missing.length > 0 ? (
        <p className={styles.missing} role="status">
          {missing.map(why => t(`missing.${why}`, { host })).join(" ")} {again ? t("again") : null}
        </p>
      ) : null}
    </>
  )
}
