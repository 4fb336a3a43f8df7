"use client"

import { Popover } from "@base-ui/react/popover"
import { useMemo } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { Chip } from "@/components/ui/chip"
import { DownIcon, FilterIcon } from "@/components/ui/icons"
import menu from "@/components/ui/menu.module.css"
import { Pick } from "@/components/ui/pick"
import {
  changeKinds,
  countBy,
  factsOf,
  isFiltering,
  type NoteFacts,
  noFilter,
  noteStates,
  shownNotes,
} from "@/lib/client/note-filter"
import { categories } from "@/lib/review/mqm"
import { useDesk, useDeskStore } from "./desk-context"
import styles from "./note-filter.module.css"
import { useNames } from "./people"

/** The notes that the filter lets through, in page order. */
export function useShownNotes() {
  const notes = useDesk(state => state.notes)
  const noteFilter = useDesk(state => state.noteFilter)
  const suggestions = useDesk(state => state.suggestions)
  const threads = useDesk(state => state.threads)
  return useMemo(
    () => shownNotes({ notes, noteFilter, suggestions, threads }),
    [notes, noteFilter, suggestions, threads],
  )
}

function useFacts(which: "notes" | "suggestions"): readonly NoteFacts[] {
  const notes = useDesk(state => state.notes)
  const suggestions = useDesk(state => state.suggestions)
  const threads = useDesk(state => state.threads)
  return useMemo(
    () =>
      notes
        .filter(note => which === "notes" || note.kind === "suggestion")
        .map(note => factsOf(note, { suggestions, threads })),
    [notes, suggestions, threads, which],
  )
}

/** Four small lists, each with how many there are. */
export function NoteFilterFields({ which }: { which: "notes" | "suggestions" }) {
  const t = useTranslations()
  const store = useDeskStore()
  const filter = useDesk(state => state.noteFilter)
  const people = useDesk(state => state.people)
  const named = useNames()
  const facts = useFacts(which)
  const set = (change: Partial<typeof filter>) => store.setState({ noteFilter: { ...filter, ...change } })
  const counted = (name: string, count: number) => t("deciding.counted", { name, count })
  const authors = countBy(facts, "author", filter)
  const byCategory = countBy(facts, "category", filter)
  const kinds = countBy(facts, "kind", filter)
  const states = countBy(facts, "state", filter)
  const wanted = <V extends string>(value: V, chosen: V | null, counts: ReadonlyMap<V, number>) =>
    counts.has(value) || chosen === value
  const authorIds = [...new Set([...authors.keys(), ...(filter.author ? [filter.author] : [])])]
  return (
    <div className={styles.fields}>
      <Pick
        label={t("deciding.author")}
        none={t("deciding.anybody")}
        value={filter.author}
        groups={[
          {
            options: authorIds.map(id => ({
              value: id,
              label: counted(named(people.get(id)?.name ?? "?"), authors.get(id) ?? 0),
            })),
          },
        ]}
        onPick={author => set({ author })}
      />
      <Pick
        label={t("deciding.category")}
        none={t("deciding.anyCategory")}
        value={filter.category}
        groups={[
          {
            options: (["none", ...categories] as const)
              .filter(one => wanted(one, filter.category, byCategory))
              .map(one => ({
                value: one,
                label: counted(
                  one === "none" ? t("deciding.noCategory") : t(`mqm.categories.${one}`),
                  byCategory.get(one) ?? 0,
                ),
              })),
          },
        ]}
        onPick={category => set({ category })}
      />
      <Pick
        label={t("deciding.kind")}
        none={t("deciding.anyKind")}
        value={filter.kind}
        groups={[
          {
            options: changeKinds
              .filter(one => wanted(one, filter.kind, kinds))
              .map(one => ({ value: one, label: counted(t(`deciding.kinds.${one}`), kinds.get(one) ?? 0) })),
          },
        ]}
        onPick={kind => set({ kind })}
      />
      <Pick
        label={t("deciding.state")}
        none={t("deciding.anyState")}
        value={filter.state}
        groups={[
          {
            options: noteStates
              .filter(one => wanted(one, filter.state, states))
              .map(one => ({ value: one, label: counted(t(`deciding.states.${one}`), states.get(one) ?? 0) })),
          },
        ]}
        onPick={state => set({ state })}
      />
    </div>
  )
}

/** Opens beside the other filters; the margin follows at once. */
export function NoteFilterChip() {
  const t = useTranslations("deciding")
  const store = useDeskStore()
  const filter = useDesk(state => state.noteFilter)
  const all = useDesk(state => state.notes.length)
  const shown = useShownNotes().length
  const on = isFiltering(filter)
  if (all === 0 && !on) return null
  return (
    <Popover.Root modal={false}>
      <Popover.Trigger
        render={
          <Chip pressed={on} icon={<FilterIcon />} aria-label={t("filter")} title={t("filter")}>
            {on ? t("filtered", { shown, all }) : null}
            <DownIcon />
          </Chip>
        }
      />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="start" className={menu.positioner}>
          <Popover.Popup className={`${menu.popup} ${styles.popup}`}>
            <Popover.Title className={styles.title}>{t("filter")}</Popover.Title>
            <NoteFilterFields which="notes" />
            <div className={styles.foot} role="status">
              <span className="quiet">{t("filtered", { shown, all })}</span>
              {on ? (
                <Button size="small" onClick={() => store.setState({ noteFilter: noFilter })}>
                  {t("filterClear")}
                </Button>
              ) : null}
            </div>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}
