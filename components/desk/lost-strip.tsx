"use client"

import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { NoteLine } from "@/components/ui/note-line"
import { useDesk } from "./desk-context"

/** A change the server would not take: why, the words, and the way on. Nothing typed is lost. */
export function LostStrip({ reload }: { reload: () => void }) {
  const t = useTranslations("notes")
  const tp = useTranslations("pushRefusals")
  const lost = useDesk(state => state.lost)
  if (lost === null) return null
  return (
    <NoteLine
      tone="strip"
      actions={
        <>
          {lost.words ? <CopyButton text={lost.words} /> : null}
          <Button look="line" size="small" onClick={reload}>
            {t("reload")}
          </Button>
        </>
      }
    >
      {lost.words ? (
        <>
          <b>{t("lostTitle", { why: tp(lost.why) })}</b> {t("lostHelp")} <q>{lost.words}</q>
        </>
      ) : (
        <b>{t("lostNothing", { why: tp(lost.why) })}</b>
      )}
    </NoteLine>
  )
}
