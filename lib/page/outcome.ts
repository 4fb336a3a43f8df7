/** What a person or the network can cause is an answer, not an exception: see ARCHITECTURE.md, "Errors". */
export type Outcome<T, Why extends string> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly why: Why; readonly detail?: string }

export const done = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value })
export const refuse = <Why extends string>(why: Why, detail?: string): { ok: false; why: Why; detail?: string } =>
  detail === undefined ? { ok: false, why } : { ok: false, why, detail }

/** A place in a file or text, in UTF-16 units from its start; `line` counts from 1. */
export interface Place {
  readonly from: number
  readonly to: number
  readonly line?: number
}

/** Success with a remark. `code` is a key under `notes` in lib/messages; `detail` is put into its sentence. */
export interface Note {
  readonly code: string
  readonly at?: Place
  readonly detail?: string
}

export interface Noted<T> {
  readonly value: T
  readonly notes: readonly Note[]
}
