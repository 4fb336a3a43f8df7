"use client"

import { useEffect, useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { BookIcon, CommentIcon, SearchIcon } from "@/components/ui/icons"
import { may } from "@/lib/review/roles"
import { useDesk, useEditor } from "./desk-context"
import { beginComment, selectedStretch } from "./editor/comments"
import { beginSearch } from "./memory/begin-search"
import styles from "./selection-bubble.module.css"
import { beginTerm } from "./terms/add-term"

/** The pointer's way to comment on a selection, or to make a term of it: buttons above the words that were just selected, on either side. */
export function SelectionBubble() {
  const t = useTranslations("desk")
  const tg = useTranslations("glossary")
  const tm = useTranslations("memory")
  const editor = useEditor()
  const roles = useDesk(state => state.page.roles)
  const composing = useDesk(state => state.composing)
  const marks = useDesk(state => state.view === "marks" && state.page.state !== "approved")
  const [at, setAt] = useState<{ left: number; top: number } | null>(null)
  useEffect(() => {
    if (!editor) return
    let soon: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const stretch = selectedStretch(editor)
      const chosen = window.getSelection()
      if (!stretch || !chosen || chosen.rangeCount === 0) {
        setAt(null)
        return
      }
      const box = chosen.getRangeAt(0).getBoundingClientRect()
      setAt({ left: box.left + box.width / 2 + window.scrollX, top: box.top + window.scrollY })
    }
    // Only once the hand rests: a button that runs along with a selection is in the way.
    const later = () => {
      clearTimeout(soon)
      soon = setTimeout(look, 250)
    }
    document.addEventListener("selectionchange", later)
    return () => {
      clearTimeout(soon)
      document.removeEventListener("selectionchange", later)
    }
  }, [editor])
  const keeps = useDesk(state => may(state.page.roles, "keep-terms") && state.checking.checks !== null)
  if (!editor || !at || composing || !marks || !may(roles, "comment")) return null
  return (
    <div className={styles.bubble} style={{ left: at.left, top: at.top }}>
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
