"use client"

import { useTranslations } from "use-intl"
import { useHint, useShortcut } from "@/components/keys/use-keys"
import { Chip } from "@/components/ui/chip"
import { AlertIcon, DownIcon, MergeIcon, RedoIcon } from "@/components/ui/icons"
import { Menu, MenuChoices, MenuItem, MenuLine } from "@/components/ui/menu"
import type { Granularity } from "@/lib/align/types"
import { may } from "@/lib/review/roles"
import { useDesk, useEditor } from "../desk-context"
import { askRealign, nextDoubtful, toggleLayer } from "./actions"
import { askGranularity, granularityNow } from "./granularity"
import styles from "./layer-chip.module.css"

/** Turns the alignment layer of keys on and off; only for those who may mend. */
export function LayerChip() {
  const t = useTranslations("desk.align")
  const hint = useHint()
  const shortcut = useShortcut()
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const reading = useDesk(state => state.mode === "viewing")
  const aligning = useDesk(state => state.aligning)
  if (!editor || reading || page.state === "approved" || !may(page.roles, "mend-alignment")) return null
  return (
    <span className={styles.layer}>
      <Chip
        pressed={aligning}
        title={[t("layerTip"), hint("align-layer")].filter(Boolean).join(" · ")}
        aria-keyshortcuts={shortcut("align-layer")}
        icon={<MergeIcon />}
        onClick={() => toggleLayer(editor)}
      >
        <span className={styles.words}>{t("layer")}</span>
      </Chip>
      <Menu
        trigger={<Chip className={styles.more} aria-label={t("pageMenu")} title={t("pageMenu")} icon={<DownIcon />} />}
      >
        <PageItems />
      </Menu>
    </span>
  )
}

/** Drawn when the menu opens: what a pair is now is only looked up then. */
function PageItems() {
  const t = useTranslations("desk.align")
  const doubtful = useHint()("next-doubtful")
  const editor = useEditor()
  if (!editor) return null
  return (
    <>
      <MenuChoices<Granularity>
        label={t("granularity.label")}
        value={granularityNow(editor)}
        choices={(["paragraph", "sentence"] as const).map(one => ({ value: one, label: t(`granularity.${one}`) }))}
        onChoose={to => {
          if (to !== granularityNow(editor)) askGranularity(editor, to)
        }}
      />
      <MenuLine />
      <MenuItem icon={<RedoIcon />} onClick={() => askRealign(editor, null)}>
        {t("againPage")}
      </MenuItem>
      <MenuItem
        icon={<AlertIcon />}
        {...(doubtful === undefined ? {} : { hotkey: doubtful })}
        onClick={() => nextDoubtful(editor)}
      >
        {t("nextDoubtful")}
      </MenuItem>
    </>
  )
}
