"use client"

import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { type Waiting, waitingId } from "@/lib/client/outbox"
import { toNames } from "@/lib/review/comments/mentions"
import { useDesk, useEditor } from "../desk-context"
import { discard, tryAgain } from "../editor/outbox"
import margin from "../margin.module.css"
import styles from "./comments.module.css"
import { useLabels } from "./use-labels"

/** What has been said in a thread and is not on the server yet. */
export function WaitingComments({ thread }: { thread: string }) {
  const waiting = useDesk(state => state.waiting)
  const here = waiting.filter(one => one.thread === thread)
  return here.map(one => <WaitingComment key={waitingId(one)} one={one} />)
}

function WaitingComment({ one }: { one: Waiting }) {
  const t = useTranslations("comments")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const { labels } = useLabels()
  if (!editor) return null
  return (
    <div className={styles.waits} role="status">
      {one.kind === "reply" ? <p className={margin.words}>{toNames(one.wish.text, labels)}</p> : null}
      <div className={margin.meta}>
        <span>{one.why === null ? t("waiting") : t("notSent", { why: tr(one.why) })}</span>
        {one.why === null ? null : (
          <Button size="small" onClick={() => void tryAgain(editor, one)}>
            {t("again")}
          </Button>
        )}
        <Button size="small" onClick={() => discard(editor, one)}>
          {t("discard")}
        </Button>
      </div>
    </div>
  )
}
