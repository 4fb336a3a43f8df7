"use client"

import { useEffect } from "react"
import { useTranslations } from "use-intl"
import { useDesk, useEditor } from "../desk-context"
import { keepTerms } from "./keep-terms"
import "./terms.css"

/** Draws nothing itself: the terms of the pair one is at are drawn on the text. */
export function TermsHere() {
  const t = useTranslations("glossary")
  const editor = useEditor()
  const source = useDesk(state => state.page.source)
  const target = useDesk(state => state.page.target)
  useEffect(() => {
    if (!editor) return
    return keepTerms(editor, {
      label: t("here.label"),
      insert: words => t("here.insert", { words }),
      used: t("here.used"),
      standing: standing => t(`standings.${standing}`),
      languages: { source, target },
    })
  }, [editor, t, source, target])
  return null
}
