"use client"

import { useTranslations } from "use-intl"
import { Select } from "@/components/ui/field"
import { NoteLine } from "@/components/ui/note-line"
import type { PackedWords } from "@/lib/formats/packed-words"
import { changesOf, type SideName, type Slate } from "./sides"

interface Props {
  readonly packed: PackedWords
  readonly side: SideName
  readonly slate: Slate
  readonly onChange: (slate: Slate) => void
}

/** What a Word file brings besides its words, and what is to become of it. */
export function BroughtChanges({ packed, side, slate, onChange }: Props) {
  const t = useTranslations("word")
  const { brought } = packed
  if (brought.changes + brought.threads === 0) return null
  const choices = side === "source" ? (["take", "leave"] as const) : (["keep", "take", "leave"] as const)
  return (
    <NoteLine
      actions={
        brought.changes === 0 ? undefined : (
          <Select
            aria-label={t("changesChoice")}
            value={changesOf(slate, side)}
            onChange={event => onChange({ ...slate, changes: event.target.value as (typeof choices)[number] })}
          >
            {choices.map(one => (
              <option key={one} value={one}>
                {t(`changes.${one}`)}
              </option>
            ))}
          </Select>
        )
      }
    >
      {t("brought", { ...brought })}
    </NoteLine>
  )
}
