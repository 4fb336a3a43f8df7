"use client"

import { useTranslations } from "use-intl"
import { ArrowIcon } from "@/components/ui/icons"
import type { PairSuggestion } from "@/lib/review/suggest/list"
import { directionOf } from "./editor/direction"
import styles from "./margin.module.css"

export type ChangeWords = Pick<PairSuggestion, "inserted" | "deleted" | "format" | "kinds">

const shown = (text: string): string => text.replaceAll("\n", "¶").replaceAll("\uFFFC", "▢")

/** What a suggestion would change, as it is drawn in the text. */
export function Change({ suggestion, lang }: { suggestion: ChangeWords; lang: string }) {
  const t = useTranslations("notes")
  const { inserted, deleted, format, kinds } = suggestion
  const onlyBreak =
    inserted === "" && deleted === "\n" ? "joinBlock" : deleted === "" && inserted === "\n" ? "splitBlock" : null
  if (onlyBreak) return <div className={styles.change}>{t(onlyBreak)}</div>
  const form = format[0]
  return (
    <div className={styles.change} lang={lang} dir={directionOf(lang)}>
      {deleted ? <del>{shown(deleted)}</del> : null}
      {deleted && inserted ? <ArrowIcon /> : null}
      {inserted ? <ins>{shown(inserted)}</ins> : null}
      {!deleted && inserted ? <Verb>{t("insert")}</Verb> : null}
      {deleted && !inserted ? <Verb>{t("delete")}</Verb> : null}
      {form && kinds.includes("fmt") ? (
        <span>
          {shown(form.text)} <Verb>{t("format", { op: form.op, mark: formatName(t, form.mark) })}</Verb>
        </span>
      ) : null}
      {form && kinds.includes("kind") ? <Verb>{t(`kinds.${kindName(form.mark)}`)}</Verb> : null}
    </div>
  )
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
    if (inserted && deleted) return t("replace", { old: shown(deleted), new: shown(inserted) })
    if (inserted) return `${t("insert")} ${shown(inserted)}`
    if (deleted) return `${t("delete")} ${shown(deleted)}`
    const form = format[0]
    if (!form) return ""
    return form.op === "kind"
      ? t(`kinds.${kindName(form.mark)}`)
      : `${t("format", { op: form.op, mark: formatName(t, form.mark) })}: ${shown(form.text)}`
  }
}
