/**
 * The types and severities of faults, by which suggestions and issues are classified: MQM-Core of March 2024 (themqm.org).
 * The ids are MQM's own and are kept with every record, so none may change; three of them are older than their display names
 * (`fluency`, `verity`, `design`). Names in each language are in lib/messages under `mqm`.
 */

/** Dimensions, each with its types. A dimension may be chosen for itself when no type fits. */
export const dimensions = [
  ["terminology", ["termbase", "term-inconsistency", "wrong-term"]],
  [
    "accuracy",
    ["mistranslation", "over-translation", "under-translation", "addition", "omission", "no-translate", "untranslated"],
  ],
  ["fluency", ["grammar", "punctuation", "spelling", "unintelligible", "character-encoding", "textual-conventions"]],
  [
    "style",
    [
      "company-style",
      "third-party-style",
      "inconsistent-external-reference",
      "register",
      "awkward",
      "unidiomatic",
      "inconsistent-style",
    ],
  ],
  [
    "locale-convention",
    [
      "number-format",
      "currency-format",
      "measurement-format",
      "time-format",
      "date-format",
      "address-format",
      "telephone-format",
      "shortcut-key",
    ],
  ],
  ["verity", ["culture-specific", "offensive"]],
  [
    "design",
    ["local-formatting", "overall-design", "markup", "truncation-text-expansion", "missing-text", "broken-link"],
  ],
] as const

export type Dimension = (typeof dimensions)[number][0]
export type Category = Dimension | (typeof dimensions)[number][1][number]

/** Every id, each dimension before its types. */
export const categories: readonly Category[] = dimensions.flatMap(([dimension, types]) => [dimension, ...types])

export const severities = ["neutral", "minor", "major", "critical"] as const
export type Severity = (typeof severities)[number]

export const isCategory = (value: unknown): value is Category => categories.includes(value as Category)
export const isSeverity = (value: unknown): value is Severity => severities.includes(value as Severity)

const homes: ReadonlyMap<Category, Dimension> = new Map(
  dimensions.flatMap(([dimension, types]) => [dimension, ...types].map(one => [one, dimension] as const)),
)
/** The dimension of a type; a dimension's own is itself. */
export const dimensionOf = (category: Category): Dimension => homes.get(category) ?? "accuracy"

/** What is wrong, as far as somebody has said it. */
export interface Fault {
  readonly category: Category | null
  readonly severity: Severity | null
}
