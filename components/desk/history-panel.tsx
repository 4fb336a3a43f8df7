"use client"

import Link from "next/link"
import { useEffect, useState } from "react"
import { useLocale, useTranslations } from "use-intl"
import { Refused } from "@/components/shell/refused"
import { Button } from "@/components/ui/button"
import { Dialog } from "@/components/ui/dialog"
import { When } from "@/components/ui/when"
import { type ApiRefusal, api } from "@/lib/client/api"
import { addressOfEvent, shownEvents, type TimelineFilter } from "@/lib/client/timeline"
import { languageName } from "@/lib/messages/languages"
import { dayOf } from "@/lib/messages/when"
import { isThreadKind } from "@/lib/review/comments/kinds"
import { categories, severities } from "@/lib/review/mqm"
import { type PageState, pageStates, pairStatuses } from "@/lib/review/roles"
import type { HistoryEvent } from "@/lib/sync/api"
import { Change } from "./change"
import { useDesk, useEditor } from "./desk-context"
import { goToPair } from "./editor/actions"
import styles from "./history-panel.module.css"
import { useNames } from "./people"
import { useReasonWords } from "./reasons"
import { TimelineFields, useLinkedEvent } from "./timeline-fields"
import { useStateNames } from "./use-state-names"

const FIRST = 60

/** Everything that happened to the page, newest first. */
export function HistoryPanel({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const t = useTranslations("history")
  const id = useDesk(state => state.page.id)
  const [events, setEvents] = useState<readonly HistoryEvent[] | null>(null)
  const [sorry, setSorry] = useState<ApiRefusal | null>(null)
  const [shown, setShown] = useState(FIRST)
  const [filter, setFilter] = useState<TimelineFilter>({ kind: null, by: null })
  const tt = useTranslations("timeline")
  const fitting = events && shownEvents(events, filter)
  const linked = useLinkedEvent(events, at => setShown(count => Math.max(count, at + 20)))
  useEffect(() => {
    if (!open) return
    let over = false
    void api.history(id).then(answer => {
      if (over) return
      if (answer.ok) setEvents(answer.value)
      setSorry(answer.ok ? null : answer.why)
    })
    return () => {
      over = true
    }
  }, [open, id])
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t("title")} size="wide">
      <div className={styles.panel}>
        {sorry ? <Refused why={sorry} /> : null}
        {events?.length === 0 ? <p className="quiet">{t("empty")}</p> : null}
        {events && events.length > 0 ? <TimelineFields events={events} filter={filter} onFilter={setFilter} /> : null}
        {fitting?.length === 0 && events?.length !== 0 ? <p className="quiet">{tt("none")}</p> : null}
        <ol className={styles.list}>
          {fitting?.slice(0, shown).map(event => (
            <HistoryLine key={event.id} event={event} linked={event.id === linked} close={() => onOpenChange(false)} />
          ))}
        </ol>
        {fitting && fitting.length > shown ? (
          <Button look="line" size="small" onClick={() => setShown(count => count + 200)}>
            {t("more")}
          </Button>
        ) : null}
      </div>
    </Dialog>
  )
}

function HistoryLine({ event, linked, close }: { event: HistoryEvent; linked: boolean; close: () => void }) {
  const t = useTranslations()
  const locale = useLocale()
  const editor = useEditor()
  const page = useDesk(state => state.page.id)
  const people = useDesk(state => state.people)
  const rows = useDesk(state => state.rows)
  const named = useNames()
  const stateNames = useStateNames()
  const name = (id: unknown) => {
    const person = typeof id === "string" ? people.get(id) : undefined
    return person ? named(person.name) : t("history.somebody")
  }
  const text = (value: unknown) => (value === null || value === undefined ? "" : String(value))
  const pair = rows.findIndex(row => row.id === event.pair) + 1
  const values = {
    by: event.asWritten?.by ?? name(event.by),
    pair: pair > 0 ? pair : "–",
    to: stateName(stateNames, event.detail.to),
    owner: name(event.detail.owner),
    left: name(event.detail.left),
    status: statusName(t, event.detail.status),
    format: text(event.detail.format),
    comment: text(event.detail.comment),
    side: text(event.detail.side),
    number: Number(event.detail.number ?? 0),
    lost: Number(event.detail.lost ?? 0),
    day: typeof event.detail.due === "number" ? dayOf(event.detail.due, locale) : "",
    kind: isThreadKind(event.detail.to) ? t(`comments.kinds.${event.detail.to}`) : "",
  }
  const key =
    event.kind === "ticket" && (event.detail.field === "draft" || event.detail.field === "comment")
      ? event.detail.field === "draft"
        ? "ticketDraft"
        : "ticketComment"
      : event.kind === "moved" && event.detail.owner
        ? "assigned"
        : event.kind === "due" && event.detail.due === null
          ? "dueGone"
          : event.kind === "commented" && !event.pair
            ? "commentedPage"
            : event.kind === "restored" && event.pair
              ? "restoredPair"
              : event.kind === "handed" && !event.detail.owner
                ? "handedToNobody"
                : event.kind
  const { field, from } = event.detail
  return (
    <li className={`${styles.line} ${linked ? styles.linked : ""}`} id={`event-${event.id}`}>
      <span className={styles.when}>
        <a href={addressOfEvent(page, event.id)} title={t("timeline.link")}>
          {event.asWritten ? event.asWritten.when : <When at={event.at} />}
        </a>
      </span>
      <span>
        {event.pair && pair > 0 && editor ? (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              close()
              goToPair(editor, event.pair ?? "")
            }}
          >
            {t(`history.${key}`, values)}
          </button>
        ) : (
          t(`history.${key}`, values)
        )}
        {key === "ticket" && field ? (
          <span className="quiet">
            {" "}
            {t(
              from && event.detail.to
                ? "history.change"
                : event.detail.to
                  ? "history.changeSet"
                  : "history.changeUnset",
              {
                field: text(field),
                from: text(from),
                to: text(event.detail.to),
              },
            )}
            {event.detail.inferred ? ` (${t("history.inferred")})` : ""}
          </span>
        ) : null}
        <AboutSuggestion event={event} />
        {event.kind === "drafted" || event.kind === "restored" ? <CompareLink page={page} event={event} /> : null}
        {event.detail.note ? (
          <span className={styles.note}>{t("history.note", { note: text(event.detail.note) })}</span>
        ) : null}
        {event.detail.override ? (
          <span className={styles.note}>{t("history.override", { reason: text(event.detail.override) })}</span>
        ) : null}
        {event.detail.language ? (
          <span className="quiet"> {languageName(text(event.detail.language), locale)}</span>
        ) : null}
      </span>
    </li>
  )
}

/** The words of a suggestion, and what was said with what happened to it. */
function AboutSuggestion({ event: { detail } }: { event: HistoryEvent }) {
  const t = useTranslations()
  const lang = useDesk(state => state.page.target)
  const reasonWords = useReasonWords()
  if (!detail.suggestion) return null
  const text = (value: unknown) => (typeof value === "string" ? value : "")
  const category = categories.find(one => one === detail.category)
  const severity = severities.find(one => one === detail.severity)
  const reason = text(detail.reason)
  const said = [
    category ? t(`mqm.categories.${category}`) : "",
    severity ? t(`mqm.severities.${severity}`) : "",
    reason ? reasonWords({ id: reason, words: text(detail.reasonWords) || null }) : "",
    text(detail.words),
  ].filter(Boolean)
  const change = { inserted: text(detail.inserted), deleted: text(detail.deleted), kinds: [], format: [] }
  return (
    <>
      {change.inserted || change.deleted ? <Change suggestion={change} lang={lang} /> : null}
      {typeof detail.taken === "string" ? (
        <span className={styles.note}>
          {t("deciding.takenWords", { words: detail.taken.replaceAll("\n", " … ") || "–" })}
        </span>
      ) : null}
      {said.length > 0 ? <span className={styles.note}>{said.join(". ")}</span> : null}
    </>
  )
}

/** To what it changed. */
function CompareLink({ page, event }: { page: string; event: HistoryEvent }) {
  const t = useTranslations("drafts")
  const { before, version, side } = event.detail
  const address = `/pages/${encodeURIComponent(page)}/compare?from=${before}&to=${version}&side=${side ?? "target"}`
  return (
    <>
      {" "}
      <Link href={address}>{t("seeCompare")}</Link>
    </>
  )
}

type Translate = ReturnType<typeof useTranslations<never>>
function stateName(names: (state: PageState) => string, value: unknown): string {
  const state = pageStates.find(one => one === value)
  return state ? names(state) : String(value ?? "")
}
function statusName(t: Translate, value: unknown): string {
  const status = pairStatuses.find(one => one === value)
  return status ? t(`status.${status}Lower`) : String(value ?? "")
}
