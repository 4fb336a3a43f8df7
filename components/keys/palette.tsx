"use client"

import { Dialog as Base } from "@base-ui/react/dialog"
import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { useStore } from "zustand"
import { Hotkey } from "@/components/ui/hotkey"
import { SearchIcon } from "@/components/ui/icons"
import { actionsFor } from "@/lib/client/keys/bindings"
import { chordsOf, isMac } from "@/lib/client/keys/chord"
import { allFinders } from "@/lib/client/keys/finders"
import { closePanel, panelStore } from "@/lib/client/keys/panels"
import { noteAction } from "@/lib/client/keys/recent"
import { perform } from "@/lib/client/keys/registry"
import { shapeOf } from "@/lib/client/keys/table"
import { type HeldPlace, holdPlace } from "./held-place"
import styles from "./palette.module.css"
import { type PaletteRow, paletteGroups } from "./palette-rows"
import { useDrawKey, usePreferences } from "./use-keys"

/** Finds an action by its name and does it where the person was; goes to pairs, notes, pages and people. */
export function Palette({ open }: { open: boolean }) {
  const t = useTranslations("palette")
  const place = useRef<HeldPlace | null>(null)
  const chosen = useRef<PaletteRow | null>(null)
  const from = useStore(panelStore, panels => panels.from)
  /** Something was chosen, and what it does says where the focus goes, also when the dialog asks later. */
  const acts = useRef(false)
  // Before the dialog takes the focus.
  if (open && place.current === null) {
    place.current = holdPlace()
    acts.current = false
  }
  const settle = () => {
    const [row, held] = [chosen.current, place.current]
    chosen.current = null
    place.current = null
    if (row === null) return
    held?.restore()
    if (row.action) {
      noteAction(row.action)
      perform(row.action, { layer: from.layer, at: held?.at ?? null })
    } else row.run?.()
  }
  return (
    <Base.Root
      open={open}
      onOpenChange={next => (next ? undefined : closePanel())}
      onOpenChangeComplete={next => (next ? undefined : settle())}
    >
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={styles.card} finalFocus={() => (acts.current ? false : (place.current?.at ?? true))}>
          <Base.Title className="only-sr">{t("title")}</Base.Title>
          <Search
            onChoose={row => {
              chosen.current = row
              acts.current = true
              closePanel()
            }}
          />
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}

/** With the first drawing: the dialog gives the focus a frame later, and what was typed meanwhile would go elsewhere. */
const focusNow = (input: HTMLInputElement | null): void => input?.focus({ preventScroll: true })

function Search({ onChoose }: { onChoose: (row: PaletteRow) => void }) {
  const t = useTranslations("palette")
  const ta = useTranslations("actions")
  const tg = useTranslations("keyGroups")
  const preferences = usePreferences()
  const draw = useDrawKey()
  const from = useStore(panelStore, panels => panels.from)
  const [typed, setTyped] = useState("")
  const [at, setAt] = useState(0)
  const [fetched, setFetched] = useState(0)
  const list = useId()
  useEffect(() => {
    let over = false
    void Promise.all(allFinders().map(finder => finder.prepare?.())).then(() => {
      if (!over) setFetched(1)
    })
    return () => {
      over = true
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: words and keys change with the language, `fetched` with what finders hold
  const groups = useMemo(
    () =>
      paletteGroups(typed, from, preferences, {
        name: id => ta(id),
        group: id => tg(shapeOf(id).group),
        draw,
      }),
    [typed, from, preferences, fetched, ta, tg],
  )
  const rows = groups.flatMap(group => group.rows)
  const active = rows[Math.min(at, rows.length - 1)]
  useEffect(() => {
    if (active) document.getElementById(`${list}-${active.id}`)?.scrollIntoView({ block: "nearest" })
  }, [active, list])
  const move = (to: number) => setAt(rows.length === 0 ? 0 : (to + rows.length) % rows.length)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const here = Math.min(at, rows.length - 1)
    // The key that opened it closes it.
    const mac = isMac()
    if (
      actionsFor(chordsOf(event.nativeEvent, mac), "everywhere", preferences, mac).some(one => one.action === "palette")
    )
      closePanel()
    else if (event.key === "ArrowDown") move(here + 1)
    else if (event.key === "ArrowUp") move(here - 1)
    else if (event.key === "PageDown") setAt(Math.min(rows.length - 1, here + 8))
    else if (event.key === "PageUp") setAt(Math.max(0, here - 8))
    else if (event.key === "Home" && event.ctrlKey) setAt(0)
    else if (event.key === "End" && event.ctrlKey) setAt(rows.length - 1)
    else if (event.key === "Enter" && active) onChoose(active)
    else return
    event.preventDefault()
  }
  return (
    <>
      <div className={styles.field}>
        <SearchIcon />
        <input
          ref={focusNow}
          role="combobox"
          aria-expanded={rows.length > 0}
          aria-controls={list}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${list}-${active.id}` : undefined}
          aria-label={t("label")}
          placeholder={t("placeholder")}
          autoComplete="off"
          spellCheck={false}
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div id={list} role="listbox" aria-label={t("title")} className={styles.list}>
        {groups.map(group => (
          // biome-ignore lint/a11y/useSemanticElements: a group of options inside a listbox is no fieldset
          <div key={group.kind} role="group" aria-labelledby={`${list}-${group.kind}`}>
            <div id={`${list}-${group.kind}`} className={styles.head} role="presentation">
              {group.kind === "recent" ? t("recent") : t(`kinds.${group.kind}`)}
            </div>
            {group.rows.map(row => (
              // biome-ignore lint/a11y/useKeyWithClickEvents lint/a11y/useFocusableInteractive: the field has the focus and the keys
              <div
                key={row.id}
                id={`${list}-${row.id}`}
                role="option"
                aria-selected={row === active}
                className={styles.row}
                onPointerMove={() => setAt(rows.indexOf(row))}
                onClick={() => onChoose(row)}
              >
                <span className={styles.title}>{row.title}</span>
                {row.detail ? (
                  <span className={styles.detail} lang={row.lang}>
                    {row.detail}
                  </span>
                ) : null}
                {row.key ? (
                  <>
                    <Hotkey>{draw(row.key)}</Hotkey>
                    <span className="only-sr">{draw(row.key)}</span>
                  </>
                ) : null}
              </div>
            ))}
          </div>
        ))}
      </div>
      {rows.length === 0 ? (
        <p className={styles.none}>
          <b>{t("none", { words: typed.trim() })}</b> {t("noneHelp")}
        </p>
      ) : null}
      <p className="only-sr" role="status">
        {typed.trim() === "" ? "" : t("results", { count: rows.length })}
      </p>
      <p className={styles.foot} aria-hidden="true">
        <Hotkey>↑</Hotkey> <Hotkey>↓</Hotkey> {t("move")}
        <Hotkey>Enter</Hotkey> {t("open")}
        <Hotkey>Esc</Hotkey> {t("close")}
      </p>
    </>
  )
}
