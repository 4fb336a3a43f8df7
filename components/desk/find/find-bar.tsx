"use client"

import { type KeyboardEvent, useEffect, useRef, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { useHint, useShortcut } from "@/components/keys/use-keys"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { Select } from "@/components/ui/field"
import { CrossIcon, DownIcon, SearchIcon, UpIcon } from "@/components/ui/icons"
import { languageHeading } from "@/lib/messages/languages"
import type { Where } from "@/lib/review/find/find-in-page"
import { useDesk, useEditor } from "../desk-context"
import type { DeskEditor } from "../editor/desk-editor"
import styles from "./find-bar.module.css"
import { finderOf } from "./finder"
import { ReplaceLine } from "./replace-line"

/** Long enough for a burst of typing to be one change, in milliseconds. */
const SETTLED_MS = 150

/** Under the tray while something is sought: the words, how to seek them, where one is among the places, replacing. */
export function FindBar() {
  const editor = useEditor()
  const open = useDesk(state => state.finding.open)
  return editor && open ? <Bar editor={editor} /> : null
}

function Bar({ editor }: { editor: DeskEditor }) {
  const t = useTranslations("finder")
  const finder = finderOf(editor)
  const hint = useHint()
  const shortcut = useShortcut()
  const bar = useRef<HTMLElement>(null)
  const { search, replacing } = useDesk(state => state.finding)
  const edition = useDesk(state => state.edition)
  const view = useDesk(state => state.view)
  const [options, setOptions] = useState(false)
  useHeight(bar)
  useEffect(() => {
    // Counted up with every change of the document, which is what may have other places now.
    if (edition < 0) return
    const timer = setTimeout(() => finder.refresh(), SETTLED_MS)
    return () => clearTimeout(timer)
  }, [edition, finder])
  const seen = useRef(view)
  useEffect(() => {
    if (seen.current !== view) finder.look({})
    seen.current = view
  }, [view, finder])
  const titled = (words: string, action: "find-next" | "find-previous") => {
    const key = hint(action, "everywhere")
    return {
      "aria-label": words,
      title: key ? `${words} (${key})` : words,
      "aria-keyshortcuts": shortcut(action, "everywhere"),
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.nativeEvent.isComposing) return
    event.preventDefault()
    finder.close()
  }
  const onFieldKey = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return
    event.preventDefault()
    finder.step(event.shiftKey ? -1 : 1)
  }
  const way = (name: "matchCase" | "wholeWord" | "accents") => (
    <Chip
      className={styles.way}
      pressed={search[name]}
      onClick={() => finder.look({ search: { ...search, [name]: !search[name] } })}
    >
      {t(name)}
    </Chip>
  )
  return (
    <search id="find-bar" ref={bar} className={styles.bar} aria-label={t("label")} onKeyDown={onKeyDown}>
      <div className={styles.line}>
        <label className={styles.field}>
          <SearchIcon />
          <input
            type="text"
            data-find="words"
            aria-label={t("find")}
            placeholder={t("find")}
            autoComplete="off"
            spellCheck={false}
            value={search.words}
            onChange={event => finder.type(event.target.value)}
            onKeyDown={onFieldKey}
          />
        </label>
        <Place />
        <Button
          size="small"
          icon={<UpIcon />}
          onClick={() => finder.step(-1)}
          {...titled(t("previous"), "find-previous")}
        />
        <Button size="small" icon={<DownIcon />} onClick={() => finder.step(1)} {...titled(t("next"), "find-next")} />
        <Chip className={styles.more} pressed={options} onClick={() => setOptions(now => !now)}>
          {t("options")}
        </Chip>
        <fieldset className={styles.ways} aria-label={t("options")} data-open={options || undefined}>
          {way("matchCase")}
          {way("wholeWord")}
          {way("accents")}
          <Sides editor={editor} />
        </fieldset>
        <span className="push" />
        {replacing ? null : (
          <Button size="small" onClick={() => finder.open(true)}>
            {t("replaceOpen")}
          </Button>
        )}
        <Button
          size="small"
          icon={<CrossIcon />}
          aria-label={t("close")}
          title={t("close")}
          onClick={() => finder.close()}
        />
      </div>
      {replacing ? <ReplaceLine editor={editor} /> : null}
    </search>
  )
}

/** "3 of 12"; read aloud with the words round the place. */
function Place() {
  const t = useTranslations("finder")
  const locale = useLocale()
  const editor = useEditor()
  const { search, matches, at } = useDesk(state => state.finding)
  const page = useDesk(state => state.page)
  const around = editor ? finderOf(editor).around() : null
  return (
    <span className={styles.place} role="status">
      {search.words === "" ? "" : <span className="num">{t("count", { at: at + 1, all: matches.length })}</span>}
      {search.words !== "" && around ? (
        <span className="only-sr">
          {`, ${t("here", { number: around.number, language: languageHeading(page[around.side], locale) })}: `}
          <span lang={page[around.side]}>{around.words}</span>
        </span>
      ) : null}
    </span>
  )
}

function Sides({ editor }: { editor: DeskEditor }) {
  const t = useTranslations("finder")
  const locale = useLocale()
  const where = useDesk(state => state.finding.where)
  const page = useDesk(state => state.page)
  return (
    <Select
      quiet
      aria-label={t("side")}
      className={styles.sides}
      value={where}
      onChange={event => finderOf(editor).look({ where: event.target.value as Where })}
    >
      <option value="both">{t("sides.both")}</option>
      <option value="source">{languageHeading(page.source, locale)}</option>
      <option value="target">{languageHeading(page.target, locale)}</option>
    </Select>
  )
}

/** What sticks below the bar has to know how high it is. */
function useHeight(bar: React.RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = bar.current
    if (!element) return
    const root = document.documentElement
    const observer = new ResizeObserver(() =>
      root.style.setProperty("--find-height", `${element.offsetHeight / 16}rem`),
    )
    observer.observe(element)
    return () => {
      observer.disconnect()
      root.style.removeProperty("--find-height")
    }
  }, [bar])
}
