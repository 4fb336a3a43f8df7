"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { SelectField } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { GroupInfo, MemberInfo } from "@/lib/sync/api"
import styles from "./people.module.css"

interface LeaveDialogProps {
  readonly group: GroupInfo
  readonly member: MemberInfo
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks before somebody is taken out of the group, or leaves it; what waits for them is handed on. */
export function LeaveDialog({ group, member, onClose, onDone }: LeaveDialogProps) {
  const t = useTranslations("people")
  const [handTo, setHandTo] = useState("")
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const self = member.id === group.me
  const leave = async () => {
    const answer = await api.leave(group.id, member.id, handTo || null)
    if (!answer.ok) return setWhy(answer.why)
    if (self) window.location.assign("/")
    else onDone()
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={self ? t("leaveTitle", { group: group.name }) : t("removeTitle", { name: member.name, group: group.name })}
      description={self ? t("leaveHelp") : t("removeHelp")}
      footer={
        <Button look="main" onClick={() => void leave()}>
          {self ? t("leave") : t("remove")}
        </Button>
      }
    >
      <div className={styles.lines}>
        {member.waiting > 0 ? (
          <SelectField
            label={t("handTo", { count: member.waiting, name: member.name })}
            value={handTo}
            onChange={event => setHandTo(event.target.value)}
          >
            <option value="">{t("handNobody")}</option>
            {group.members
              .filter(one => one.id !== member.id)
              .map(one => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
          </SelectField>
        ) : null}
        {why ? <Refused why={why} what={t("notDone")} /> : null}
      </div>
    </Dialog>
  )
}
