"use client"

import { useState } from "react"
import { keepDraft, keptDraft } from "@/lib/client/drafts"

/** A text being written that is still there when its field comes back. */
export function useDraft(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => keptDraft(key))
  return [
    text,
    next => {
      setText(next)
      keepDraft(key, next)
    },
  ]
}
