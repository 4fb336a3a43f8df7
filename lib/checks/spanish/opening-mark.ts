/** `Cuándo vienes?` and `¿Cuándo vienes.`: Spanish marks a question and an exclamation at both ends. */
import type { Check, Found } from "../check"
import type { Line, Word } from "./text"

export const openingMark: Check = {
  id: "opening-mark",
  category: "punctuation",
  severity: "minor",
  level: "warning",
  confidence: 0.8,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines) {
      yield* unopened(line)
      yield* unclosed(line)
    }
  },
  examples: [
    { target: "Cuándo vienes?", finds: ["Cuándo"], becomes: "¿Cuándo vienes?" },
    { target: "Llegó. Qué alegría!", finds: ["Qué"], becomes: "Llegó. ¡Qué alegría!" },
    { target: "Si puedes, cuándo vienes?", finds: ["cuándo"], becomes: "Si puedes, ¿cuándo vienes?" },
    { target: "Vienes mañana, verdad?", finds: ["verdad"], becomes: "Vienes mañana, ¿verdad?" },
    { target: "¿Cuándo vienes.", finds: ["."], becomes: "¿Cuándo vienes?" },
    { target: "¿Y tú? ¡Qué bien! ¿De verdad?! Dijo: «¿Sí?».", finds: [] },
    { target: "La orden es ls *.txt (¡sí!) y Yahoo! es una empresa.", finds: [] },
  ],
}

const openerOf = (mark: string) => (mark === "?" ? "¿" : "¡")
const ends = /^[.?!…:;]$/
const asks =
  /^(?:qué|que|cómo|como|cuándo|cuando|dónde|donde|quién|quien|quiénes|cuál|cual|cuáles|cuánto|cuánta|cuántos|cuántas|verdad|no|por|sí)$/

function* unopened(line: Line): Generator<Found> {
  let sentence = 0
  let opened = new Set<string>()
  for (const word of line.words) {
    if (word.text === "¿" || word.text === "¡") opened.add(word.text)
    if (!ends.test(word.text)) continue
    const isMark = word.text === "?" || word.text === "!"
    if (isMark && opened.size === 0 && !isNameOrCode(line, word)) {
      const first = firstOf(line, sentence, word)
      if (first && isSure(line, first, word)) yield accuse(line, first, word)
    }
    const next = line.words[word.at + 1]
    const more = next !== undefined && /^[?!…]$/.test(next.text) && next.gap === ""
    if (!more && (isMark || word.text === ".")) opened = new Set()
    if (!more && (word.text !== ":" || next?.kind === "word")) sentence = word.at + 1
  }
}

/** Not `!Hola!`, whose first mark was meant for ¡ and is another fault, and not a sentence in another language. */
function isSure(line: Line, first: Word, mark: Word): boolean {
  const before = line.words[first.at - 1]
  if (before && /^[?!]$/.test(before.text) && first.gap === "") return false
  const words = line.words.slice(first.at, mark.at).filter(word => word.kind === "word")
  return words.filter(word => !word.known && word.guess === null).length * 2 <= words.length
}

/** Yahoo! in a sentence, `a?b`, `!=`. */
function isNameOrCode(line: Line, mark: Word): boolean {
  const before = line.words[mark.at - 1]
  const next = line.words[mark.at + 1]
  if (before?.kind !== "word" || mark.gap !== "") return true
  if (next !== undefined && next.gap === "" && !/^[?!.,;:)»”"'…\]]$/.test(next.text)) return true
  return next?.kind === "word" && next.text === next.low && mark.text === "!"
}

function firstOf(line: Line, sentence: number, mark: Word): Word | null {
  let first: Word | null = null
  for (let k = sentence; k < mark.at; k++) {
    const word = line.words[k]
    if (!word || word.kind === "mark") {
      // What opens before the question is none of it: (, «, a dash.
      if (word && /^[(«“"‘—–-]$/.test(word.text)) first = null
      continue
    }
    const comma = line.words[k - 1]?.text === ","
    const tag =
      comma &&
      asks.test(word.low) &&
      (!/^(?:que|como|cuando|donde|no|por|quien|cual)$/.test(word.low) || (word.low === "no" && k === mark.at - 1))
    if (first === null || tag) first = word
  }
  return first
}

const accuse = (line: Line, first: Word, mark: Word): Found => ({
  from: first.from,
  to: first.to,
  span: { from: line.words[first.at - 1]?.to ?? first.from, to: mark.to },
  code: "opening-mark",
  values: { mark: mark.text },
  suggestions: [openerOf(mark.text) + first.text],
  // In quoted speech and after a comma it is often unsure where the question begins.
  ...(line.words[first.at - 1] === undefined || /^[.?!]$/.test(line.words[first.at - 1]?.text ?? "")
    ? {}
    : { level: "hint" as const }),
})

function* unclosed(line: Line): Generator<Found> {
  let open: Word | null = null
  for (const word of line.words) {
    if (word.text === "¿") open = word
    if (word.text === "?" || word.text === "!") open = null
    if (open && word.text === "." && word.at === line.words.length - 1)
      yield {
        from: word.from,
        to: word.to,
        span: { from: open.from, to: word.to },
        code: "closing-mark",
        values: { mark: open.text },
        suggestions: ["?"],
      }
  }
}
