"use client"

import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { NoteLine } from "@/components/ui/note-line"
import { useDesk, useDeskStore } from "./desk-context"

/** An undo that was not done, because it would have taken somebody's words. */
export function NotUndone() {
  const t = useTranslations("desk.align")
  const tc = useTranslations("common")
  const store = useDeskStore()
  if (!useDesk(state => state.notUndone)) return null
  return (
    <NoteLine
      tone="strip"
      actions={
        <Button look="line" size="small" onClick={() => store.setState({ notUndone: false })}>
          {tc("close")}
        </Button>
      }
    >
      <span role="status">{t("notUndone")}</span>
    </NoteLine>
  )
}
