"use client"

import { useLocale, useTranslations } from "use-intl"
import { Hotkey } from "@/components/ui/hotkey"
import { languageHeading } from "@/lib/messages/languages"
import styles from "./preview.module.css"

/** The keys of the preview in one line. Every one has a button or a place to drag to as well. */
export function PreviewKeys({ language }: { language: string }) {
  const t = useTranslations("bringIn.keyHelp")
  const locale = useLocale()
  const rows: readonly (readonly [readonly string[], string])[] = [
    [["J", "K"], t("step")],
    [["Space"], t("next")],
    [["A"], t("keep")],
    [["M"], t("merge")],
    [["S"], t("split")],
    [["W"], t("swap")],
    [["U", "D"], t("edge", { language: languageHeading(language, locale) })],
    [["Shift"], t("otherSide")],
    [["R"], t("again")],
    [["E"], t("edit")],
  ]
  return (
    <p className={styles.keys}>
      {rows.map(([keys, words]) => (
        <span key={keys[0]}>
          {keys.map(key => (
            <Hotkey key={key}>{key}</Hotkey>
          ))}{" "}
          {words}
        </span>
      ))}
    </p>
  )
}
