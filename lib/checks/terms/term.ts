/** A term of a group's glossary. */
export interface Term {
  readonly id: string
  readonly source: string
  /** Renderings, each with its standing. The first preferred one is suggested. */
  readonly renderings: readonly Rendering[]
  readonly note?: string
  /** What it is about; left out: whatever languages a page has. */
  readonly languages?: Languages
}

/** BCP 47 tags. */
export interface Languages {
  readonly source: string
  readonly target: string
}

export interface Rendering {
  readonly words: string
  readonly standing: "preferred" | "allowed" | "forbidden"
}

const base = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? ""
/** A term of es-MX is one of es too: what counts is the language, not where it is spoken. */
export const isSameLanguage = (a: string, b: string): boolean => base(a) === base(b)

/** Is the term about these two languages? */
export const holdsIn = ({ languages }: Pick<Term, "languages">, { source, target }: Languages): boolean =>
  languages === undefined || (isSameLanguage(languages.source, source) && isSameLanguage(languages.target, target))
