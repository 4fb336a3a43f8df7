"use client"

import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import type { Deciding, DeskState } from "@/lib/client/desk-store"
import { Speech } from "@/lib/client/speech"
import { useFindingVoice } from "./checks/finding-voice"
import { useDesk, useDeskStore } from "./desk-context"
import { type NoteWords, useNoteWords } from "./note-words"
import { useNames } from "./people"

/** How long "Saved" need not be said again while one writes on, in milliseconds. */
const SAVED_EVERY_MS = 60_000

/** The desk's voice: the one polite live region, and an assertive one for what could not be saved. */
export function Voice() {
  const store = useDeskStore()
  const t = useTranslations()
  const named = useNames()
  const personName = (id: string) => named(store.getState().people.get(id)?.name ?? "?")
  const words = useNoteWords(personName)
  const save = useDesk(state => state.save)
  const [spoken, setSpoken] = useState("")
  const ofFindings = useFindingVoice()
  const latest = useRef({ t, personName, words, ofFindings })
  latest.current = { t, personName, words, ofFindings }
  useEffect(() => {
    const speech = new Speech(setSpoken)
    const others = new Others(store.getState().me.id)
    let savedAt = Date.now()
    const stop = store.subscribe((now, before) => {
      const { t, personName, words, ofFindings } = latest.current
      if (now.checking !== before.checking) {
        const said = ofFindings(now, before)
        if (said !== "") speech.say(said)
      }
      if (now.lastDecision && now.lastDecision !== before.lastDecision) {
        speech.say(decided(now.lastDecision, t))
        // Which note comes up next is only known when the decision is done.
        queueMicrotask(() => {
          const after = store.getState()
          if (after.openNote === null) speech.say(whereNow(after, t))
        })
      }
      const again = now.suggestions === before.suggestions ? 0 : openAgain(now, before)
      if (again > 0) speech.say(t("speech.openAgain", { count: again }))
      if (now.openNote !== before.openNote) speech.say(openedNote(now, words))
      if (now.save !== before.save && now.save.kind === "saved" && before.save.kind !== "saved") {
        const waited = before.save.kind === "offline" ? before.save.waiting : 0
        if (waited > 0) speech.say(t("status.sent", { count: waited }))
        else if (before.save.kind === "offline" || Date.now() - savedAt > SAVED_EVERY_MS) speech.say(t("speech.saved"))
        savedAt = Date.now()
      }
      if (now.save.kind === "offline" && before.save.kind !== "offline") speech.say(t("speech.offline"))
      if (others.see(now, before)) speech.arrivals(() => others.take(t, personName))
    })
    return () => {
      stop()
      speech.stop()
    }
  }, [store])
  return (
    <>
      <div className="only-sr" role="status" aria-live="polite" data-voice>
        {spoken}
      </div>
      <div className="only-sr" role="alert">
        {save.kind === "refused" ? t("status.notSaved", { why: t(`pushRefusals.${save.why}`) }) : ""}
      </div>
    </>
  )
}

function decided({ kind, count = 1 }: Deciding, t: ReturnType<typeof useTranslations<never>>): string {
  return (kind === "accepted" || kind === "rejected") && count > 1
    ? t(`deciding.${kind}Many`, { count })
    : t(`notes.${kind}`)
}

function openedNote(state: DeskState, words: NoteWords): string {
  const note = state.notes.find(one => one.id === state.openNote)
  return note ? words.note(note, state.notes, state.threads.get(note.id)) : ""
}

/** How many suggestions that were decided are open again, as after an undo. */
const openAgain = (now: DeskState, before: DeskState): number =>
  [...now.suggestions.values()].filter(({ id, state }) => {
    const was = before.suggestions.get(id)?.state
    return state === "open" && was !== undefined && was !== "open"
  }).length

/** After a decision with no note left to go on to. */
function whereNow(state: DeskState, t: ReturnType<typeof useTranslations<never>>): string {
  const at = state.rows.findIndex(row => row.id === state.activePair)
  return at < 0 ? t("speech.noneLeft") : t("speech.pair", { number: at + 1 })
}

type Said = "suggested" | "decided" | "commented" | "resolved"

/** What others have done since it was last said, counted by person. */
class Others {
  readonly #me: string
  #done = new Map<string, number>()
  #came = new Map<string, boolean>()
  constructor(me: string) {
    this.#me = me
  }

  /** Is there something new to say? */
  see(now: DeskState, before: DeskState): boolean {
    const some = this.#done.size + this.#came.size
    const counted = [...this.#done.values()].reduce((sum, one) => sum + one, 0)
    if (now.suggestions !== before.suggestions) this.#seeSuggestions(now, before)
    if (now.threads !== before.threads) this.#seeThreads(now, before)
    if (now.here !== before.here) this.#seePeople(now.here, before.here)
    const after = [...this.#done.values()].reduce((sum, one) => sum + one, 0)
    return this.#done.size + this.#came.size !== some || after !== counted
  }

  take(t: ReturnType<typeof useTranslations<never>>, personName: (id: string) => string): string[] {
    const came = [...this.#came].map(([id, here]) =>
      t(here ? "speech.joined" : "speech.left", { name: personName(id) }),
    )
    const done = [...this.#done].map(([key, count]) => {
      const [what = "suggested", id = ""] = key.split(" ")
      return t(`speech.${what as Said}`, { count, name: personName(id) })
    })
    this.#done.clear()
    this.#came.clear()
    return [...came, ...done]
  }

  #seeSuggestions(now: DeskState, before: DeskState): void {
    for (const one of now.suggestions.values()) {
      const old = before.suggestions.get(one.id)
      if (old === one) continue
      if (!old && one.state === "open") this.#count("suggested", one.author)
      else if (old?.state === "open" && one.decision?.by) this.#count("decided", one.decision.by)
    }
  }

  #seeThreads(now: DeskState, before: DeskState): void {
    for (const one of now.threads.values()) {
      const old = before.threads.get(one.id)
      if (old === one) continue
      for (const comment of one.comments.slice(old?.comments.length ?? 0)) this.#count("commented", comment.author)
      if (one.resolved && !old?.resolved) this.#count("resolved", one.resolved.by)
    }
  }

  #seePeople(now: readonly string[], before: readonly string[]): void {
    for (const id of now) if (!before.includes(id)) this.#come(id, true)
    for (const id of before) if (!now.includes(id)) this.#come(id, false)
  }

  /** Who comes and goes again before it was said need not be spoken of. */
  #come(id: string, here: boolean): void {
    if (id === this.#me) return
    if (this.#came.get(id) === !here) this.#came.delete(id)
    else this.#came.set(id, here)
  }

  #count(what: Said, by: string): void {
    if (by === this.#me) return
    const key = `${what} ${by}`
    this.#done.set(key, (this.#done.get(key) ?? 0) + 1)
  }
}
