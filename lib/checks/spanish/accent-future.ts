/** `Mañana llegara el paquete`: a past subjunctive that nothing asks for is a future without its accent. */
import type { Check } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital, withCaseOf } from "../tokens"
import { isDeterminer } from "./agreement"
import { has, isWord, type Line, lowOf, lowReadings, only, opensSentence, type Word, wordsAmong } from "./text"

export const accentFuture: Check = {
  id: "accent-future",
  category: "spelling",
  severity: "minor",
  level: "error",
  confidence: 0.93,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of [...line.finite, ...wordsAmong(line, [...asNouns.keys()])]) {
        const right = word.shouted ? undefined : (asNoun(line, word) ?? fromSubjunctive(line, word, lexicon))
        if (!right) continue
        const accented = withCaseOf(right, word.text)
        const { from, to } = word
        yield { from, to, code: "accent-future", values: { word: word.text, right: accented }, suggestions: [accented] }
      }
  },
  examples: [
    { target: "Mañana llegara el paquete.", finds: ["llegara"], becomes: "Mañana llegará el paquete." },
    {
      target: "Esto no se vera igual; pronto veras que sera mejor y se ira.",
      finds: ["vera", "veras", "sera", "ira"],
      becomes: "Esto no se verá igual; pronto verás que será mejor y se irá.",
    },
    { target: "Lo digo de veras; a la vera del río; la ira se calma; una sera de esparto.", finds: [] },
    { target: "Los cambios estaran listos.", finds: [] },
    { target: "Pidió que llegara pronto.", finds: [] },
    {
      target: "Cuando lo conozcan, llegaran cartas.",
      finds: ["llegaran"],
      becomes: "Cuando lo conozcan, llegarán cartas.",
    },
    { target: "Pidió que viniera, hablara y llegara; si, como dicen, llegara.", finds: [] },
    { target: "Después de que Ana L. Paz lo publicara.", finds: [] },
    { target: "Si llegara pronto, mejor; ojalá llegara.", finds: [] },
  ],
}

/** Nouns that nobody means (sera, vera), or means otherwise (ira), and what stands before the verb of the same letters. */
const asNouns: ReadonlyMap<string, readonly [right: string, after: RegExp | null]> = new Map([
  ["sera", ["será", null]],
  ["seras", ["serás", null]],
  ["veras", ["verás", null]],
  ["vera", ["verá", /^(?:no|se|lo|le|me|te|nos|ya|que|quien|usted|nunca|siempre)$/]],
  ["ira", ["irá", /^(?:se|le|me|te|nos|nunca|siempre|usted|ella|quien)$/]],
  ["iras", ["irás", /^(?:te|tú|nunca|siempre)$/]],
])

function asNoun(line: Line, word: Word): string | undefined {
  const [right, after] = asNouns.get(word.low) ?? []
  const before = line.words[word.at - 1]
  if (right === undefined || (isCapital(word.text) && !opensSentence(line, word.at))) return undefined
  if (after) return after.test(lowOf(before)) ? right : undefined
  return isDeterminer(lowOf(before)) || /^(?:de|en|con|por|muy)$/.test(lowOf(before)) ? undefined : right
}

function fromSubjunctive(line: Line, word: Word, lexicon: Lexicon): string | undefined {
  if (!isWord(word) || !/(?:[aei]ra|[aei]ras|[aei]ran)$/.test(word.low) || word.low.length < 6) return undefined
  if (!only(word, ({ form }) => form === "past-subjunctive")) return undefined
  const right = word.low.replace(/a([sn]?)$/, (_, ending: string) => `á${ending}`)
  const isFuture = lowReadings(right, lexicon).some(({ form }) => form === "future")
  return isFuture && !isAskedFor(line, word.at) ? right : undefined
}

const asks =
  /^(?:que|si|como|aunque|cuando|donde|quien|ojalá|quienes|mientras|hasta|para|sin|quizás|quizá|tal|acaso|cual|cuales|porque|antes|después|cuyo|cuya|lo|cualquiera|fuera|quisiera|según|cuanto|cuantos|o)$/

function isAskedFor(line: Line, at: number): boolean {
  // A clause that has its verb already asks for no other: `cuando lo conozcan, llegarán`.
  let [comma, verb] = [false, false]
  for (let k = at - 1; k >= 0; k--) {
    const word = line.words[k]
    const isInitial = word?.text === "." && line.words[k - 1]?.text.length === 1
    if (!word || (/^[.;:!?]$/.test(word.text) && !isInitial)) return false
    if (word.text === ",") comma = true
    if (comma && word.finite && !has(word, ({ form }) => form === "past-subjunctive")) verb = true
    const isPronoun = word.low === "lo" && lowOf(line.words[k + 1]) !== "que"
    if (asks.test(lowOf(word)) && !isPronoun) {
      if (!verb) return true
      verb = false
    }
  }
  return false
}
