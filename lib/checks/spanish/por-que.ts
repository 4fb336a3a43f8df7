/** porque for a reason, por qué for a question, el porqué for the noun. */
import type { Check, Found } from "../check"
import { withCaseOf } from "../tokens"
import { has, isConjugated, isNoun, isWord, type Line, lowOf, type Word, wordsAmong } from "./text"

export const porQue: Check = {
  id: "por-que",
  category: "spelling",
  severity: "minor",
  level: "error",
  confidence: 0.9,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of wordsAmong(line, ["por", "porque", "porqué"])) {
        const found = isWord(word) ? (twoWords(line, word) ?? oneWord(line, word)) : null
        if (found) yield found
      }
  },
  examples: [
    { target: "No vino por que estaba enfermo.", finds: ["por que"], becomes: "No vino porque estaba enfermo." },
    { target: "¿Porque no vino?", finds: ["Porque"], becomes: "¿Por qué no vino?" },
    { target: "¿Por que no vino?", finds: ["Por que"], becomes: "¿Por qué no vino?" },
    { target: "No sé porqué no vino.", finds: ["porqué"], becomes: "No sé por qué no vino." },
    { target: "Me gusta porqué es bueno.", finds: ["porqué"], becomes: "Me gusta porque es bueno." },
    { target: "Dime el por qué.", finds: ["por qué"], becomes: "Dime el porqué." },
    { target: "Votó por que se quede; la razón por que vino; no sé por qué.", finds: [] },
    { target: "El porqué de todo: vino porque quiso.", finds: [] },
  ],
}

const asking =
  /^(?:sé|sabe|sabes|saben|sabemos|saber|sabía|entiendo|entiende|entender|explica|explicar|explicó|explico|pregunta|preguntar|preguntó|dime|decir|comprender|comprendo|muestra|mostrar|demuestra|sobre|de)$/

const found = (from: number, to: number, suggestions: string[]): Found => ({ from, to, code: "por-que", suggestions })

function twoWords(line: Line, por: Word): Found | null {
  const que = line.words[por.at + 1]
  const before = line.words[por.at - 1]
  if (por.low !== "por" || !isWord(que) || (que.low !== "que" && que.low !== "qué")) return null
  const next = line.words[que.at + 1]
  if (que.low === "qué")
    return /^(?:el|un|del)$/.test(lowOf(before)) && !has(next, isConjugated) && lowOf(next) !== "no"
      ? found(por.from, que.to, ["porqué"])
      : null
  const asks = before?.text === "¿"
  const question = withCaseOf("por qué", por.text)
  if (asks) return found(por.from, que.to, [question])
  if (/^(?:la|el|los|las|lo)$/.test(lowOf(before)) || (has(before, isNoun) && !has(before, isConjugated))) return null
  if (asking.test(lowOf(before)) && before?.low !== "de") return found(por.from, que.to, [question])
  const indicative = has(
    next,
    one => isConjugated(one) && one.form !== "subjunctive" && one.form !== "past-subjunctive",
  )
  const pronoun = /^(?:yo|él|ella|ellos|ellas|nosotros|me|te|le|les|nos|no|es|la|el|los|las|mi|su)$/.test(lowOf(next))
  if (!indicative && !pronoun) return null
  if (has(before, one => one.lemma === "optar" || one.lemma === "votar" || one.lemma === "abogar")) return null
  return found(por.from, que.to, [withCaseOf("porque", por.text), question])
}

const nounish = /^(?:el|un|los|unos|su|sus|este|ese|cada|del|al|mi|tu|otro|algún|ningún|muchos|propio|verdadero)$/

function oneWord(line: Line, word: Word): Found | null {
  const before = line.words[word.at - 1]
  if (word.low === "porque" && before?.text === "¿")
    return found(word.from, word.to, [withCaseOf("por qué", word.text)])
  if (word.low !== "porqué" || nounish.test(lowOf(before))) return null
  const question = withCaseOf("por qué", word.text)
  const reason = withCaseOf("porque", word.text)
  const asks = before?.text === "¿" || asking.test(lowOf(before))
  return found(word.from, word.to, asks ? [question, reason] : [reason, question])
}
