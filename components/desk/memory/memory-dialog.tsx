"use client"

import { useCallback, useState } from "react"
import { useTranslations } from "use-intl"
import styles from "@/components/memory/memory.module.css"
import { MemoryList } from "@/components/memory/memory-list"
import { useFound } from "@/components/memory/use-found"
import { Refused } from "@/components/shell/refused"
import { Dialog } from "@/components/ui/dialog"
import { FindField } from "@/components/ui/find-field"
import { api } from "@/lib/client/api"
import { useDesk, useDeskStore } from "../desk-context"

/** The memory at the desk: where words of either side were used before. */
export function MemoryDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("memory")
  const store = useDeskStore()
  const source = useDesk(state => state.page.source)
  const target = useDesk(state => state.page.target)
  const [words, setWords] = useState(store.getState().soughtWords)
  const page = useDesk(state => state.page.id)
  const ask = useCallback((sought: string, signal: AbortSignal) => api.pageMemory(page, sought, signal), [page])
  const { searched, again } = useFound(ask, words)
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("concordance")}
      description={t("concordanceHelp")}
      size="wide"
    >
      <div className={styles.search}>
        <FindField
          label={t("find")}
          value={words}
          slash={false}
          onChange={next => {
            setWords(next)
            store.setState({ soughtWords: next })
          }}
        />
        {searched.state === "here" ? (
          <p className={styles.said} role="status">
            {searched.words.trim() === ""
              ? t("count", { count: searched.found.all })
              : t("found", { count: searched.found.count, all: searched.found.all })}
          </p>
        ) : null}
        {searched.state === "refused" ? <Refused why={searched.why} onRetry={again} /> : null}
      </div>
      {searched.state === "here" ? (
        <MemoryList units={searched.found.units} languages={{ source, target }} words={searched.words} />
      ) : null}
    </Dialog>
  )
}
