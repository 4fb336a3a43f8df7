"use client"

import { useTranslations } from "use-intl"
import { useFinder } from "@/components/keys/use-keys"
import type { Entry, Wanted } from "@/lib/client/keys/finders"
import { useDeskStore, useEditor } from "./desk-context"
import { focusNote, goToPair, openNote } from "./editor/actions"
import type { DeskEditor } from "./editor/desk-editor"
import { possibleMoves } from "./moves"
import { useNames } from "./people"

/** Around the words found, in UTF-16 units. */
const AROUND = 60

/** What the palette finds on this page: pairs by number or words, notes, the people who are here, moves of the page. */
export function useDeskFinder(): void {
  const t = useTranslations()
  const editor = useEditor()
  const store = useDeskStore()
  const named = useNames()
  const nameOf = (id: string) => named(store.getState().people.get(id)?.name ?? "?")

  const steps = (wanted: Wanted): Entry[] => {
    const { page, written } = store.getState()
    return possibleMoves(page, written)
      .map(({ to }) => ({
        kind: "action" as const,
        id: `move-${to}`,
        title: page.state === "approved" ? t("move.reopen") : t(`move.to.${to}`),
        detail: t("move.title"),
        run: () => store.setState({ moving: to }),
      }))
      .filter(entry => wanted.fits(`${entry.title} ${entry.detail}`))
  }
  const pairs = (wanted: Wanted, most: number, desk: DeskEditor): Entry[] => {
    const entryOf = (index: number, detail: string, lang: string): Entry => {
      const id = desk.state.doc.child(index).attrs.id as string
      return {
        kind: "pair",
        id,
        title: t("palette.pair", { number: index + 1 }),
        detail,
        lang,
        run: () => goToPair(desk, id),
      }
    }
    const { page } = store.getState()
    const { doc } = desk.state
    const textOf = (index: number, side: 0 | 1) => {
      const node = doc.child(index).child(side)
      return node.textBetween(0, node.content.size, " ", " ").replace(/\s+/gu, " ").trim()
    }
    const found: Entry[] = []
    const number = Number(/(\d+)\s*$/.exec(wanted.words)?.[1])
    const numbered = wanted.words === String(number) || wanted.fits(t("palette.pair", { number }))
    if (numbered && number >= 1 && number <= doc.childCount)
      found.push(entryOf(number - 1, textOf(number - 1, 1) || textOf(number - 1, 0), page.target))
    // One sign fits nearly everything.
    if (wanted.words.length < 2) return found
    for (let i = 0; i < doc.childCount && found.length < most; i++)
      for (const side of [1, 0] as const) {
        const text = textOf(i, side)
        if (!wanted.fits(text) || found.some(one => one.id === doc.child(i).attrs.id)) continue
        found.push(entryOf(i, excerpt(text, wanted), side === 1 ? page.target : page.source))
      }
    return found
  }
  const notes = (wanted: Wanted, most: number, desk: DeskEditor): Entry[] => {
    const { notes: all, threads, suggestions } = store.getState()
    const found: Entry[] = []
    for (const note of all) {
      if (found.length >= most) break
      const thread = note.kind === "thread" ? threads.get(note.id) : undefined
      const [first] = thread?.comments ?? []
      const author = note.kind === "suggestion" ? note.suggestion.author : (first?.author ?? "")
      const detail =
        note.kind === "suggestion"
          ? [note.suggestion.deleted, note.suggestion.inserted].filter(Boolean).join(" → ")
          : (thread?.comments.map(one => one.text).join(" · ") ?? "")
      const by = note.kind === "suggestion" ? nameOf(suggestions.get(note.id)?.author ?? author) : nameOf(author)
      const title =
        note.kind === "suggestion"
          ? t("palette.suggestion", { name: by })
          : t("palette.comment", { letter: note.letter, name: first?.importedBy ?? by })
      if (!wanted.fits(`${title} ${detail}`)) continue
      found.push({
        kind: "note",
        id: note.id,
        title,
        detail: excerpt(detail, wanted),
        run: () => {
          openNote(desk, note.id)
          goToPair(desk, note.pair, false)
          focusNote(desk, note.id)
        },
      })
    }
    return found
  }
  const people = (wanted: Wanted, desk: DeskEditor): Entry[] => {
    const { here, people: known, me, notes: all, threads } = store.getState()
    return here.flatMap(id => {
      const person = known.get(id)
      if (!person || id === me.id || !wanted.fits(named(person.name))) return []
      // Where somebody is reading is not known; where they last spoke is.
      const last = all.findLast(note =>
        note.kind === "suggestion"
          ? note.suggestion.author === id
          : threads.get(note.id)?.comments.some(comment => comment.author === id),
      )
      if (!last) return []
      const name = named(person.name)
      return [
        {
          kind: "person" as const,
          id,
          title: name,
          detail: t("palette.personAt", { name }),
          run: () => {
            openNote(desk, last.id)
            goToPair(desk, last.pair, false)
            focusNote(desk, last.id)
          },
        },
      ]
    })
  }
  useFinder(
    editor
      ? {
          find: (wanted, most) =>
            wanted.words === ""
              ? steps(wanted)
              : [
                  ...steps(wanted),
                  ...pairs(wanted, most, editor),
                  ...notes(wanted, most, editor),
                  ...people(wanted, editor),
                ],
        }
      : null,
  )
}

/** The words around the first place that fits, so that one sees why it was found. */
function excerpt(text: string, wanted: Wanted): string {
  if (text.length <= AROUND * 2) return text
  const [first = ""] = wanted.words.split(/\s+/u)
  const at = text.toLowerCase().indexOf(first.toLowerCase())
  const from = Math.max(0, at - AROUND / 2)
  return `${from > 0 ? "…" : ""}${text.slice(from, from + AROUND * 2)}…`
}
