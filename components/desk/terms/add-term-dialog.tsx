"use client"

import { TermDialog } from "@/components/glossary/term-dialog"
import { api } from "@/lib/client/api"
import type { TermWish } from "@/lib/sync/checks"
import { keeperOf } from "../checks/keeper"
import { useDesk, useEditor } from "../desk-context"

/** The glossary's own dialog, at the desk: filled with what was selected. */
export function AddTermDialog({ onClose }: { onClose: () => void }) {
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const known = useDesk(state => state.checking.checks?.terms)
  const begun = useDesk(state => state.addingTerm)
  if (!editor || !known) return null
  const save = async (wishes: readonly TermWish[]) => {
    const answer = await api.setTerms(page.id, wishes)
    if (!answer.ok) return answer.why
    keeperOf(editor)?.settle(answer.value)
    return null
  }
  return (
    <TermDialog
      term={null}
      {...(begun ? { begun } : {})}
      known={known}
      languages={{ source: page.source, target: page.target }}
      onSave={save}
      onClose={onClose}
    />
  )
}
