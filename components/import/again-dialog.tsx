"use client"

import { useEffect, useState } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { BeforeAfter } from "@/components/desk/alignment/before-after"
import styles from "@/components/desk/alignment/realign-dialog.module.css"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import type { RowsAgain } from "@/lib/align/align-rows"
import type { BothPages, SideName } from "@/lib/align/mend"
import type { PiecePair } from "@/lib/align/types"
import { blockText } from "@/lib/page/page"
import type { AlignReport, RowsWish } from "./align-messages"

type Look =
  | { readonly kind: "working"; readonly share: number }
  | { readonly kind: "failed" }
  | { readonly kind: "planned"; readonly again: RowsAgain }

export interface AgainDialogProps {
  readonly wish: RowsWish
  readonly onDo: (rows: readonly PiecePair[]) => void
  readonly onClose: () => void
}

/** What lining up again would change in the preview, before anything is done. */
export function AgainDialog({ wish, onDo, onClose }: AgainDialogProps) {
  const t = useTranslations("desk.align.dialog")
  const ti = useTranslations("bringIn")
  const tc = useTranslations("common")
  const format = useFormatter()
  const [look, setLook] = useState<Look>({ kind: "working", share: 0 })
  useEffect(() => {
    const worker = new Worker(new URL("./align.worker.ts", import.meta.url), { type: "module" })
    worker.onerror = () => setLook({ kind: "failed" })
    worker.onmessage = ({ data }: MessageEvent<AlignReport>) => {
      if (data.kind === "progress") setLook({ kind: "working", share: data.share })
      else if (data.kind === "again") setLook({ kind: "planned", again: data.again })
      else if (data.kind === "failed") setLook({ kind: "failed" })
    }
    worker.postMessage(wish)
    return () => worker.terminate()
  }, [wish])
  const again = look.kind === "planned" && look.again.changes.length > 0 ? look.again : null
  const langs = { source: wish.pages.source.lang, target: wish.pages.target.lang }
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : onClose())}
      title={ti("alignAgain")}
      description={ti("againHelp")}
      size="wide"
      footer={
        <>
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button look="main" disabled={again === null} onClick={() => again && onDo(again.rows)}>
            {t("doIt")}
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        <p role="status">
          {look.kind === "working"
            ? t("working", { share: format.number(look.share, { style: "percent", maximumFractionDigits: 0 }) })
            : look.kind === "failed"
              ? t("failed")
              : again
                ? t("count", countsOf(again, wish.rows.length))
                : t("none")}
        </p>
        {look.kind === "working" ? <progress value={look.share} max={1} aria-label={t("title")} /> : null}
        {again ? (
          <BeforeAfter
            langs={langs}
            changes={again.changes.map(({ at, before, after }) => ({
              at,
              before: before.map(row => wordsOf(row, wish.pages)),
              after: after.map(row => wordsOf(row, wish.pages)),
            }))}
          />
        ) : null}
      </div>
    </Dialog>
  )
}

const countsOf = ({ changes }: RowsAgain, looked: number) => ({
  before: changes.reduce((sum, change) => sum + change.before.length, 0),
  after: changes.reduce((sum, change) => sum + change.after.length, 0),
  looked,
})

function wordsOf(row: PiecePair, pages: BothPages) {
  const words = (side: SideName): string =>
    row[side]
      .map(({ block, from, to }) => {
        const whole = pages[side].blocks[block]
        return whole ? blockText(whole).slice(from, to) : ""
      })
      .join("\n")
  return { source: words("source"), target: words("target"), sure: row.sure }
}
