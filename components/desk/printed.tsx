"use client"

import { useEffect, useState } from "react"
import { flushSync } from "react-dom"
import { useFormatter, useLocale, useTranslations } from "use-intl"
import { languageHeading } from "@/lib/messages/languages"
import { useDesk } from "./desk-context"
import { useNames } from "./people"
import styles from "./printed.module.css"

/** At the head of the printed page: what it is, and of when. */
export function PrintedHead() {
  const t = useTranslations("states")
  const locale = useLocale()
  const format = useFormatter()
  const page = useDesk(state => state.page)
  const printing = usePrinting()
  if (!printing) return null
  return (
    <header className={styles.head}>
      <b>{page.title}</b>
      <span>
        {languageHeading(page.source, locale)} → {languageHeading(page.target, locale)}
      </span>
      <span>{page.workflow.names[page.state] ?? t(page.state)}</span>
      <span>{format.dateTime(Date.now(), { dateStyle: "long", timeStyle: "short" })}</span>
    </header>
  )
}

/** At its end: whose letters stand at the suggestions. */
export function PrintedKey() {
  const t = useTranslations("margin")
  const named = useNames()
  const notes = useDesk(state => state.notes)
  const people = useDesk(state => state.people)
  const printing = usePrinting()
  if (!printing) return null
  const authors = new Set(notes.flatMap(note => (note.kind === "suggestion" ? [note.suggestion.author] : [])))
  const signed = [...authors].flatMap(id => people.get(id) ?? [])
  if (signed.length === 0) return null
  return (
    <p className={styles.key}>
      <b>{t("sigla")}</b>
      {signed.map(({ id, siglum, name }) => (
        <span key={id}>
          {siglum} {named(name)}
        </span>
      ))}
    </p>
  )
}

/** Whether the page is being printed; what is drawn for it stands before the browser looks. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const set = (now: boolean) => () => flushSync(() => setPrinting(now))
    const [begin, end] = [set(true), set(false)]
    window.addEventListener("beforeprint", begin)
    window.addEventListener("afterprint", end)
    return () => {
      window.removeEventListener("beforeprint", begin)
      window.removeEventListener("afterprint", end)
    }
  }, [])
  return printing
}
