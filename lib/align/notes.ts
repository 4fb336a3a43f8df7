/** Every remark alignment can make; each has its sentence under `notes` in lib/messages. */
export const alignNotes = [
  /** Nothing to align on one side or both; detail: "source", "target" or "both". */
  "align-side-empty",
  /** No letters on a side, only numbers or signs; detail: the side. */
  "align-no-words",
  /** More text than is aligned at once; every segment stands alone; detail: the side. */
  "align-too-long",
  /** The person called it off; every segment stands alone. */
  "align-cancelled",
  /** The two texts do not belong together, as far as one can see. */
  "align-unrelated",
  /** They may belong together; much does not match. */
  "align-doubtful",
  /** The two texts are the same text. */
  "align-same-text",
  /** Both texts seem to be in one language; detail: its tag. */
  "align-same-language",
  /** Source and target seem to have changed places. */
  "align-sides-swapped",
  /** The source does not seem to be in its language; detail: the language it seems to be in. */
  "align-source-language",
  /** The same of the target. */
  "align-target-language",
  /** A confirmed pair overlaps another, or points outside the text; it was passed over. */
  "align-lock-dropped",
  /** The provider of sentence vectors failed; the alignment was made without it. */
  "align-no-vectors",
] as const

export type AlignNote = (typeof alignNotes)[number]
