"use client"

import { useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { FindField } from "@/components/ui/find-field"
import { keysOf } from "@/lib/client/keys/bindings"
import { wantedBy } from "@/lib/client/keys/finders"
import { changePreferences } from "@/lib/client/keys/preferences"
import { groups, shapeOf, slots } from "@/lib/client/keys/table"
import { SingleKeys } from "./keys-sheet"
import styles from "./remap-dialog.module.css"
import { RemapRow } from "./remap-row"
import { useDrawKey, usePreferences } from "./use-keys"

/** Every action with its keys, to be changed, taken away, or put back. */
export function RemapDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("remap")
  const ta = useTranslations("actions")
  const tg = useTranslations("keyGroups")
  const preferences = usePreferences()
  const draw = useDrawKey()
  const [typed, setTyped] = useState("")
  const [asking, setAsking] = useState(false)
  const [said, setSaid] = useState("")
  const close = useRef<HTMLButtonElement>(null)
  const wanted = wantedBy(typed)
  const shown = slots.filter(
    slot =>
      !slot.fixed &&
      (typed.trim() === "" || wanted.fits(`${ta(slot.action)} ${keysOf(slot, preferences).map(draw).join(" ")}`)),
  )
  const changed = Object.keys(preferences.keys).length > 0
  return (
    <Dialog
      open={open}
      onOpenChange={next => {
        setAsking(false)
        setSaid("")
        setTyped("")
        onOpenChange(next)
      }}
      title={t("title")}
      description={t("description")}
      footer={
        <>
          {changed ? (
            <Button
              look="line"
              onClick={() => {
                if (asking) {
                  void changePreferences(now => ({ ...now, keys: {} }))
                  setSaid(t("resetAllDone"))
                  // The button goes with the last change.
                  close.current?.focus()
                }
                setAsking(!asking)
              }}
            >
              {asking ? t("resetAllAsk") : t("resetAll")}
            </Button>
          ) : null}
          <Button look="main" ref={close} onClick={() => onOpenChange(false)}>
            {t("done")}
          </Button>
        </>
      }
    >
      <SingleKeys />
      <FindField
        className={styles.find ?? ""}
        label={t("search")}
        value={typed}
        onChange={words => {
          setTyped(words)
          setSaid("")
        }}
        slash={false}
      />
      <p role="status" className={styles.said}>
        {said}
      </p>
      {shown.length === 0 ? <p className={styles.none}>{t("none")}</p> : null}
      {groups.map(group => {
        const rows = shown.filter(slot => shapeOf(slot.action).group === group)
        return rows.length === 0 ? null : (
          <section key={group} className={styles.group} aria-labelledby={`keys-${group}`}>
            <h3 id={`keys-${group}`}>{tg(group)}</h3>
            <ul className="plain-list">
              {rows.map(slot => (
                <RemapRow key={slot.name} slot={slot} onSaid={setSaid} />
              ))}
            </ul>
          </section>
        )
      })}
    </Dialog>
  )
}
