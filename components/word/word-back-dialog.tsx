"use client"

import { useCallback, useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useDesk, useEditor } from "@/components/desk/desk-context"
import { DraftDialog } from "@/components/desk/drafts/draft-dialog"
import { readFiles, readWordFile } from "@/components/import/read-files"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { NoteLine } from "@/components/ui/note-line"
import { type ApiRefusal, api } from "@/lib/client/api"
import { isLocale } from "@/lib/messages"
import { may } from "@/lib/review/roles"
import type { WordReport } from "@/lib/sync/word"
import { isNothing, Report } from "./report"
import styles from "./word-back.module.css"
import { WordDrop } from "./word-drop"

interface Sent {
  readonly name: string
  readonly text: string
}
type Fault =
  | { readonly name: string; readonly sentence: string }
  | { readonly why: ApiRefusal; readonly detail?: string }
type Stage =
  | { readonly at: "choose" }
  | { readonly at: "reading"; readonly name: string }
  | { readonly at: "looked"; readonly sent: Sent; readonly report: WordReport; readonly again: boolean }
  | { readonly at: "taking"; readonly sent: Sent; readonly report: WordReport }
  | { readonly at: "taken"; readonly report: WordReport }
  | { readonly at: "draft"; readonly sent: Sent }

const faultWords = { empty: "empty", "too-large": "tooLarge", "not-word": "notWord", "old-word": "oldWord" } as const

/** A reviewed Word file: drop it, see what it would do, bring it in. */
export function WordBackDialog({ first, onClose }: { first: readonly File[]; onClose: () => void }) {
  const t = useTranslations("wordBack")
  const chosen = useLocale()
  const locale = isLocale(chosen) ? chosen : "en"
  const page = useDesk(state => state.page)
  const editor = useEditor()
  const [stage, setStage] = useState<Stage>({ at: "choose" })
  const [fault, setFault] = useState<Fault | null>(null)
  const [last, setLast] = useState<Sent | null>(null)

  const look = useCallback(
    async (file: File) => {
      setFault(null)
      setLast(null)
      setStage({ at: "reading", name: file.name })
      const read = await readWordFile(file)
      if (!read.ok) {
        setFault({ name: file.name, sentence: t(faultWords[read.why]) })
        const [text] = await readFiles([file])
        if (text?.outcome.ok) setLast({ name: file.name, text: text.outcome.value.text })
        return setStage({ at: "choose" })
      }
      const sent = { name: file.name, text: read.value }
      setLast(sent)
      await editor?.sync.flush()
      const answer = await api.lookAtWord(page.id, { text: sent.text, locale })
      if (answer.ok) return setStage({ at: "looked", sent, report: answer.value, again: false })
      setFault(answer)
      setStage({ at: "choose" })
    },
    [editor, page.id, locale, t],
  )
  const barred = page.state === "approved" ? "page-is-approved" : may(page.roles, "suggest") ? null : "not-allowed"
  useEffect(() => {
    const [file, more] = first
    if (!file || barred !== null) return
    if (more) setFault({ name: "", sentence: t("oneFile") })
    else void look(file)
  }, [first, barred, look, t])

  const take = async (sent: Sent, report: WordReport) => {
    setFault(null)
    setStage({ at: "taking", sent, report })
    await editor?.sync.flush()
    const answer = await api.takeWord(page.id, { text: sent.text, locale, seal: report.seal })
    if (!answer.ok) {
      setFault(answer)
      setStage({ at: "looked", sent, report, again: false })
    } else if (answer.value.kind === "changed")
      setStage({ at: "looked", sent, report: answer.value.report, again: true })
    else setStage({ at: "taken", report: answer.value.report })
  }
  if (stage.at === "draft")
    return <DraftDialog side="target" first={{ name: stage.sent.name, text: stage.sent.text }} onClose={onClose} />
  const report = "report" in stage ? stage.report : null
  /** Not a file of this page, but words all the same. */
  const isStranger = last !== null && fault !== null && (!("why" in fault) || fault.why === "word-not-ours")
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : onClose())}
      title={t("title")}
      description={report ? undefined : t("description")}
      size="wide"
      footer={
        stage.at === "taken" ? (
          <Button look="main" onClick={onClose}>
            {t("close")}
          </Button>
        ) : stage.at === "looked" || stage.at === "taking" ? (
          <>
            <Button disabled={stage.at === "taking"} onClick={() => setStage({ at: "choose" })}>
              {t("another")}
            </Button>
            <Button
              look="main"
              disabled={stage.at === "taking" || isNothing(stage.report)}
              onClick={() => void take(stage.sent, stage.report)}
            >
              {t(stage.at === "taking" ? "bringing" : "bringIn")}
            </Button>
          </>
        ) : undefined
      }
    >
      <div className={styles.body}>
        {barred ? <Refused why={barred} what={t("cannot", { name: first[0]?.name ?? "" })} /> : null}
        {fault ? <FaultLine fault={fault} name={last?.name ?? ""} /> : null}
        {isStranger && page.state !== "approved" && may(page.roles, "edit-target") ? (
          <div>
            <Button look="line" onClick={() => setStage({ at: "draft", sent: last })}>
              {t("asDraft")}
            </Button>
          </div>
        ) : null}
        {stage.at === "choose" && barred === null ? (
          <WordDrop onFile={file => void look(file)} onMany={() => setFault({ name: "", sentence: t("oneFile") })} />
        ) : null}
        {stage.at === "reading" ? <p role="status">{t("reading", { name: stage.name })}</p> : null}
        {stage.at === "looked" && stage.again ? <NoteLine tone="strip">{t("changed")}</NoteLine> : null}
        {report ? (
          <Report
            report={report}
            name={"sent" in stage ? stage.sent.name : null}
            lang={page.target}
            done={stage.at === "taken"}
          />
        ) : null}
      </div>
    </Dialog>
  )
}

/** One sentence: what the file is called and why it cannot be read. */
function FaultLine({ fault, name }: { fault: Fault; name: string }) {
  const t = useTranslations("wordBack")
  const formats = useTranslations("formatRefusals")
  if ("sentence" in fault)
    return (
      <NoteLine tone="error">
        {fault.name === "" ? null : <b>{t("cannot", { name: fault.name })} </b>}
        {fault.sentence}
      </NoteLine>
    )
  if (fault.why === "unreadable-target" && fault.detail !== undefined && formats.has(fault.detail as "damaged"))
    return (
      <NoteLine tone="error">
        <b>{t("cannot", { name })} </b>
        {formats(fault.detail as "damaged")}
      </NoteLine>
    )
  return <Refused why={fault.why} what={t("cannot", { name })} />
}
