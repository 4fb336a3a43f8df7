"use client"

import { useTranslations } from "use-intl"
import { useStore } from "zustand"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Tick } from "@/components/ui/field"
import { Hotkey } from "@/components/ui/hotkey"
import { keysOf } from "@/lib/client/keys/bindings"
import { isSingle } from "@/lib/client/keys/chord"
import { openPanel, panelStore } from "@/lib/client/keys/panels"
import { changePreferences, preferenceStore } from "@/lib/client/keys/preferences"
import { doingOf } from "@/lib/client/keys/registry"
import { type Layer, type Slot, slots } from "@/lib/client/keys/table"
import styles from "./keys-sheet.module.css"
import { useDrawKey, usePreferences } from "./use-keys"

/** In the order in which they are read: two columns, the alignment layer last. */
const columns: readonly (readonly Layer[])[] = [["desk"], ["text", "page", "everywhere", "align"]]

/** All keys in force on this screen, by the layer they belong to. */
export function KeysSheet({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("keys")
  const preferences = usePreferences()
  const works = (slot: Slot) =>
    doingOf(slot.action) !== null && keysOf(slot, preferences).some(key => preferences.singleKeys || !isSingle(key))
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={t("title")}
      size="wide"
      footer={
        <Button look="line" onClick={() => openPanel("remap", panelStore.getState().from)}>
          {t("change")}
        </Button>
      }
    >
      <div className={styles.two}>
        {columns.map(column => (
          <div key={column.join()} className={styles.column}>
            {column.map(layer => (
              <LayerKeys
                key={layer}
                layer={layer}
                rows={open ? slots.filter(one => one.layer === layer && works(one)) : []}
              />
            ))}
            {column.includes("desk") ? <SingleKeys /> : null}
          </div>
        ))}
      </div>
    </Dialog>
  )
}

function LayerKeys({ layer, rows }: { layer: Layer; rows: readonly Slot[] }) {
  const t = useTranslations("keys")
  const ta = useTranslations("actions")
  const preferences = usePreferences()
  const draw = useDrawKey()
  if (rows.length === 0) return null
  return (
    <section>
      <h3>{t(`layers.${layer}`)}</h3>
      <p className="quiet">{t(`layerHelp.${layer}`)}</p>
      <dl className={styles.list}>
        {rows.map(slot => {
          const keys = keysOf(slot, preferences).filter(key => preferences.singleKeys || !isSingle(key))
          return (
            <div key={slot.name}>
              <dt>
                {keys.map(key => (
                  <Hotkey key={key}>{draw(key)}</Hotkey>
                ))}
                <span className="only-sr">{keys.map(draw).join(", ")}</span>
              </dt>
              <dd>{ta(slot.action)}</dd>
            </div>
          )
        })}
      </dl>
    </section>
  )
}

/** Turns the keys that are single signs on and off. */
export function SingleKeys() {
  const t = useTranslations("keys")
  const tr = useTranslations("refusals")
  const { singleKeys } = usePreferences()
  const notKept = useStore(preferenceStore, kept => kept.notKept)
  return (
    <div className={styles.single}>
      <Tick
        label={t("single")}
        help={t("singleHelp")}
        checked={singleKeys}
        onChange={event => {
          const on = event.target.checked
          void changePreferences(now => ({ ...now, singleKeys: on }))
        }}
      />
      {notKept ? (
        <p role="alert" className={styles.notKept}>
          {t("notKept", { why: tr(notKept) })}
        </p>
      ) : null}
    </div>
  )
}
