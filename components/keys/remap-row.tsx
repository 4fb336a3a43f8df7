"use client"

import { type KeyboardEvent, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { CrossIcon, PlusIcon, UndoIcon } from "@/components/ui/icons"
import { conflictsOf, keysOf } from "@/lib/client/keys/bindings"
import { chordsOf, isMac, isSingle } from "@/lib/client/keys/chord"
import { changeKeys, changePreferences } from "@/lib/client/keys/preferences"
import { type KeyRefusal, whyRefused } from "@/lib/client/keys/refused"
import type { Slot } from "@/lib/client/keys/table"
import { MOST_KEYS, type Preferences } from "@/lib/sync/preferences"
import styles from "./remap-dialog.module.css"
import { useDrawKey, usePreferences } from "./use-keys"

type Trouble =
  | { readonly kind: "refused"; readonly why: KeyRefusal | "single-off"; readonly key: string }
  | { readonly kind: "taken"; readonly key: string; readonly by: readonly Slot[] }

/** One action in one layer: its keys as buttons, each waiting for another key when pressed. */
export function RemapRow({ slot, onSaid }: { slot: Slot; onSaid: (words: string) => void }) {
  const t = useTranslations("remap")
  const ta = useTranslations("actions")
  const tk = useTranslations("keys")
  const draw = useDrawKey()
  const preferences = usePreferences()
  /** Which of the keys waits for another; one beyond the last: a new one. */
  const [waiting, setWaiting] = useState<number | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const wanted = useRef(0)
  const row = useRef<HTMLLIElement>(null)
  const keys = keysOf(slot, preferences)
  const changed = preferences.keys[slot.name] !== undefined
  const names = { action: ta(slot.action), layer: tk(`layers.${slot.layer}`) }
  const focusKey = (index: number) =>
    requestAnimationFrame(() => {
      const buttons = row.current?.querySelectorAll<HTMLElement>("[data-key]")
      buttons?.[Math.min(index, buttons.length - 1)]?.focus()
    })

  const put = (key: string, others: readonly Slot[]) => {
    void changePreferences(now => take(now, slot, key, wanted.current, others))
    setTrouble(null)
    onSaid(t("set", { key: draw(key), action: names.action }))
    focusKey(wanted.current)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (waiting === null || event.nativeEvent.isComposing) return
    // Tab goes on, as everywhere.
    if (event.key === "Tab") {
      setWaiting(null)
      return
    }
    event.preventDefault()
    event.stopPropagation()
    if (event.key === "Escape") {
      setWaiting(null)
      return
    }
    const native = event.nativeEvent
    if (["Control", "Shift", "Alt", "Meta", "CapsLock", "AltGraph"].includes(native.key)) return
    const third = (native.ctrlKey && native.altKey) || native.getModifierState("AltGraph")
    const [key = ""] = third ? [`Mod+Alt+${native.key}`] : chordsOf(native, isMac()).slice(-1)
    setWaiting(null)
    wanted.current = waiting
    const why = third ? "alt-gr" : whyRefused(key, slot.layer)
    if (why !== null) {
      setTrouble({ kind: "refused", why, key: third ? `AltGr+${native.key.toUpperCase()}` : key })
      return
    }
    if (isSingle(key) && !preferences.singleKeys) {
      setTrouble({ kind: "refused", why: "single-off", key })
      return
    }
    const by = conflictsOf(slot, key, preferences, isMac())
    if (by.length > 0) setTrouble({ kind: "taken", key, by })
    else put(key, [])
  }
  const button = (index: number, label: string, content: React.ReactNode) => (
    <button
      key={index}
      type="button"
      data-key
      className={`${styles.key} ${waiting === index ? styles.waiting : ""}`}
      aria-label={waiting === index ? t("press") : label}
      onClick={() => {
        setTrouble(null)
        onSaid("")
        setWaiting(index)
      }}
      onKeyDown={onKeyDown}
      onBlur={() => setWaiting(null)}
    >
      {waiting === index ? t("pressShort") : content}
    </button>
  )
  return (
    <li ref={row} className={styles.row}>
      <span className={styles.name}>
        {names.action}
        <span className={styles.layer}>{names.layer}</span>
      </span>
      <span className={styles.keys}>
        {keys.map((key, index) => (
          <span key={key} className={styles.one}>
            {button(index, `${draw(key)}. ${t("change", names)}`, draw(key))}
            <Button
              size="small"
              icon={<CrossIcon size={10} />}
              aria-label={t("remove", { key: draw(key), ...names })}
              onClick={() => {
                void changeKeys(
                  slot.name,
                  keys.filter(one => one !== key),
                )
                focusKey(index)
              }}
            />
          </span>
        ))}
        {keys.length < MOST_KEYS
          ? button(keys.length, t("add", names), keys.length === 0 ? t("noKey") : <PlusIcon size={12} />)
          : null}
        {changed ? (
          <Button
            size="small"
            icon={<UndoIcon size={14} />}
            aria-label={t("reset", names)}
            title={t("resetShort")}
            onClick={() => {
              void changeKeys(slot.name, null)
              setTrouble(null)
              focusKey(0)
            }}
          />
        ) : null}
      </span>
      {waiting !== null ? (
        <p className={styles.trouble} role="status">
          {t("press")}
        </p>
      ) : null}
      {trouble?.kind === "refused" ? (
        <p className={styles.trouble} role="alert">
          {t(`refused.${trouble.why}`, { key: trouble.key.startsWith("AltGr") ? trouble.key : draw(trouble.key) })}
        </p>
      ) : null}
      {trouble?.kind === "taken" ? (
        <p className={styles.trouble} role="alert">
          {t("taken", {
            key: draw(trouble.key),
            actions: trouble.by.map(one => `${ta(one.action)} (${tk(`layers.${one.layer}`)})`).join(", "),
          })}{" "}
          <Button size="small" look="line" onClick={() => put(trouble.key, trouble.by)}>
            {t("takeOver")}
          </Button>{" "}
          <Button
            size="small"
            onClick={() => {
              setTrouble(null)
              focusKey(wanted.current)
            }}
          >
            {t("cancel")}
          </Button>
        </p>
      ) : null}
    </li>
  )
}

/** The key in the slot instead of the one at `index`, and taken from the others that had it. */
function take(now: Preferences, slot: Slot, key: string, index: number, others: readonly Slot[]): Preferences {
  const own = keysOf(slot, now)
  const next = [...own.slice(0, index), key, ...own.slice(index + 1)].filter((one, i, all) => all.indexOf(one) === i)
  const taken = others.map(other => [other.name, keysOf(other, now).filter(one => one !== key)] as const)
  return { ...now, keys: { ...now.keys, ...Object.fromEntries(taken), [slot.name]: next } }
}
