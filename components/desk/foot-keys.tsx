"use client"

import { useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useDrawKey, useHint, usePreferences, useShortcut } from "@/components/keys/use-keys"
import { Hotkey } from "@/components/ui/hotkey"
import { keyOf } from "@/lib/client/keys/bindings"
import { openPanel } from "@/lib/client/keys/panels"
import { placeOf } from "@/lib/client/keys/registry"
import type { ActionId, Layer } from "@/lib/client/keys/table"
import { LayerKeys } from "./alignment/layer-keys"
import { useDesk, useEditor } from "./desk-context"
import styles from "./foot.module.css"
import { mayAsk, statusKeys } from "./status-keys"

type Hinted = "write-here" | "next-pair" | "previous-pair" | "accept" | "reject" | "comment" | "leave" | "undo"
const atDesk: readonly Hinted[] = ["write-here", "next-pair", "previous-pair", "accept", "reject", "comment"]
const inText: readonly Hinted[] = ["leave", "next-pair", "accept", "reject", "comment", "undo"]

/** The keys of the layer that is in force, and what may follow the key for the status. */
export function FootKeys() {
  const t = useTranslations("keys")
  const hint = useHint()
  const shortcut = useShortcut()
  const aligning = useDesk(state => state.aligning && state.mode !== "viewing")
  const decides = useDesk(state => state.page.roles.some(role => role === "coordinator" || role === "translator"))
  const comments = useDesk(state => state.page.roles.some(role => role !== "viewer"))
  const writes = useDesk(state => state.mode !== "viewing" && state.view === "marks" && state.page.state !== "approved")
  const asking = useDesk(state => state.askingStatus)
  const layer = useLayer()
  const keysLayer = layer === "field" ? "everywhere" : layer
  const shows = (action: ActionId) =>
    action === "accept" || action === "reject"
      ? decides && writes
      : action === "comment"
        ? comments
        : action === "write-here" || action === "undo"
          ? writes
          : true
  return (
    <>
      <span className={asking === null ? styles.line : styles.asked}>
        {asking !== null ? (
          <StatusAsk pair={asking} />
        ) : layer === "field" ? (
          <FieldKeys />
        ) : aligning && layer !== "text" ? (
          <LayerKeys className={styles.keys} />
        ) : (
          (layer === "text" ? inText : atDesk)
            .filter(shows)
            .map(action => <KeyHint key={action} action={action} layer={layer} words={t(`foot.${action}`)} />)
        )}
      </span>
      <button
        type="button"
        className={`${styles.all} ${styles.palette}`}
        aria-keyshortcuts={shortcut("palette", "everywhere")}
        onClick={event => openPanel("palette", { layer: "desk", at: event.currentTarget })}
      >
        {keyed(hint("palette", "everywhere"))}
        {t("foot.palette")}
      </button>
      <button
        type="button"
        className={styles.all}
        aria-keyshortcuts={shortcut("keys", keysLayer)}
        onClick={event => openPanel("sheet", { layer: "desk", at: event.currentTarget })}
      >
        {keyed(hint("keys", keysLayer))}
        {t("all")}
      </button>
    </>
  )
}

const keyed = (key: string | undefined) => (key === undefined ? null : <Hotkey>{key}</Hotkey>)

function KeyHint({ action, layer, words }: { action: ActionId; layer: Layer; words: string }) {
  const preferences = usePreferences()
  const draw = useDrawKey()
  const key = keyOf(action, layer, preferences)
  if (key === null) return null
  return (
    <span className={styles.keys}>
      <Hotkey>{draw(key)}</Hotkey>
      {words}
    </span>
  )
}

function StatusAsk({ pair }: { pair: string }) {
  const t = useTranslations("keys")
  const ts = useTranslations("status")
  const editor = useEditor()
  const number = useDesk(state => state.rows.findIndex(row => row.id === pair)) + 1
  if (!editor) return null
  return (
    <span role="status" className={styles.asking}>
      <b>{t("statusAsk", { number })}</b>
      {statusKeys.map((status, i) =>
        mayAsk(editor, pair, status) ? (
          <span key={status} className={styles.choice}>
            <kbd>{i + 1}</kbd> {status === "changes" ? t("statusChanges") : ts(`${status}Lower`)}
          </span>
        ) : null,
      )}
    </span>
  )
}

/** In the fields of the find bar; other fields have no keys but those that work everywhere. */
function FieldKeys() {
  const t = useTranslations("finder")
  const locale = useLocale()
  const draw = useDrawKey()
  const { open, replacing } = useDesk(state => state.finding)
  if (!open || !document.activeElement?.closest("#find-bar")) return null
  const keys = [
    ["Enter", t("next")],
    ["Shift+Enter", t("previous")],
    ...(replacing ? [["Mod+Enter", t("replaceAll")]] : []),
    ["Escape", t("close")],
  ] as const
  return keys.map(([key = "", words = ""]) => (
    <span key={key} className={styles.keys}>
      <Hotkey>{draw(key)}</Hotkey>
      {words.toLocaleLowerCase(locale)}
    </span>
  ))
}

/** Which layer's keys are in force: that of whatever has the focus. */
function useLayer(): "desk" | "text" | "field" {
  const [layer, setLayer] = useState<"desk" | "text" | "field">("desk")
  useEffect(() => {
    const look = () => {
      const at = document.activeElement
      const place = at instanceof HTMLElement && at !== document.body ? placeOf(at) : "desk"
      setLayer(place === "text" ? "text" : place === "everywhere" ? "field" : "desk")
    }
    const soon = () => requestAnimationFrame(look)
    document.addEventListener("focusin", soon)
    document.addEventListener("focusout", soon)
    return () => {
      document.removeEventListener("focusin", soon)
      document.removeEventListener("focusout", soon)
    }
  }, [])
  return layer
}
