"use client"

import { useEffect, useMemo } from "react"
import { useTranslations } from "use-intl"
import { Chip, Chips } from "@/components/ui/chip"
import { CommentIcon, DownIcon, EyeIcon, PencilIcon, RedoIcon, StatusBead, UndoIcon } from "@/components/ui/icons"
import { Menu, MenuChoices } from "@/components/ui/menu"
import type { CheckingState } from "@/lib/client/checking"
import { type Filter, type Row, UNSURE, type View, wantsChanges } from "@/lib/client/desk-store"
import { LayerChip } from "./alignment/layer-chip"
import { FindingsChip } from "./checks/findings-chip"
import { SourceFaults } from "./comments/source-faults"
import { DecideSeveral } from "./decide-several"
import { Decided } from "./decided"
import { ModeChoice } from "./desk-bar"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import { redoLast, setView, undoLast } from "./editor/actions"
import { shine } from "./editor/decorations"
import { FindButton } from "./find/find-button"
import { NoteFilterChip } from "./note-filter"
import { Resolved } from "./resolved"
import styles from "./tray.module.css"

type Found = CheckingState["found"]
const fits: { readonly [F in Filter]: (row: Row, found: Found) => boolean } = {
  all: () => true,
  suggestions: row => row.suggestions > 0,
  comments: row => row.comments > 0,
  changes: wantsChanges,
  mentions: row => row.mentions > 0,
  findings: (row, found) => found.has(row.id),
  unsure: row => row.sure < UNSURE && !row.locked,
}
const views = {
  marks: "marksAll",
  clean: "marksFinal",
  original: "marksOriginal",
  published: "marksPublished",
  changes: "marksChanges",
} as const

/** Under the bar: finding, filters with their counts, and how the target is shown. */
export function Tray({ drawer, onDrawer }: { drawer: boolean; onDrawer: () => void }) {
  const t = useTranslations("desk")
  const tn = useTranslations("notes")
  const tc = useTranslations("comments")
  const store = useDeskStore()
  const editor = useEditor()
  const rows = useDesk(state => state.rows)
  const filter = useDesk(state => state.filter)
  const view = useDesk(state => state.view)
  const notes = useDesk(state => state.notes)
  const found = useDesk(state => state.checking.found)
  const writes = useDesk(state => state.mode !== "viewing")
  const counts = useMemo(() => {
    const count = (which: Filter) => rows.filter(row => fits[which](row, found)).length
    return {
      all: rows.length,
      suggestions: notes.filter(note => note.kind === "suggestion").length,
      comments: notes.filter(note => note.kind === "thread").length,
      changes: count("changes"),
      mentions: count("mentions"),
      unsure: count("unsure"),
      findings: found.size,
    }
  }, [rows, notes, found])
  const away = useMemo(
    () => (filter === "all" ? null : new Set(rows.filter(row => !fits[filter](row, found)).map(row => row.id))),
    [filter, rows, found],
  )
  useEffect(() => {
    if (editor) editor.view.dispatch(shine(editor.state.tr, { away }))
  }, [editor, away])
  const chip = (which: Filter, words: string, icon?: React.ReactNode) => (
    <Chip
      pressed={filter === which}
      count={counts[which]}
      icon={icon}
      onClick={() => store.setState({ filter: which })}
    >
      {words}
    </Chip>
  )
  return (
    <div className={styles.tray}>
      <FindButton />
      <div className={styles.narrow}>
        <ModeChoice />
      </div>
      <Chips label={t("show")}>
        {chip("all", t("allPairs"))}
        {chip("suggestions", t("suggestions"), <PencilIcon />)}
        {chip("comments", t("comments"), <CommentIcon />)}
        <FindingsChip />
        {chip("changes", t("changesWanted"), <StatusBead status="changes" />)}
        {counts.unsure > 0 || filter === "unsure" ? chip("unsure", t("unsure")) : null}
        {counts.mentions > 0 || filter === "mentions" ? chip("mentions", tc("mentionsMe")) : null}
        <SourceFaults />
        <Resolved />
        <Decided />
        <NoteFilterChip />
        <DecideSeveral />
      </Chips>
      {filter !== "all" && counts[filter] === 0 ? (
        <span className={styles.nothing} role="status">
          {t("nothing", { filter })}
        </span>
      ) : null}
      <LayerChip />
      <span className="push" />
      {writes && editor ? (
        <>
          <Chip aria-label={t("undo")} title={t("undo")} icon={<UndoIcon />} onClick={() => undoLast(editor)} />
          <Chip aria-label={t("redo")} title={t("redo")} icon={<RedoIcon />} onClick={() => redoLast(editor)} />
        </>
      ) : null}
      <Menu
        align="end"
        trigger={
          <Chip icon={<EyeIcon />}>
            {t(views[view])}
            <DownIcon />
          </Chip>
        }
      >
        <MenuChoices<View>
          label={t("marks")}
          value={view}
          choices={(Object.keys(views) as View[]).map(one => ({ value: one, label: t(views[one]) }))}
          onChoose={next => editor && setView(editor, next)}
        />
      </Menu>
      <Chip
        className={styles.drawerTab}
        aria-expanded={drawer}
        aria-controls="margin"
        icon={<CommentIcon />}
        count={notes.length}
        onClick={onDrawer}
      >
        {tn("drawer")}
      </Chip>
    </div>
  )
}
