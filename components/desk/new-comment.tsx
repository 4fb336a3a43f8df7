"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CommentIcon } from "@/components/ui/icons"
import type { ApiRefusal } from "@/lib/client/api"
import type { DeskState } from "@/lib/client/desk-store"
import { toIds } from "@/lib/review/comments/mentions"
import { shorten } from "@/lib/text/characters"
import { CommentField } from "./comments/comment-field"
import fieldStyles from "./comments/comments.module.css"
import { MeaningChoice, plainMeaning } from "./comments/meaning"
import { useDraft } from "./comments/use-draft"
import { useLabels } from "./comments/use-labels"
import { useDesk, useEditor } from "./desk-context"
import { cancelComment, composingWords, sendComment } from "./editor/comments"
import { shine } from "./editor/decorations"
import styles from "./margin.module.css"

type Composing = NonNullable<DeskState["composing"]>

/** A comment being written, at the line it will hang on. What is typed stays if it cannot be sent, or is left for a while. */
export function NewComment({ composing }: { composing: Composing }) {
  const t = useTranslations("desk")
  const tm = useTranslations("comments")
  const tc = useTranslations("common")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const approved = useDesk(state => state.page.state === "approved")
  const { labels } = useLabels()
  const [text, setText] = useDraft(`new ${useDesk(state => state.page.id)} ${composing.pair}`)
  const [meaning, setMeaning] = useState(plainMeaning)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const where = useWhere(composing)
  useLit(composing)
  if (!editor) return null
  const send = async () => {
    const refused = await sendComment(editor, toIds(text, labels), meaning)
    setSorry(refused)
    if (refused === null) setText("")
  }
  const cancel = () => cancelComment(editor)
  return (
    <article data-note="new" className={`${styles.note} ${styles.on}`} aria-label={t("commentHere")}>
      <span className={styles.badge} aria-hidden="true">
        <CommentIcon />
      </span>
      <p className={styles.quote}>{where}</p>
      {approved ? <p className={styles.meta}>{tm("approvedPage")}</p> : null}
      <MeaningChoice meaning={meaning} onChange={setMeaning} />
      <CommentField
        label={t("commentPlaceholder")}
        value={text}
        onChange={setText}
        onSend={() => void send()}
        onEscape={cancel}
        rows={2}
        autoFocus
      />
      {sorry ? (
        <p role="alert" className={styles.sorry}>
          {tr(sorry)}
        </p>
      ) : null}
      <div className={styles.acts}>
        <Button className={fieldStyles.send} look="main" onClick={() => void send()} disabled={text.trim() === ""}>
          {t("send")}
        </Button>
        <Button onClick={cancel}>{tc("cancel")}</Button>
        <span className={fieldStyles.hint}>{tm("mentionHelp")}</span>
      </div>
    </article>
  )
}

/** The words it will hang on are lit for as long as it is written. */
function useLit(composing: Composing): void {
  const editor = useEditor()
  useEffect(() => {
    if (!editor) return
    const lightUp = (begun: ReturnType<typeof composingWords>) => {
      if (!editor.view.isDestroyed) editor.view.dispatch(shine(editor.state.tr, { begun }))
    }
    lightUp(composing.quote === "" ? [] : composingWords())
    return () => lightUp([])
  }, [editor, composing])
}

/** What it will hang on, in words. */
function useWhere({ pair, pairs, quote }: Composing): string {
  const t = useTranslations("notes")
  const tm = useTranslations("comments")
  const rows = useDesk(state => state.rows)
  if (pair === null) return tm("onPage")
  if (quote === "") return t("wholePair")
  const numbers = (pairs ?? []).map(id => rows.findIndex(row => row.id === id) + 1)
  const on = t.markup("quote", { quote: () => shorten(quote, 80) })
  return numbers.length > 1 ? `${tm("pairs", { first: numbers[0] ?? 0, last: numbers.at(-1) ?? 0 })}: ${on}` : on
}
