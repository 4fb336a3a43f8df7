/** Question words in direct and indirect questions: `¿Que es?`, `no sé que hacer`, `explica como se hace`. */
import type { Check, Found } from "../check"
import { withCaseOf } from "../tokens"
import { has, isConjugated, isInfinitive, isNoun, isWord, type Line, lowOf, type Word } from "./text"

const accented: ReadonlyMap<string, string> = new Map(
  "que/qué como/cómo cuando/cuándo donde/dónde adonde/adónde quien/quién quienes/quiénes cual/cuál cuales/cuáles cuanto/cuánto cuanta/cuánta cuantos/cuántos cuantas/cuántas"
    .split(" ")
    .map(pair => pair.split("/") as [string, string]),
)

export const accentQuestion: Check = {
  id: "accent-question",
  category: "spelling",
  severity: "minor",
  level: "error",
  confidence: 0.89,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of line.words) {
        const right = isWord(word) ? accented.get(word.low) : undefined
        if (right && isQuestion(line, word)) yield accuse(word, right)
      }
  },
  examples: [
    { target: "¿Que es esto?", finds: ["Que"], becomes: "¿Qué es esto?" },
    { target: "¿De donde viene?", finds: ["donde"], becomes: "¿De dónde viene?" },
    { target: "No sé que hacer.", finds: ["que"], becomes: "No sé qué hacer." },
    { target: "Explica como se hace.", finds: ["como"], becomes: "Explica cómo se hace." },
    { target: "Definir que significa ser miembro.", finds: ["que"], becomes: "Definir qué significa ser miembro." },
    { target: "Aprende como instalar el programa.", finds: ["como"], becomes: "Aprende cómo instalar el programa." },
    { target: "No tengo idea de como llegar.", finds: ["como"], becomes: "No tengo idea de cómo llegar." },
    { target: "Sé que viene, y sabes que es verdad.", finds: [] },
    { target: "¿Que no vienes? ¿Cuando llegue, qué hacemos?", finds: [] },
    { target: "Lo explica como un experto; la casa donde vive.", finds: [] },
  ],
}

function accuse({ text, from, to }: Word, right: string): Found {
  const suggestion = withCaseOf(right, text)
  return { from, to, code: "accent-question", values: { word: text, right: suggestion }, suggestions: [suggestion] }
}

/** Forms of verbs of knowing, asking and telling, after which a question may follow. */
const knowing =
  /^(?:sé|sabe|sabes|sabemos|saben|saber|sabía|sabían|sabíamos|supo|sepa|sepas|sepan|sabiendo|aprend(?:er|e|es|o|í|ió|en|emos|iendo|ieron|ían|ía)|expli(?:car|ca|can|co|có|caba|que|quen|cando|caron|caremos|carle|carles|carme)|enseñ(?:ar|a|an|ó|aba|ando|aron|arle|arles|ará|arme|aré|e)|decid(?:ir|e|en|ió|í|imos|ieron|a|an|iendo)|ent(?:ender|iende|ienden|iendo|endió|endí|endemos|endía)|defin(?:ir|e|en|ió|imos|a|an)|pregunt(?:ar|a|an|o|ó|aba|é|aron|arse|ando|arme|arle)|averigu(?:ar|a|an|ó|ar|amos|é|e)|determin(?:ar|a|an|ó|amos|e)|indic(?:ar|a|an|ó|amos)|mostr(?:ar|ó|aron|amos|ando|arle|arles|arme|ará)|muestra|muestran|descubr(?:ir|e|en|ió|í|imos|a)|investig(?:ar|a|an|ó)|imagin(?:ar|a|o|arse)|comprend(?:er|e|en|o|ió|í)|recuerd[aoe]n?|recordar|ver|ve|mira|observ(?:a|ar)|vemos|veremos|veamos|describ(?:ir|e|en|ió|í)|discut(?:ir|e|en|imos|ió)|olvid(?:ar|é|ó|a)|dime|dígame|dinos|idea|analiz(?:ar|a|an|ó)|elegir|especific(?:ar|a|an)|demostr(?:ar|ó)|ignor(?:ar|a|an|o)|aclar(?:ar|a))$/
const ofManner = /^(?:como|cuando|cuanto|cuanta|cuantos|cuantas|donde|cual|cuales|quien|quienes|adonde)$/
const meaning = /^(?:ser|significar|hacer|querer|implicar|pasar|ocurrir|suceder|estar)$/

function isQuestion(line: Line, word: Word): boolean {
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  const direct =
    before?.text === "¿" ||
    (/^(?:de|a|en|con|por|para|desde|hasta|sobre|y|pero|entonces)$/.test(lowOf(before)) &&
      line.words[word.at - 2]?.text === "¿")
  if (direct) return isDirect(line, word, next)
  if (word.low === "como" && /^(?:sobre|de)$/.test(lowOf(before))) return has(next, isInfinitive)
  if (
    /^(?:sobre|de|en)$/.test(lowOf(before)) &&
    knowing.test(lowOf(line.words[word.at - 2])) &&
    ofManner.test(word.low)
  )
    return isWord(next)
  if (!knowing.test(lowOf(before))) return false
  // Decide quien manda: he who rules, not who is asked for.
  if (/^quien(?:es)?$/.test(word.low) && /^decid/.test(lowOf(before))) return false
  if (word.low === "que" && has(next, ({ clitic }) => clitic === true)) return false
  if (has(next, isInfinitive)) return !/^(?:ver|mira|ve|idea)$/.test(lowOf(before)) || word.low === "como"
  if (word.low === "que") return asksWhat(lowOf(before), next)
  if (word.low === "como") return asksHow(lowOf(before), line, next)
  if (word.low === "cuando")
    return /^(?:sé|sabe|saber|sabes|saben|preguntar|preguntó|decidir|averiguar|determinar)$/.test(lowOf(before))
  return has(next, isConjugated) || isClitic(next)
}

const isClitic = (word: Word | undefined) => /^(?:se|me|te|lo|la|los|las|le|les|nos|no)$/.test(lowOf(word))

/** ¿Que no vienes? and ¿Cuando llegue, …? ask nothing with their first word. */
function isDirect(line: Line, word: Word, next: Word | undefined): boolean {
  if (word.low === "que") return !/^(?:no|si)$/.test(lowOf(next)) || line.words[word.at - 1]?.text !== "¿"
  const rest = line.words.slice(word.at + 1)
  const end = rest.findIndex(({ text }) => text === "?")
  const clause = end < 0 ? rest : rest.slice(0, end)
  return !(/^(?:cuando|como|donde)$/.test(word.low) && clause.some(({ text }) => text === ","))
}

function asksWhat(before: string, next: Word | undefined): boolean {
  if (
    !/^(?:definir|entender|preguntar|averiguar|determinar|descubrir|decidir|preguntarse|explicar|define|ignorar)$/.test(
      before,
    )
  )
    return false
  return (
    next?.readings.some(
      reading => isConjugated(reading) && meaning.test(reading.lemma) && !/subjunctive/.test(reading.form ?? ""),
    ) ?? false
  )
}

/** `explica como se hace`, not `lo explica como un experto`. */
function asksHow(before: string, line: Line, next: Word | undefined): boolean {
  const asking =
    /^(?:sé|sab|aprend|expli|enseñ|ent|muestra|mostr|descubr|pregunt|averigu|describ|decid|ver$|mira$|imagin|recuerd|demostr|aclar|defin)/
  if (!asking.test(before)) return false
  if (isClitic(next)) return has(line.words[(next?.at ?? 0) + 1], isConjugated)
  return has(next, isConjugated) && !has(next, isNoun) && !/^(?:es|son|era)$/.test(lowOf(next))
}
