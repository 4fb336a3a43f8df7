/** Every check, the surer ones first: of two that accuse the same words the first is shown. */
import { characters, sourceCharacters } from "./both/characters"
import { emptySide } from "./both/empty-side"
import { links } from "./both/links"
import { numbers } from "./both/numbers"
import { placeholders } from "./both/placeholders"
import { sameText } from "./both/same-text"
import { sourceDoubled } from "./both/source-doubled"
import type { Check } from "./check"
import type { CheckId } from "./ids"
import { spanishChecks } from "./spanish/all"

export const checks: readonly Check[] = [
  emptySide,
  sameText,
  characters,
  links,
  placeholders,
  numbers,
  sourceCharacters,
  sourceDoubled,
  ...spanishChecks,
]

const byId = new Map(checks.map(check => [check.id, check]))
export const checkById = (id: CheckId): Check | undefined => byId.get(id)
