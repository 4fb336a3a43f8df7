"use client"

import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Siglum } from "@/components/ui/face"
import { ArrowIcon, CheckIcon, CrossIcon, UndoIcon } from "@/components/ui/icons"
import { inkClass } from "@/components/ui/ink"
import { When } from "@/components/ui/when"
import type { NoteItem } from "@/lib/client/desk-store"
import { may } from "@/lib/review/roles"
import type { PairSuggestion } from "@/lib/review/suggest/list"
import { useDesk, useEditor } from "./desk-context"
import { decideSuggestions, openNote } from "./editor/actions"
import styles from "./margin.module.css"
import { usePerson } from "./people"

type SuggestionItem = Extract<NoteItem, { kind: "suggestion" }>

/** A suggestion beside its line: what would change, by whom, and the two answers to it. */
export function SuggestionNote({ note, open }: { note: SuggestionItem; open: boolean }) {
  const t = useTranslations("notes")
  const editor = useEditor()
  const person = usePerson(note.suggestion.author)
  const info = useDesk(state => state.suggestions.get(note.id))
  const me = useDesk(state => state.me)
  const roles = useDesk(state => state.page.roles)
  const target = useDesk(state => state.page.target)
  const readOnly = useDesk(state => state.page.state === "approved" || state.mode === "viewing")
  const saying = useChangeInWords(note.suggestion)
  const decides = may(roles, "decide") && !readOnly
  const own = note.suggestion.author === me.id && may(roles, "suggest") && !readOnly
  const act = (how: "accept" | "reject") => editor && decideSuggestions(editor, [note.id], how)
  const answers =
    decides || own ? (
      <div className={styles.acts}>
        {decides ? (
          <>
            <Button
              className={styles.yes}
              icon={<CheckIcon />}
              hotkey={open ? "A" : undefined}
              onClick={() => act("accept")}
            >
              <span aria-hidden="true">{t("accept")}</span>
              <span className="only-sr">{t("acceptLabel", { change: saying })}</span>
            </Button>
            <Button
              className={styles.no}
              icon={<CrossIcon />}
              hotkey={open ? "R" : undefined}
              onClick={() => act("reject")}
            >
              <span aria-hidden="true">{t("reject")}</span>
              <span className="only-sr">{t("rejectLabel", { change: saying })}</span>
            </Button>
          </>
        ) : (
          <Button look={open ? "line" : "plain"} icon={<UndoIcon />} onClick={() => act("reject")}>
            {t("withdraw")}
          </Button>
        )}
      </div>
    ) : null
  const meta = (
    <div className={styles.meta}>
      <span>
        <b>{person.name}</b>, {info ? <When at={info.at} /> : t("now")}
      </span>
      {open ? null : answers}
    </div>
  )
  return (
    <article
      id={`note-${note.id}`}
      data-note={note.id}
      tabIndex={-1}
      className={`${styles.note} ${open ? styles.on : ""} ${inkClass(person.order)}`}
      aria-label={`${t("suggestion", { name: person.name, when: "" }).replace(/[,\s]+$/u, "")}: ${saying}`}
    >
      <button
        type="button"
        className={styles.badge}
        aria-label={t("open")}
        aria-expanded={open}
        onClick={() => editor && openNote(editor, open ? null : note.id)}
      >
        <Siglum person={person} />
      </button>
      {open ? meta : null}
      <Change suggestion={note.suggestion} lang={target} />
      {open ? answers : meta}
    </article>
  )
}

const shown = (text: string): string => text.replaceAll("\n", "¶").replaceAll("\uFFFC", "▢")

function Change({ suggestion, lang }: { suggestion: PairSuggestion; lang: string }) {
  const t = useTranslations("notes")
  const { inserted, deleted, format, kinds } = suggestion
  const onlyBreak =
    inserted === "" && deleted === "\n" ? "joinBlock" : deleted === "" && inserted === "\n" ? "splitBlock" : null
  if (onlyBreak) return <div className={styles.change}>{t(onlyBreak)}</div>
  const form = format[0]
  return (
    <div className={styles.change} lang={lang}>
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
function useChangeInWords({ inserted, deleted, format }: PairSuggestion): string {
  const t = useTranslations("notes")
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
