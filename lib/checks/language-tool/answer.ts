/**
 * Reads what LanguageTool answers about a text.
 *
 * Guarantees: whatever the answer holds, it is findings on the text or one refusal; nothing in it is believed that was not
 *   looked at. Sentences and suggestions are plain text of a bounded length, without marks that turn or hide others.
 */

import type { Category } from "@/lib/page/mqm"
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import type { Level } from "../check"
import type { Question } from "./question"
import type { TheirFinding } from "./their-finding"

/** More about one text is no answer. */
const MOST_MATCHES = 2_000
const MOST_SUGGESTIONS = 5
const LONGEST_SENTENCE = 500
const LONGEST_SUGGESTION = 200
const LONGEST_NAME = 200

type Json = { readonly [name: string]: unknown }

const isObject = (value: unknown): value is Json => typeof value === "object" && value !== null && !Array.isArray(value)
const isPlace = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0

/** "damaged": not what LanguageTool answers, or not about this text. "unfinished": it ran out of time by its own account. */
export function readAnswer(
  body: string,
  question: Question,
): Outcome<readonly TheirFinding[], "damaged" | "unfinished"> {
  const json = parsed(body)
  if (!isObject(json) || !Array.isArray(json.matches) || json.matches.length > MOST_MATCHES) return refuse("damaged")
  if (isObject(json.warnings) && json.warnings.incompleteResults === true) return refuse("unfinished")
  const findings: TheirFinding[] = []
  for (const match of json.matches as readonly unknown[]) {
    const found = readMatch(match, question)
    if (found === "damaged") return refuse("damaged")
    if (found) findings.push(found)
  }
  return done(findings)
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    // Whatever is wrong with it, it is no answer.
    return undefined
  }
}

/** Null: a match like others, about no words that could be marked. */
function readMatch(match: unknown, question: Question): TheirFinding | null | "damaged" {
  if (!isObject(match) || !isPlace(match.offset) || !isPlace(match.length)) return "damaged"
  const { offset: from, length, message, rule } = match
  const to = from + length
  if (length === 0 || to > question.sent.length || typeof message !== "string" || !isObject(rule)) return "damaged"
  if (typeof rule.id !== "string" || rule.id === "" || !isWhole(question.sent, from, to)) return "damaged"
  if (!isSame(match.context, question.sent.slice(from, to))) return "damaged"
  const suggestions = suggestionsIn(match.replacements)
  const place = question.placeOf({ from, to })
  if (suggestions === null) return "damaged"
  const says = plain(message, LONGEST_SENTENCE)
  if (place === null || says === "") return null
  const { category, level } = kindOf(rule)
  const ruleName = typeof rule.description === "string" ? plain(rule.description, LONGEST_NAME) : ""
  return { ...place, says, rule: plain(rule.id, LONGEST_NAME), ruleName, category, level, suggestions }
}

const isLow = (code: number) => code >= 0xdc00 && code <= 0xdfff
const isHigh = (code: number) => code >= 0xd800 && code <= 0xdbff
/** No character is cut in two: whoever counts otherwise than in UTF-16 does that sooner or later. */
const isWhole = (text: string, from: number, to: number): boolean =>
  [from, to].every(at => !(isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))))

/**
 * LanguageTool says the words again, in a context where line breaks are spaces. Others than those at the place: it counts in
 * other units than we, or speaks of another text.
 */
function isSame(context: unknown, words: string): boolean {
  if (!isObject(context) || typeof context.text !== "string" || !isPlace(context.offset)) return context === undefined
  const said = context.text.slice(context.offset, context.offset + words.length)
  return shown(said) === shown(words)
}
/** Half characters do not survive being sent. */
const shown = (words: string) => words.replace(/\s/gu, " ").replace(/\p{Surrogate}/gu, "\uFFFD")

/** Null: they are not what they should be. Those that cannot be put into a text are left out. */
function suggestionsIn(replacements: unknown): readonly string[] | null {
  if (replacements === undefined) return []
  if (!Array.isArray(replacements)) return null
  const found: string[] = []
  for (const one of replacements as readonly unknown[]) {
    if (!isObject(one) || typeof one.value !== "string") return null
    const { value } = one
    if (found.length < MOST_SUGGESTIONS && value.length <= LONGEST_SUGGESTION && !unfit.test(value)) found.push(value)
  }
  return found
}

/** Control characters, what stands for atoms, half characters, and marks that turn the direction of what follows. */
const unfit = /[\p{Cc}\p{Surrogate}\uFFFC\u200E\u200F\u202A-\u202E\u2066-\u2069]/u

/** A sentence without tags and without what would change the words around it. */
function plain(words: string, longest: number): string {
  const clean = words
    .slice(0, 4 * longest)
    .replace(/<\/?suggestion>/giu, '"')
    .replace(/\s+/gu, " ")
    .replace(new RegExp(unfit, "gu"), "")
    .trim()
  return clean.length > longest ? `${clean.slice(0, longest - 1).replace(/\p{Surrogate}$/u, "")}…` : clean
}

const loud: readonly Category[] = ["spelling", "grammar"]

/** Of what kind it is, and how loud: what is wrong in any text is a warning, what may be meant so a hint. */
function kindOf({ issueType, category }: Json): { readonly category: Category; readonly level: Level } {
  const id = isObject(category) ? category.id : undefined
  const kind =
    (typeof issueType === "string" && byIssueType.get(issueType.toLowerCase())) ||
    (typeof id === "string" && byCategory.get(id)) ||
    "fluency"
  return { category: kind, level: loud.includes(kind) ? "warning" : "hint" }
}

/** ITS 2.0 types, by which LanguageTool names them -> MQM. Those that say nothing are told by the rule's category. */
const byIssueType: ReadonlyMap<string, Category> = new Map<string, Category>([
  ["terminology", "terminology"],
  ["mistranslation", "mistranslation"],
  ["omission", "omission"],
  ["untranslated", "untranslated"],
  ["addition", "addition"],
  ["duplication", "grammar"],
  ["inconsistency", "inconsistent-style"],
  ["inconsistent-entities", "inconsistent-style"],
  ["grammar", "grammar"],
  ["register", "register"],
  ["locale-specific-content", "locale-convention"],
  ["locale-violation", "locale-convention"],
  ["internationalization", "locale-convention"],
  ["style", "style"],
  ["characters", "character-encoding"],
  ["misspelling", "spelling"],
  ["typographical", "punctuation"],
  ["whitespace", "textual-conventions"],
  ["formatting", "local-formatting"],
  ["numbers", "number-format"],
  ["markup", "markup"],
])

/** LanguageTool's own categories, where the type is "other" or "uncategorized". */
const byCategory: ReadonlyMap<string, Category> = new Map<string, Category>([
  ["TYPOS", "spelling"],
  ["CASING", "spelling"],
  ["CONFUSED_WORDS", "spelling"],
  ["COMPOUNDING", "spelling"],
  ["GRAMMAR", "grammar"],
  ["PUNCTUATION", "punctuation"],
  ["TYPOGRAPHY", "punctuation"],
  ["STYLE", "style"],
  ["REDUNDANCY", "style"],
  ["COLLOQUIALISMS", "register"],
  ["FALSE_FRIENDS", "mistranslation"],
  ["REGIONALISMS", "locale-convention"],
  ["SEMANTICS", "fluency"],
])
