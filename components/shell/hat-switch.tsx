"use client"

import { useRouter } from "next/navigation"
import { useState } from "react"
import { useTranslations } from "use-intl"
import { Choice } from "@/components/ui/choice"
import { api } from "@/lib/client/api"
import type { Role } from "@/lib/review/roles"
import type { Me } from "@/lib/sync/api"
import styles from "./hat-switch.module.css"

export interface HatSwitchProps {
  readonly me: Me
  /** Called once the server knows, for what is not sent again with the document; the desk is. */
  readonly onChanged?: (hat: Role) => void
  /** Called with true before the server is asked, and waited for; with false when it refused. */
  readonly onChanging?: (isChanging: boolean) => Promise<void> | void
  /** Without the words before it. */
  readonly compact?: boolean
}

/** For guests of the sample: to look at it as coordinator, translator or reviewer. Nothing for anybody else. */
export function HatSwitch({ me, onChanged, onChanging, compact = false }: HatSwitchProps) {
  const t = useTranslations("hats")
  const router = useRouter()
  const [hat, setHat] = useState(me.sample?.hat)
  const [failed, setFailed] = useState(false)
  if (!me.sample || hat === undefined) return null

  const change = async (next: Role) => {
    const before = hat
    setHat(next)
    setFailed(false)
    await onChanging?.(true)
    const answer = await api.hat(next)
    if (!answer.ok) {
      setHat(before)
      setFailed(true)
      await onChanging?.(false)
      return
    }
    router.refresh()
    onChanged?.(next)
  }
  const named = (role: Role) => (role === "viewer" ? null : { value: role, label: t(role) })
  return (
    <div className={styles.hats} title={t("help")}>
      {compact ? null : <span className={styles.label}>{t("label")}</span>}
      <Choice
        label={t("label")}
        value={hat}
        options={me.sample.hats.map(named).filter(one => one !== null)}
        onChoose={next => void change(next)}
      />
      <span role="alert" className={styles.failed}>
        {failed ? t("failed") : ""}
      </span>
    </div>
  )
}
