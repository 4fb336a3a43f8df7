"use client"

import { useMemo, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { Dialog } from "@/components/ui/dialog"
import { CheckIcon, CrossIcon } from "@/components/ui/icons"
import type { NoteItem } from "@/lib/client/desk-store"
import { pairSummary } from "@/lib/review/pair-summary"
import { may } from "@/lib/review/roles"
import styles from "./decide-several.module.css"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import { decidable, decideSuggestions } from "./editor/actions"
import type { DeskEditor } from "./editor/desk-editor"
import { NoteFilterFields, useShownNotes } from "./note-filter"
import { useNames } from "./people"
import { ReasonPick } from "./reasons"

type Scope = "shown" | "pair" | "selection" | "ticked"
type SuggestionItem = Extract<NoteItem, { kind: "suggestion" }>

/** Many suggestions decided as one step: those of a filter, a pair, the selected text, or chosen one by one. */
export function DecideSeveral() {
  const t = useTranslations("deciding")
  const store = useDeskStore()
  const open = useDesk(state => state.several)
  const offered = useDesk(
    state =>
      may(state.page.roles, "decide") &&
      state.mode !== "viewing" &&
      state.page.state !== "approved" &&
      state.view === "marks" &&
      state.notes.some(note => note.kind === "suggestion"),
  )
  const editor = useEditor()
  if (!editor || !(offered || open)) return null
  const set = (several: boolean) => store.setState({ several })
  return (
    <>
      <Chip aria-haspopup="dialog" onClick={() => set(true)}>
        {t("several")}
      </Chip>
      {open ? <SeveralDialog editor={editor} onClose={() => set(false)} /> : null}
    </>
  )
}

/** The suggestions that lie in, or touch, the selected text of the target. */
function inSelection(editor: DeskEditor): ReadonlySet<string> {
  const { from, to, empty } = editor.state.selection
  const found = new Set<string>()
  if (empty) return found
  editor.state.doc.forEach((pair, start) => {
    if (start + pair.nodeSize < from || start > to) return
    for (const one of pairSummary(pair).suggestions)
      if (one.ranges.some(range => start + range.from <= to && start + range.to >= from)) found.add(one.id)
  })
  return found
}

function SeveralDialog({ editor, onClose }: { editor: DeskEditor; onClose: () => void }) {
  const t = useTranslations("deciding")
  const shown = useShownNotes()
  const notes = useDesk(state => state.notes)
  const rows = useDesk(state => state.rows)
  const activePair = useDesk(state => state.activePair)
  const ticked = useDesk(state => state.ticked)
  const suggestions = useDesk(state => state.suggestions)
  const [selected] = useState(() => inSelection(editor))
  const [reason, setReason] = useState<string | null>(null)
  const [scope, setScope] = useState<Scope>(ticked.size > 0 ? "ticked" : selected.size > 0 ? "selection" : "shown")
  const of = (which: Scope): readonly SuggestionItem[] =>
    (which === "shown" ? shown : notes).flatMap(note =>
      note.kind === "suggestion" &&
      (which === "shown" ||
        (which === "pair" && note.pair === activePair) ||
        (which === "selection" && selected.has(note.id)) ||
        (which === "ticked" && ticked.has(note.id)))
        ? [note]
        : [],
    )
  const number = rows.findIndex(row => row.id === activePair) + 1
  const scopes = (["shown", "pair", "selection", "ticked"] as const).filter(
    one => one === "shown" || of(one).length > 0,
  )
  const meant = of(scopes.includes(scope) ? scope : "shown")
  // biome-ignore lint/correctness/useExhaustiveDependencies: what may be decided hangs on the records of suggestions
  const ids = useMemo(
    () => [...new Set(decidable(editor, [...new Set(meant.map(one => one.id))]))],
    [meant, suggestions],
  )
  const kept = new Set(ids)
  const here = meant.filter(one => kept.has(one.id))
  const people = new Set(here.map(one => one.suggestion.author))
  const left = new Set(meant.map(one => one.id)).size - ids.length
  const values = {
    count: ids.length,
    pairs: new Set(here.map(one => one.pair)).size,
    people: people.size,
    name: useOnlyName(people),
  }
  const decide = (how: "accept" | "reject") => {
    onClose()
    // After the dialog has given the focus back.
    setTimeout(() => decideSuggestions(editor, ids, how, how === "reject" && reason ? { reason } : {}), 0)
  }
  return (
    <Dialog
      open
      onOpenChange={open => (open ? undefined : onClose())}
      title={t("several").replace("…", "")}
      description={t("severalHelp")}
      footer={
        <>
          <Button look="line" icon={<CrossIcon />} disabled={ids.length === 0} onClick={() => decide("reject")}>
            {t("rejectMany", { count: ids.length })}
          </Button>
          <Button look="main" icon={<CheckIcon />} disabled={ids.length === 0} onClick={() => decide("accept")}>
            {t("acceptMany", { count: ids.length })}
          </Button>
        </>
      }
    >
      <fieldset className={styles.scopes}>
        <legend className="only-sr">{t("which")}</legend>
        {scopes.map(one => (
          <label key={one}>
            <input type="radio" name="scope" checked={one === scope} onChange={() => setScope(one)} />
            <span>{t(`scopes.${one}`, { count: of(one).length, number })}</span>
          </label>
        ))}
      </fieldset>
      {scope === "shown" ? <NoteFilterFields which="suggestions" /> : null}
      <p className={styles.sentence} role="status">
        {t("sentence", values)}
        {left > 0 ? ` ${t("notDisputed", { count: left })}` : null}
      </p>
      <div className={styles.reason}>
        <span className="quiet">{t("rejectButton")}:</span>
        <ReasonPick value={reason} onPick={setReason} />
      </div>
    </Dialog>
  )
}

function useOnlyName(people: ReadonlySet<string>): string {
  const [only = ""] = people
  const named = useNames()
  return named(useDesk(state => state.people.get(only)?.name ?? ""))
}
