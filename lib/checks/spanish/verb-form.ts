/** `puede hace`, `evita usando`, `para que puede`: what one verb or conjunction asks of the next. */
import type { Check, Found } from "../check"
import type { Lexicon } from "../lexicon/lexicon"
import { isCapital, withCaseOf } from "../tokens"
import { has, isAdjective, isConjugated, isGerund, isNoun, isWord, type Line, lowOf, only, type Word } from "./text"
import { infinitiveOf, isOnlyFinite, subjunctiveOf } from "./verbs"

export const verbForm: Check = {
  id: "verb-form",
  category: "grammar",
  severity: "major",
  level: "error",
  confidence: 0.86,
  needs: "spanish",
  *find({ spanish }) {
    const { text, lexicon } = spanish()
    for (const line of text.lines)
      for (const word of line.words) {
        if (!isWord(word)) continue
        const found = gerundFor(line, word) ?? finiteFor(line, word) ?? indicativeFor(line, word, lexicon)
        if (found) yield found
      }
  },
  examples: [
    { target: "Ella puede hace el trabajo.", finds: ["hace"], becomes: "Ella puede hacer el trabajo." },
    { target: "Tenemos que hablamos más.", finds: ["hablamos"], becomes: "Tenemos que hablar más." },
    { target: "Evita usando esa palabra.", finds: ["usando"], becomes: "Evita usar esa palabra." },
    { target: "Van a empiezan mañana.", finds: ["empiezan"], becomes: "Van a empezar mañana." },
    { target: "Lo digo para que todos pueden oír.", finds: ["pueden"], becomes: "Lo digo para que todos puedan oír." },
    { target: "Es importante que tiene tiempo.", finds: ["tiene"], becomes: "Es importante que tenga tiempo." },
    { target: "Esperan mientras trabajando.", finds: ["mientras trabajando"], becomes: "Esperan trabajando." },
    { target: "Lo que quiere es dormir, y puede que sí; tenemos que irnos.", finds: [] },
    { target: "Para que vengan; antes de que llegue; sigue usando la lista.", finds: [] },
    { target: "El hombre que puede trabaja, y el que debe paga.", finds: [] },
  ],
}

const noGerund =
  /^(?:incluye|incluyen|incluir|evita|evitar|evitan|permite|permiten|permitir|intenta|intentan|intentar|decide|decidir|propone|proponer|sugiere|sugerir|requiere|requerir|logra|lograr|implica|implicar|significa|disfruta|disfrutar|puede|pueden|puedo|podemos|podía|podría|quiere|quiero|quieren|querían|queremos|debe|deben|debemos|debería|suele|suelen|prefiere|prefieren|desea|desean|necesita|necesitan|necesitamos|espera|esperan|pretende|discutimos|debatimos|discutir|debatir|discutieron|debatieron|considera|considerar|consideramos|recomienda|recomiendan|recomendamos)$/

function gerundFor(line: Line, word: Word): Found | null {
  const before = line.words[word.at - 1]
  if (!isWord(before) || !has(word, isGerund) || isCapital(word.text)) return null
  const infinitive = infinitiveOf(word, isGerund)
  if (before.low === "mientras")
    return {
      from: before.from,
      to: word.to,
      code: "finite-wanted",
      values: { verb: before.text, word: word.text },
      suggestions: [withCaseOf(word.text, before.text)],
    }
  if (!noGerund.test(before.low) || infinitive === null) return null
  const values = { verb: before.text, word: word.text }
  return { from: word.from, to: word.to, code: "infinitive-wanted", values, suggestions: [infinitive] }
}

const modal = /^(?:poder|deber|querer|soler|lograr|intentar|decidir|necesitar|desear|preferir|pretender|conseguir)$/
const opensA = /^(?:ir|empezar|comenzar|volver|aprender|ayudar)$/
const relative = /^(?:que|lo|quien|quienes|cual|cuando|donde|como|si|cuanto|todo|más|menos)$/

/** puede hace, tiene que hace, va a hace. */
function finiteFor(line: Line, word: Word): Found | null {
  if (!isOnlyFinite(word) || isCapital(word.text) || /^(?:es|era|son|fue|eran|sea|fuera|hace|diría)$/.test(word.low))
    if (!(word.low === "hace" && line.words[word.at + 1]?.kind !== "number" && isOnlyFinite(word))) return null
  const [one, two, three] = [1, 2, 3].map(back => line.words[word.at - back])
  const asks = (verb: Word | undefined, lemmas: RegExp) =>
    isWord(verb) && only(verb, reading => isConjugated(reading) && lemmas.test(reading.lemma))
  const direct = asks(one, modal) && !relative.test(lowOf(two)) && !relative.test(lowOf(three))
  const tener = lowOf(one) === "que" && asks(two, /^tener$/) && !relative.test(lowOf(three)) && lowOf(three) !== "no"
  const going = lowOf(one) === "a" && asks(two, opensA) && !relative.test(lowOf(three))
  if (!direct && !tener && !going) return null
  if (tener && !isSamePerson(two, word)) return null
  const infinitive = infinitiveOf(word)
  const opener = direct ? one : two
  if (infinitive === null || !opener) return null
  const words = direct ? opener.text : `${opener.text} ${one?.text ?? ""}`
  return {
    from: word.from,
    to: word.to,
    span: { from: opener.from, to: word.to },
    code: "infinitive-wanted",
    values: { verb: words, word: word.text },
    suggestions: [infinitive],
  }
}

const isSamePerson = (one: Word | undefined, other: Word) =>
  has(one, a => other.readings.some(b => a.person === b.person && a.number === b.number))

/** The words before que that ask for the subjunctive whatever is meant. */
const asksSubjunctive = new Set([
  "para",
  "sin",
  "ojalá",
  "antes de",
  "fin de",
  "menos",
  "caso de",
  "tal de",
  "es importante",
  "es necesario",
  "es posible",
  "es imposible",
  "es mejor",
  "es preciso",
  "es fundamental",
  "es esencial",
  "es probable",
  "quiero",
  "quiere",
  "quieren",
  "queremos",
  "deseo",
  "necesito",
  "necesitan",
  "recomiendo",
  "recomienda",
  "sugiero",
  "pido",
  "pide",
])
const FARTHEST = 5

function indicativeFor(line: Line, que: Word, lexicon: Lexicon): Found | null {
  if (que.low !== "que") return null
  const one = line.words[que.at - 1]
  const two = lowOf(line.words[que.at - 2])
  const asks = asksSubjunctive.has(lowOf(one)) || asksSubjunctive.has(`${two} ${lowOf(one)}`)
  if (!one || !asks || (one.low === "menos" && two !== "a") || /^lo$/.test(two)) return null
  for (let k = que.at + 1; k <= que.at + FARTHEST; k++) {
    const word = line.words[k]
    if (!isWord(word) || hasSubordinate(word)) return null
    if (!has(word, isConjugated)) continue
    const present = isOnlyFinite(word) && only(word, ({ form }) => form === "present" || form === "imperative")
    const reading = word.readings.find(({ form }) => form === "present")
    if (!present || !reading || has(word, isNoun) || has(word, isAdjective) || isCapital(word.text)) return null
    const right = subjunctiveOf(word.low, reading, lexicon)
    if (right === null) return null
    return {
      from: word.from,
      to: word.to,
      span: { from: one.from, to: word.to },
      code: "subjunctive-wanted",
      values: { verb: `${one.text} que`, word: word.text, right },
      suggestions: [right],
    }
  }
  return null
}

const hasSubordinate = (word: Word) => /^(?:que|quien|quienes|cuando|donde|si|como|porque)$/.test(word.low)
