"use client"

import { useCallback, useEffect, useLayoutEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { BookIcon, CommentIcon, SearchIcon } from "@/components/ui/icons"
import { may } from "@/lib/review/roles"
import { useDesk, useEditor } from "./desk-context"
import { beginComment, selectedStretch } from "./editor/comments"
import { FormButtons } from "./form/form-buttons"
import { beginSearch } from "./memory/begin-search"
import styles from "./selection-bubble.module.css"
import { beginTerm } from "./terms/add-term"

/** So far the bubble keeps from the window's edges, in CSS pixels. */
const EDGE = 8

interface Place {
  readonly left: number
  readonly top: number
  readonly side: "source" | "target"
}

/**
 * The pointer's way to do something about a selection: buttons above the words that were just selected, on either side. On
 * the target also how they look.
 */
export function SelectionBubble() {
  const t = useTranslations("desk")
  const tg = useTranslations("glossary")
  const tm = useTranslations("memory")
  const editor = useEditor()
  const roles = useDesk(state => state.page.roles)
  const composing = useDesk(state => state.composing)
  const marks = useDesk(state => state.view === "marks" && state.page.state !== "approved")
  const writes = useDesk(state => state.mode !== "viewing")
  const [at, setAt] = useState<Place | null>(null)
  const bubble = useRef<HTMLDivElement>(null)
  const menu = useRef(false)
  const look = useCallback(() => {
    const stretch = editor ? selectedStretch(editor) : null
    const chosen = window.getSelection()
    if (!stretch || !chosen || chosen.rangeCount === 0) {
      setAt(null)
      return
    }
    const box = chosen.getRangeAt(0).getBoundingClientRect()
    setAt({
      left: box.left + box.width / 2 + window.scrollX,
      top: box.top + window.scrollY,
      side: stretch.side,
    })
  }, [editor])
  useEffect(() => {
    if (!editor) return
    let soon: ReturnType<typeof setTimeout> | undefined
    // Only once the hand rests: a button that runs along with a selection is in the way.
    const later = () => {
      clearTimeout(soon)
      soon = setTimeout(() => (menu.current && bubble.current ? undefined : look()), 250)
    }
    document.addEventListener("selectionchange", later)
    // The words may come to stand elsewhere: a drawer opens, the window is made narrower.
    const moved = new ResizeObserver(later)
    moved.observe(editor.view.dom)
    return () => {
      clearTimeout(soon)
      moved.disconnect()
      document.removeEventListener("selectionchange", later)
    }
  }, [editor, look])
  useLayoutEffect(() => {
    const card = bubble.current
    if (!card || !at) return
    const half = card.offsetWidth / 2
    const most = document.documentElement.clientWidth - EDGE - half
    card.style.left = `${Math.max(EDGE + half, Math.min(at.left, most))}px`
  }, [at])
  const onMenu = (isOpen: boolean) => {
    menu.current = isOpen
  }
  /** Back to the text, unless somebody has gone elsewhere: a press beside the menu closes it, too. */
  const focusAfter = () => {
    const at = document.activeElement
    const left = at !== null && at !== document.body && !bubble.current?.contains(at) && !at.closest('[role="menu"]')
    return left || !editor ? false : editor.view.dom
  }
  const keeps = useDesk(state => may(state.page.roles, "keep-terms") && state.checking.checks !== null)
  if (!editor || !at || composing || !marks || !may(roles, "comment")) return null
  return (
    <div ref={bubble} className={styles.bubble} style={{ left: at.left, top: at.top }}>
      {at.side === "target" && writes && editor.editable ? (
        <FormButtons editor={editor} onDone={look} onMenu={onMenu} focusAfter={focusAfter} />
      ) : null}
      <Button
        size="small"
        icon={<CommentIcon />}
        // Pressing must not take the selection away before it is read.
        onPointerDown={event => event.preventDefault()}
        onClick={() => {
          beginComment(editor)
          setAt(null)
        }}
      >
        {t("commentHere")}
      </Button>
      {keeps ? (
        <Button
          size="small"
          icon={<BookIcon />}
          onPointerDown={event => event.preventDefault()}
          onClick={() => {
            void beginTerm(editor)
            setAt(null)
          }}
        >
          {tg("termHere")}
        </Button>
      ) : null}
      <Button
        size="small"
        icon={<SearchIcon />}
        onPointerDown={event => event.preventDefault()}
        onClick={() => {
          beginSearch(editor)
          setAt(null)
        }}
      >
        {tm("searchHere")}
      </Button>
    </div>
  )
}
