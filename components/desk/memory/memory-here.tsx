"use client"

import { useEffect } from "react"
import { useLocale, useTranslations } from "use-intl"
import { originOf } from "@/components/memory/origin"
import { Later, later } from "@/components/ui/later"
import type { MemoryMatch, MemoryOrigin } from "@/lib/sync/memory"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import { keepMemory } from "./keep-memory"
import "./memory.css"

const memoryDialog = later(async () => (await import("./memory-dialog")).MemoryDialog)

/** Draws nothing itself but its search: what the memory has for the pair one is at is drawn below its source. */
export function MemoryHere() {
  const t = useTranslations("memory")
  const locale = useLocale()
  const editor = useEditor()
  const source = useDesk(state => state.page.source)
  const target = useDesk(state => state.page.target)
  const store = useDeskStore()
  const searching = useDesk(state => state.panel === "memory")
  useEffect(() => {
    if (!editor) return
    return keepMemory(editor, {
      label: t("here"),
      put: t("put"),
      likeness: ({ likeness, numbers }: MemoryMatch) =>
        numbers ? t("numbers", { likeness: percent(likeness, locale) }) : percent(likeness, locale),
      origin: (origin: MemoryOrigin) => originOf(origin, t, locale),
      languages: { source, target },
    })
  }, [editor, t, locale, source, target])
  return searching ? <Later part={memoryDialog} props={{ onClose: () => store.setState({ panel: null }) }} /> : null
}

/** Never 100 % for what is not the same. */
const percent = (likeness: number, locale: string): string =>
  new Intl.NumberFormat(locale, { style: "percent" }).format(Math.floor(likeness * 100) / 100)
