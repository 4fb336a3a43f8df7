"use client"

import { useRouter } from "next/navigation"
import { useLocale, useTranslations } from "use-intl"
import { chooseLanguage } from "@/components/shell/look"
import { Choice } from "@/components/ui/choice"
import { locales } from "@/lib/messages"
import { languageHeading } from "@/lib/messages/languages"
import styles from "./form.module.css"

/** The interface's language, each named in itself, for whoever has no account menu yet. */
export function LanguageChoice() {
  const t = useTranslations("common")
  const locale = useLocale()
  const router = useRouter()
  return (
    <div className={styles.language}>
      <span className="quiet">{t("interface")}</span>
      <Choice
        label={t("interfaceLanguage")}
        value={locale}
        options={locales.map(one => ({ value: one, label: languageHeading(one, one), lang: one }))}
        onChoose={next => {
          chooseLanguage(next)
          router.refresh()
        }}
      />
    </div>
  )
}
