"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CommentIcon } from "@/components/ui/icons"
import type { ApiRefusal } from "@/lib/client/api"
import type { DeskState } from "@/lib/client/desk-store"
import { useEditor } from "./desk-context"
import { cancelComment, sendComment } from "./editor/comments"
import styles from "./margin.module.css"
import { sendOnEnter } from "./thread-note"

/** A comment being written, at the line it will hang on. What is typed stays if it cannot be sent. */
export function NewComment({ composing }: { composing: NonNullable<DeskState["composing"]> }) {
  const t = useTranslations("desk")
  const tn = useTranslations("notes")
  const tc = useTranslations("common")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const [text, setText] = useState("")
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  if (!editor) return null
  const send = async () => setSorry((await sendComment(editor, text)) as ApiRefusal | null)
  const cancel = () => cancelComment(editor)
  return (
    <article data-note="new" className={`${styles.note} ${styles.on}`} aria-label={t("commentHere")}>
      <span className={styles.badge} aria-hidden="true">
        <CommentIcon />
      </span>
      <p className={styles.quote}>
        {composing.quote ? tn("quote", { quote: shorten(composing.quote) }) : tn("wholePair")}
      </p>
      <textarea
        className={styles.reply}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
        autoFocus
        rows={2}
        aria-label={t("commentPlaceholder")}
        placeholder={t("commentPlaceholder")}
        value={text}
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === "Escape") cancel()
          else sendOnEnter(event, () => void send())
        }}
      />
      {sorry ? (
        <p role="alert" className={styles.sorry}>
          {tr(sorry)}
        </p>
      ) : null}
      <div className={styles.acts}>
        <Button look="main" onClick={() => void send()} disabled={text.trim() === ""}>
          {t("send")}
        </Button>
        <Button onClick={cancel}>{tc("cancel")}</Button>
      </div>
    </article>
  )
}

const shorten = (quote: string): string => (quote.length > 80 ? `${quote.slice(0, 78).trimEnd()}…` : quote)
