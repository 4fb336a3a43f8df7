"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { wordsPlaces } from "@/lib/review/suggest/edited"
import { useEditor } from "./desk-context"
import { acceptAndGoOn, acceptWithEdit } from "./editor/accept-edited"
import { findPair } from "./editor/actions"
import margin from "./margin.module.css"
import type { PanelProps } from "./suggestion-panels"
import styles from "./suggestion-panels.module.css"
import { sendOnEnter } from "./thread-note"

interface EditPanelProps extends PanelProps {
  readonly pair: string
  readonly lang: string
}

/** The suggested words, to be mended before they are taken; a line for each place where they stand. */
export function EditPanel({ id, pair, lang, onClose }: EditPanelProps) {
  const t = useTranslations("deciding")
  const tc = useTranslations("common")
  const editor = useEditor()
  const found = editor && findPair(editor, pair)
  const [texts, setTexts] = useState(() => (found ? wordsPlaces(found.node, id).map(place => place.words) : []))
  const [sorry, setSorry] = useState(false)
  if (!editor) return null
  const wordless = texts.length === 0
  const send = () => {
    if (wordless ? acceptAndGoOn(editor, id) : acceptWithEdit(editor, id, texts)) onClose()
    else setSorry(true)
  }
  // One line each: a break here would be a paragraph in the text.
  const write = (at: number, words: string) =>
    setTexts(texts.map((text, i) => (i === at ? words.replaceAll(/[\r\n]+/gu, " ") : text)))
  return (
    <div className={styles.panel}>
      {wordless ? <p className={styles.help}>{t("noWords")}</p> : null}
      {texts.map((text, at) => (
        <textarea
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of a suggestion have no other name than their number
          key={at}
          className={margin.reply}
          // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here
          autoFocus={at === 0}
          rows={1}
          lang={lang}
          aria-label={texts.length > 1 ? t("takenAt", { at: at + 1, all: texts.length }) : t("taken")}
          placeholder={t("taken")}
          value={text}
          onChange={event => write(at, event.target.value)}
          onKeyDown={event => {
            if (event.key !== "Escape") return sendOnEnter(event, send)
            event.stopPropagation()
            onClose()
          }}
        />
      ))}
      {sorry ? (
        <p role="alert" className={margin.sorry}>
          {t("changedMeanwhile")}
        </p>
      ) : null}
      <div className={styles.buttons}>
        <Button size="small" look="main" autoFocus={wordless} onClick={send}>
          {t(wordless ? "acceptAndGoOn" : "accept")}
        </Button>
        <Button size="small" onClick={onClose}>
          {tc("cancel")}
        </Button>
      </div>
    </div>
  )
}
