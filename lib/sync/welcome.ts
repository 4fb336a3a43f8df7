/** What is told to whoever comes to the door. */
export interface Welcome {
  readonly needsFirstAccount: boolean
  readonly sampleOffered: boolean
  /** Forgotten passwords can be helped by mail. */
  readonly mail: boolean
  /** Where else people may sign in, as the button says it; null: nowhere. */
  readonly provider: string | null
}
