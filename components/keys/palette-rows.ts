/** What the palette lists for what was typed: actions that may be done now, and what the screens find. */
import { keyOf } from "@/lib/client/keys/bindings"
import { allFinders, type Entry, type EntryKind, entryKinds, fold, rank, wantedBy } from "@/lib/client/keys/finders"
import { recentActions } from "@/lib/client/keys/recent"
import { type Asked, isPossible } from "@/lib/client/keys/registry"
import { type ActionId, actionIds, shapeOf } from "@/lib/client/keys/table"
import type { Preferences } from "@/lib/sync/preferences"

export interface PaletteRow {
  readonly id: string
  readonly title: string
  readonly detail?: string
  readonly lang?: string
  /** As in the table of actions; null when it has none. */
  readonly key: string | null
  readonly action: ActionId | null
  readonly run: (() => void) | null
}
export interface PaletteGroup {
  readonly kind: EntryKind | "recent"
  readonly rows: readonly PaletteRow[]
}

export interface PaletteWords {
  name(action: ActionId): string
  group(action: ActionId): string
  draw(key: string): string
}

/** Rows of one kind, while all kinds are shown. */
const MOST_FOUND = 8

export function paletteGroups(
  typed: string,
  from: Asked,
  preferences: Preferences,
  words: PaletteWords,
): readonly PaletteGroup[] {
  const possible = actionIds.filter(id => shapeOf(id).unlisted !== true && isPossible(id, from))
  const rowOf = (action: ActionId): PaletteRow => ({
    id: `action-${action}`,
    title: words.name(action),
    detail: words.group(action),
    key: keyOf(action, from.layer, preferences),
    action,
    run: null,
  })
  const lately = recentActions().filter(id => possible.includes(id))
  if (typed.trim() === "") {
    const rest = possible.filter(id => !lately.includes(id))
    return groupsOf([
      ["recent", lately.map(rowOf)],
      ["action", [...rest.map(rowOf), ...entryRows(allFinders().flatMap(one => one.find(everyAction, MOST_FOUND)))]],
    ])
  }
  const wanted = wantedBy(typed)
  const textOf = (id: ActionId) => {
    const key = keyOf(id, from.layer, preferences)
    return `${words.name(id)} ${words.group(id)} ${key ? words.draw(key) : ""}`
  }
  const actions = possible
    .filter(id => wanted.fits(textOf(id)))
    .map((id, order) => ({ id, order, at: rank(words.name(id), typed), late: lately.includes(id) ? 0 : 1 }))
    .sort((a, b) => a.at - b.at || a.late - b.late || a.order - b.order)
    .map(one => rowOf(one.id))
  const found = allFinders().flatMap(finder => finder.find(wanted, MOST_FOUND))
  const others = entryKinds.map(kind => {
    const rows = entryRows(found.filter(one => one.kind === kind))
    return [kind, kind === "action" ? [...actions, ...rows] : rows] as const
  })
  // A number is a pair's before it is anything else.
  const number = /^\d+$/.test(fold(typed.trim()))
  return groupsOf(number ? [...others].sort(([a], [b]) => Number(b === "pair") - Number(a === "pair")) : others)
}

/** Asks the finders for the actions they have (moving the page on), and nothing else. */
const everyAction = { words: "", fits: () => true }

const entryRows = (entries: readonly Entry[]): PaletteRow[] =>
  entries.map(({ kind, id, title, detail, lang, run }) => ({
    id: `${kind}-${id}`,
    title,
    ...(detail === undefined ? {} : { detail }),
    ...(lang === undefined ? {} : { lang }),
    key: null,
    action: null,
    run,
  }))

const groupsOf = (groups: readonly (readonly [PaletteGroup["kind"], readonly PaletteRow[]])[]): PaletteGroup[] =>
  groups.filter(([, rows]) => rows.length > 0).map(([kind, rows]) => ({ kind, rows }))
