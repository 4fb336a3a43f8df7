"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { NoteLine } from "@/components/ui/note-line"
import { When } from "@/components/ui/when"
import type { KeptWork } from "@/lib/sync/kept"
import { useDesk, useEditor } from "./desk-context"
import { discardLeft, maySuggest, suggestLeft } from "./editor/keep-work"
import styles from "./left-work.module.css"

/** What was typed at this page before, was never saved, and cannot simply be any more: it waits here until somebody decides. */
export function LeftWork() {
  const leftovers = useDesk(state => state.leftovers)
  return leftovers.map(work => <Left key={work.client} work={work} />)
}

function Left({ work }: { work: KeptWork }) {
  const t = useTranslations("leftWork")
  const tp = useTranslations("pushRefusals")
  const editor = useEditor()
  const target = useDesk(state => state.page.target)
  // Asks anew when the page is reopened or roles change.
  useDesk(state => state.page)
  const [failed, setFailed] = useState(false)
  if (!editor) return null
  const words = work.words.map(one => one.after.join("\n")).join("\n\n")
  return (
    <NoteLine
      tone="strip"
      actions={
        <>
          {maySuggest(editor) && !failed ? (
            <Button look="line" size="small" onClick={() => setFailed(!suggestLeft(editor, work))}>
              {t("suggest")}
            </Button>
          ) : null}
          <CopyButton look="line" size="small" text={words} />
          <Button size="small" onClick={() => discardLeft(editor, work)}>
            {t("discard")}
          </Button>
        </>
      }
    >
      <b>{t("title", { why: tp(work.why ?? "not-allowed") })}</b> {t.rich("help", { at: () => <When at={work.at} /> })}{" "}
      {failed ? t("tooMuchChanged") : null}
      <div className={styles.words} lang={target}>
        {work.words.map(one => (
          <p key={one.pair}>{one.after.join(" / ")}</p>
        ))}
      </div>
    </NoteLine>
  )
}
