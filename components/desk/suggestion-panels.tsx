"use client"

import { type ReactNode, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Pick } from "@/components/ui/pick"
import type { ApiRefusal } from "@/lib/client/api"
import type { Fault } from "@/lib/review/mqm"
import type { SuggestionInfo } from "@/lib/sync/protocol"
import { useDesk, useEditor } from "./desk-context"
import { decideSuggestions } from "./editor/actions"
import { disputeSuggestion, say } from "./editor/sayings"
import { FaultPicker } from "./fault-picker"
import margin from "./margin.module.css"
import { ReasonPick } from "./reasons"
import styles from "./suggestion-panels.module.css"
import { sendOnEnter } from "./thread-note"

export interface PanelProps {
  readonly id: string
  readonly onClose: () => void
}

interface FormProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly send: () => void
  readonly onClose: () => void
  readonly button: string
  readonly sorry?: ApiRefusal | null
  readonly lang?: string
  readonly disabled?: boolean
  readonly above?: ReactNode
}

/** A line to write on and a button; Enter sends, Esc goes back. */
export function PanelForm({ label, value, onChange, send, onClose, button, sorry, lang, disabled, above }: FormProps) {
  const tc = useTranslations("common")
  const tr = useTranslations("refusals")
  return (
    <div className={styles.panel}>
      {above}
      <textarea
        className={margin.reply}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
        autoFocus
        rows={1}
        lang={lang}
        aria-label={label}
        placeholder={label}
        value={value}
        onChange={event => onChange(event.target.value)}
        onKeyDown={event => {
          if (event.key === "Escape") {
            event.stopPropagation()
            onClose()
          } else sendOnEnter(event, () => (disabled ? undefined : send()))
        }}
      />
      {sorry ? (
        <p role="alert" className={margin.sorry}>
          {tr(sorry)}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button size="small" look="main" disabled={disabled} onClick={send}>
          {button}
        </Button>
        <Button size="small" onClick={onClose}>
          {tc("cancel")}
        </Button>
      </div>
    </div>
  )
}

export function RejectPanel({ id, onClose }: PanelProps) {
  const t = useTranslations("deciding")
  const editor = useEditor()
  const [reason, setReason] = useState<string | null>(null)
  const [words, setWords] = useState("")
  return (
    <PanelForm
      above={<ReasonPick value={reason} onPick={setReason} />}
      label={t("inWords")}
      value={words}
      onChange={setWords}
      send={() => {
        const why = { ...(reason ? { reason } : {}), ...(words.trim() ? { words } : {}) }
        if (editor && decideSuggestions(editor, [id], "reject", why)) onClose()
      }}
      onClose={onClose}
      button={t("rejectButton")}
    />
  )
}

export function DisputePanel({ id, onClose }: PanelProps) {
  const t = useTranslations("deciding")
  const editor = useEditor()
  const [words, setWords] = useState("")
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const send = async () => {
    if (!editor) return
    const why = await disputeSuggestion(editor, id, words)
    setSorry(why)
    if (why === null) onClose()
  }
  return (
    <PanelForm
      above={<p className={styles.help}>{t("disputeHelp")}</p>}
      label={t("disputeWhy")}
      value={words}
      onChange={setWords}
      send={() => void send()}
      disabled={words.trim() === ""}
      sorry={sorry}
      onClose={onClose}
      button={t("disputeButton")}
    />
  )
}

/** What an author says for a suggestion: kind of fault and severity are kept as soon as they are chosen. */
export function ExplainPanel({ info, pair }: { info: SuggestionInfo; pair: string }) {
  const t = useTranslations("deciding")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const notes = useDesk(state => state.notes)
  const [words, setWords] = useState(info.reason)
  const [known, setKnown] = useState(info.reason)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  // Somebody else may say something while this is open: what is not being written follows it.
  if (known !== info.reason) {
    if (words === known) setWords(info.reason)
    setKnown(info.reason)
  }
  const keep = async (saying: Parameters<typeof say>[2]) => {
    if (editor) setSorry(await say(editor, info.id, saying))
  }
  const changed = words.trim() !== info.reason
  const threads = notes.flatMap(note =>
    note.kind === "thread" && note.pair === pair
      ? [{ value: note.id, label: t("commentLetter", { letter: note.letter }) }]
      : [],
  )
  return (
    <div className={styles.panel}>
      <div className={styles.faults}>
        <FaultPicker fault={info.fault} onChange={(fault: Fault) => void keep({ fault })} />
        {threads.length > 0 ? (
          <Pick
            label={t("comment")}
            none={t("noComment")}
            value={info.thread}
            groups={[{ options: threads }]}
            onPick={thread => void keep({ thread })}
          />
        ) : null}
      </div>
      <textarea
        className={margin.reply}
        rows={1}
        aria-label={t("why")}
        placeholder={t("why")}
        value={words}
        onChange={event => setWords(event.target.value)}
        onKeyDown={event => sendOnEnter(event, () => void keep({ reason: words }))}
      />
      {sorry ? (
        <p role="alert" className={margin.sorry}>
          {tr(sorry)}
        </p>
      ) : null}
      {changed ? (
        <div className={styles.buttons}>
          <Button size="small" look="main" onClick={() => void keep({ reason: words })}>
            {t("save")}
          </Button>
        </div>
      ) : null}
    </div>
  )
}
