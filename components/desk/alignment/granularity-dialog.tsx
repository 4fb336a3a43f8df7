"use client"

import { useEffect, useState } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { NoteLine } from "@/components/ui/note-line"
import type { Granularity } from "@/lib/align/types"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import type { DeskEditor } from "../editor/desk-editor"
import { BeforeAfter } from "./before-after"
import { doGranularity, type GranularityLook, lookAtGranularity } from "./granularity"
import styles from "./realign-dialog.module.css"

type Look = { readonly kind: "working"; readonly share: number } | { readonly kind: "failed" } | GranularityLook

/** What going from paragraphs to sentences, or back, would do, before it is done. */
export function GranularityDialog() {
  const to = useDesk(state => state.regraining)
  const editor = useEditor()
  return to && editor ? <Asked key={to} editor={editor} to={to} /> : null
}

function Asked({ editor, to }: { editor: DeskEditor; to: Granularity }) {
  const t = useTranslations("desk.align.granularity")
  const td = useTranslations("desk.align.dialog")
  const tc = useTranslations("common")
  const format = useFormatter()
  const store = useDeskStore()
  const page = useDesk(state => state.page)
  const [look, setLook] = useState<Look>({ kind: "working", share: 0 })
  const [sorry, setSorry] = useState<"stale" | "tooMuch" | null>(null)
  const [round, setRound] = useState(0)
  const close = () => store.setState({ regraining: null })
  // Looks again when the text turned out to have changed; `round` counts these.
  // biome-ignore lint/correctness/useExhaustiveDependencies: `round` is not read, it asks for another look.
  useEffect(() => {
    const stop = new AbortController()
    setLook({ kind: "working", share: 0 })
    lookAtGranularity(editor, to, share => setLook({ kind: "working", share }), stop.signal)
      .catch((): Look => ({ kind: "failed" }))
      .then(answer => {
        if (!stop.signal.aborted) setLook(answer)
      })
    return () => stop.abort()
  }, [editor, to, round])
  const planned = look.kind === "planned" ? look : null
  const act = () => {
    if (!planned) return
    const answer = doGranularity(editor, planned)
    if (answer === "done") close()
    else setSorry(answer === "stale" ? "stale" : "tooMuch")
    if (answer === "stale") setRound(count => count + 1)
  }
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : close())}
      title={t(to === "sentence" ? "toSentences" : "toParagraphs")}
      description={t("description")}
      size="wide"
      footer={
        <>
          <Button onClick={close}>{tc("cancel")}</Button>
          <Button look="main" disabled={planned === null} onClick={act}>
            {t(to === "sentence" ? "doSentences" : "doParagraphs")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {sorry ? <NoteLine tone="strip">{td(sorry)}</NoteLine> : null}
        <p role="status">
          {look.kind === "working"
            ? td("working", { share: format.number(look.share, { style: "percent", maximumFractionDigits: 0 }) })
            : planned
              ? t("count", { before: planned.before, after: planned.after })
              : td("failed")}
        </p>
        {look.kind === "working" ? <progress value={look.share} max={1} aria-label={td("title")} /> : null}
        {planned && planned.resting > 0 ? (
          <NoteLine>{t(to === "sentence" ? "restingWhole" : "restingParts", { count: planned.resting })}</NoteLine>
        ) : null}
        {planned && planned.forgotten > 0 ? (
          <NoteLine tone="strip">{t("forgotten", { count: planned.forgotten })}</NoteLine>
        ) : null}
        {planned ? <BeforeAfter changes={planned.changes} langs={page} /> : null}
      </div>
    </Dialog>
  )
}
