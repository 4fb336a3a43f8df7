"use client"

import { useMemo, useState } from "react"
import { useTranslations } from "use-intl"
import { Chip } from "@/components/ui/chip"
import { Dialog } from "@/components/ui/dialog"
import { useDesk, useDeskStore } from "./desk-context"
import styles from "./resolved.module.css"
import { ThreadEntry } from "./thread-entry"

/** Conversations that are over: a chip as long as there are any, and the list it opens, newest first. */
export function Resolved() {
  const t = useTranslations("desk")
  const store = useDeskStore()
  const threads = useDesk(state => state.threads)
  const wanted = useDesk(state => state.shownResolved)
  const [asked, setAsked] = useState(false)
  const over = useMemo(
    () =>
      [...threads.values()]
        .filter(thread => thread.resolved !== null)
        .sort((a, b) => (b.resolved?.at ?? 0) - (a.resolved?.at ?? 0)),
    [threads],
  )
  const open = asked || wanted !== null
  const setOpen = (next: boolean) => {
    setAsked(next)
    if (!next) store.setState({ shownResolved: null })
  }
  if (over.length === 0 && !open) return null
  return (
    <>
      <Chip count={over.length} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {t("resolvedChip")}
      </Chip>
      <Dialog open={open} onOpenChange={setOpen} title={t("resolvedTitle")} size="wide">
        <div className={styles.list}>
          {over.length === 0 ? <p className="quiet">{t("resolvedNone")}</p> : null}
          {over.map(thread => (
            <ThreadEntry key={thread.id} thread={thread} wanted={thread.id === wanted} close={() => setOpen(false)} />
          ))}
        </div>
      </Dialog>
    </>
  )
}
