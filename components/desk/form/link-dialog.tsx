"use client"

import { type FormEvent, useId, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { Field } from "@/components/ui/field"
import { linkPlace, setLink } from "@/lib/review/commands/set-link"
import { isSafeHref } from "@/lib/review/schema"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import type { DeskEditor } from "../editor/desk-editor"
import { addressOf } from "./address"
import { formAuthor } from "./form-doings"

/** Where the selected words lead to, or the link at the caret. */
export function LinkDialog() {
  const editor = useEditor()
  const store = useDeskStore()
  const open = useDesk(state => state.panel === "link")
  if (!editor || !open) return null
  const close = () => {
    store.setState({ panel: null })
    // After the dialog has given the focus back to where it was asked for, which may be gone.
    setTimeout(() => editor.view.focus(), 0)
  }
  return <LinkCard editor={editor} onClose={close} />
}

function LinkCard({ editor, onClose }: { editor: DeskEditor; onClose: () => void }) {
  const t = useTranslations("form")
  const form = useId()
  const [before] = useState(() => linkPlace(editor.state, formAuthor(editor))?.href ?? null)
  const [typed, setTyped] = useState(before ?? "")
  const [isWrong, setIsWrong] = useState(false)
  const set = (href: string | null) => {
    setLink(href, formAuthor(editor))(editor.state, editor.view.dispatch)
    onClose()
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const href = addressOf(typed)
    if (href === "" || !isSafeHref(href)) setIsWrong(true)
    else set(href)
  }
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : onClose())}
      title={t("linkTitle")}
      footer={
        <>
          {before === null ? null : <Button onClick={() => set(null)}>{t("linkOff")}</Button>}
          <Button look="main" type="submit" form={form}>
            {t(before === null ? "linkSet" : "linkChange")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} noValidate>
        <Field
          autoFocus
          label={t("address")}
          help={t("addressHelp")}
          error={isWrong ? t("addressWrong") : undefined}
          value={typed}
          inputMode="url"
          autoComplete="off"
          spellCheck={false}
          onChange={event => {
            setTyped(event.target.value)
            setIsWrong(false)
          }}
        />
      </form>
    </Dialog>
  )
}
