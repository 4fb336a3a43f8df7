"use client"

import { useTranslations } from "use-intl"
import { useHint, useShortcut } from "@/components/keys/use-keys"
import { Hotkey } from "@/components/ui/hotkey"
import { SearchIcon } from "@/components/ui/icons"
import { useDesk, useEditor } from "../desk-context"
import styles from "./find-button.module.css"
import { finderOf } from "./finder"

/** In the tray: opens the find bar. */
export function FindButton() {
  const t = useTranslations("finder")
  const editor = useEditor()
  const open = useDesk(state => state.finding.open)
  const key = useHint()("find")
  const shortcut = useShortcut()("find")
  return (
    <button
      type="button"
      className={styles.find}
      aria-keyshortcuts={shortcut}
      aria-expanded={open}
      aria-controls={open ? "find-bar" : undefined}
      onClick={() => editor && (open ? finderOf(editor).close() : finderOf(editor).open(false))}
    >
      <SearchIcon />
      <span>{t("find")}</span>
      {key === undefined ? null : <Hotkey>{key}</Hotkey>}
    </button>
  )
}
