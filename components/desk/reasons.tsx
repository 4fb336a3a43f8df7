"use client"

import { useId, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { CrossIcon, PlusIcon } from "@/components/ui/icons"
import { Pick } from "@/components/ui/pick"
import { type ApiRefusal, api } from "@/lib/client/api"
import { may } from "@/lib/review/roles"
import { builtInReasons, type RejectReason } from "@/lib/sync/protocol"
import { useDesk, useDeskStore } from "./desk-context"
import styles from "./reasons.module.css"

const builtIns = [
  "already-right",
  "changes-meaning",
  "against-glossary",
  "against-style",
  "taste",
  "elsewhere",
] as const

/** The words of a reason: the group's own, or in the reader's language for those that came with Cotejo. */
export function useReasonWords(): (reason: RejectReason) => string {
  const t = useTranslations("deciding")
  return ({ id, words }) => {
    const known = builtIns.find(one => one === id)
    return words ?? (known ? t(`builtIn.${known}`) : id)
  }
}

/** Chooses one of the group's reasons for rejecting; the coordinator may change the list from here. */
export function ReasonPick({ value, onPick }: { value: string | null; onPick: (id: string | null) => void }) {
  const t = useTranslations("deciding")
  const reasons = useDesk(state => state.reasons)
  const sets = useDesk(state => may(state.page.roles, "set-reasons"))
  const words = useReasonWords()
  const [changing, setChanging] = useState(false)
  return (
    <div className={styles.pick}>
      <Pick
        label={t("reason")}
        none={t("noReason")}
        value={value}
        groups={[{ options: reasons.map(one => ({ value: one.id, label: words(one) })) }]}
        onPick={onPick}
      />
      {sets ? (
        <Button size="small" onClick={() => setChanging(true)}>
          {t("changeReasons")}
        </Button>
      ) : null}
      {changing ? <ReasonsDialog onClose={() => setChanging(false)} /> : null}
    </div>
  )
}

interface Line {
  readonly key: string
  readonly reason: RejectReason
  readonly words: string
}

function ReasonsDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations("deciding")
  const tc = useTranslations("common")
  const tr = useTranslations("refusals")
  const store = useDeskStore()
  const wordsOf = useReasonWords()
  const name = useId()
  const [lines, setLines] = useState<readonly Line[]>(() =>
    store.getState().reasons.map(reason => ({ key: reason.id, reason, words: wordsOf(reason) })),
  )
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const add = () => {
    const key = `${name}-${lines.length}-${Date.now()}`
    setLines([...lines, { key, reason: { id: key.slice(0, 60), words: "" }, words: "" }])
  }
  const save = async () => {
    const wish = lines.map(({ reason, words }) => {
      const builtIn = builtInReasons.some(one => one.id === reason.id) && wordsOf(reason) === words.trim()
      return builtIn ? reason : { id: reason.id, words: words.trim() }
    })
    const answer = await api.setReasons(wish)
    if (!answer.ok) return setSorry(answer.why)
    store.setState({ reasons: answer.value })
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("reasonsTitle")}
      description={t("reasonsHelp")}
      footer={
        <>
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button look="main" onClick={() => void save()}>
            {t("save")}
          </Button>
        </>
      }
    >
      <ol className={styles.list}>
        {lines.map((line, i) => (
          <li key={line.key}>
            <input
              className={styles.line}
              aria-label={t("reasonNumber", { number: i + 1 })}
              maxLength={200}
              value={line.words}
              onChange={event =>
                setLines(lines.map(one => (one.key === line.key ? { ...one, words: event.target.value } : one)))
              }
            />
            <Button
              size="small"
              icon={<CrossIcon />}
              aria-label={t("removeReason", { reason: line.words })}
              onClick={() => setLines(lines.filter(one => one.key !== line.key))}
            />
          </li>
        ))}
      </ol>
      <Button size="small" icon={<PlusIcon />} onClick={add}>
        {t("addReason")}
      </Button>
      {sorry ? <p role="alert">{tr(sorry)}</p> : null}
    </Dialog>
  )
}
