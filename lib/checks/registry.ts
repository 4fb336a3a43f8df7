/** Every check, the surer ones first: of two that accuse the same words the first is shown. */
import { emptySide } from "./both/empty-side"
import { sameText } from "./both/same-text"
import type { Check } from "./check"
import type { CheckId } from "./ids"
import { spanishChecks } from "./spanish/all"

export const checks: readonly Check[] = [emptySide, sameText, ...spanishChecks]

const byId = new Map(checks.map(check => [check.id, check]))
export const checkById = (id: CheckId): Check | undefined => byId.get(id)
