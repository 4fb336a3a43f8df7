import type { Check } from "../check"

/** The academies part the figure from its sign; many papers in America do not, so this stays a hint. */
export const percent: Check = {
  id: "percent",
  category: "punctuation",
  severity: "minor",
  level: "hint",
  confidence: 0.6,
  needs: "spanish",
  *find({ target }) {
    for (const m of (target ?? "").matchAll(/(?<![\p{L}\d%])\d+(?:[.,]\d+)?%(?![\p{L}\d%])/gu)) {
      const right = m[0].replace("%", "\u00a0%")
      yield { from: m.index, to: m.index + m[0].length, code: "percent-space", values: { right }, suggestions: [right] }
    }
  },
  examples: [
    { target: "Subió un 10% ayer.", finds: ["10%"], becomes: "Subió un 10\u00a0% ayer." },
    { target: "Subió un 10 % ayer; %20 no.", finds: [] },
  ],
}
