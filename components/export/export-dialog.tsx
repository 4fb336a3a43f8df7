"use client"

import { useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useDesk, useEditor } from "@/components/desk/desk-context"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog } from "@/components/ui/dialog"
import { CommentIcon, PencilIcon, SaveIcon } from "@/components/ui/icons"
import { NoteLine } from "@/components/ui/note-line"
import { type ApiRefusal, api } from "@/lib/client/api"
import { isLocale } from "@/lib/messages"
import { languageName } from "@/lib/messages/languages"
import type { Exported, ExportWish } from "@/lib/sync/api"
import styles from "./export-dialog.module.css"
import { NoteWords } from "./note-words"

const formats = ["trac-wiki", "markdown", "html", "text", "docx"] as const

/** Takes the target page out as a file: in which format, with or without what is still open, and what will be lost. */
export function ExportDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return open ? <ExportForm onOpenChange={onOpenChange} /> : null
}

function ExportForm({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("export")
  const tc = useTranslations("common")
  const tf = useTranslations("comments")
  const tw = useTranslations("word")
  const locale = useLocale()
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const suggestions = useDesk(state => state.notes.filter(note => note.kind === "suggestion").length)
  const [format, setFormat] = useState<ExportWish["format"]>("trac-wiki")
  const [take, setTake] = useState<ExportWish["open"]>("leave")
  const [credits, setCredits] = useState(true)
  const [comments, setComments] = useState(false)
  const [made, setMade] = useState<Exported | null>(null)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  useEffect(() => {
    const stop = new AbortController()
    const look = async () => {
      await editor?.sync.flush()
      const wish: ExportWish = {
        format,
        open: take,
        credits,
        comments,
        locale: isLocale(locale) ? locale : "en",
        preview: true,
      }
      const answer = await api.exportPage(page.id, wish, stop.signal)
      if (stop.signal.aborted) return
      setMade(answer.ok ? answer.value : null)
      setSorry(answer.ok ? null : answer.why)
    }
    void look()
    return () => stop.abort()
  }, [editor, page.id, format, take, credits, comments, locale])

  const save = async () => {
    const wish: ExportWish = { format, open: take, credits, comments, locale: isLocale(locale) ? locale : "en" }
    const answer = await api.exportPage(page.id, wish)
    if (!answer.ok) {
      setSorry(answer.why)
      return
    }
    download(answer.value)
    onOpenChange(false)
  }
  const language = languageName(page.target, locale)
  const { open } = made ?? { open: null }
  return (
    <Dialog
      open
      onOpenChange={onOpenChange}
      size="wide"
      title={t("title", { language })}
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
        <div>
          <fieldset className={styles.group}>
            <legend>{t("format")}</legend>
            <div className={styles.formats}>
              {formats.map(one => (
                <label key={one} className={styles.option}>
                  <input type="radio" name="format" checked={format === one} onChange={() => setFormat(one)} />
                  {t(`formats.${one}`)}
                </label>
              ))}
            </div>
          </fieldset>
          {suggestions > 0 ? (
            <fieldset className={styles.group}>
              <legend>{t("open", { count: suggestions })}</legend>
              <label className={styles.option}>
                <input type="radio" name="open" checked={take === "leave"} onChange={() => setTake("leave")} />
                {t("leave")}
                <small>{t("leaveHelp")}</small>
              </label>
              <label className={styles.option}>
                <input type="radio" name="open" checked={take === "take"} onChange={() => setTake("take")} />
                {t("take")}
                <small>{t("takeHelp")}</small>
              </label>
            </fieldset>
          ) : null}
          <fieldset className={styles.group}>
            <legend>{t("also")}</legend>
            <label className={styles.option}>
              <input type="checkbox" checked={comments} onChange={event => setComments(event.target.checked)} />
              {t("comments")}
            </label>
            <label className={styles.option}>
              <input type="checkbox" checked={credits} onChange={event => setCredits(event.target.checked)} />
              {t("credits")}
            </label>
          </fieldset>
        </div>
        <div className={styles.look}>
          {sorry ? <Refused what={t("notMade")} why={sorry} /> : null}
          {open ? (
            <div className={styles.warn}>
              {open.pairsNotApproved > 0 ? (
                <NoteLine>
                  <b>{t("notApproved", { open: open.pairsNotApproved, all: open.pairs })}</b>
                </NoteLine>
              ) : null}
              {open.suggestions > 0 ? (
                <NoteLine icon={<PencilIcon />}>{t("open", { count: open.suggestions })}</NoteLine>
              ) : null}
              {open.threads > 0 ? (
                <NoteLine icon={<CommentIcon />}>{t("openThreads", { count: open.threads })}</NoteLine>
              ) : null}
              {open.sourceFaults > 0 ? (
                <NoteLine icon={<CommentIcon />}>{tf("sourceFaultsCount", { count: open.sourceFaults })}</NoteLine>
              ) : null}
              {open.pairsNotApproved + open.suggestions + open.threads === 0 ? <p>{t("allSettled")}</p> : null}
            </div>
          ) : null}
          {made && made.notes.length > 0 ? (
            <details className={styles.losses}>
              <summary>{t("losses")}</summary>
              <ul>
                {made.notes.map((note, i) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: notes have no identity but their place
                  <li key={i}>
                    <NoteWords note={note} />
                  </li>
                ))}
              </ul>
            </details>
          ) : null}
          <div className={styles.lookHead}>
            <b>{t("preview")}</b>
            {made ? (
              <span className="num">{t("file", { name: made.name, size: sizeOf(made) })}</span>
            ) : (
              <span role="status">{t("making")}</span>
            )}
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so the keyboard has to reach it */}
          <section className={styles.printout} lang={page.target} aria-label={t("preview")} tabIndex={0}>
            {made?.packed ? tw("noPreview") : made?.text.slice(0, 6000)}
          </section>
        </div>
      </div>
    </Dialog>
  )
}

function sizeOf({ text, packed }: Exported): string {
  const bytes = packed ? Math.floor((text.length * 3) / 4) : new TextEncoder().encode(text).length
  return bytes < 1000 ? `${bytes} B` : `${(bytes / 1000).toFixed(1)} kB`
}

function download({ name, mime, text, packed }: Exported): void {
  const content = packed ? Uint8Array.from(atob(text), letter => letter.charCodeAt(0)) : text
  const type = packed ? mime : `${mime};charset=utf-8`
  const address = URL.createObjectURL(new Blob([content], { type }))
  const link = document.createElement("a")
  link.href = address
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
