/**
 * Rules a group has made for itself.
 *
 * Design: expressions run on RE2JS, whose time grows with the text and never with the cleverness of the pattern; a long text or
 *   many finds may still take too long, so there is a limit of time for each rule and text. What that engine does not have
 *   (looking behind or ahead, back references) makes a rule unreadable, and that is said.
 */
import { RE2JS } from "re2js"
import type { Check, Example, Found } from "../check"
import type { Work } from "../work"
import type { OwnRule } from "./rule"

/** Milliseconds for one rule on one text. */
const LONGEST = 100
const LONGEST_PATTERN = 1_000
/** Steps of the engine for one find at worst: instructions of the pattern times UTF-16 units of the text; some 250 ms. */
const MOST_WORK = 5_000_000
/** So many finds of one rule in one text say enough. */
const MOST = 200
/** Longer texts are read up to here by expressions: some tens of milliseconds. */
const LONGEST_TEXT = 50_000

const rule = (pattern: string, more: Partial<OwnRule> = {}): OwnRule => ({
  id: "1",
  pattern,
  kind: "words",
  says: "We write it otherwise.",
  severity: "minor",
  ...more,
})
const example = (target: string, finds: readonly string[], one: OwnRule, more: Partial<Example> = {}): Example => ({
  target,
  finds,
  settings: { rules: [one] },
  ...more,
})

export const ownRules: Check = {
  id: "own-rule",
  category: "company-style",
  severity: "minor",
  level: "warning",
  confidence: 0.9,
  needs: "target",
  *find(work): Generator<Found> {
    for (const rule of work.rules) yield* findsOf(rule, work)
  },
  examples: [
    example("El e-mail y los E-MAIL.", ["e-mail", "E-MAIL"], rule("e-mail", { suggestion: "correo" }), {
      becomes: "El correo y los correo.",
    }),
    example(
      "Son 5 por ciento.",
      ["5 por ciento"],
      rule("(\\d+) por ciento", { kind: "expression", suggestion: "$1 %" }),
      {
        becomes: "Son 5 %.",
      },
    ),
    example("Una casa y una casaca.", ["casa"], rule("casa")),
    example("El IMC y el imc.", ["IMC"], rule("IMC", { matchCase: true })),
    example("Le site web.", ["site web"], rule("site web"), { targetLang: "fr" }),
    example("Una cosa.", [], rule("cosa", { onlyWithSource: "widget" }), { source: "A thing." }),
    example("Una cosa.", ["members"], rule("members", { side: "source" }), { source: "For members.", side: "source" }),
    example("Los members.", [], rule("members", { side: "source" }), { source: "For all." }),
    example("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!", [], rule("^(a+)+$", { kind: "expression" })),
  ],
}

/** What a rule finds in a pair; that it cannot be read, or was stopped, is a find without words. */
export function* findsOf(rule: OwnRule, work: Pick<Work, "source" | "target">): Generator<Found> {
  const side = rule.side ?? "target"
  const text = (work[side] ?? "").slice(0, LONGEST_TEXT)
  const named = { id: rule.id, says: rule.says }
  const values = { pattern: rule.pattern }
  const compiled = compiledOf(rule)
  if (compiled === null) {
    yield { from: 0, to: 0, code: "own-rule-unreadable", values, rule: named }
    return
  }
  if (rule.onlyWithSource !== undefined && !work.source?.toLowerCase().includes(rule.onlyWithSource.toLowerCase()))
    return
  // Between two finds the clock can be asked; within one only what it may cost is known, so that is asked before.
  if (rule.kind === "expression" && compiled.programSize() * text.length > MOST_WORK) {
    yield { from: 0, to: 0, code: "own-rule-stopped", values, rule: named }
    return
  }
  const end = Date.now() + LONGEST
  const matcher = compiled.matcher(text)
  for (let count = 0; count < MOST && matcher.find(); count++) {
    if (Date.now() > end) {
      yield { from: 0, to: 0, code: "own-rule-stopped", values, rule: named }
      return
    }
    const from = matcher.start()
    const to = matcher.end()
    if (to === from || (rule.kind === "words" && !isWhole(text, from, to))) continue
    const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, k) => matcher.group(k) ?? "")
    const names = compiled.namedGroups()
    yield {
      side,
      from,
      to,
      code: "own-rule",
      values: { says: rule.says },
      severity: rule.severity,
      ...(rule.level ? { level: rule.level } : {}),
      ...(rule.category ? { category: rule.category } : {}),
      rule: named,
      suggestions: rule.suggestion === undefined ? [] : [filled(rule.suggestion, groups, names)],
    }
  }
}

const isWhole = (text: string, from: number, to: number): boolean =>
  !/[\p{L}\p{M}\p{N}]$/u.test(text.slice(Math.max(0, from - 2), from)) &&
  !/^[\p{L}\p{M}\p{N}]/u.test(text.slice(to, to + 2))

const filled = (suggestion: string, groups: readonly string[], names: Readonly<Record<string, number>>): string =>
  suggestion.replace(/\$(?:(\$)|(&)|(\d)|<([^>]+)>)/g, (_, dollar, all, digit, name) =>
    dollar ? "$" : all ? (groups[0] ?? "") : (groups[digit === undefined ? (names[name] ?? -1) : Number(digit)] ?? ""),
  )

/** Null: it cannot be read, or holds what the engine does not have. */
const known = new WeakMap<OwnRule, RE2JS | null>()

export function compiledOf(rule: OwnRule): RE2JS | null {
  const made = known.get(rule)
  if (made !== undefined) return made
  const compiled = compile(rule)
  known.set(rule, compiled)
  return compiled
}

function compile({ pattern, kind, matchCase }: OwnRule): RE2JS | null {
  if (pattern === "" || pattern.length > LONGEST_PATTERN) return null
  const flags = matchCase ? 0 : RE2JS.CASE_INSENSITIVE
  try {
    return RE2JS.compile(kind === "words" ? RE2JS.quote(pattern) : RE2JS.translateRegExp(pattern), flags)
  } catch {
    // The library throws its own errors for each thing it cannot read; which one it was does not help the rule's author.
    return null
  }
}
