"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import { dueOf, fieldOf } from "@/lib/client/due"
import { useDesk, useDeskStore } from "./desk-context"

/** Until when the page should be approved. */
export function DueDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("workflow")
  const store = useDeskStore()
  const page = useDesk(state => state.page)
  const [day, setDay] = useState(fieldOf(page.due))
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const save = async (wanted: string) => {
    const answer = await api.setDue(page.id, dueOf(wanted))
    if (!answer.ok) return setWhy(answer.why)
    store.setState({ page: { ...answer.value, roles: page.roles } })
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("dueTitle")}
      footer={
        <>
          {page.due === null ? null : <Button onClick={() => void save("")}>{t("dueNone")}</Button>}
          <Button look="main" disabled={day === ""} onClick={() => void save(day)}>
            {t("dueSave")}
          </Button>
        </>
      }
    >
      <Field label={t("dueDay")} type="date" value={day} onChange={event => setDay(event.target.value)} />
      {why ? <Refused why={why} /> : null}
    </Dialog>
  )
}
