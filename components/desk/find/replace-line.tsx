"use client"

import type { KeyboardEvent } from "react"
import { useFormatter, useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { PencilIcon } from "@/components/ui/icons"
import { isReplaceable, type Replaced } from "@/lib/client/find-state"
import { useDesk, useDeskStore, useEditor } from "../desk-context"
import { undoLast } from "../editor/actions"
import type { DeskEditor } from "../editor/desk-editor"
import styles from "./find-bar.module.css"
import { finderOf, MOST_AT_ONCE } from "./finder"

/** The new words, and what became of replacing. */
export function ReplaceLine({ editor }: { editor: DeskEditor }) {
  const t = useTranslations("finder")
  const store = useDeskStore()
  const finder = finderOf(editor)
  const { by, matches, done } = useDesk(state => state.finding)
  const mode = useDesk(state => state.mode)
  // Whether anything can be replaced hangs on these.
  useDesk(state => `${state.view} ${state.page.state} ${state.lost === null}`)
  const why = finder.whyNot()
  const can = why === null && matches.some(one => isReplaceable(one, by))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (event.ctrlKey || event.metaKey) finder.replaceEvery()
    else finder.replaceHere()
  }
  return (
    <div className={styles.line}>
      <label className={styles.field}>
        <PencilIcon />
        <input
          type="text"
          data-find="by"
          aria-label={t("replaceWith")}
          placeholder={t("replaceWith")}
          autoComplete="off"
          spellCheck={false}
          value={by}
          onChange={event =>
            store.setState(state => ({ finding: { ...state.finding, by: event.target.value, done: null } }))
          }
          onKeyDown={onKeyDown}
        />
      </label>
      <Button size="small" look="line" aria-disabled={!can} onClick={() => can && finder.replaceHere()}>
        {t("replace")}
      </Button>
      <Button size="small" look="line" aria-disabled={!can} onClick={() => can && finder.replaceEvery()}>
        {t("replaceAll")}
      </Button>
      <span className={styles.said}>
        {why !== null
          ? t("readOnly", { why: t(`readOnlyWhy.${why}`) })
          : done === null
            ? t(mode === "suggesting" ? "asSuggestions" : "atOnce")
            : ""}
      </span>
      <span className={styles.said} role="status">
        {done === null ? "" : <Done done={done} />}
      </span>
    </div>
  )
}

function Done({ done }: { done: Replaced }) {
  const t = useTranslations("finder")
  const tc = useTranslations("common")
  const format = useFormatter()
  const editor = useEditor()
  if (done.kind === "too-much")
    return t("tooMuch", { count: format.number(done.count), most: format.number(MOST_AT_ONCE) })
  const left = (["source", "struck", "same", "refused"] as const).filter(why => done.left[why] > 0)
  const count = left.reduce((sum, why) => sum + done.left[why], 0)
  const words = t(done.suggested ? "suggested" : "replaced", { count: done.count })
  const why = format.list(left.map(why => t(`why.${why}`, { count: done.left[why] })))
  return (
    <>
      {count === 0 ? `${words}.` : `${words}; ${t("left", { count, why })}.`}
      {done.count > 0 && editor ? (
        <Button
          size="small"
          onClick={() => {
            undoLast(editor)
            finderOf(editor).look({})
          }}
        >
          {tc("undo")}
        </Button>
      ) : null}
    </>
  )
}
