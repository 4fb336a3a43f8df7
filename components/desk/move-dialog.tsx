"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { NoteLine } from "@/components/ui/note-line"
import { type ApiRefusal, api } from "@/lib/client/api"
import type { PageState } from "@/lib/review/roles"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import styles from "./move-dialog.module.css"
import { useNames } from "./people"

/** Moves the page to another state, with a note, the next owner, and a reason where something is still open. */
export function MoveDialog({ to, verb, onClose }: { to: PageState | null; verb: string; onClose: () => void }) {
  return to === null ? null : <MoveForm key={to} to={to} verb={verb} onClose={onClose} />
}

function MoveForm({ to, verb, onClose }: { to: PageState; verb: string; onClose: () => void }) {
  const t = useTranslations("move")
  const tc = useTranslations("common")
  const store = useDeskStore()
  const editor = useEditor()
  const page = useDesk(state => state.page)
  const rows = useDesk(state => state.rows)
  const notes = useDesk(state => state.notes)
  const people = useDesk(state => state.people)
  const named = useNames()
  const [note, setNote] = useState("")
  const [owner, setOwner] = useState(page.owner ?? "")
  const [override, setOverride] = useState("")
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const [busy, setBusy] = useState(false)
  const open = {
    pairs: rows.filter(row => row.status !== "approved").length,
    suggestions: notes.filter(one => one.kind === "suggestion").length,
    threads: notes.filter(one => one.kind === "thread").length,
  }
  const asks = to === "approved" && open.pairs + open.suggestions + open.threads > 0
  const move = async () => {
    setBusy(true)
    // What was typed last is on the server before the page moves on.
    await editor?.sync.flush()
    const answer = await api.move(page.id, {
      to,
      owner: owner === "" ? null : owner,
      ...(note.trim() ? { note } : {}),
      ...(asks && override.trim() ? { override } : {}),
    })
    setBusy(false)
    if (!answer.ok) {
      setSorry(answer.why)
      return
    }
    store.setState({
      page: { ...answer.value, roles: page.roles },
      ...(to === "approved" ? { mode: "viewing" as const } : {}),
    })
    editor?.view.setProps({})
    onClose()
  }
  return (
    <Dialog
      open
      onOpenChange={next => (next ? undefined : onClose())}
      title={verb}
      footer={
        <>
          <Button onClick={onClose}>{tc("cancel")}</Button>
          <Button look="main" disabled={busy || (asks && override.trim() === "")} onClick={() => void move()}>
            {verb}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {asks ? <NoteLine tone="strip">{t("open", open)}</NoteLine> : null}
        {asks ? (
          <label>
            <span>{t("override")}</span>
            <textarea rows={2} value={override} onChange={event => setOverride(event.target.value)} />
            <small>{t("overrideHelp")}</small>
          </label>
        ) : null}
        <label>
          <span>{t("note")}</span>
          <textarea rows={2} value={note} onChange={event => setNote(event.target.value)} />
          <small>{t("noteHelp")}</small>
        </label>
        <label>
          <span>{t("owner")}</span>
          <select value={owner} onChange={event => setOwner(event.target.value)}>
            <option value="">{t("nobody")}</option>
            {[...people.values()]
              .filter(one => !one.former)
              .map(person => (
                <option key={person.id} value={person.id}>
                  {named(person.name)}
                </option>
              ))}
          </select>
        </label>
        {sorry ? <Refused why={sorry} /> : null}
      </div>
    </Dialog>
  )
}
