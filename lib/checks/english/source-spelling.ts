/** Words of an English source that no English dictionary has: most likely a slip when a word one letter away is known. */
import type { Check, Found } from "../check"
import { corrections } from "../suggest"
import { isSmall } from "../tokens"

const SHORTEST = 4
/** Unknown words of a pair for which something right is sought at once. */
const MOST_SOUGHT = 12

export const sourceSpelling: Check = {
  id: "source-spelling",
  category: "spelling",
  severity: "minor",
  level: "hint",
  confidence: 0.5,
  needs: "english-source",
  *find({ source, tokens, lists, ownWords }): Generator<Found> {
    const { english, spanish } = lists
    if (!english || !source) return
    const counts = new Map<string, number>()
    let unknown = 0
    for (const { low } of tokens("source")) counts.set(low, (counts.get(low) ?? 0) + 1)
    for (const { kind, text, low, from, to } of tokens("source")) {
      if (kind !== "word" || !isSmall(text) || low.length < SHORTEST || !/^[a-z]+$/.test(low)) continue
      // A word that comes again was meant, and one of the other language is quoted.
      if (english.has(low) || ownWords.has(low) || (counts.get(low) ?? 0) > 1 || spanish?.has(low)) continue
      // A source full of unknown words is in another language.
      const suggestions = unknown++ < MOST_SOUGHT ? corrections(text, english, false) : []
      yield { side: "source", from, to, code: "source-unknown-word", values: { word: text }, suggestions }
    }
  },
  examples: [
    { source: "We recieve it on Monday.", target: "Lo recibimos el lunes.", side: "source", finds: ["recieve"] },
    { source: "Teh colour of the servers.", target: "El color.", side: "source", finds: [] },
    { source: "They don't run npm in Xochitepec's well-known office.", target: "No.", side: "source", finds: [] },
    { source: "The word constructor is known, and so is ciudad.", target: "Sí.", side: "source", finds: [] },
  ],
}
