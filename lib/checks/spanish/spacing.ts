import type { Check, Found } from "../check"

/** Spaces where Spanish has none or one. Addresses and file names are left alone. */
export const spacing: Check = {
  id: "spacing",
  category: "punctuation",
  severity: "minor",
  level: "hint",
  // Revisers of learner essays leave most spaces alone: 3 of 33 findings were mended.
  confidence: 0.1,
  needs: "spanish",
  *find({ target }) {
    const text = target ?? ""
    yield* beforeMark(text)
    for (const m of text.matchAll(/(?<=[\p{L}\p{N},;:.)»”])[ ]{2,20}(?=[\p{L}\p{N}(«“¿¡])/gu))
      yield { from: m.index, to: m.index + m[0].length, code: "double-space", suggestions: [" "], level: "hint" }
    for (const m of text.matchAll(/(?<=\p{L}{2})[,;](?=\p{L}{2})/gu))
      yield {
        from: m.index,
        to: m.index + 1,
        code: "no-space-after",
        values: { mark: m[0] },
        suggestions: [`${m[0]} `],
      }
    for (const m of text.matchAll(/(?<=[([¿¡«“]) {1,5}(?=\p{L})/gu))
      yield { from: m.index, to: m.index + m[0].length, code: "space-inside", suggestions: [""], level: "hint" }
  },
  examples: [
    { target: "Llegó tarde , pero llegó.", finds: [" "], becomes: "Llegó tarde, pero llegó." },
    { target: "Llegó tarde,pero llegó.", finds: [","], becomes: "Llegó tarde, pero llegó." },
    { target: "Llegó  tarde.", finds: ["  "], becomes: "Llegó tarde." },
    { target: "Pagó 1,5 millones (o eso dijo) a las 10:30.", finds: [] },
    { target: "El archivo .bashrc está aquí … y allí.", finds: [] },
  ],
}

function* beforeMark(text: string): Generator<Found> {
  for (const m of text.matchAll(/(?<=[\p{L}\p{N})»”]) {1,5}(?=[,;:.!?)](?![\p{L}\p{N}.)\-D(|/\\]))/gu))
    yield {
      from: m.index,
      to: m.index + m[0].length,
      code: "space-before",
      values: { mark: text.charAt(m.index + m[0].length) },
      suggestions: [""],
    }
}
