"use client"

import {
  Fragment,
  memo,
  type RefObject,
  useDeferredValue,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from "react"
import { useTranslations } from "use-intl"
import type { NoteItem } from "@/lib/client/desk-store"
import type { Fold } from "@/lib/client/margin-layout"
import { FindingCard, useOpenFinding } from "./checks/finding-card"
import { useDesk, useEditor } from "./desk-context"
import { focusNote, openNote } from "./editor/actions"
import type { DeskEditor } from "./editor/desk-editor"
import styles from "./margin.module.css"
import { bringOpenIntoView, layNotes, type ToLay } from "./margin-lay"
import { NewComment } from "./new-comment"
import { useShownNotes } from "./note-filter"
import { usePrinting } from "./printed"
import { onceAFrame, whenScrolled } from "./scrolled"
import { SheetBar } from "./sheet-bar"
import { Slide } from "./slide"
import { type Slip, slipsOf } from "./slips"
import { SuggestionNote } from "./suggestion-note"
import { ThreadNote } from "./thread-note"
import { useKeyboardRoom } from "./use-keyboard-room"

const NONE: readonly Slip[] = []

/** More slips than this, and only those near what is on the screen are drawn whole. */
const DRAW_ALL = 120

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
  const begun = useBegun(editor)
  const slips = useMemo(
    () => (editor && begun && view === "marks" ? slipsOf(editor, wanted) : NONE),
    [editor, begun, wanted, view],
  )
  const printing = usePrinting()
  const nearby = useNear(editor, slips)
  const near = printing ? null : nearby
  const finding = useOpenFinding()
  const openSlip = finding
    ? "finding"
    : composing
      ? "new"
      : (slips.find(slip => slip.notes.some(note => note.id === open))?.id ?? null)
  const drawn = useMemo(
    () => slips.filter(slip => near === null || near.has(slip.row) || slip.id === openSlip),
    [slips, near, openSlip],
  )
  const far = useFar(slips, drawn, near !== null)
  const folds = useLaid(root, editor, { slips: drawn, open: openSlip })
  useKeyboardRoom(root)
  useOpening(root, editor)
  const foldAt = new Map(folds.map(fold => [fold.ids[0], fold]))
  const suggestions = all.filter(note => note.kind === "suggestion").length
  return (
    <aside ref={root} id="margin" className={`${styles.margin} ${drawer ? styles.drawer : ""}`} aria-label={t("label")}>
      <div className={styles.head} data-head>
        <b>{t("label")}</b>
        <span>
          {wanted.length < all.length
            ? td("filtered", { shown: wanted.length, all: all.length })
            : t("tally", { suggestions, comments: all.length - suggestions })}
        </span>
      </div>
      {all.length === 0 && !composing ? <p className={styles.empty}>{t(mayWrite ? "empty" : "emptyReading")}</p> : null}
      {all.length > 0 && wanted.length === 0 ? <p className={styles.empty}>{td("filterNothing")}</p> : null}
      {drawn.map(slip => {
        const fold = foldAt.get(slip.id)
        return (
          <Fragment key={slip.id}>
            {fold && editor ? <FoldLine fold={fold} editor={editor} /> : null}
            <SlipCard slip={slip} open={slip.id === openSlip} />
          </Fragment>
        )
      })}
      {composing ? (
        <div className={`${styles.slip} ${styles.lifted}`} data-slip="new" data-open>
          <NewComment key={JSON.stringify(composing)} composing={composing} />
        </div>
      ) : null}
      {finding ? (
        <div className={`${styles.slip} ${styles.lifted}`} data-slip="finding" data-open>
          <FindingCard key={finding.id} found={finding} />
        </div>
      ) : null}
      {far === NONE ? null : <FarNotes slips={far} />}
      <SheetBar />
      <i className={styles.leader} data-leader aria-hidden="true" hidden />
    </aside>
  )
}

/** False until the text has been painted and can be written in: notes come after it. */
function useBegun(editor: DeskEditor | null): boolean {
  const [begun, setBegun] = useState(false)
  useEffect(() => {
    if (!editor) return
    let later: ReturnType<typeof setTimeout> | undefined
    const frame = requestAnimationFrame(() => {
      later = setTimeout(() => setBegun(true), 0)
    })
    return () => {
      cancelAnimationFrame(frame)
      clearTimeout(later)
    }
  }, [editor])
  return begun
}

/** A press anywhere on a note opens it, but on what does something of its own; its letter does the same for keys. */
function useOpening(root: RefObject<HTMLElement | null>, editor: DeskEditor | null): void {
  useEffect(() => {
    const margin = root.current
    if (!editor || !margin) return
    const onClick = ({ target }: MouseEvent) => {
      if (!(target instanceof Element) || target.closest("button, a, input, textarea")) return
      // Words that have just been selected are to be copied.
      if (getSelection()?.isCollapsed === false) return
      const id = target.closest<HTMLElement>("[data-note]")?.dataset.note
      const note = editor.store.getState().notes.find(one => one.id === id)
      if (note) openNote(editor, note.id)
    }
    margin.addEventListener("click", onClick)
    return () => margin.removeEventListener("click", onClick)
  }, [editor, root])
}

const SlipCard = memo(function SlipCard({ slip, open }: { slip: Slip; open: boolean }) {
  return (
    <div
      className={`${styles.slip} ${open ? styles.lifted : ""}`}
      data-slip={slip.id}
      data-pair-number={slip.row + 1}
      data-open={open ? "" : undefined}
    >
      {slip.notes.map(note => (
        <Note key={note.id} note={note} open={open} />
      ))}
    </div>
  )
}, sameSlip)

/** Slips are derived anew at every change; the notes in them stay the same as long as they say the same. */
function sameSlip(a: { slip: Slip; open: boolean }, b: { slip: Slip; open: boolean }): boolean {
  return (
    a.open === b.open &&
    a.slip.row === b.slip.row &&
    a.slip.notes.length === b.slip.notes.length &&
    a.slip.notes.every((note, i) => note === b.slip.notes[i])
  )
}

const Note = ({ note, open }: { note: NoteItem; open: boolean }) =>
  note.kind === "suggestion" ? <SuggestionNote note={note} open={open} /> : <ThreadNote note={note} open={open} />

/** One line for notes that would lie too far from their words. The first of them comes up at its line, the others by it. */
function FoldLine({ fold, editor }: { fold: Fold; editor: DeskEditor }) {
  const t = useTranslations("notes")
  const tm = useTranslations("margin")
  const id = fold.ids.at(fold.above ? -1 : 0) ?? ""
  const unfold = () => {
    openNote(editor, id)
    focusNote(editor, id)
  }
  return (
    <button type="button" className={styles.fold} style={{ top: Math.round(fold.top) }} onClick={unfold}>
      <span className={styles.long}>{t("more", { count: fold.ids.length })}</span>
      <span className={styles.brief} aria-hidden="true">
        {tm("moreBrief", { count: fold.ids.length })}
      </span>
    </button>
  )
}

/** The slips that are not drawn. Nobody waits for them: they come when nothing else is to be done. */
function useFar(slips: readonly Slip[], drawn: readonly Slip[], isSome: boolean): readonly Slip[] {
  const far = useMemo(() => {
    if (!isSome) return NONE
    const shown = new Set(drawn)
    return slips.filter(slip => !shown.has(slip))
  }, [slips, drawn, isSome])
  return useDeferredValue(far, NONE)
}

/** Notes that are not drawn: what the marks in the text point a screen reader to all the same. */
const FarNotes = memo(function FarNotes({ slips }: { slips: readonly Slip[] }) {
  return (
    <div className="only-sr" data-far>
      {slips.flatMap(slip => slip.notes.map(note => <FarNote key={note.id} note={note} />))}
    </div>
  )
})

const FarNote = memo(function FarNote({ note }: { note: NoteItem }) {
  const t = useTranslations("notes")
  const words =
    note.kind === "thread"
      ? t("commentLetter", { letter: note.letter })
      : `${note.suggestion.deleted} → ${note.suggestion.inserted}`
  return <p id={`note-${note.id}`}>{words}</p>
})

const NO_ROWS: ReadonlySet<number> = new Set()

/** Of very many slips, the rows within two screens of what is shown; none before that is measured. Null draws all. */
function useNear(editor: DeskEditor | null, slips: readonly Slip[]): ReadonlySet<number> | null {
  const [range, setRange] = useState<{ first: number; last: number } | null>(null)
  const many = slips.length > DRAW_ALL
  useLayoutEffect(() => {
    if (!editor || !many) return
    const look = () => {
      const { rows } = editor.store.getState()
      const [top, bottom] = [-2 * window.innerHeight, 3 * window.innerHeight]
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
    return whenScrolled(look)
  }, [editor, many])
  return useMemo(() => {
    if (!many) return null
    if (!range) return NO_ROWS
    return new Set(Array.from({ length: range.last - range.first + 1 }, (_, i) => range.first + i))
  }, [many, range])
}

/** Lays the notes after every drawing, and whenever something that was measured may have changed. Answers the folds. */
function useLaid(root: RefObject<HTMLElement | null>, editor: DeskEditor | null, toLay: ToLay): readonly Fold[] {
  const [folds, setFolds] = useState<readonly Fold[]>([])
  const latest = useRef(toLay)
  latest.current = toLay
  const slide = useRef(new Slide())
  const watch = useRef<ResizeObserver | null>(null)
  const lay = useRef(() => {})
  lay.current = () => {
    if (!editor || !root.current) return
    const next = layNotes(root.current, editor, latest.current, slide.current)
    setFolds(old => (JSON.stringify(old) === JSON.stringify(next) ? old : next))
  }
  useLayoutEffect(() => {
    const margin = root.current
    if (!editor || !margin) return
    const { ask, cancel } = onceAFrame(() => lay.current())
    const observer = new ResizeObserver(ask)
    watch.current = observer
    observer.observe(editor.view.dom)
    observer.observe(margin)
    editor.onDrawn = ask
    margin.addEventListener("cotejo-lay", ask)
    document.fonts.addEventListener("loadingdone", ask)
    window.addEventListener("resize", ask, { passive: true })
    const stopScrolled = whenScrolled(() => lay.current())
    return () => {
      observer.disconnect()
      watch.current = null
      margin.removeEventListener("cotejo-lay", ask)
      document.fonts.removeEventListener("loadingdone", ask)
      window.removeEventListener("resize", ask)
      stopScrolled()
      cancel()
      editor.onDrawn = () => {}
    }
  }, [editor, root])
  const watched = useRef(new Set<Element>())
  useLayoutEffect(() => {
    const cards = new Set<Element>(root.current?.querySelectorAll("[data-slip]"))
    for (const card of cards) if (!watched.current.has(card)) watch.current?.observe(card)
    for (const card of watched.current) if (!cards.has(card)) watch.current?.unobserve(card)
    watched.current = cards
    lay.current()
  })
  const { open } = toLay
  useEffect(() => {
    if (open === null) return
    const asked = requestAnimationFrame(() => {
      if (editor && root.current) bringOpenIntoView(root.current, editor, latest.current)
    })
    return () => cancelAnimationFrame(asked)
  }, [open, editor, root])
  return folds
}
