import type { Check, Found } from "../check"
import { isSmall, withCaseOf } from "../tokens"
import { isWord, type Line, lowOf, type Word, wordsAmong } from "./text"

/** y before the sound i is e, o before the sound o is u; and nowhere else. */
export const conjunctionForm: Check = {
  id: "conjunction-form",
  category: "grammar",
  severity: "minor",
  level: "error",
  confidence: 0.93,
  needs: "spanish",
  *find({ spanish }) {
    for (const line of spanish().text.lines)
      for (const word of wordsAmong(line, ["y", "e", "o", "u"])) {
        const found = wrongForm(line, word)
        if (found) yield found
      }
  },
  examples: [
    { target: "Padres y hijos.", finds: ["y"], becomes: "Padres e hijos." },
    { target: "Técnicas y iniciativas nuevas.", finds: ["y"], becomes: "Técnicas e iniciativas nuevas." },
    { target: "Siete o ocho personas.", finds: ["o"], becomes: "Siete u ocho personas." },
    { target: "El clima, e los derechos.", finds: ["e"], becomes: "El clima, y los derechos." },
    { target: "Agua y hielo, y iones.", finds: [] },
    { target: "Uno u otro, e incluso ¿y Isabel?", finds: [] },
    { target: "La vitamina E y la u de uva.", finds: [] },
  ],
}

const soundsI = (low: string) => /^h?[ií]/.test(low) && !/^h?i[aeoáéó]/.test(low) && low.length > 1
const soundsO = (low: string) => /^h?[oó]/.test(low)

function wrongForm(line: Line, word: Word): Found | null {
  const before = line.words[word.at - 1]
  const next = line.words[word.at + 1]
  if (!isWord(word) || !isWord(next) || next.gap === "" || next.shouted || !/^[yeou]$/.test(word.low)) return null
  const inner = before !== undefined && !/^[¿¡]$/.test(before.text)
  const right = formFor(word, next, inner && !/^(?:letra|vocal|vitamina|la|el|una|grupo)$/.test(lowOf(before)))
  if (right === null) return null
  const { from, to } = word
  const values = { word: word.text, next: next.text, right }
  return {
    from,
    to,
    span: { from, to: next.to },
    code: "conjunction-form",
    values,
    suggestions: [withCaseOf(right, word.text)],
  }
}

function formFor(word: Word, next: Word, inner: boolean): string | null {
  const { low } = next
  switch (word.low) {
    case "y":
      return inner && soundsI(low) && (next.known || isSmall(next.text)) ? "e" : null
    case "o":
      return inner && soundsO(low) && (next.known || isSmall(next.text)) ? "u" : null
    case "e":
      return inner && isSmall(word.text) && isSmall(next.text) && !/^h?[iyí]/.test(low) && next.known ? "y" : null
    default:
      return inner && isSmall(word.text) && isSmall(next.text) && !soundsO(low) && !/^[8u]/.test(low) && next.known
        ? "o"
        : null
  }
}
