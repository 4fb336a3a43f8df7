"use client"

import { type FormEvent, useEffect, useMemo, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Select } from "@/components/ui/field"
import { languageHeading, offeredLanguages, readLang } from "@/lib/messages/languages"
import type { Lang } from "@/lib/page/page"
import styles from "./language-select.module.css"

export interface LanguageSelectProps {
  /** Which side, for the label. */
  readonly side: string
  readonly value: Lang
  readonly onChoose: (lang: Lang) => void
}
const OTHER = "…"

function nameOf(lang: Lang, locale: string): string {
  const here = languageHeading(lang, locale)
  const own = languageHeading(lang, lang)
  return own === here || own === lang ? here : `${here} · ${own}`
}

/** A language from the list, or any other by its tag. Each is named in the interface's language and in its own. */
export function LanguageSelect({ side, value, onChoose }: LanguageSelectProps) {
  const t = useTranslations("bringIn")
  const locale = useLocale()
  const [typing, setTyping] = useState(false)
  const [tag, setTag] = useState("")
  const [bad, setBad] = useState(false)
  // Server and browser name some languages differently; the list is the browser's.
  const [mounted, setMounted] = useState(false)
  useEffect(() => setMounted(true), [])
  const list = useMemo(() => {
    const tags = !mounted ? [value] : offeredLanguages.includes(value) ? offeredLanguages : [value, ...offeredLanguages]
    return tags.map(lang => ({ lang, name: nameOf(lang, locale) })).sort((a, b) => a.name.localeCompare(b.name, locale))
  }, [mounted, value, locale])

  const use = (event: FormEvent) => {
    event.preventDefault()
    const read = readLang(tag)
    setBad(read === null)
    if (read === null) return
    onChoose(read)
    setTyping(false)
  }
  if (typing)
    return (
      <form className={styles.other} onSubmit={use} noValidate>
        <input
          // The field appears because the person asked for it; the focus belongs in it.
          ref={node => node?.focus()}
          aria-label={t("languageTag")}
          aria-invalid={bad || undefined}
          placeholder={t("languageTagHelp")}
          value={tag}
          onChange={event => setTag(event.target.value)}
          onKeyDown={event => {
            if (event.key === "Escape") setTyping(false)
          }}
        />
        <Button size="small" look="line" type="submit">
          {t("languageUse")}
        </Button>
        <span role="alert" className={styles.bad}>
          {bad ? t("languageTagBad") : ""}
        </span>
      </form>
    )
  return (
    <Select
      quiet
      className={styles.select}
      aria-label={t("languageOf", { side })}
      value={value}
      onChange={event => (event.target.value === OTHER ? setTyping(true) : onChoose(event.target.value))}
    >
      {list.map(({ lang, name }) => (
        <option key={lang} value={lang} suppressHydrationWarning>
          {name}
        </option>
      ))}
      <option value={OTHER}>{t("languageOther")}</option>
    </Select>
  )
}
