/** What the palette finds beside actions: pairs, notes, pages, people. Each screen says what it has. */

export const entryKinds = ["action", "pair", "note", "page", "person"] as const
export type EntryKind = (typeof entryKinds)[number]

export interface Entry {
  readonly kind: EntryKind
  /** Unique among the entries of its kind. */
  readonly id: string
  readonly title: string
  readonly detail?: string
  /** The language of the detail, where it is not the interface's. */
  readonly lang?: string
  readonly run: () => void
}

export interface Finder {
  /** Fetches what it looks in; called when the palette opens. */
  readonly prepare?: () => Promise<void>
  /** `wanted` fits a text or not: case and accents do not count. At most `most` entries. */
  readonly find: (wanted: Wanted, most: number) => readonly Entry[]
}

export interface Wanted {
  readonly words: string
  fits(text: string): boolean
}

const finders: Finder[] = []

/** @returns takes it away again */
export function registerFinder(finder: Finder): () => void {
  finders.push(finder)
  return () => {
    const at = finders.indexOf(finder)
    if (at >= 0) finders.splice(at, 1)
  }
}
export const allFinders = (): readonly Finder[] => finders

/** Without case and accents: "Acción" is "accion". */
export const fold = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()

/** Every word of what was typed begins a word of the text, or stands in it. */
export function wantedBy(typed: string): Wanted {
  const words = typed.trim()
  const parts = fold(words).split(/\s+/u).filter(Boolean)
  return { words, fits: text => parts.length > 0 && parts.every(part => fold(text).includes(part)) }
}

/** How well a text answers: 0 best. Texts that begin with what was typed come first, then those with a word that does. */
export function rank(text: string, typed: string): number {
  const [whole, part] = [fold(text), fold(typed.trim())]
  if (whole.startsWith(part)) return 0
  return new RegExp(`(^|[^\\p{L}\\p{N}])${part.replace(/[^\p{L}\p{N} ]/gu, "\\$&")}`, "u").test(whole) ? 1 : 2
}
