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

/** The event that the address names, or the last that is about the suggestion it names: shown, however old, and in view. */
export function useLinkedEvent(events: readonly HistoryEvent[] | null, reach: (at: number) => void): string | null {
  const [wanted] = useState(() => wantedEvent())
  const led = useRef(false)
  const at = wanted === null || events === null ? -1 : events.findIndex(wanted)
  const linked = events?.[at]?.id ?? null
  useEffect(() => {
    if (led.current || linked === null) return
    led.current = true
    reach(at)
    requestAnimationFrame(() => document.getElementById(`event-${linked}`)?.scrollIntoView({ block: "center" }))
  }, [linked, at, reach])
  return linked
}

function wantedEvent(): ((event: HistoryEvent) => boolean) | null {
  if (typeof window === "undefined") return null
  const asked = new URLSearchParams(window.location.search)
  const [event, suggestion] = [asked.get("event"), asked.get("suggestion")]
  if (event !== null) return one => one.id === event
  return suggestion === null ? null : one => one.detail.suggestion === suggestion
}

/** Opens the timeline where the address names an event. */
export function LinkedEvent() {
  const store = useDeskStore()
  const editor = useEditor()
  const led = useRef(false)
  useEffect(() => {
    if (led.current || !editor) return
    led.current = true
    if (new URLSearchParams(window.location.search).has("event")) store.setState({ panel: "history" })
  }, [store, editor])
  return null
}
