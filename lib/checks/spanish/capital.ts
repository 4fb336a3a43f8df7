/** `el Lunes`, `en Septiembre`, `habla Español`, and titles in the English fashion: Spanish writes them small. */
import type { Check, Found } from "../check"
import { isCapital, isSmall } from "../tokens"
import type { Work } from "../work"
import { alsoPlaces, isDay, isMonth, peoples } from "./calendar"
import { hasPart, isAdjective, isNoun, isWord, type Line, lowOf, lowReadings, opensSentence, type Word } from "./text"

export const capital: Check = {
  id: "capital",
  category: "spelling",
  severity: "minor",
  level: "warning",
  confidence: 0.9,
  needs: "spanish",
  *find(work) {
    const { text } = work.spanish()
    for (const line of text.lines) {
      const title = isTitleCase(line)
      for (const word of line.words) {
        if (!isWord(word) || !isCapital(word.text) || word.shouted || opensSentence(line, word.at)) continue
        const found =
          calendarWord(line, word) ??
          people(line, word) ??
          (title ? inTitle(line, word, work) : common(line, word, work))
        if (found) yield found
      }
    }
  },
  examples: [
    { target: "Nos vemos el Lunes 3 de Mayo.", finds: ["Lunes", "Mayo"], becomes: "Nos vemos el lunes 3 de mayo." },
    {
      target: "Ella habla Español y es Mexicana.",
      finds: ["Español", "Mexicana"],
      becomes: "Ella habla español y es mexicana.",
    },
    {
      target: "Historia De Las Redes Libres",
      finds: ["De", "Las", "Redes", "Libres"],
      becomes: "Historia de las redes libres",
    },
    {
      source: "The meeting began.",
      target: "Dice que la Reunión empezó.",
      finds: ["Reunión"],
      becomes: "Dice que la reunión empezó.",
    },
    { target: "El Primero de Mayo en la Plaza de Mayo; Domingo Soto vive en China.", finds: [] },
    { source: "The bridge of peace works.", target: "Vive en Norte/Puente del Pueblo y trabaja.", finds: [] },
    { target: "La Real Academia Española y el Foro Social Mundial.", finds: [] },
    { target: "Vive en San Juan", finds: [] },
  ],
}

const small = (word: Word, code: Found["code"], level?: Found["level"]): Found => ({
  from: word.from,
  to: word.to,
  code,
  values: { right: word.low, word: word.text },
  suggestions: [word.low],
  ...(level ? { level } : {}),
})

const isNamed = (line: Line, word: Word) => {
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const chained = /^(?:de|del|la|el|los|las|y)$/.test(lowOf(before)) && isNameHead(line, word.at - 1)
  return (
    (isWord(next) && isCapital(next.text)) || (isWord(before) && isCapital(before.text) && before.at > 0) || chained
  )
}

/** Is there a name before "de", "del", "de la": Plaza de Mayo, Primero de Mayo? */
function isNameHead(line: Line, at: number): boolean {
  for (let k = at; k >= 0 && k > at - 4; k--) {
    const word = line.words[k]
    if (word?.kind === "opaque") return true
    if (!isWord(word)) return false
    if (isCapital(word.text)) return !isDay(word.low) && !/^(?:el|la|los|las|en|un|una)$/.test(word.low)
    if (!/^(?:de|del|la|el|los|las|y)$/.test(word.low)) return false
  }
  return false
}

function calendarWord(line: Line, word: Word): Found | null {
  const before = line.words[word.at - 1]
  const named = isNamed(line, word)
  if (isMonth(word.low)) {
    const dated = before?.kind === "number" || line.words[word.at - 2]?.kind === "number"
    if (named && !dated) return null
    const placed =
      dated || /^(?:de|en|desde|hasta|este|pasado|próximo|cada|a|el|mes|y|para|por|entre)$/.test(lowOf(before))
    if (
      !placed ||
      (/^(?:abril|julio|mayo)$/.test(word.low) && !dated && lowOf(before) !== "en" && lowOf(before) !== "de")
    )
      return null
    return small(word, "capital-month")
  }
  if (!isDay(word.low) || named) return null
  const placed = /^(?:el|los|este|cada|próximo|pasado|del|al|un|todos)$/.test(lowOf(before))
  return placed && (word.low !== "domingo" || /^(?:el|los|este|cada|próximo|pasado)$/.test(lowOf(before)))
    ? small(word, "capital-month")
    : null
}

function people(line: Line, word: Word): Found | null {
  if (!peoples.has(word.low) || isNamed(line, word)) return null
  const before = line.words[word.at - 1]
  if (!isWord(before) || !isSmall(before.text)) return null
  if (alsoPlaces.test(word.low) && !/^(?:es|soy|eres|era|son)$/.test(before.low)) return null
  return small(word, "capital-people")
}

/** Every word of more than three letters has a capital, and there are several. */
function isTitleCase(line: Line): boolean {
  if (!line.heading) return false
  const long = line.words.filter(word => isWord(word) && word.low.length > 3)
  return long.length >= 2 && long.every(word => isCapital(word.text) && !word.shouted)
}

const body =
  /^(?:comité|consejo|ministerio|proyecto|foro|grupo|fundación|asociación|instituto|universidad|departamento|secretaría|comisión|partido|sindicato|organización|liga|unión|centro|red|ley|banco|museo|teatro|calle|plaza|hospital|escuela|colegio|congreso|estados|naciones|nueva|san|santa|ciudad|club|real|academia|señor|señora|parque|iglesia|federación|corte|tribunal|agencia)$/

function inTitle(line: Line, word: Word, { facts, lists: { spanish } }: Work): Found | null {
  if (!spanish || (facts.sourceWords.has(word.text) && facts.sourceWords.size > 40)) return null
  if (line.words.some(one => one.at <= word.at && body.test(one.low))) return null
  const readings = lowReadings(word.low, spanish)
  const plain = readings.some(
    one => isNoun(one) || isAdjective(one) || /^(?:preposition|determiner|conjunction)$/.test(one.part),
  )
  const known = line.words.filter(isWord).every(one => lowReadings(one.low, spanish).length > 0)
  if (!plain || !known || (hasPart(word, "name") && word.low.length > 3)) return null
  return small(word, "capital-title")
}

/** A capital in the middle of a sentence on a word that is no part of a name. Only where the source can be asked. */
function common(line: Line, word: Word, { source, facts, lists: { spanish } }: Work): Found | null {
  const before = line.words[word.at - 1]
  if (source === null || source === "" || !spanish || line.heading || isNamed(line, word) || body.test(word.low))
    return null
  if (!isWord(before) || !isSmall(before.text) || hasPart(word, "name") || facts.sourceWords.has(word.text)) return null
  if (/^(?:de|del)$/.test(lowOf(line.words[word.at + 1]))) return null
  const readings = lowReadings(word.low, spanish)
  if (
    !readings.some(isNoun) ||
    /^(?:internet|estado|web|gobierno|iglesia|dios|tierra|sol|luna|biblia|navidad|constitución|norte|sur|este|oeste)$/.test(
      word.low,
    )
  )
    return null
  // The source has a capital of its own in its middle: perhaps this very name.
  return small(word, "capital-common", /(?<=[\p{Ll},] )\p{Lu}\p{Ll}/u.test(source) ? "hint" : "warning")
}
