"use client"

import { useTranslations } from "use-intl"
import { Chip } from "@/components/ui/chip"
import { MergeIcon } from "@/components/ui/icons"
import { may } from "@/lib/review/roles"
import { useDesk, useEditor } from "../desk-context"
import { toggleLayer } from "./actions"

/** Turns the alignment layer of keys on and off; only for those who may mend. */
export function LayerChip() {
  const t = useTranslations("desk.align")
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const reading = useDesk(state => state.mode === "viewing")
  const aligning = useDesk(state => state.aligning)
  if (!editor || reading || page.state === "approved" || !may(page.roles, "mend-alignment")) return null
  return (
    <Chip
      pressed={aligning}
      title={t("layerTip")}
      aria-keyshortcuts="L"
      icon={<MergeIcon />}
      onClick={() => toggleLayer(editor)}
    >
      {t("layer")}
    </Chip>
  )
}
