"use client"

import { useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { type ApiRefusal, api } from "@/lib/client/api"
import { whenWords } from "@/lib/messages/when"
import type { OwnSession } from "@/lib/sync/api"
import styles from "./account.module.css"

/** "Firefox, Linux" from what a browser says of itself; the whole of it where nothing is known in it. */
function agentName(agent: string): string {
  const browser = ["Edg", "OPR", "Firefox", "Chrome", "Safari"].find(one => agent.includes(`${one}/`))
  const system = ["Android", "iPhone", "iPad", "Windows", "Mac OS X", "CrOS", "Linux"].find(one => agent.includes(one))
  const named = browser === "Edg" ? "Edge" : browser === "OPR" ? "Opera" : browser
  return [named, system].filter(Boolean).join(", ") || agent.slice(0, 60)
}

/** Every browser that is signed in, each of which can be signed out from here. */
export function Sessions({ sessions, onEnded }: { sessions: readonly OwnSession[]; onEnded: () => void }) {
  const t = useTranslations("account")
  const locale = useLocale()
  const [why, setWhy] = useState<ApiRefusal | null>(null)
  const end = async (id: string | null) => {
    const answer = await api.endSessions(id)
    setWhy(answer.ok ? null : answer.why)
    if (answer.ok) onEnded()
  }
  const now = Date.now()
  return (
    <section className={styles.part} aria-labelledby="sessions-title">
      <h2 id="sessions-title">{t("sessions")}</h2>
      <ul className="plain-list">
        {sessions.map(one => {
          const agent = one.agent ? agentName(one.agent) : t("unknownAgent")
          return (
            <li key={one.id} className={styles.session}>
              <span>
                {agent} <span className="quiet">{t("used", { when: whenWords(one.lastUsed, now, locale) })}</span>
              </span>
              {one.here ? (
                <b>{t("here")}</b>
              ) : (
                <Button size="small" onClick={() => void end(one.id)} aria-label={t("endOf", { agent })}>
                  {t("end")}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {sessions.length > 1 ? (
        <Button look="line" onClick={() => void end(null)}>
          {t("endOthers")}
        </Button>
      ) : null}
      {why ? <Refused why={why} what={t("notDone")} /> : null}
    </section>
  )
}
