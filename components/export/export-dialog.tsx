"use client"

import { useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useDesk, useDeskStore, useEditor } from "@/components/desk/desk-context"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog } from "@/components/ui/dialog"
import { SaveIcon } from "@/components/ui/icons"
import { type ApiRefusal, api } from "@/lib/client/api"
import { isLocale } from "@/lib/messages"
import { languageName } from "@/lib/messages/languages"
import type { Exported } from "@/lib/sync/api"
import { download } from "./download"
import styles from "./export-dialog.module.css"
import { ExportLook } from "./export-look"
import { ExportOptions } from "./export-options"
import { type Choices, firstChoices, wishOf } from "./wish"

/** Takes the page out as a file: in which format, with or without what is still open, and what will be lost. */
export function ExportDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return open ? <ExportForm onOpenChange={onOpenChange} /> : null
}

function ExportForm({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("export")
  const tc = useTranslations("common")
  const chosen = useLocale()
  const locale = isLocale(chosen) ? chosen : "en"
  const editor = useEditor()
  const store = useDeskStore()
  const page = useDesk(state => state.page)
  const [choices, setChoices] = useState<Choices>(firstChoices)
  const [made, setMade] = useState<Exported | null>(null)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const look = async () => {
      await editor?.sync.flush()
      const answer = await api.exportPage(page.id, { ...wishOf(choices, locale), preview: true }, stop.signal)
      if (stop.signal.aborted) return
      setMade(answer.ok ? answer.value : null)
      setSorry(answer.ok ? null : answer.why)
    }
    void look()
    return () => stop.abort()
  }, [editor, page.id, choices, locale])

  const save = async () => {
    const answer = await api.exportPage(page.id, wishOf(choices, locale))
    if (!answer.ok) {
      setSorry(answer.why)
      return
    }
    download(answer.value)
    onOpenChange(false)
  }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="wide"
      title={t("title", { language: languageName(page.target, locale) })}
      footer={
        <>
          <span className="quiet">{t("who")}</span>
          <span className="push" />
          <Button onClick={() => onOpenChange(false)}>{tc("cancel")}</Button>
          {made && !made.packed ? <CopyButton look="line" text={made.text} label={t("copyText")} /> : null}
          <Button look="main" icon={<SaveIcon />} disabled={made === null} onClick={() => void save()}>
            {t("save")}
          </Button>
        </>
      }
    >
      <div className={styles.two}>
        <ExportOptions choices={choices} onChoose={setChoices} />
        <ExportLook
          choices={choices}
          made={made}
          sorry={sorry}
          lang={page.target}
          onBring={page.state === "approved" ? null : () => store.setState({ panel: "word" })}
        />
      </div>
    </Dialog>
  )
}
