/** Every check, the surer ones first: of two that accuse the same words the first is shown. */
import { amounts } from "./both/amounts"
import { brackets } from "./both/brackets"
import { characters, sourceCharacters } from "./both/characters"
import { dates } from "./both/dates"
import { emptySide } from "./both/empty-side"
import { endMark } from "./both/end-mark"
import { length } from "./both/length"
import { links } from "./both/links"
import { names } from "./both/names"
import { withoutAnswer } from "./both/no-counterpart"
import { numbers } from "./both/numbers"
import { placeholders } from "./both/placeholders"
import { sameText } from "./both/same-text"
import { sourceDoubled } from "./both/source-doubled"
import { untranslated } from "./both/untranslated"
import type { Check } from "./check"
import { sourceSpelling } from "./english/source-spelling"
import type { CheckId } from "./ids"
import { languageTool } from "./language-tool/language-tool"
import { ownRules } from "./own/own-rules"
import { spanishChecks } from "./spanish/all"
import { term } from "./terms/term-check"

export const checks: readonly Check[] = [
  ownRules,
  term,
  emptySide,
  sameText,
  withoutAnswer,
  characters,
  links,
  placeholders,
  dates,
  amounts,
  numbers,
  names,
  untranslated,
  brackets,
  endMark,
  length,
  sourceCharacters,
  sourceDoubled,
  sourceSpelling,
  ...spanishChecks,
  languageTool,
]

const byId = new Map(checks.map(check => [check.id, check]))
export const checkById = (id: CheckId): Check | undefined => byId.get(id)
