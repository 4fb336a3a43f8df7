/** Three words or more that stand in the translation one after the other as in the source. */
import type { Check, Found } from "../check"
import { isSmall, type Token } from "../tokens"
import type { Work } from "../work"

const FEWEST = 3
const LETTERS = 11
/** A longer pair is looked at up to here: enough for any paragraph. */
const MOST = 20_000

export const untranslated: Check = {
  id: "untranslated",
  category: "untranslated",
  severity: "major",
  level: "warning",
  confidence: 0.85,
  needs: "pair",
  *find(work): Generator<Found> {
    const { source, target, sourceLang, targetLang } = work
    if (!source || !target || source.trim() === target.trim()) return
    if (sourceLang.split("-")[0] === targetLang.split("-")[0]) return
    const theirs = work.tokens("source").slice(0, MOST)
    const trios = new Set<string>()
    for (let k = 2; k < theirs.length; k++) {
      const three = trio(theirs, k - 2)
      if (three !== null) trios.add(three)
    }
    if (trios.size === 0) return
    const ours = work.tokens("target").slice(0, MOST)
    for (let k = 0; k + 2 < ours.length; ) {
      let end = k
      while (trios.has(trio(ours, end) ?? "\n")) end++
      if (end === k) {
        k++
        continue
      }
      const stretch = ours.slice(k, end + 2)
      const first = ours[k]
      const last = ours[end + 1]
      k = end + 2
      if (first && last && isForeign(stretch, work) && !isQuoted(target, first.from, last.to))
        yield {
          from: first.from,
          to: last.to,
          code: "untranslated",
          values: { words: target.slice(first.from, last.to) },
        }
    }
  },
  examples: [
    {
      source: "Please read the privacy policy before you send us anything.",
      target: "Por favor, lea the privacy policy antes de enviarnos nada.",
      finds: ["the privacy policy"],
    },
    {
      source: "We think that all of this is needed.",
      target: "Nous pensons que all of this is needed.",
      targetLang: "fr",
      finds: ["all of this is needed"],
    },
    { source: "We use Debian and Tor Browser Bundle.", target: "Usamos Debian y Tor Browser Bundle.", finds: [] },
    { source: "The film “free as in beer” is out.", target: "La película «free as in beer» salió.", finds: [] },
    { source: "See the control panel general.", target: "Vea el control panel general.", finds: [] },
  ],
}

function trio(tokens: readonly Token[], at: number): string | null {
  const three = tokens.slice(at, at + FEWEST)
  return three.length === FEWEST && three.every(({ kind }) => kind === "word") ? three.map(t => t.low).join(" ") : null
}

/** Names and words that both languages have are no stretch that was left. */
function isForeign(stretch: readonly Token[], { lists }: Work): boolean {
  const small = stretch.filter(({ text }) => isSmall(text))
  if (small.length < FEWEST || small.reduce((sum, { text }) => sum + text.length, 0) < LETTERS) return false
  const { spanish } = lists
  return !spanish || small.filter(({ low }) => !spanish.has(low)).length >= 2
}

/** Titles and what is quoted may stay as they are. */
const isQuoted = (text: string, from: number, to: number): boolean =>
  /[“"«‘'(]\s?$/u.test(text.slice(Math.max(0, from - 2), from)) && /^[\s.,]?[”"»’')]/u.test(text.slice(to, to + 2))
