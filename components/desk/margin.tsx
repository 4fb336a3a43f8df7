"use client"

import { type RefObject, useLayoutEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import type { NoteItem } from "@/lib/client/desk-store"
import { layMargin } from "@/lib/client/margin-layout"
import { useDesk, useEditor } from "./desk-context"
import { composingPlace } from "./editor/comments"
import type { DeskEditor } from "./editor/desk-editor"
import styles from "./margin.module.css"
import { NewComment } from "./new-comment"
import { useShownNotes } from "./note-filter"
import { SuggestionNote } from "./suggestion-note"
import { ThreadNote } from "./thread-note"

/** More notes than this, and only those near what is on the screen are drawn. */
const DRAW_ALL = 250
/** Room between notes, in pixels. */
const GAP = 10

/** The notes beside their lines. Measures where the words are and lays the notes without overlap. */
export function Margin({ drawer }: { drawer: boolean }) {
  const t = useTranslations("notes")
  const td = useTranslations("deciding")
  const editor = useEditor()
  const all = useDesk(state => state.notes)
  const open = useDesk(state => state.openNote)
  const composing = useDesk(state => state.composing)
  const view = useDesk(state => state.view)
  const mayWrite = useDesk(state => state.mode !== "viewing")
  const root = useRef<HTMLElement>(null)
  const wanted = useShownNotes()
  const near = useNear(editor, wanted)
  const notes = view === "marks" ? near : []
  useLaid(root, editor, notes, composing ? "new" : open)
  const suggestions = all.filter(note => note.kind === "suggestion").length
  return (
    <aside ref={root} id="margin" className={`${styles.margin} ${drawer ? styles.drawer : ""}`} aria-label={t("label")}>
      <div className={styles.head}>
        <b>{t("label")}</b>
        <span>
          {wanted.length < all.length
            ? td("filtered", { shown: wanted.length, all: all.length })
            : t("tally", { suggestions, comments: all.length - suggestions })}
        </span>
      </div>
      {all.length === 0 && !composing ? <p className={styles.empty}>{t(mayWrite ? "empty" : "emptyReading")}</p> : null}
      {all.length > 0 && wanted.length === 0 ? <p className={styles.empty}>{td("filterNothing")}</p> : null}
      {notes.map(note =>
        note.kind === "suggestion" ? (
          <SuggestionNote key={`s${note.id}`} note={note} open={open === note.id} />
        ) : (
          <ThreadNote key={`t${note.id}`} note={note} open={open === note.id} />
        ),
      )}
      {composing ? <NewComment key="new" composing={composing} /> : null}
      <i className={styles.leader} aria-hidden="true" />
    </aside>
  )
}

/** Of very many notes, those whose rows are within two screens of what is shown. */
function useNear(editor: DeskEditor | null, all: readonly NoteItem[]): readonly NoteItem[] {
  const [range, setRange] = useState<{ first: number; last: number } | null>(null)
  useLayoutEffect(() => {
    if (!editor || all.length <= DRAW_ALL) return
    const look = () => {
      const rows = editor.store.getState().rows
      const top = -2 * window.innerHeight
      const bottom = 3 * window.innerHeight
      const at = (index: number) => editor.pairs.get(rows[index]?.id ?? "")?.dom.getBoundingClientRect()
      let [low, high] = [0, rows.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if ((at(middle)?.bottom ?? 0) < top) low = middle + 1
        else high = middle
      }
      let last = low
      while (last < rows.length && (at(last)?.top ?? bottom) < bottom) last++
      setRange(old => (old && old.first === low && old.last === last ? old : { first: low, last }))
    }
    look()
    window.addEventListener("scroll", look, { passive: true })
    return () => window.removeEventListener("scroll", look)
  }, [editor, all])
  if (all.length <= DRAW_ALL || range === null) return all
  return all.filter(note => note.row >= range.first && note.row <= range.last)
}

function useLaid(
  root: RefObject<HTMLElement | null>,
  editor: DeskEditor | null,
  notes: readonly NoteItem[],
  open: string | null,
) {
  const latest = useRef({ notes, open })
  latest.current = { notes, open }
  useLayoutEffect(() => {
    if (!editor || !root.current) return
    const margin = root.current
    let asked = 0
    const lay = () => {
      asked = 0
      layNotes(margin, editor, latest.current.notes, latest.current.open)
    }
    const ask = () => {
      if (asked === 0) asked = requestAnimationFrame(lay)
    }
    const watch = new ResizeObserver(ask)
    watch.observe(editor.view.dom)
    watch.observe(margin)
    editor.onDrawn = ask
    margin.addEventListener("cotejo-lay", ask)
    return () => {
      watch.disconnect()
      margin.removeEventListener("cotejo-lay", ask)
      cancelAnimationFrame(asked)
      editor.onDrawn = () => {}
    }
  }, [editor, root])
  useLayoutEffect(() => {
    if (editor && root.current) layNotes(root.current, editor, notes, open)
  })
}

/** Where the words of a note are on the screen; the row where they are gone. */
function anchorOf(editor: DeskEditor, note: Pick<NoteItem, "id" | "pair">): DOMRect | null {
  const row = editor.pairs.get(note.pair)?.dom
  if (!row) return null
  const words = row.querySelector<HTMLElement>(`[data-sid="${note.id}"], [data-thread="${note.id}"]`)
  // Of a stretch over several lines, the first line.
  return words?.getClientRects()[0] ?? row.getBoundingClientRect()
}

/** A comment being written stands at the words it was begun on, as long as these can be found. */
function placeOfNew(editor: DeskEditor, pair: string): DOMRect | null {
  const at = composingPlace()
  if (at === null) return editor.pairs.get(pair)?.dom.getBoundingClientRect() ?? null
  const { left, top, bottom } = editor.view.coordsAtPos(Math.min(at, editor.state.doc.content.size))
  return new DOMRect(left, top, 0, bottom - top)
}

function layNotes(margin: HTMLElement, editor: DeskEditor, notes: readonly NoteItem[], open: string | null): void {
  const wide = getComputedStyle(margin).getPropertyValue("--laid").trim() === "1"
  const cards = [...margin.querySelectorAll<HTMLElement>("[data-note]")]
  const leader = margin.querySelector<HTMLElement>(`.${styles.leader}`)
  if (!wide) {
    for (const card of cards) card.style.removeProperty("top")
    if (leader) leader.hidden = true
    return
  }
  const origin = margin.getBoundingClientRect()
  const { composing } = editor.store.getState()
  const boxes = cards.flatMap(card => {
    const id = card.dataset.note ?? ""
    const note = notes.find(one => one.id === id)
    const anchor =
      id === "new"
        ? composing
          ? placeOfNew(editor, composing.pair ?? editor.store.getState().rows[0]?.id ?? "")
          : null
        : note
          ? anchorOf(editor, note)
          : null
    return anchor
      ? [
          {
            card,
            id,
            anchor: anchor.top - origin.top - (id === open ? 11 : 2),
            height: card.offsetHeight,
            line: anchor,
          },
        ]
      : []
  })
  boxes.sort((a, b) => a.anchor - b.anchor)
  const rail = getComputedStyle(margin).getPropertyValue("--rail").trim() === "1"
  // The open slip lies elsewhere on the rail, so it takes no room there.
  const tops = rail
    ? layMargin(
        boxes.map(box => (box.id === open ? { ...box, height: -GAP } : box)),
        null,
        GAP,
      )
    : layMargin(boxes, open, GAP)
  // On the rail there is no room beside the text: the open slip comes under its pair, which stays readable.
  const slip = boxes.findIndex(box => box.id === open)
  if (rail && slip >= 0) {
    const row = margin.ownerDocument.querySelector(".pairs .pair.active")?.getBoundingClientRect()
    if (row) tops[slip] = row.bottom - origin.top + 4
  }
  boxes.forEach(({ card }, i) => {
    card.style.top = `${Math.round(tops[i] ?? 0)}px`
    card.style.opacity = "1"
  })
  const lowest = boxes.reduce((most, box, i) => Math.max(most, (tops[i] ?? 0) + box.height), 0)
  margin.style.minHeight = `${lowest + 24}px`
  const shown = boxes.find(box => box.id === open)
  if (!leader) return
  leader.hidden = !shown
  if (!shown) return
  const column = editor.view.dom.getBoundingClientRect()
  const pad = Number.parseFloat(getComputedStyle(editor.view.dom).getPropertyValue("--sheet-pad")) * 16 || 44
  leader.style.top = `${Math.round(shown.line.bottom - origin.top - 8)}px`
  leader.style.left = `${Math.round(column.right - pad + 6 - origin.left)}px`
  leader.style.width = `${Math.max(0, Math.round(origin.left - column.right + pad - 6))}px`
}
