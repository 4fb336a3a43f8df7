"use client"

import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { When } from "@/components/ui/when"
import type { ApiRefusal } from "@/lib/client/api"
import { may } from "@/lib/review/roles"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { Comment } from "./comments/comment"
import { MeaningWords } from "./comments/meaning"
import { useDesk, useEditor } from "./desk-context"
import { focusNote, goToPair, openNote } from "./editor/actions"
import { addressOf, resolveThread } from "./editor/comments"
import type { DeskEditor } from "./editor/desk-editor"
import { usePerson } from "./people"
import styles from "./resolved.module.css"

export interface ThreadEntryProps {
  readonly thread: ThreadInfo
  /** Closes the list it stands in. */
  readonly close: () => void
  /** A link has led here: it is brought into view. */
  readonly wanted?: boolean
}

/** A whole conversation in a list, away from its words. */
export function ThreadEntry({ thread, close, wanted = false }: ThreadEntryProps) {
  const t = useTranslations()
  const editor = useEditor()
  const roles = useDesk(state => state.page.roles)
  const page = useDesk(state => state.page.id)
  const language = useDesk(state => (thread.side === "source" ? state.page.source : state.page.target))
  const pair = useDesk(state => state.rows.findIndex(row => row.id === thread.pair)) + 1
  const by = usePerson(thread.resolved?.by ?? "")
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const place = useRef<HTMLElement>(null)
  useEffect(() => {
    if (wanted) place.current?.scrollIntoView({ block: "center" })
  }, [wanted])
  const settle = async () => {
    if (!editor) return
    const refused = await resolveThread(editor, thread.id, thread.resolved ? "reopen" : "resolve")
    setSorry(refused)
    if (refused === null && thread.resolved) goBack()
  }
  // After the dialog has given the focus back.
  const leaveFor = (act: (editor: DeskEditor) => void) => {
    close()
    if (editor) setTimeout(() => act(editor), 100)
  }
  const go = () =>
    leaveFor(editor => {
      if (!thread.pair) return
      goToPair(editor, thread.pair)
      if (!thread.resolved) openNote(editor, thread.id)
    })
  /** It is open again: on with it in the margin. */
  const goBack = () =>
    leaveFor(editor => {
      if (thread.pair) goToPair(editor, thread.pair)
      openNote(editor, thread.id)
      focusNote(editor, thread.id)
    })
  return (
    <section ref={place} className={`${styles.entry} ${wanted ? styles.wanted : ""}`}>
      <MeaningWords meaning={thread} />
      {thread.quote ? (
        <p className={styles.quote}>
          {t.rich("notes.quote", { quote: () => <span lang={language}>{thread.quote}</span> })}
        </p>
      ) : null}
      {thread.pair === null ? <p className={styles.quote}>{t("notes.aboutPage")}</p> : null}
      {thread.comments.map(comment => (
        <Comment key={comment.id} comment={comment} thread={thread.id} />
      ))}
      {thread.resolved ? (
        <p className="quiet">
          {t.rich("desk.resolvedBy", { name: by.name, at: () => <When at={thread.resolved?.at ?? 0} /> })}
        </p>
      ) : null}
      {sorry ? <p role="alert">{t(`refusals.${sorry}`)}</p> : null}
      <div className={styles.acts}>
        <CopyButton size="small" text={addressOf(page, thread.id)} label={t("comments.copyLink")} />
        {pair > 0 ? (
          <Button size="small" onClick={go}>
            {t("desk.pair", { number: pair })}
          </Button>
        ) : null}
        {may(roles, "resolve-thread") ? (
          <Button size="small" look="line" onClick={() => void settle()}>
            {t(thread.resolved ? "notes.reopen" : "notes.resolve")}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
