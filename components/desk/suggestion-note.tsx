"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { useHint } from "@/components/keys/use-keys"
import { Button } from "@/components/ui/button"
import { Siglum } from "@/components/ui/face"
import { CheckIcon, CrossIcon, DotsIcon, FlagIcon, PencilIcon, UndoIcon } from "@/components/ui/icons"
import { inkClass } from "@/components/ui/ink"
import { Menu, MenuItem } from "@/components/ui/menu"
import { When } from "@/components/ui/when"
import type { NoteItem } from "@/lib/client/desk-store"
import { may } from "@/lib/review/roles"
import type { SuggestionInfo } from "@/lib/sync/protocol"
import { Change, useChangeInWords } from "./change"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import { EditPanel } from "./edit-panel"
import { decideSuggestions, focusInstead, openNote } from "./editor/actions"
import { endDisputeOf } from "./editor/sayings"
import { FaultWords } from "./fault-picker"
import styles from "./margin.module.css"
import { usePerson } from "./people"
import { DisputePanel, ExplainPanel, RejectPanel } from "./suggestion-panels"
import panels from "./suggestion-panels.module.css"

type SuggestionItem = Extract<NoteItem, { kind: "suggestion" }>
type Panel = "edit" | "reject" | "dispute" | "explain"

/** A suggestion beside its line: what would change, by whom and why, and the answers to it. */
export function SuggestionNote({ note, open }: { note: SuggestionItem; open: boolean }) {
  const t = useTranslations("notes")
  const editor = useEditor()
  const hint = useHint()
  const person = usePerson(note.suggestion.author)
  const info = useDesk(state => state.suggestions.get(note.id))
  // A name from a file is shown as it stood there, whoever answers for it here.
  const name = info?.importedBy ?? person.name
  const target = useDesk(state => state.page.target)
  const { decides, own, explains } = useRights(note, info)
  const [panel, setPanel] = useState<Panel | null>(null)
  const saying = useChangeInWords()(note.suggestion)
  const act = (how: "accept" | "reject") => editor && decideSuggestions(editor, [note.id], how)
  const disputed = info?.dispute ? `, ${t("disputedLower")}` : ""
  const close = () => {
    setPanel(null)
    // After a decision the next note has it.
    focusInstead(() =>
      editor?.store.getState().openNote === note.id ? document.getElementById(`note-${note.id}`) : null,
    )
  }
  const answers = decides ? (
    <>
      <Button
        className={styles.yes}
        icon={<CheckIcon />}
        hotkey={open ? hint("accept") : undefined}
        onClick={() => act("accept")}
      >
        <span aria-hidden="true">{t("accept")}</span>
        <span className="only-sr">{t("acceptLabel", { change: saying })}</span>
      </Button>
      <Button
        className={styles.no}
        icon={<CrossIcon />}
        hotkey={open ? hint("reject") : undefined}
        onClick={() => act("reject")}
      >
        <span aria-hidden="true">{t("reject")}</span>
        <span className="only-sr">{t("rejectLabel", { change: saying })}</span>
      </Button>
    </>
  ) : own ? (
    <Button look={open ? "line" : "plain"} icon={<UndoIcon />} onClick={() => act("reject")}>
      {t("withdraw")}
    </Button>
  ) : null
  const meta = (
    <div className={styles.meta}>
      <span>
        <b>{name}</b>, {info ? <When at={info.at} /> : t("now")}
      </span>
      {info ? <FaultWords fault={info.fault} /> : null}
      {!open && answers ? <div className={styles.acts}>{answers}</div> : null}
    </div>
  )
  return (
    <article
      id={`note-${note.id}`}
      data-note={note.id}
      tabIndex={-1}
      className={`${styles.note} ${open ? styles.on : ""} ${inkClass(person.order)}`}
      aria-label={`${t("suggestion", { name, when: "" }).replace(/[,\s]+$/u, "")}: ${saying}${disputed}`}
    >
      <button
        type="button"
        className={styles.badge}
        aria-label={t("open")}
        aria-expanded={open}
        onClick={() => editor && openNote(editor, open ? null : note.id)}
      >
        <Siglum person={person} />
      </button>
      <Tick id={note.id} open={open} saying={saying} />
      {open ? meta : null}
      <Change suggestion={note.suggestion} lang={target} />
      {info ? <Facts info={info} open={open} /> : null}
      {open ? null : meta}
      {open ? (
        <div className={styles.acts}>
          {answers}
          <More note={note} info={info} saying={saying} onPanel={setPanel} />
        </div>
      ) : null}
      {open && panel === "edit" ? <EditPanel id={note.id} pair={note.pair} lang={target} onClose={close} /> : null}
      {open && panel === "reject" ? <RejectPanel id={note.id} onClose={close} /> : null}
      {open && panel === "dispute" ? <DisputePanel id={note.id} onClose={close} /> : null}
      {open && info && explains && (own || panel === "explain") ? <ExplainPanel info={info} pair={note.pair} /> : null}
    </article>
  )
}

/** What this person may do with this suggestion, here and now. */
function useRights(note: SuggestionItem, info: SuggestionInfo | undefined) {
  const me = useDesk(state => state.me)
  const roles = useDesk(state => state.page.roles)
  const writes = useDesk(state => state.page.state !== "approved" && state.mode !== "viewing")
  const mine = note.suggestion.author === me.id
  const settles = may(roles, "settle")
  const free = !info?.dispute || settles
  return {
    decides: writes && may(roles, "decide") && free,
    own: writes && mine && may(roles, "suggest"),
    explains: writes && may(roles, "suggest") && (mine || settles),
    disputes: writes && may(roles, "dispute") && !mine && info !== undefined && !info.dispute,
    ends: writes && info?.dispute != null && (settles || info.dispute.by === me.id),
    settles,
    me: me.id,
  }
}

interface MoreProps {
  readonly note: SuggestionItem
  readonly info: SuggestionInfo | undefined
  readonly saying: string
  readonly onPanel: (panel: Panel) => void
}

/** The rarer answers. */
function More({ note, info, saying, onPanel }: MoreProps) {
  const t = useTranslations("deciding")
  const tr = useTranslations("refusals")
  const editor = useEditor()
  const { decides, own, explains, disputes, ends, settles, me } = useRights(note, info)
  const [sorry, setSorry] = useState<Awaited<ReturnType<typeof endDisputeOf>>>(null)
  if (!editor || !(decides || disputes || ends || (explains && !own))) return null
  const end = async () => setSorry(await endDisputeOf(editor, note.id))
  return (
    <>
      <Menu align="end" trigger={<Button icon={<DotsIcon />} aria-label={t("more", { change: saying })} />}>
        {decides ? (
          <MenuItem icon={<PencilIcon />} onClick={() => onPanel("edit")}>
            {t("edit")}
          </MenuItem>
        ) : null}
        {decides ? (
          <MenuItem icon={<CrossIcon />} onClick={() => onPanel("reject")}>
            {t("reject")}
          </MenuItem>
        ) : null}
        {disputes ? (
          <MenuItem icon={<FlagIcon />} onClick={() => onPanel("dispute")}>
            {t("dispute")}
          </MenuItem>
        ) : null}
        {ends ? (
          <MenuItem icon={<FlagIcon />} onClick={() => void end()}>
            {settles && info?.dispute?.by !== me ? t("leave") : t("endDispute")}
          </MenuItem>
        ) : null}
        {explains && !own ? <MenuItem onClick={() => onPanel("explain")}>{t("explain")}</MenuItem> : null}
      </Menu>
      {sorry ? (
        <p role="alert" className={styles.sorry}>
          {tr(sorry)}
        </p>
      ) : null}
    </>
  )
}

/** What was said for the suggestion and against it. */
function Facts({ info, open }: { info: SuggestionInfo; open: boolean }) {
  const t = useTranslations("deciding")
  const editor = useEditor()
  const thread = useDesk(state => state.notes.find(note => note.kind === "thread" && note.id === info.thread))
  const mine = useDesk(state => state.me.id === info.author)
  const by = usePerson(info.dispute?.by ?? "")
  const settles = useDesk(state => may(state.page.roles, "settle"))
  const reason = info.reason !== "" && !(open && mine)
  if (!reason && !info.dispute && !thread) return null
  return (
    <div className={panels.facts}>
      {reason ? <p className={`${styles.words} ${open ? "" : styles.short}`}>{info.reason}</p> : null}
      {thread?.kind === "thread" && editor ? (
        <span>
          <Button size="small" onClick={() => openNote(editor, thread.id)}>
            {t("commentLetter", { letter: thread.letter })}
          </Button>
        </span>
      ) : null}
      {info.dispute ? (
        <div className={panels.disputed}>
          <FlagIcon />
          <div>
            {t.rich("disputed", { name: by.name, at: () => <When at={info.dispute?.at ?? 0} /> })}
            {open ? <p className={styles.words}>{info.dispute.words}</p> : null}
            {open && !settles ? <small>{t("coordinatorDecides")}</small> : null}
          </div>
        </div>
      ) : null}
    </div>
  )
}

/** Chosen for deciding several: a box on the open note, and on all as soon as one is chosen. */
function Tick({ id, open, saying }: { id: string; open: boolean; saying: string }) {
  const t = useTranslations("deciding")
  const store = useDeskStore()
  const ticked = useDesk(state => state.ticked)
  const decides = useDesk(
    state => may(state.page.roles, "decide") && state.mode !== "viewing" && state.page.state !== "approved",
  )
  if (!decides || !(open || ticked.size > 0)) return null
  const toggle = () => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    store.setState({ ticked: next })
  }
  return (
    <input
      type="checkbox"
      className={panels.tick}
      checked={ticked.has(id)}
      onChange={toggle}
      aria-label={t("ticked", { change: saying })}
      title={ticked.has(id) ? t("untick") : t("tick")}
    />
  )
}
