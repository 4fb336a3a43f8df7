/** What sounds before a noun: `uno día`, `el primero año`, `un bueno amigo`; `la agua`, `de la área`. */
import type { Check, Found } from "../check"
import { withCaseOf } from "../tokens"
import { isDeterminer } from "./agreement"
import { beginsWithStressedA } from "./stress"
import { has, hasPart, isAdjective, isNoun, isWord, type Line, lowOf, type Word } from "./text"
import { isNounAlone } from "./todo"

export const shortForm: Check = {
  id: "short-form",
  category: "grammar",
  severity: "minor",
  level: "error",
  confidence: null,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of line.words) {
        const found = isWord(word) && !word.shouted && (tooLong(line, word) ?? beforeStressedA(line, word))
        if (found) yield found
      }
  },
  examples: [
    {
      target: "Uno día llegó el primero mensaje.",
      finds: ["Uno", "primero"],
      becomes: "Un día llegó el primer mensaje.",
    },
    { target: "Es un bueno ejemplo.", finds: ["bueno"], becomes: "Es un buen ejemplo." },
    { target: "No hay ninguno problema.", finds: ["ninguno"], becomes: "No hay ningún problema." },
    { target: "El nivel de la agua en la área.", finds: ["de la", "la"], becomes: "El nivel del agua en el área." },
    { target: "Uno de los días, cada uno, uno a uno y el bueno de Juan.", finds: [] },
    { target: "El agua fría, las aguas, la alta tensión y la hacienda.", finds: [] },
    { target: "Lo primero es bueno, y ninguno falta.", finds: [] },
    { target: "El artículo primero; primero agua y luego pan.", finds: [] },
  ],
}

/** Before a masculine noun they are short. */
const short: ReadonlyMap<string, string> = new Map([
  ["uno", "un"],
  ["alguno", "algún"],
  ["ninguno", "ningún"],
  ["primero", "primer"],
  ["tercero", "tercer"],
  ["bueno", "buen"],
  ["malo", "mal"],
])

function tooLong(line: Line, word: Word): Found | null {
  const form = short.get(word.low)
  const noun = line.words[word.at + 1]
  if (!form || !isNounAlone(noun) || hasPart(noun, "adjective") || has(noun, isAdjective)) return null
  const nouns = noun.readings.filter(isNoun)
  if (!nouns.every(({ gender, number }) => gender === "m" && number === "sg")) return null
  const before = line.words[word.at - 1]
  // veintiuno y uno, cada uno, el bueno; bueno, …
  if (word.low === "uno" && /^(?:cada|y|o|a|del?|el)$/.test(lowOf(before))) return null
  if (!/^(?:uno|alguno|ninguno)$/.test(word.low) && !isDeterminer(lowOf(before))) return null
  return found(word, word, noun, withCaseOf(form, word.text))
}

/** la agua, de la área: el where the noun begins with a stressed a. */
function beforeStressedA(line: Line, word: Word): Found | null {
  if (word.low !== "la") return null
  const noun = line.words[word.at + 1]
  if (!isNounAlone(noun) || has(noun, isAdjective) || !beginsWithStressedA(noun.guess ?? noun.low)) return null
  if (!noun.readings.filter(isNoun).every(({ gender, number }) => gender === "f" && number === "sg")) return null
  const before = line.words[word.at - 1]
  const joined = before && /^(?:a|de)$/.test(before.low) ? before : null
  const form = joined ? (joined.low === "a" ? "al" : "del") : "el"
  return found(joined ?? word, word, noun, withCaseOf(form, (joined ?? word).text))
}

const found = (first: Word, last: Word, noun: Word, suggestion: string): Found => ({
  from: first.from,
  to: last.to,
  span: { from: first.from, to: noun.to },
  code: "short-form",
  values: { right: suggestion, noun: noun.text },
  suggestions: [suggestion],
})
