"use client"

import { useTranslations } from "use-intl"
import { ArrowIcon } from "@/components/ui/icons"
import { type FormatChange, movesWords, type PairSuggestion } from "@/lib/review/suggest/list"
import { directionOf } from "./editor/direction"
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
      {forms.map(({ op, mark, text }) =>
        op === "kind" ? (
          <Verb key={`kind ${mark}`}>{t(`kinds.${kindName(mark)}`)}</Verb>
        ) : (
          <span key={`${op} ${mark} ${text}`}>
            {shown(text)} <Verb>{t("format", { op, mark: formatName(t, mark) })}</Verb>
          </span>
        ),
      )}
    </div>
  )
}

/** Of many blocks that become the same kind, and of the same words twice, one says it. */
const distinct = (format: ChangeWords["format"]): ChangeWords["format"] => {
  const key = ({ op, mark, text }: FormatChange) => (op === "kind" ? mark : `${op} ${mark} ${text}`)
  return [...new Map(format.map(one => [key(one), one])).values()]
}

const Verb = ({ children }: { children: string }) => <span className={styles.verb}>{children}</span>

const formats = ["strong", "em", "code", "link", "sub", "sup", "strike", "underline"] as const
const kindNames = ["paragraph", "heading", "item", "quote", "pre"] as const
const kindName = (name: string): (typeof kindNames)[number] => kindNames.find(one => one === name) ?? "paragraph"
function formatName(t: ReturnType<typeof useTranslations<"notes">>, mark: string): string {
  const known = formats.find(one => one === mark)
  return known ? t(`formatNames.${known}`) : mark
}

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
      .map(({ op, mark, text }) =>
        op === "kind"
          ? t(`kinds.${kindName(mark)}`)
          : `${t("format", { op, mark: formatName(t, mark) })}: ${shown(text)}`,
      )
      .join("; ")
  }
}
