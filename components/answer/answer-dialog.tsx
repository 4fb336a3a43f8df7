"use client"

import { useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useDesk, useEditor } from "@/components/desk/desk-context"
import { Refused } from "@/components/shell/refused"
import { Choice } from "@/components/ui/choice"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog } from "@/components/ui/dialog"
import { type ApiRefusal, api } from "@/lib/client/api"
import { isLocale, type Locale } from "@/lib/messages"
import { languageHeading } from "@/lib/messages/languages"
import type { AnswerText } from "@/lib/sync/answer"
import styles from "./answer-dialog.module.css"

const languages: readonly Locale[] = ["en", "es"]

/** The comment that answers a ticket, ready to copy: in either language, in either markup. */
export function AnswerDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("answerDialog")
  const own = useLocale()
  const page = useDesk(state => state.page)
  const editor = useEditor()
  const [locale, setLocale] = useState<Locale>(isLocale(own) ? own : "en")
  const [markup, setMarkup] = useState<"trac" | "markdown">("trac")
  const [made, setMade] = useState<AnswerText | null>(null)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const write = async () => {
      await editor?.sync.flush()
      const address = `${location.origin}/pages/${encodeURIComponent(page.id)}`
      const answer = await api.answer(page.id, { locale, address }, stop.signal)
      if (stop.signal.aborted) return
      setMade(answer.ok ? answer.value : null)
      setSorry(answer.ok ? null : answer.why)
    }
    void write()
    return () => stop.abort()
  }, [editor, page.id, locale])
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : onClose())}
      title={made?.ticket ? t("titleOf", { ticket: made.ticket }) : t("title")}
      description={t("description")}
      size="wide"
      footer={made ? <CopyButton look="main" text={made[markup]} label={t("copy")} /> : undefined}
    >
      <div className={styles.body}>
        <div className={styles.choices}>
          <Choice
            label={t("language")}
            value={locale}
            options={languages.map(value => ({ value, lang: value, label: languageHeading(value, value) }))}
            onChoose={setLocale}
          />
          <Choice
            label={t("markup")}
            value={markup}
            options={(["trac", "markdown"] as const).map(value => ({ value, label: t(value) }))}
            onChoose={setMarkup}
          />
        </div>
        {sorry ? <Refused what={t("notMade")} why={sorry} /> : null}
        {made === null && sorry === null ? <p role="status">{t("making")}</p> : null}
        {made ? (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it
          <section className={styles.text} lang={locale} aria-label={t("text")} tabIndex={0}>
            {made[markup]}
          </section>
        ) : null}
      </div>
    </Dialog>
  )
}
