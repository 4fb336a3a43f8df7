/**
 * What a LanguageTool server says, as findings among the others. Whoever runs the checks asks it (the server for the desk, the
 * command line for itself) and hands its answer over; a check itself knows no network.
 */
import type { Check, Finding } from "../check"
import type { TheirFinding } from "./their-finding"

const example: TheirFinding = {
  from: 6,
  to: 18,
  says: "Esta construcción es redundante.",
  rule: "SUBIR_ARRIBA",
  ruleName: "Redundancia",
  category: "style",
  level: "warning",
  suggestions: ["subir"],
}
const unknown: TheirFinding = {
  from: 3,
  to: 9,
  says: "Se ha encontrado un posible error ortográfico.",
  rule: "MORFOLOGIK_RULE_ES",
  ruleName: "Posible error ortográfico",
  category: "spelling",
  level: "warning",
  suggestions: ["cotejó"],
}

export const languageTool: Check = {
  id: "languagetool",
  category: "fluency",
  severity: "minor",
  level: "warning",
  confidence: null,
  needs: "languagetool",
  *find({ outside, target, ownWords }) {
    for (const { from, to, says, rule, ruleName, category, level, suggestions } of outside.languageTool ?? []) {
      if (category === "spelling" && ownWords.has((target ?? "").slice(from, to).toLowerCase())) continue
      const named = { id: rule, says: ruleName || rule }
      yield { from, to, code: "languagetool", values: { says }, category, level, suggestions, rule: named }
    }
  },
  examples: [
    {
      target: "Puede subir arriba.",
      finds: ["subir arriba"],
      becomes: "Puede subir.",
      outside: { languageTool: [example] },
    },
    { target: "El cotejo.", finds: [], settings: { words: ["Cotejo"] }, outside: { languageTool: [unknown] } },
  ],
}

const loudness = { error: 2, warning: 1, hint: 0 } as const
const isTheirs = ({ check }: Finding) => check === "languagetool"

/** Leaves out what LanguageTool says of words about which one of our own checks has spoken as loudly. */
export function withoutEchoes(findings: readonly Finding[]): readonly Finding[] {
  if (!findings.some(isTheirs)) return findings
  const ours = findings.filter(one => !isTheirs(one) && one.side === "target")
  const isEcho = (their: Finding) =>
    ours.some(one => {
      const { from, to } = one.span ?? one
      const touches = Math.min(from, one.from) < their.to && their.from < Math.max(to, one.to)
      return touches && loudness[one.level] >= loudness[their.level]
    })
  return findings.filter(one => !isTheirs(one) || !isEcho(one))
}
