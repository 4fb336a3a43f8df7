"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Tick } from "@/components/ui/field"
import { type ApiRefusal, api } from "@/lib/client/api"
import { type Role, roles } from "@/lib/review/roles"
import type { GroupInfo, MemberInfo } from "@/lib/sync/api"
import styles from "./people.module.css"

interface RolesDialogProps {
  readonly group: GroupInfo
  readonly member: MemberInfo
  readonly onClose: () => void
  readonly onDone: () => void
}

export function RolesDialog({ group, member, onClose, onDone }: RolesDialogProps) {
  const t = useTranslations("people")
  const names = useTranslations("roles")
  const help = useTranslations("roleHelp")
  const [held, setHeld] = useState<readonly Role[]>(member.roles)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const save = async () => {
    const answer = await api.setRoles(group.id, member.id, held)
    if (answer.ok) onDone()
    else setWhy(answer.why)
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("rolesOf", { name: member.name })}
      description={t("rolesHelp", { group: group.name })}
      footer={
        <Button look="main" onClick={() => void save()}>
          {t("save")}
        </Button>
      }
    >
      <div className={styles.ticks}>
        {roles.map(role => (
          <Tick
            key={role}
            label={names(role)}
            help={help(role)}
            checked={held.includes(role)}
            onChange={event => setHeld(event.target.checked ? [...held, role] : held.filter(one => one !== role))}
          />
        ))}
      </div>
      {why ? <Refused why={why} what={t("notDone")} /> : null}
    </Dialog>
  )
}
