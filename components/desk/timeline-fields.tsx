"use client"

import { useEffect, useRef, useState } from "react"
import { useTranslations } from "use-intl"
import { actorsIn, type TimelineFilter, timelineKinds } from "@/lib/client/timeline"
import type { HistoryEvent } from "@/lib/sync/api"
import { useDesk, useDeskStore, useEditor } from "./desk-context"
import styles from "./history-panel.module.css"
import { useNames } from "./people"

interface TimelineFieldsProps {
  readonly events: readonly HistoryEvent[]
  readonly filter: TimelineFilter
  readonly onFilter: (filter: TimelineFilter) => void
}

/** Which events are shown: of what kind, and by whom. */
export function TimelineFields({ events, filter, onFilter }: TimelineFieldsProps) {
  const t = useTranslations("timeline")
  const people = useDesk(state => state.people)
  const named = useNames()
  return (
    <div className={styles.fields}>
      <label>
        {t("show")}
        <select
          value={filter.kind ?? ""}
          onChange={event =>
            onFilter({ ...filter, kind: timelineKinds.find(kind => kind === event.target.value) ?? null })
          }
        >
          <option value="">{t("all")}</option>
          {timelineKinds.map(kind => (
            <option key={kind} value={kind}>
              {t(`kinds.${kind}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t("by")}
        <select value={filter.by ?? ""} onChange={event => onFilter({ ...filter, by: event.target.value || null })}>
          <option value="">{t("anybody")}</option>
          {actorsIn(events).map(id => (
            <option key={id} value={id}>
              {named(people.get(id)?.name ?? "?")}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}

/** The event that the address names: shown, however old, and brought into view. */
export function useLinkedEvent(events: readonly HistoryEvent[] | null, reach: (at: number) => void): string | null {
  const [linked] = useState(wantedEvent)
  const led = useRef(false)
  useEffect(() => {
    if (led.current || events === null || linked === null) return
    const at = events.findIndex(event => event.id === linked)
    if (at < 0) return
    led.current = true
    reach(at)
    requestAnimationFrame(() => document.getElementById(`event-${linked}`)?.scrollIntoView({ block: "center" }))
  }, [events, linked, reach])
  return linked
}

const wantedEvent = (): string | null =>
  typeof window === "undefined" ? null : new URLSearchParams(window.location.search).get("event")

/** Opens the timeline where the address names an event. */
export function LinkedEvent() {
  const store = useDeskStore()
  const editor = useEditor()
  const led = useRef(false)
  useEffect(() => {
    if (led.current || !editor) return
    led.current = true
    if (wantedEvent() !== null) store.setState({ panel: "history" })
  }, [store, editor])
  return null
}
