/**
 * Runs the checks on a pair.
 *
 * Guarantees: findings come in the order of their text, those of the target first; two checks never accuse the same words of
 *   the same thing; a check that throws is left out and named, and the others stand; the texts are not changed.
 * Not here: what was decided about findings, and where a document keeps its text.
 */
import { type Check, type Finding, type Found, localeOf } from "./check"
import type { CheckId } from "./ids"
import { withoutEchoes } from "./language-tool/language-tool"
import { isEnglish, isSpanish } from "./languages"
import { type PageFacts, pageFacts } from "./page-facts"
import { checks } from "./registry"
import type { CheckSettings } from "./settings"
import { type Outside, prepare, type WordLists, type Work } from "./work"

export interface PairTexts {
  /** null when there is no source at all; "" when it is empty. */
  readonly source: string | null
  readonly target: string | null
}

export interface Checked {
  readonly findings: readonly Finding[]
  /** Checks that failed on this pair; lib/messages has the sentence (`checking.failed`). */
  readonly failed: readonly CheckId[]
  /** Own rules that were stopped, or cannot be read. */
  readonly stopped: readonly string[]
}

export interface Checker {
  /** The checks that run with these languages, lists and settings, in order. */
  readonly checks: readonly Check[]
  /** `page` is what pageFacts made of the whole page; without it a pair is its own page. `outside` is about this target. */
  check(pair: PairTexts, page?: PageFacts, outside?: Outside): Checked
}

export function createChecker(lists: WordLists, settings: CheckSettings): Checker {
  const locale = settings.locale ?? localeOf(settings.targetLang)
  const ownWords = new Set((settings.words ?? []).map(word => word.toLowerCase()))
  const chosen = checks.filter(check => isWanted(check, settings) && canRun(check, settings, lists))
  return {
    checks: chosen,
    check(pair, page, outside = {}) {
      const facts = page ?? pageFacts({ source: [pair.source ?? ""], target: [pair.target ?? ""] })
      const { sourceLang, targetLang, terms = [], rules = [] } = settings
      const work = prepare({ ...pair, sourceLang, targetLang, locale, facts, lists, ownWords, terms, rules, outside })
      const findings: Finding[] = []
      const failed: CheckId[] = []
      const stopped: string[] = []
      for (const check of chosen) {
        if (!hasSides(check, pair)) continue
        try {
          for (const found of check.find(work)) {
            if (found.code === "own-rule-stopped" || found.code === "own-rule-unreadable")
              stopped.push(found.rule?.id ?? "")
            else findings.push(findingOf(check, found, work, settings))
          }
        } catch {
          // Anything a check throws is its own fault and must not cost the others their findings; a test sees to each one.
          failed.push(check.id)
        }
      }
      return { findings: sorted(withoutRepeats(withoutEchoes(findings))), failed, stopped }
    },
  }
}

const onRequest: readonly CheckId[] = ["no-counterpart"]
const isWanted = ({ id }: Check, { only, off, also }: CheckSettings) =>
  only ? only.includes(id) : (also?.includes(id) ?? false) || (!(off?.includes(id) ?? false) && !onRequest.includes(id))

function canRun(check: Check, settings: CheckSettings, lists: WordLists): boolean {
  const { sourceLang, targetLang, languageTool } = settings
  if (check.needs === "spanish") return isSpanish(targetLang) && lists.spanish !== undefined
  if (check.needs === "english-source") return isEnglish(sourceLang)
  if (check.needs === "languagetool") return languageTool === true
  return true
}

function hasSides({ needs }: Check, { source, target }: PairTexts): boolean {
  if (needs === "pair") return source !== null && target !== null
  return needs === "english-source" ? source !== null && source !== "" : target !== null && target !== ""
}

function findingOf(check: Check, found: Found, work: Work, { levels }: CheckSettings): Finding {
  const side = found.side ?? "target"
  const { from, to, span, rule } = found
  return {
    side,
    from,
    to,
    quote: (work[side] ?? "").slice(from, to),
    ...(span ? { span } : {}),
    check: check.id,
    category: found.category ?? check.category,
    severity: found.severity ?? check.severity,
    level: levels?.[check.id] ?? found.level ?? check.level,
    confidence: found.confidence ?? check.confidence,
    message: { code: found.code, values: found.values ?? {} },
    suggestions: Array.from(new Set(found.suggestions ?? [])),
    ...(rule ? { rule } : {}),
  }
}

/** The first check to accuse a stretch keeps it: the registry has the surer ones first. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter(({ side, from, to, check, rule }) => {
    const own = check === "term" || check === "own-rule" || check === "languagetool" ? `${check} ${rule?.id ?? ""}` : ""
    const key = `${side} ${from} ${to} ${own}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}

const sorted = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => (a.side === b.side ? a.from - b.from || a.to - b.to : a.side === "target" ? -1 : 1))
