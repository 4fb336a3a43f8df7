/** `Mañana llegara el paquete`: a past subjunctive that nothing asks for is a future without its accent. */
import type { Check } from "../check"
import { withCaseOf } from "../tokens"
import { isWord, type Line, lowOf, lowReadings, only } from "./text"

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
      for (const word of line.finite) {
        if (!isWord(word) || !/(?:[aei]ra|[aei]ras|[aei]ran)$/.test(word.low) || word.low.length < 6 || word.shouted)
          continue
        if (!only(word, ({ form }) => form === "past-subjunctive")) continue
        const right = word.low.replace(/a([sn]?)$/, (_, ending: string) => `á${ending}`)
        if (!lowReadings(right, lexicon).some(({ form }) => form === "future") || isAskedFor(line, word.at)) continue
        const accented = withCaseOf(right, word.text)
        const { from, to } = word
        yield { from, to, code: "accent-future", values: { word: word.text, right: accented }, suggestions: [accented] }
      }
  },
  examples: [
    { target: "Mañana llegara el paquete.", finds: ["llegara"], becomes: "Mañana llegará el paquete." },
    { target: "Los cambios estaran listos.", finds: [] },
    { target: "Pidió que llegara pronto.", finds: [] },
    { target: "Si llegara pronto, mejor; ojalá llegara.", finds: [] },
  ],
}

const asks =
  /^(?:que|si|como|aunque|cuando|donde|quien|ojalá|quienes|mientras|hasta|para|sin|quizás|quizá|tal|acaso|cual|cuales|porque|antes|después|cuyo|cuya|lo|cualquiera|fuera|quisiera|según|cuanto|cuantos|o)$/

function isAskedFor(line: Line, at: number): boolean {
  for (let k = at - 1; k >= 0; k--) {
    const word = line.words[k]
    if (!word || /^[.;:!?]$/.test(word.text)) return false
    if (asks.test(lowOf(word))) return true
  }
  return false
}
