"use client"

import Link from "next/link"
import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { CopyButton } from "@/components/ui/copy-button"
import { Dialog } from "@/components/ui/dialog"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { GroupInfo } from "@/lib/sync/api"
import { Hooks } from "./hooks"
import styles from "./outside-dialog.module.css"

interface OutsideDialogProps {
  readonly group: GroupInfo
  readonly manages: boolean
  readonly onClose: () => void
}

/** A feed for everybody of the group, and webhooks for those who coordinate. */
export function OutsideDialog({ group, manages, onClose }: OutsideDialogProps) {
  const t = useTranslations("outside")
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("title", { group: group.name })}
      size="wide"
    >
      <div className={styles.panel}>
        <Feed group={group.id} />
        {manages ? <Hooks group={group.id} /> : null}
        <section className={styles.part} aria-labelledby="programs-title">
          <h3 id="programs-title">{t("programs")}</h3>
          <p className={styles.help}>
            {t("programsHelp")} <Link href="/api-docs">{t("programsLink")}</Link>
          </p>
        </section>
      </div>
    </Dialog>
  )
}

function Feed({ group }: { group: string }) {
  const t = useTranslations("outside")
  const locale = useLocale()
  const [link, setLink] = useState<string | null>(null)
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const make = async () => {
    const answer = await api.makeFeed(group)
    if (answer.ok) setLink(`${window.location.origin}/api/feed/${answer.value.token}?lang=${locale}`)
    setWhy(answer.ok ? null : answer.why)
  }
  return (
    <section className={styles.part} aria-labelledby="feed-title">
      <h3 id="feed-title">{t("feed")}</h3>
      <p className={styles.help}>{t("feedHelp")}</p>
      {link === null ? (
        <div className={styles.row}>
          <Button look="line" onClick={() => void make()}>
            {t("feedMake")}
          </Button>
          <span className={styles.help}>{t("feedAgain")}</span>
        </div>
      ) : (
        <div className={styles.row}>
          <input
            readOnly
            className={styles.line}
            value={link}
            aria-label={t("feedLink")}
            onFocus={event => event.target.select()}
          />
          <CopyButton text={link} look="main" />
        </div>
      )}
      {why ? <Refused why={why} what={t("notDone")} /> : null}
    </section>
  )
}
