/**
 * Which of point and comma parts decimals, and which thousands, depends on the country: Spain 1.234,5; United States 1,234.5;
 * Latin America has both (Mexico and Central America one way, the South the other), so there nothing is said.
 */
import type { Check } from "../check"

export const numberForm: Check = {
  id: "number-form",
  category: "number-format",
  severity: "minor",
  level: "warning",
  confidence: 0.9,
  needs: "spanish",
  *find(work) {
    const { source, locale } = work
    if (locale === "es-419") return
    const ofSource = new Set((source ?? "").match(/\d+(?:[.,]\d+)+/g) ?? [])
    const tokens = work.tokens("target")
    for (const [at, token] of tokens.entries()) {
      if (token.kind !== "number" || !/[.,]/.test(token.text)) continue
      const before = tokens[at - 1]
      // Versions, sections, hours and sums that a shop's own mark shows.
      if (/^(?:versión|capítulo|sección|apartado|artículo|figura|tabla|página|las|punto|v)$/.test(before?.low ?? ""))
        continue
      if (before && before.gap !== undefined && /^\p{Lu}/u.test(before.text) && at > 1 && token.gap === " ") continue
      const right = locale === "es-ES" ? spain(token.text, ofSource) : states(token.text, ofSource)
      if (right === null || right === token.text) continue
      const { from, to } = token
      yield { from, to, code: "number-form", values: { right }, suggestions: [right] }
    }
  },
  examples: [
    {
      source: "About 1,500 people, 3.5 each.",
      target: "Unas 1,500 personas, 3.5 cada una.",
      locale: "es-ES",
      finds: ["1,500", "3.5"],
      becomes: "Unas 1.500 personas, 3,5 cada una.",
    },
    {
      source: "About 1,500 people, 3.5 each.",
      target: "Unas 1.500 personas, 3,5 cada una.",
      locale: "es-US",
      finds: ["1.500", "3,5"],
      becomes: "Unas 1,500 personas, 3.5 cada una.",
    },
    { target: "Son 1,234,567.", locale: "es-ES", finds: ["1,234,567"], becomes: "Son 1.234.567." },
    {
      source: "About 1,500 people, 3.5 each.",
      target: "Unas 1,500 personas, 3.5 cada una.",
      locale: "es-419",
      finds: [],
    },
    { target: "Son 1.500 y 3,5; la versión 2.5; a las 10.30.", locale: "es-ES", finds: [] },
  ],
}

const english = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/
const continental = /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/
const turned = (text: string) => text.replace(/[.,]/g, mark => (mark === "." ? "," : "."))

/** One separator says nothing by itself: only the source tells whether it parts thousands. */
function spain(text: string, ofSource: ReadonlySet<string>): string | null {
  const sure = english.test(text) && (text.match(/[.,]/g) ?? []).length > 1
  const same = ofSource.has(text) && (english.test(text) || /^\d+\.\d+$/.test(text))
  return sure || same ? turned(text) : null
}

function states(text: string, ofSource: ReadonlySet<string>): string | null {
  const sure = continental.test(text) && (text.match(/[.,]/g) ?? []).length > 1
  const other = ofSource.has(turned(text)) && !ofSource.has(text)
  return sure || other ? turned(text) : null
}
