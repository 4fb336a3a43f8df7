"use client"

import { useTranslations } from "use-intl"
import { useHint } from "@/components/keys/use-keys"
import { Hotkey } from "@/components/ui/hotkey"

const rows = [
  ["align-up", "short.up"],
  ["align-down", "short.down"],
  ["align-split", "keys.split"],
  ["align-merge", "keys.merge"],
  ["align-swap", "short.swap"],
  ["align-write", "short.edit"],
  ["align-confirm", "short.accept"],
  ["realign", "short.again"],
  ["align-next", "short.next"],
  ["align-layer", "short.off"],
] as const

/** The keys of the alignment layer in one line, for the foot. */
export function LayerKeys({ className }: { className: string | undefined }) {
  const t = useTranslations("desk.align")
  const hint = useHint()
  return (
    <>
      <b role="status">{t("layer")}</b>
      {rows.map(([action, words]) => {
        const key = hint(action, "align")
        return key === undefined ? null : (
          <span key={action} className={className}>
            <Hotkey>{key}</Hotkey>
            {t(words)}
          </span>
        )
      })}
    </>
  )
}
