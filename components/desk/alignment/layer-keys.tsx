"use client"

import { useLocale, useTranslations } from "use-intl"
import { Hotkey } from "@/components/ui/hotkey"
import { languageHeading } from "@/lib/messages/languages"
import { useDesk } from "../desk-context"

/** The keys of the alignment layer in one line, for the foot. */
export function LayerKeys({ className }: { className: string | undefined }) {
  const t = useTranslations("desk.align")
  const rows = [
    ["U", t("short.up")],
    ["D", t("short.down")],
    ["S", t("keys.split")],
    ["M", t("keys.merge")],
    ["W", t("short.swap")],
    ["E", t("short.edit")],
    ["A", t("short.accept")],
    ["R", t("short.again")],
    ["Space", t("short.next")],
    ["L", t("short.off")],
  ] as const
  return (
    <>
      <b role="status">{t("layer")}</b>
      {rows.map(([key, words]) => (
        <span key={key} className={className}>
          <Hotkey>{key}</Hotkey>
          {words}
        </span>
      ))}
    </>
  )
}

/** All of them with what they do, for the sheet of keys. */
export function LayerKeyList({ className }: { className: string | undefined }) {
  const t = useTranslations("desk.align")
  const locale = useLocale()
  const page = useDesk(state => state.page)
  const rows = [
    [["L"], t("keys.toggle")],
    [["U", "D"], t("keys.up", { language: languageHeading(page.target, locale) })],
    [["Shift+U", "Shift+D"], t("keys.up", { language: languageHeading(page.source, locale) })],
    [["S"], t("keys.split")],
    [["M"], t("keys.merge")],
    [["W"], t("keys.swap")],
    [["E"], t("keys.edit")],
    [["A"], t("keys.accept")],
    [["R"], t("keys.again")],
    [["Space"], t("keys.next")],
  ] as const
  return (
    <section>
      <h3>{t("keysTitle")}</h3>
      <p className="quiet">{t("layerHelp")}</p>
      <dl className={className}>
        {rows.map(([keys, words]) => (
          <div key={keys[0]}>
            <dt>
              {keys.map(key => (
                <Hotkey key={key}>{key}</Hotkey>
              ))}
              <span className="only-sr">{keys.join(", ")}</span>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
