"use client"

import { useMemo } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import type { FindingAct } from "@/lib/client/checking"
import type { Deciding } from "@/lib/client/desk-store"
import { useDesk, useEditor } from "../desk-context"
import { undoFinding } from "./finding-actions"
import { changeElsewhere, sameElsewhere } from "./same-elsewhere"

/** What was done about a finding, in words. */
export function useActWords(): (act: FindingAct) => string {
  const t = useTranslations("checks.done")
  return act => {
    switch (act.kind) {
      case "suggested":
      case "changed":
        return t(act.kind, { count: act.count })
      case "not-fault":
        return t("notFault", { count: act.findings.length })
      case "word":
        return t("word", { word: act.word })
      case "not-kept":
        return t("notKept")
    }
  }
}

/** In the foot for a while: what was done, and its undoing. */
export function FindingDone({ className }: { className: string | undefined }) {
  const t = useTranslations("common")
  const editor = useEditor()
  const act = useDesk(state => state.checking.last)
  const words = useActWords()
  if (!act) return null
  return (
    <span className={className}>
      {words(act)}
      {editor && act.kind !== "not-kept" ? (
        <Button size="small" onClick={() => void undoFinding(editor)}>
          {t("undo")}
        </Button>
      ) : null}
    </span>
  )
}

/** Beside what was decided: the same change, where the same words stand elsewhere. */
export function SameElsewhere({ decision }: { decision: Deciding }) {
  const t = useTranslations("checks")
  const editor = useEditor()
  const count = useMemo(() => (editor ? (sameElsewhere(editor, decision)?.matches.length ?? 0) : 0), [editor, decision])
  if (!editor || count === 0) return null
  return (
    <Button size="small" onClick={() => changeElsewhere(editor, decision)}>
      {t("elsewhere", { count })}
    </Button>
  )
}
