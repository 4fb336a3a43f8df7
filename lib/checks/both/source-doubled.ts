import type { Check } from "../check"

/** Words that may well stand twice. */
const TWICE = new Set(["that", "had", "very", "so", "no", "bye", "ha", "blah", "really", "her", "is", "in", "on", "do"])

export const sourceDoubled: Check = {
  id: "source-doubled",
  category: "spelling",
  severity: "minor",
  level: "warning",
  confidence: 0.9,
  needs: "english-source",
  *find({ tokens }) {
    const all = tokens("source")
    for (const [k, word] of all.entries()) {
      const before = all[k - 1]
      if (word.kind !== "word" || before?.kind !== "word" || before.low !== word.low || word.gap !== " ") continue
      // Two capitals are a name: New York York, Duran Duran.
      if (TWICE.has(word.low) || /^\p{Lu}/u.test(word.text)) continue
      yield { side: "source", from: before.from, to: word.to, code: "source-doubled", values: { word: word.text } }
    }
  },
  examples: [
    { source: "We met in the the office.", target: "Nos vimos.", side: "source", finds: ["the the"] },
    { source: "I know that that had had no effect in Duran Duran.", target: "Lo sé.", side: "source", finds: [] },
  ],
}
