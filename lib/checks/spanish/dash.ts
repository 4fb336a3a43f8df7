import type { Check } from "../check"

/** Two hyphens for a dash, a hyphen for a colon. */
export const dash: Check = {
  id: "dash",
  category: "punctuation",
  severity: "minor",
  level: "hint",
  confidence: 0.7,
  needs: "spanish",
  *find({ target }) {
    const text = target ?? ""
    for (const m of text.matchAll(/(?<=[\p{L}\p{N}.,»”)]) ?-- ?(?=[\p{L}\p{N}«“(¿¡])/gu)) {
      const opens = m[0].startsWith(" ")
      yield { from: m.index, to: m.index + m[0].length, code: "dash", suggestions: opens ? [" —", "— "] : ["— ", " —"] }
    }
    for (const m of text.matchAll(/(?<=[\p{L}\d]{2})- (?=[\p{L}\d]{2})(?!(?:y|e|o|u|ni) )/gu))
      yield { from: m.index, to: m.index + m[0].length, code: "hyphen-as-dash", suggestions: [": ", " — "] }
    for (const m of text.matchAll(/(?<=\p{L}) - (?=\p{L})/gu))
      yield { from: m.index, to: m.index + m[0].length, code: "hyphen-as-dash", suggestions: [" — ", ": "] }
  },
  examples: [
    { target: "El plan --el nuevo-- gustó.", finds: [" --", "-- "], becomes: "El plan —el nuevo— gustó." },
    { target: "Tema- la red nueva.", finds: ["- "], becomes: "Tema: la red nueva." },
    { target: "El plan —el nuevo— gustó; ex-presidente, pre- y posventa.", finds: [] },
  ],
}
