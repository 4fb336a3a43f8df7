"use client"

import { useMemo, useState } from "react"
import { useTranslations } from "use-intl"
import { Chip } from "@/components/ui/chip"
import { Dialog } from "@/components/ui/dialog"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import { goToPair, hasGoneOn } from "./editor/actions"
import styles from "./resolved.module.css"
import { ThreadEntry } from "./thread-entry"

/** Conversations that are over: a chip as long as there are any, and the list it opens, newest first. */
export function Resolved() {
  const t = useTranslations("desk")
  const store = useDeskStore()
  const editor = useEditor()
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
    if (next) return
    store.setState({ shownResolved: null })
    // Opened by a link there is nothing that would get the focus back.
    const pair = threads.get(wanted ?? "")?.pair
    if (editor && pair && !asked) setTimeout(() => hasGoneOn(null) || goToPair(editor, pair), 100)
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
