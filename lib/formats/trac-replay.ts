/**
 * Changes whose arrow is lost in a text dump, read from the order in which they came.
 *
 * Design: the ticket's state is replayed from its beginning. `newassigned` begins with the state reached so far; a
 *   resolution that is named again was deleted. Whatever was not plain to read is marked as inferred.
 * Guarantees: nothing is repaired. Where the replay does not end in what the head says, the ticket is not consistent.
 */
import type { FieldChange } from "./ticket"
import { fieldOf, knownStates } from "./trac-labels"

export interface RawChange {
  readonly label: string
  readonly raw: string
}

export interface Head {
  readonly status: string
  readonly resolution: string | null
  readonly fields: readonly { readonly name: string; readonly value: string }[]
}

export interface Replayed {
  readonly changes: readonly (readonly FieldChange[])[]
  readonly status: string
  readonly resolution: string | null
}

const arrow = /^(.*?)\s*(?:→|⇒|-+>|=>)\s*(.*)$/
const fromTo = /^(?:changed |cambiado )?(?:from|de)\s+(.+?)\s+(?:to|a)\s+(.+)$/i
const setTo = /^(?:set to|establecido a|establecido en)\s+(.+)$/i
const deleted = /^(.+?)\s*(?:\((?:deleted|borrado|eliminado)\)|\s(?:deleted|borrado|eliminado))$/i

export function replay(comments: readonly (readonly RawChange[])[], head: Head): Replayed {
  const states = statesIn(comments, head)
  const values = new Map<string, string | null>([["status", "new"]])
  const last = lastOfEach(comments)
  const changes = comments.map(all =>
    all.map((change): FieldChange => {
      const field = fieldOf(change.label)
      const isLast = last.get(field) === change
      const read =
        plainly(change.raw) ?? guessed(field, change.raw, values, states, isLast ? finalOf(field, head) : null)
      if (field === "status" ? read.to !== null : true) values.set(field, read.to)
      return { field, ...read }
    }),
  )
  return { changes, status: values.get("status") ?? "new", resolution: values.get("resolution") ?? null }
}

type Read = Omit<FieldChange, "field">

function plainly(raw: string): Read | null {
  const full = fromTo.exec(raw) ?? arrow.exec(raw)
  if (full !== null) return { from: full[1] || null, to: full[2] || null }
  const set = setTo.exec(raw)
  if (set !== null) return { from: null, to: set[1] as string }
  const gone = deleted.exec(raw)
  return gone === null ? null : { from: gone[1] as string, to: null }
}

function guessed(
  field: string,
  raw: string,
  values: ReadonlyMap<string, string | null>,
  states: ReadonlySet<string>,
  final: string | null,
): Read {
  const now = values.get(field) ?? null
  if (field === "status") return guessedState(raw, now, states, final)
  if (field === "resolution") {
    return now === raw ? { from: raw, to: null, inferred: true } : { from: now, to: raw, inferred: true }
  }
  if (now !== null && now !== "" && raw.length > now.length && raw.startsWith(now)) {
    return { from: now, to: raw.slice(now.length), inferred: true }
  }
  if (
    final !== null &&
    final !== "" &&
    raw.length > final.length &&
    raw.endsWith(final) &&
    !/\s$/.test(raw.slice(0, -final.length))
  ) {
    return { from: raw.slice(0, -final.length), to: final, inferred: true }
  }
  return { from: now, to: raw }
}

function guessedState(raw: string, now: string | null, states: ReadonlySet<string>, final: string | null): Read {
  if (states.has(raw)) return { from: now, to: raw, inferred: true }
  // The state reached so far is the likeliest beginning; then any known one, the longest first.
  const beginnings = [now, ...[...states].sort((a, b) => b.length - a.length)]
  const splits = beginnings
    .filter((state): state is string => state !== null && raw.startsWith(state) && raw.length > state.length)
    .map(state => ({ from: state, to: raw.slice(state.length) }))
  const best =
    splits.find(one => one.from === now && (states.has(one.to) || one.to === final)) ??
    splits.find(one => states.has(one.to)) ??
    splits[0]
  if (best !== undefined) return { ...best, inferred: true }
  if (final !== null && raw.endsWith(final) && raw.length > final.length) {
    return { from: raw.slice(0, -final.length), to: final, inferred: true }
  }
  return { from: now, to: raw, inferred: true }
}

const finalOf = (field: string, head: Head): string | null =>
  field === "status"
    ? head.status
    : field === "resolution"
      ? head.resolution
      : (head.fields.find(one => fieldOf(one.name) === field)?.value ?? null)

/** The states of this ticket's workflow that can be read off without guessing, and those everybody uses. */
function statesIn(comments: readonly (readonly RawChange[])[], head: Head): ReadonlySet<string> {
  const out = new Set([...knownStates, head.status])
  for (const change of comments.flat()) {
    const read = fieldOf(change.label) === "status" ? plainly(change.raw) : null
    for (const state of [read?.from, read?.to]) if (state) out.add(state)
  }
  return out
}

function lastOfEach(comments: readonly (readonly RawChange[])[]): ReadonlyMap<string, RawChange> {
  return new Map(comments.flat().map(change => [fieldOf(change.label), change]))
}
