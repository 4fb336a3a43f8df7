/**
 * Words of the source that nothing in the translation answers, by how the page itself renders them: on request only.
 *
 * Design: a word that comes in several pairs has answers, the words of the other side that stand in nearly all of those pairs
 *   and seldom elsewhere. A pair that has the word and none of its answers is worth a look, the more so when its translation is
 *   shorter than others on the page: there less has to be known of the word. Forms are told apart by their first letters; nothing
 *   is known of a word that comes once, and no dictionary is asked, so that it works between any languages.
 */
import { bears, stemOf, stemsOf } from "../answers"
import type { Check, Found } from "../check"
import type { PairOfTexts } from "../page-facts"

const page: readonly PairOfTexts[] = [
  { source: "The board met.", target: "La junta se reunió." },
  { source: "Ask the board first.", target: "Pregunta antes a la junta." },
  { source: "Nobody came.", target: "No vino nadie." },
  { source: "The old board resigned.", target: "La junta anterior dimitió." },
  { source: "See the list below.", target: "Mira la lista." },
  { source: "A letter to the board.", target: "Una carta a la junta." },
  { source: "It rained.", target: "Llovió." },
  { source: "Bring a pen.", target: "Trae un bolígrafo." },
  { source: "The oven is old.", target: "El horno es viejo." },
  { source: "The board and its friends.", target: "Sus amigos." },
]

export const withoutAnswer: Check = {
  id: "no-counterpart",
  category: "omission",
  severity: "major",
  level: "hint",
  confidence: 0.5,
  needs: "pair",
  *find({ source, target, tokens, facts }): Generator<Found> {
    const { known, isShort } = facts.answers()
    if (!source || !target?.trim() || known.size === 0) return
    const short = isShort({ source, target })
    const here = stemsOf(target)
    const said = new Set<string>()
    for (const token of tokens("source")) {
      const stem = bears(token) ? stemOf(token.low) : ""
      const answer = known.get(stem)
      if (!answer || !(answer.well || short) || said.has(stem)) continue
      if (here.has(stem) || answer.stems.some(one => here.has(one))) continue
      said.add(stem)
      yield { side: "source", from: token.from, to: token.to, code: "no-counterpart", values: { word: token.text } }
    }
  },
  examples: [
    { source: "The board and its friends.", target: "Sus amigos.", side: "source", finds: ["board"], page },
    { source: "The board and its friends.", target: "Sus amigos lo quieren así.", side: "source", finds: [], page },
    { source: "The boards met again.", target: "Las juntas se reunieron otra vez.", side: "source", finds: [], page },
    { source: "The oven is old.", target: "Es viejo.", side: "source", finds: [], page },
  ],
}
