"use client"

import { useTranslations } from "use-intl"
import type { NoteItem } from "@/lib/client/desk-store"
import { ATOM } from "@/lib/page/page"
import { toNames } from "@/lib/review/comments/mentions"
import { lastSaid } from "@/lib/review/comments/threads"
import { movesWords, type PairSuggestion } from "@/lib/review/suggest/list"
import type { ThreadInfo } from "@/lib/sync/protocol"
import { useLabels } from "./comments/use-labels"
import { formInWords, kindInWords } from "./form/form-words"

/** Of a long stretch its beginning and end: enough to know it again. */
const LONGEST = 120
const shorten = (words: string): string =>
  words.length > LONGEST ? `${words.slice(0, LONGEST - 40).trimEnd()} … ${words.slice(-36).trimStart()}` : words

export interface NoteWords {
  /** "replaces 621 by 612" */
  change(suggestion: PairSuggestion): string
  /** "Suggestion 3 of 12, replaces 621 by 612, by Jon Lasker." */
  note(note: NoteItem, notes: readonly NoteItem[], thread: ThreadInfo | undefined): string
}

/** Notes in words, for those who hear the desk. */
export function useNoteWords(personName: (id: string) => string): NoteWords {
  const t = useTranslations("speech")
  const tn = useTranslations("notes")
  const { labels } = useLabels()
  const say = (words: string) =>
    shorten(
      words
        .replaceAll("\n", ` ${t("paragraphBreak")} `)
        .replaceAll(ATOM, ` ${t("object")} `)
        .trim(),
    )
  const change = (suggestion: PairSuggestion): string => {
    const { inserted, deleted, format } = suggestion
    if (inserted === "\n" && !deleted) return t("splits")
    if (deleted === "\n" && !inserted) return t("joins")
    if (movesWords({ inserted, deleted })) return t("moves", { words: say(inserted) })
    if (inserted && deleted) return t("replaces", { old: say(deleted), new: say(inserted) })
    if (inserted) return t("inserts", { words: say(inserted) })
    if (deleted) return t("deletes", { words: say(deleted) })
    const [form] = format
    if (!form) return ""
    if (form.op === "kind") return kindInWords(tn, form)
    return t("formats", { op: form.op, mark: formInWords(tn, form), words: say(form.text) })
  }
  return {
    change,
    note(note, notes, thread) {
      const same = notes.filter(one => one.kind === note.kind)
      const place = { at: same.findIndex(one => one.id === note.id) + 1, all: same.length }
      if (note.kind === "suggestion")
        return t("suggestion", {
          ...place,
          change: change(note.suggestion),
          name: personName(note.suggestion.author),
        })
      const [first] = thread?.comments ?? []
      if (!thread || !first) return ""
      const gone = note.anchored ? "" : ` ${t("deletedWords")}`
      const last = lastSaid(thread.comments) ?? first
      const said = t("comment", {
        ...place,
        letter: note.letter,
        quote: thread.quote ? shorten(thread.quote) : "none",
        name: last.importedBy ?? personName(last.author),
        words: shorten(toNames(last.text, labels)),
      })
      return said + gone
    },
  }
}
