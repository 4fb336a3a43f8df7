"use client"

import { type KeyboardEvent, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import type { ApiRefusal } from "@/lib/client/api"
import type { NoteItem } from "@/lib/client/desk-store"
import { toIds } from "@/lib/review/comments/mentions"
import { isBegunBy } from "@/lib/review/comments/threads"
import { may } from "@/lib/review/roles"
import { Author, Comment, CommentWords } from "./comments/comment"
import { CommentField } from "./comments/comment-field"
import fieldStyles from "./comments/comments.module.css"
import { MeaningChoice, MeaningWords } from "./comments/meaning"
import { useDraft } from "./comments/use-draft"
import { useLabels } from "./comments/use-labels"
import { WaitingComments } from "./comments/waiting"
import { useDesk, useEditor } from "./desk-context"
import { focusNote, openNote } from "./editor/actions"
import { addressOf, meanThread, reply, resolveThread } from "./editor/comments"
import styles from "./margin.module.css"

type ThreadItem = Extract<NoteItem, { kind: "thread" }>

/** A conversation beside its line. */
export function ThreadNote({ note, open }: { note: ThreadItem; open: boolean }) {
  const t = useTranslations("notes")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const thread = useDesk(state => state.threads.get(note.id))
  const roles = useDesk(state => state.page.roles)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const [draft, setDraft] = useDraft(`reply ${note.id}`)
  const { labels } = useLabels()
  const me = useDesk(state => state.me.id)
  const language = useDesk(state => (thread?.side === "source" ? state.page.source : state.page.target))
  const page = useDesk(state => state.page.id)
  const tc = useTranslations("comments")
  const common = useTranslations("common")
  const first = thread?.comments[0]
  if (!thread || !first || !editor) return null
  const answers = async () => {
    const refused = await reply(editor, thread.id, toIds(draft, labels))
    setSorry(refused)
    if (refused === null) setDraft("")
  }
  const settle = async () => setSorry(await resolveThread(editor, thread.id, "resolve"))
  const means = may(roles, "comment") && (isBegunBy(thread, me) || may(roles, "moderate-comments"))
  const acts = (
    <div className={styles.acts}>
      {may(roles, "comment") && !open ? <Button onClick={() => openNote(editor, note.id)}>{t("reply")}</Button> : null}
      {may(roles, "resolve-thread") ? <Button onClick={() => void settle()}>{t("resolve")}</Button> : null}
    </div>
  )
  return (
    <article
      id={`note-${note.id}`}
      data-note={note.id}
      tabIndex={-1}
      className={`${styles.note} ${open ? styles.on : ""}`}
      aria-label={t("commentLetter", { letter: note.letter })}
    >
      <button
        type="button"
        className={styles.badge}
        aria-label={t("open")}
        aria-expanded={open}
        onClick={() => openNote(editor, open ? null : note.id)}
      >
        <span className={styles.letter}>{note.letter}</span>
      </button>
      {thread.pair === null ? <p className={styles.quote}>{t("aboutPage")}</p> : null}
      {note.anchored ? null : (
        <p className={styles.quote}>
          {t("wordsGone")}: <span lang={language}>{common("quoted", { words: thread.quote })}</span>
        </p>
      )}
      {open && means ? (
        <MeaningChoice
          meaning={thread}
          onChange={async ({ kind, fault }) => setSorry(await meanThread(editor, thread.id, { kind, fault }))}
        />
      ) : (
        <MeaningWords meaning={thread} />
      )}
      {open ? (
        <Comment comment={first} thread={thread.id} />
      ) : (
        <CommentWords comment={first} className={styles.short} />
      )}
      {open ? null : (
        <div className={styles.meta}>
          <Author comment={first} />
          {acts}
        </div>
      )}
      {open ? (
        <>
          <div className={styles.thread}>
            {thread.comments.slice(1).map(comment => (
              <Comment key={comment.id} comment={comment} thread={thread.id} />
            ))}
            <WaitingComments thread={thread.id} />
            {may(roles, "comment") ? (
              <CommentField
                label={t("replyPlaceholder")}
                value={draft}
                onChange={setDraft}
                onSend={() => void answers()}
                onEscape={() => focusNote(editor, note.id, 0)}
              />
            ) : null}
            {sorry ? (
              <p role="alert" className={styles.sorry}>
                {tr(sorry)}
              </p>
            ) : null}
          </div>
          <div className={styles.acts}>
            {draft.trim() ? (
              <Button className={fieldStyles.send} look="main" onClick={() => void answers()}>
                {t("reply")}
              </Button>
            ) : null}
            {may(roles, "resolve-thread") ? (
              <Button look="line" onClick={() => void settle()}>
                {t("resolve")}
              </Button>
            ) : null}
            <CopyButton text={addressOf(page, thread.id)} label={tc("copyLink")} />
          </div>
        </>
      ) : null}
    </article>
  )
}

/** Enter sends, Shift+Enter makes a new line; not while an input method is composing. */
export function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>, send: () => void): void {
  if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return
  event.preventDefault()
  send()
}
