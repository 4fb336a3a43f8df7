/** A term of a group's glossary. */
export interface Term {
  readonly id: string
  readonly source: string
  /** Renderings, each with its standing. The first preferred one is suggested. */
  readonly renderings: readonly Rendering[]
  readonly note?: string
}

export interface Rendering {
  readonly words: string
  readonly standing: "preferred" | "allowed" | "forbidden"
}
