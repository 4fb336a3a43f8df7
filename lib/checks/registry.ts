/** Every check, the surer ones first: of two that accuse the same words the first is shown. */
import { emptySide } from "./both/empty-side"
import { sameText } from "./both/same-text"
import type { Check } from "./check"
import type { CheckId } from "./ids"
import { agrAdjective } from "./spanish/agr-adjective"
import { agrDeterminer } from "./spanish/agr-determiner"
import { agrPredicate } from "./spanish/agr-predicate"
import { conjunctionForm } from "./spanish/conjunction-form"
import { doubledWord } from "./spanish/doubled-word"
import { spacing } from "./spanish/spacing"

export const checks: readonly Check[] = [
  emptySide,
  sameText,
  doubledWord,
  agrDeterminer,
  agrAdjective,
  agrPredicate,
  conjunctionForm,
  spacing,
]

const byId = new Map(checks.map(check => [check.id, check]))
export const checkById = (id: CheckId): Check | undefined => byId.get(id)
