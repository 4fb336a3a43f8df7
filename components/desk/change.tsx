"use client"

import { useTranslations } from "use-intl"
import { ArrowIcon } from "@/components/ui/icons"
import { type FormatChange, movesWords, type PairSuggestion } from "@/lib/review/suggest/list"
import { directionOf } from "./editor/direction"
import { formInWords, kindInWords } from "./form/form-words"
import styles from "./margin.module.css"

export type ChangeWords = Pick<PairSuggestion, "inserted" | "deleted" | "format" | "kinds">

const shown = (text: string): string => text.replaceAll("\n", "¶").replaceAll("\uFFFC", "▢")

/** What a suggestion would change, as it is drawn in the text. */
export function Change({ suggestion, lang }: { suggestion: ChangeWords; lang: string }) {
  const t = useTranslations("notes")
  const { inserted, deleted, format } = suggestion
  const onlyBreak =
    inserted === "" && deleted === "\n" ? "joinBlock" : deleted === "" && inserted === "\n" ? "splitBlock" : null
  if (onlyBreak) return <div className={styles.change}>{t(onlyBreak)}</div>
  const forms = distinct(format)
  const moves = movesWords(suggestion)
  return (
    <div className={styles.change} lang={lang} dir={directionOf(lang)}>
      {deleted && !moves ? <del>{shown(deleted)}</del> : null}
      {deleted && inserted && !moves ? <ArrowIcon /> : null}
      {inserted ? <ins>{shown(inserted)}</ins> : null}
      {moves ? <Verb>{t("move")}</Verb> : null}
      {!deleted && inserted ? <Verb>{t("insert")}</Verb> : null}
      {deleted && !inserted ? <Verb>{t("delete")}</Verb> : null}
      {forms.map(form =>
        form.op === "kind" ? (
          <Verb key={keyOf(form)}>{kindInWords(t, form)}</Verb>
        ) : (
          <span key={keyOf(form)}>
            {shown(form.text)} <Verb>{t("format", { op: form.op, mark: formInWords(t, form) })}</Verb>
          </span>
        ),
      )}
    </div>
  )
}

/** Of many blocks that become the same kind, and of the same words twice, one says it. */
const distinct = (format: ChangeWords["format"]): ChangeWords["format"] => [
  ...new Map(format.map(one => [keyOf(one), one])).values(),
]
const keyOf = ({ op, mark, attrs, text }: FormatChange): string =>
  `${op} ${mark} ${JSON.stringify(attrs)} ${op === "kind" ? "" : text}`

const Verb = ({ children }: { children: string }) => <span className={styles.verb}>{children}</span>

/** The change as a phrase, for buttons and screen readers: "replace 621 with 612". */
export function useChangeInWords(): (change: ChangeWords) => string {
  const t = useTranslations("notes")
  return ({ inserted, deleted, format }) => {
    if (inserted === "\n" && !deleted) return t("splitBlock")
    if (deleted === "\n" && !inserted) return t("joinBlock")
    if (movesWords({ inserted, deleted })) return `${t("move")} ${shown(inserted)}`
    if (inserted && deleted) return t("replace", { old: shown(deleted), new: shown(inserted) })
    if (inserted) return `${t("insert")} ${shown(inserted)}`
    if (deleted) return `${t("delete")} ${shown(deleted)}`
    return distinct(format)
      .map(form =>
        form.op === "kind"
          ? kindInWords(t, form)
          : `${t("format", { op: form.op, mark: formInWords(t, form) })}: ${shown(form.text)}`,
      )
      .join("; ")
  }
}
