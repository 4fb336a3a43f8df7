/** What the aligner sees of a segment: trimmed words, what kind of thing it is, where its block begins and ends. */
export type LineKind = "heading" | "item" | "code" | "text"

export interface Line {
  readonly text: string
  readonly kind: LineKind
  readonly opensBlock: boolean
  readonly closesBlock: boolean
}

/** Lines i … i+a-1 of the source stand for lines j … j+b-1 of the target. */
export interface Bead {
  readonly i: number
  readonly a: number
  readonly j: number
  readonly b: number
}

export interface SureBead extends Bead {
  readonly confidence: number
  readonly moved?: true
}
