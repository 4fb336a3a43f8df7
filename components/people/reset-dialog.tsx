"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog } from "@/components/ui/dialog"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { GroupInfo, MemberInfo } from "@/lib/sync/api"
import styles from "./people.module.css"

interface ResetDialogProps {
  readonly group: GroupInfo
  readonly member: MemberInfo
  readonly onClose: () => void
}

/** Makes a link for a new password, shown once. */
export function ResetDialog({ group, member, onClose }: ResetDialogProps) {
  const t = useTranslations("people")
  const invite = useTranslations("invite")
  const [link, setLink] = useState<string | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const make = async () => {
    const answer = await api.makeReset(group.id, member.id)
    if (answer.ok) setLink(`${window.location.origin}/reset/${answer.value.token}`)
    else setWhy(answer.why)
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("resetOf", { name: member.name })}
      description={t("resetHelp", { name: member.name })}
    >
      {link === null ? (
        <div className={styles.lines}>
          <p className="quiet">{t("resetBefore")}</p>
          <Button look="main" onClick={() => void make()}>
            {t("resetMake")}
          </Button>
          {why ? <Refused why={why} what={t("notDone")} /> : null}
        </div>
      ) : (
        <div className={styles.link}>
          <input readOnly autoFocus value={link} aria-label={invite("link")} onFocus={event => event.target.select()} />
          <CopyButton text={link} look="main" />
        </div>
      )}
    </Dialog>
  )
}
