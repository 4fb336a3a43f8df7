"use client"

import { type FormEvent, type KeyboardEvent, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { inkClass } from "@/components/ui/ink"
import { When } from "@/components/ui/when"
import type { ApiRefusal } from "@/lib/client/api"
import type { NoteItem } from "@/lib/client/desk-store"
import { may } from "@/lib/review/roles"
import type { CommentInfo } from "@/lib/sync/protocol"
import { useDesk, useEditor } from "./desk-context"
import { openNote } from "./editor/actions"
import { reply, resolveThread } from "./editor/comments"
import styles from "./margin.module.css"
import { usePerson } from "./people"

type ThreadItem = Extract<NoteItem, { kind: "thread" }>

/** A conversation beside its line. */
export function ThreadNote({ note, open }: { note: ThreadItem; open: boolean }) {
  const t = useTranslations("notes")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const thread = useDesk(state => state.threads.get(note.id))
  const roles = useDesk(state => state.page.roles)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const [draft, setDraft] = useState("")
  const first = thread?.comments[0]
  if (!thread || !first || !editor) return null
  const answers = async (event?: FormEvent) => {
    event?.preventDefault()
    const refused = (await reply(editor, thread.id, draft)) as ApiRefusal | null
    setSorry(refused)
    if (refused === null) setDraft("")
  }
  const settle = async () => setSorry((await resolveThread(editor, thread.id, "resolve")) as ApiRefusal | null)
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
          {t("wordsGone")}: “{thread.quote}”
        </p>
      )}
      {open ? <Comment comment={first} /> : <p className={`${styles.words} ${styles.short}`}>{first.text}</p>}
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
              <Comment key={comment.id} comment={comment} />
            ))}
            {may(roles, "comment") ? (
              <form onSubmit={event => void answers(event)}>
                <textarea
                  className={styles.reply}
                  rows={1}
                  aria-label={t("reply")}
                  placeholder={t("replyPlaceholder")}
                  value={draft}
                  onChange={event => setDraft(event.target.value)}
                  onKeyDown={event => sendOnEnter(event, () => void answers())}
                />
              </form>
            ) : null}
            {sorry ? (
              <p role="alert" className={styles.sorry}>
                {tr(sorry)}
              </p>
            ) : null}
          </div>
          <div className={styles.acts}>
            {draft.trim() ? (
              <Button look="main" onClick={() => void answers()}>
                {t("reply")}
              </Button>
            ) : null}
            {may(roles, "resolve-thread") ? (
              <Button look="line" onClick={() => void settle()}>
                {t("resolve")}
              </Button>
            ) : null}
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

export function Author({ comment }: { comment: CommentInfo }) {
  const t = useTranslations("notes")
  const person = usePerson(comment.author)
  return (
    <span className={comment.importedBy ? undefined : inkClass(person.order)}>
      <b>{comment.importedBy ?? person.name}</b>, {comment.importedBy ? t("fromTicket") : <When at={comment.at} />}
    </span>
  )
}

export function Comment({ comment }: { comment: CommentInfo }) {
  return (
    <div>
      <div className={styles.meta}>
        <Author comment={comment} />
      </div>
      <p className={styles.words}>{comment.text}</p>
    </div>
  )
}
