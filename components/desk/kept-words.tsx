"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { NoteLine } from "@/components/ui/note-line"
import { When } from "@/components/ui/when"
import { api } from "@/lib/client/api"
import { dropWork, workOf } from "@/lib/client/kept-work"
import type { KeptWork } from "@/lib/sync/kept"
import styles from "./left-work.module.css"

/** What somebody typed at a page that is not shown to them any more, to be copied. Nothing where nothing is kept. */
export function KeptWords({ page }: { page: string }) {
  const t = useTranslations("leftWork")
  const [kept, setKept] = useState<readonly KeptWork[]>([])
  useEffect(() => {
    let over = false
    void (async () => {
      // Only their own: a browser may be several people's.
      const account = await api.account()
      if (!account.ok) return
      const all = await Promise.all(account.value.persons.map(person => workOf(page, person)))
      if (!over) setKept(all.flat().filter(work => work.words.length > 0))
    })()
    return () => {
      over = true
    }
  }, [page])
  const discard = (work: KeptWork) => {
    setKept(kept.filter(one => one.client !== work.client))
    void dropWork(work.client)
  }
  return kept.map(work => (
    <NoteLine
      key={work.client}
      tone="strip"
      actions={
        <>
          <CopyButton look="line" size="small" text={work.words.map(one => one.after.join("\n")).join("\n\n")} />
          <Button size="small" onClick={() => discard(work)}>
            {t("discard")}
          </Button>
        </>
      }
    >
      <b>{t("titleClosed")}</b> {t.rich("help", { at: () => <When at={work.at} /> })}
      <div className={styles.words}>
        {work.words.map(one => (
          <p key={one.pair}>{one.after.join(" / ")}</p>
        ))}
      </div>
    </NoteLine>
  ))
}
