import type { Check } from "../check"
import { withCaseOf } from "../tokens"
import { withoutAccents } from "./stress"
import { isWord } from "./text"

/** Words that many write with an accent they do not have. */
const needless =
  /^(?:fué|fuí|dió|vió|tí|fé|pié|hé|ví|dí|dá|vá|sóla|sólas|ésto|éso|aquéllo|examén|imágen|volúmen|orígen|résumen|márgen|vírgen|crímen|dictámen|exámen|jóven|órden|á|ó)$/

export const accentNeedless: Check = {
  id: "accent-needless",
  category: "spelling",
  severity: "minor",
  level: "error",
  confidence: 0.95,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of line.words) {
        if (!isWord(word) || word.shouted || !needless.test(word.low)) continue
        const right = withCaseOf(withoutAccents(word.low), word.text)
        const { from, to } = word
        yield { from, to, code: "accent-needless", values: { word: word.text, right }, suggestions: [right] }
      }
  },
  examples: [
    {
      target: "Fué una buena imágen para tí.",
      finds: ["Fué", "imágen", "tí"],
      becomes: "Fue una buena imagen para ti.",
    },
    { target: "Se lo dió y ella lo vió.", finds: ["dió", "vió"] },
    { target: "Las imágenes y los jóvenes.", finds: [] },
    { target: "Él dio y vio; el guion o el guión.", finds: [] },
  ],
}
