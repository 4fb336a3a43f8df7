import type { Check } from "../check"
import { isCapital } from "../tokens"

/** Fewer words than this may well be the same in two languages. */
const FEWEST = 4

export const sameText: Check = {
  id: "same-text",
  category: "untranslated",
  severity: "major",
  level: "warning",
  confidence: 0.85,
  needs: "pair",
  *find({ source, target, sourceLang, targetLang, tokens }) {
    if (!source || !target || source.trim() !== target.trim()) return
    if (sourceLang.split("-")[0] === targetLang.split("-")[0]) return
    const words = tokens("target").filter(token => token.kind === "word" && !isCapital(token.text))
    if (words.length >= FEWEST) yield { from: 0, to: target.length, code: "same-text" }
  },
  examples: [
    {
      source: "We keep the servers in two places.",
      target: "We keep the servers in two places.",
      finds: ["We keep the servers in two places."],
    },
    { source: "Debian GNU/Linux", target: "Debian GNU/Linux", finds: [] },
    { source: "npm install --save", target: "npm install --save", finds: [] },
  ],
}
