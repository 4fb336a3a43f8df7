"use client"

import { useMemo, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { Dialog } from "@/components/ui/dialog"
import { When } from "@/components/ui/when"
import type { ApiRefusal } from "@/lib/client/api"
import { may } from "@/lib/review/roles"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { useDesk, useEditor } from "./desk-context"
import { goToPair } from "./editor/actions"
import { resolveThread } from "./editor/comments"
import { usePerson } from "./people"
import styles from "./resolved.module.css"
import { Comment } from "./thread-note"

/** Conversations that are over: a chip as long as there are any, and the list it opens, newest first. */
export function Resolved() {
  const t = useTranslations("desk")
  const threads = useDesk(state => state.threads)
  const [open, setOpen] = useState(false)
  const over = useMemo(
    () =>
      [...threads.values()]
        .flatMap(thread => (thread.resolved ? [{ thread, resolved: thread.resolved }] : []))
        .sort((a, b) => b.resolved.at - a.resolved.at),
    [threads],
  )
  if (over.length === 0 && !open) return null
  return (
    <>
      <Chip count={over.length} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("resolvedChip")}
      </Chip>
      <Dialog open={open} onOpenChange={setOpen} title={t("resolvedTitle")} size="wide">
        <div className={styles.list}>
          {over.length === 0 ? <p className="quiet">{t("resolvedNone")}</p> : null}
          {over.map(one => (
            <Entry key={one.thread.id} {...one} close={() => setOpen(false)} />
          ))}
        </div>
      </Dialog>
    </>
  )
}

interface EntryProps {
  readonly thread: ThreadInfo
  readonly resolved: NonNullable<ThreadInfo["resolved"]>
  readonly close: () => void
}

function Entry({ thread, resolved, close }: EntryProps) {
  const t = useTranslations()
  const editor = useEditor()
  const roles = useDesk(state => state.page.roles)
  const pair = useDesk(state => state.rows.findIndex(row => row.id === thread.pair)) + 1
  const by = usePerson(resolved.by)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const reopen = async () => {
    if (editor) setSorry((await resolveThread(editor, thread.id, "reopen")) as ApiRefusal | null)
  }
  const go = () => {
    close()
    // After the dialog has given the focus back.
    setTimeout(() => editor && thread.pair && goToPair(editor, thread.pair), 100)
  }
  return (
    <section className={styles.entry}>
      {thread.quote ? <p className={styles.quote}>{t("notes.quote", { quote: thread.quote })}</p> : null}
      {thread.comments.map(comment => (
        <Comment key={comment.id} comment={comment} />
      ))}
      <p className="quiet">{t.rich("desk.resolvedBy", { name: by.name, at: () => <When at={resolved.at} /> })}</p>
      {sorry ? <p role="alert">{t(`refusals.${sorry}`)}</p> : null}
      <div className={styles.acts}>
        {pair > 0 ? (
          <Button size="small" onClick={go}>
            {t("desk.pair", { number: pair })}
          </Button>
        ) : null}
        {may(roles, "resolve-thread") ? (
          <Button size="small" look="line" onClick={() => void reopen()}>
            {t("notes.reopen")}
          </Button>
        ) : null}
      </div>
    </section>
  )
}
