"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import type { ApiRefusal } from "@/lib/client/api"
import { may } from "@/lib/review/roles"
import { isContested, mayDispute } from "@/lib/sync/dispute"
import type { SuggestionInfo } from "@/lib/sync/protocol"
import styles from "./decided.module.css"
import { useDesk, useEditor } from "./desk-context"
import { endDisputeOf, reopenSuggestion } from "./editor/sayings"
import { DisputePanel } from "./suggestion-panels"

/** What can still be done about a rejection: disputed by those concerned, settled by a coordinator. `go` shows its pair. */
export function DecidedActs({ info, pair, go }: { info: SuggestionInfo; pair: number; go: () => void }) {
  const t = useTranslations("deciding")
  const td = useTranslations("desk")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const me = useDesk(state => state.me.id)
  const page = useDesk(state => state.page)
  const [disputing, setDisputing] = useState(false)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const lives = page.state !== "approved"
  const settles = may(page.roles, "settle")
  const contested = info.state === "rejected" && isContested(info)
  const act = async (ask: typeof endDisputeOf, then: () => void = () => {}) => {
    if (!editor) return
    const why = await ask(editor, info.id)
    setSorry(why)
    if (why === null) then()
  }
  if (disputing) return <DisputePanel id={info.id} onClose={() => setDisputing(false)} />
  return (
    <>
      {sorry ? <p role="alert">{tr(sorry)}</p> : null}
      <div className={styles.acts}>
        {lives && info.state === "rejected" && mayDispute(info, me, page.roles) ? (
          <Button size="small" onClick={() => setDisputing(true)}>
            {t("dispute")}
          </Button>
        ) : null}
        {lives && contested && (settles || info.dispute?.by === me) ? (
          <Button size="small" onClick={() => void act(endDisputeOf)}>
            {t(settles ? "letStand" : "endDispute")}
          </Button>
        ) : null}
        {lives && settles && info.state === "rejected" ? (
          <Button size="small" look={contested ? "line" : undefined} onClick={() => void act(reopenSuggestion, go)}>
            {t("openAgain")}
          </Button>
        ) : null}
        {pair > 0 ? (
          <Button size="small" onClick={go}>
            {td("pair", { number: pair })}
          </Button>
        ) : null}
      </div>
    </>
  )
}
