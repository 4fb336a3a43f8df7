"use client"

import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { askedFor, whoFits } from "@/lib/review/comments/mentions"
import { useDesk } from "../desk-context"
import margin from "../margin.module.css"
import styles from "./comments.module.css"
import { useLabels } from "./use-labels"

export interface CommentFieldProps {
  readonly label: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onSend: () => void
  readonly onEscape?: () => void
  readonly rows?: number
  /** The person has just asked to write here. */
  readonly autoFocus?: boolean
}

/** As many people as are offered at once; whoever is not among them is found by one more letter. */
const SHOWN = 8

/**
 * Where a comment is written. Enter sends, Shift+Enter makes a new line; not while an input method is composing. `@` opens a
 * list of people: arrows choose, Enter or Tab takes, Escape closes it.
 */
export function CommentField({ label, value, onChange, onSend, onEscape, rows = 1, autoFocus }: CommentFieldProps) {
  const t = useTranslations("comments")
  const list = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const caretAfter = useRef<number | null>(null)
  const me = useDesk(state => state.me.id)
  const { people, labels } = useLabels()
  const [asked, setAsked] = useState<{ from: number; words: string } | null>(null)
  const [at, setAt] = useState(0)
  const others = people.filter(one => one.id !== me)
  const fitting = asked ? whoFits(others, asked.words).slice(0, SHOWN) : []
  // "@ 3 pm" asks for nobody: the list is there only as long as somebody fits, or nothing has been typed yet.
  const open = asked !== null && fitting.length > 0
  const chosen = fitting[Math.min(at, fitting.length - 1)]

  useLayoutEffect(() => {
    if (caretAfter.current === null) return
    field.current?.setSelectionRange(caretAfter.current, caretAfter.current)
    caretAfter.current = null
  })
  const look = (text: string) => {
    const next = askedFor(text, field.current?.selectionStart ?? text.length)
    if (next?.from !== asked?.from || next?.words !== asked?.words) setAt(0)
    setAsked(next)
  }
  const take = (id: string) => {
    if (!asked) return
    const name = `@${labels.get(id) ?? ""} `
    const rest = value.slice(asked.from + 1 + asked.words.length)
    caretAfter.current = asked.from + name.length
    onChange(value.slice(0, asked.from) + name + rest.replace(/^ /u, ""))
    setAsked(null)
    field.current?.focus()
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing) return
    if (open) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault()
        const by = event.key === "ArrowDown" ? 1 : -1
        setAt((Math.min(at, fitting.length - 1) + by + fitting.length) % fitting.length)
        return
      }
      if ((event.key === "Enter" || event.key === "Tab") && !event.shiftKey && chosen) {
        event.preventDefault()
        take(chosen.id)
        return
      }
      if (event.key === "Escape") {
        event.preventDefault()
        event.stopPropagation()
        setAsked(null)
        return
      }
    }
    if (event.key === "Escape" && onEscape) {
      event.preventDefault()
      onEscape()
    } else if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault()
      onSend()
    }
  }
  return (
    <div className={styles.field}>
      <textarea
        ref={field}
        className={margin.reply}
        // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
        autoFocus={autoFocus}
        rows={rows}
        aria-label={label}
        placeholder={label}
        value={value}
        {...(open
          ? {
              role: "combobox",
              "aria-expanded": true,
              "aria-autocomplete": "list",
              "aria-controls": list,
              "aria-activedescendant": chosen ? `${list}-${chosen.id}` : undefined,
            }
          : {})}
        onChange={event => {
          onChange(event.target.value)
          look(event.target.value)
        }}
        onSelect={() => look(value)}
        onBlur={() => setAsked(null)}
        onKeyDown={onKeyDown}
      />
      {open ? (
        <div id={list} role="listbox" aria-label={t("mentionList")} className={styles.people}>
          {fitting.map(one => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's, which keeps the focus
            // biome-ignore lint/a11y/useFocusableInteractive: the field points at the chosen one and keeps the focus
            <div
              key={one.id}
              id={`${list}-${one.id}`}
              role="option"
              aria-selected={one === chosen}
              className={styles.person}
              // The field keeps the focus.
              onPointerDown={event => event.preventDefault()}
              onClick={() => take(one.id)}
            >
              {labels.get(one.id)} <span className="quiet">{one.siglum}</span>
            </div>
          ))}
        </div>
      ) : null}
      <span role="status" className="only-sr">
        {open ? t("mentionCount", { count: fitting.length }) : ""}
      </span>
    </div>
  )
}
