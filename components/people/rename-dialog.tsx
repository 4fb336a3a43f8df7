"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { GroupInfo } from "@/lib/sync/api"

interface RenameDialogProps {
  readonly group: GroupInfo
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly onDone: () => void
}

export function RenameDialog({ group, open, onOpenChange, onDone }: RenameDialogProps) {
  const t = useTranslations("people")
  const [name, setName] = useState(group.name)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const save = async () => {
    const answer = await api.renameGroup(group.id, name)
    if (!answer.ok) return setWhy(answer.why)
    onOpenChange(false)
    onDone()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("renameGroup")}
      footer={
        <Button look="main" disabled={name.trim() === ""} onClick={() => void save()}>
          {t("save")}
        </Button>
      }
    >
      <Field label={t("groupName")} maxLength={100} value={name} onChange={event => setName(event.target.value)} />
      {why ? <Refused why={why} what={t("notDone")} /> : null}
    </Dialog>
  )
}
