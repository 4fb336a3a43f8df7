"use client"

import { useCallback } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { useAnswer } from "@/components/shell/use-answer"
import { Dialog } from "@/components/ui/dialog"
import { When } from "@/components/ui/when"
import { api } from "@/lib/client/api"
import { toNames } from "@/lib/review/comments/mentions"
import { useDesk } from "../desk-context"
import resolved from "../resolved.module.css"
import { useLabels } from "./use-labels"

/** What a comment said before it was edited or deleted, for whoever keeps order. */
export function EarlierWordings(props: { thread: string; comment: string; onClose: () => void }) {
  const { thread, comment, onClose } = props
  const t = useTranslations("comments")
  const page = useDesk(state => state.page.id)
  const { labels } = useLabels()
  const ask = useCallback(() => api.wordings(page, thread, comment), [page, thread, comment])
  const { answer, again } = useAnswer(ask)
  return (
    <Dialog open onOpenChange={open => (open ? undefined : onClose())} title={t("earlier")}>
      <div className={resolved.list}>
        {answer.state === "refused" ? <Refused why={answer.why} onRetry={() => void again()} /> : null}
        {answer.state === "here" && answer.value.length === 0 ? <p className="quiet">{t("earlierNone")}</p> : null}
        {answer.state === "here"
          ? answer.value.map(({ text, at, until }) => (
              <div key={at} className={resolved.entry}>
                <p style={{ whiteSpace: "pre-wrap" }}>{toNames(text, labels)}</p>
                <p className="quiet">{t.rich("earlierUntil", { at: () => <When at={until} /> })}</p>
              </div>
            ))
          : null}
      </div>
    </Dialog>
  )
}
