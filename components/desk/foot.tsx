"use client"

import { useFormatter, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { SavedIcon } from "@/components/ui/icons"
import { FindingDone, SameElsewhere } from "./checks/finding-done"
import { Unfetched } from "./checks/unfetched"
import { useDesk, useEditor } from "./desk-context"
import { undoLast } from "./editor/actions"
import styles from "./foot.module.css"
import { FootKeys } from "./foot-keys"

/** What is saved, what just happened, and the keys in force. */
export function Foot() {
  const t = useTranslations()
  const format = useFormatter()
  const editor = useEditor()
  const save = useDesk(state => state.save)
  const decision = useDesk(state => state.lastDecision)
  const time = (at: number) => format.dateTime(at, { hour: "2-digit", minute: "2-digit" })
  const saying =
    save.kind === "saving"
      ? t("status.saving")
      : save.kind === "offline"
        ? t("status.offline", { time: time(save.since), count: save.waiting })
        : save.kind === "refused"
          ? t("status.notSaved", { why: t(`pushRefusals.${save.why}`) })
          : save.at === null
            ? ""
            : t("status.saved", { time: time(save.at) })
  return (
    <footer className={`${styles.foot} ${styles[save.kind]}`}>
      <span className={styles.saying} data-save={save.kind}>
        {saying ? <SavedIcon /> : null}
        <span className={styles.still}>
          <span>{saying}</span>
          {/* As wide while it is being saved as when it is: what stands beside it must not move under somebody's hand. */}
          {save.kind === "saving" ? (
            <span aria-hidden="true" className={styles.ghost}>
              {t("status.saved", { time: time(Date.now()) })}
            </span>
          ) : null}
          {save.kind === "saved" ? (
            <span aria-hidden="true" className={styles.ghost}>
              {t("status.saving")}
            </span>
          ) : null}
        </span>
      </span>
      {decision ? (
        <span className={styles.decision}>
          {(decision.kind === "accepted" || decision.kind === "rejected") && (decision.count ?? 1) > 1
            ? t(`deciding.${decision.kind}Many`, { count: decision.count ?? 1 })
            : t(`notes.${decision.kind}`)}
          {decision.kind === "resolved" || decision.kind === "disputed" || !editor ? null : (
            <Button size="small" onClick={() => undoLast(editor)}>
              {t("common.undo")}
            </Button>
          )}
          <SameElsewhere decision={decision} />
        </span>
      ) : null}
      <FindingDone className={styles.decision} />
      <Unfetched className={styles.decision ?? ""} inShort />
      <FootKeys />
    </footer>
  )
}
