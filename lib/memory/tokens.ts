/** A text as the memory compares it: words and signs, white space aside. Scripts without spaces give single characters. */
import { fold } from "@/lib/text/fold"
import { hasSpaceless, wordsIn } from "@/lib/text/words"

export interface MemoryToken {
  /** As it stands, composed (NFC). Two texts with the same of these, in the same order, are the same to the memory. */
  readonly text: string
  /** Without case and accents; a number is any number. */
  readonly key: string
  /** UTF-16 units into the text. */
  readonly from: number
  readonly to: number
}

export const ANY_NUMBER = "\u0000number"
const NUMBER = /^\p{Nd}[\p{Nd}.,:]*$/u

export function memoryTokens(text: string): MemoryToken[] {
  const tokens: MemoryToken[] = []
  let at = 0
  for (const word of wordsIn(text)) {
    characters(text, at, word.from, tokens)
    if (hasSpaceless.test(word.text)) characters(text, word.from, word.to, tokens)
    else tokens.push(tokenOf(word.text, word.from))
    at = word.to
  }
  characters(text, at, text.length, tokens)
  return tokens
}

function characters(text: string, from: number, to: number, into: MemoryToken[]): void {
  let at = from
  for (const character of text.slice(from, to)) {
    if (character.trim() !== "") into.push(tokenOf(character, at))
    at += character.length
  }
}

function tokenOf(text: string, from: number): MemoryToken {
  const key = NUMBER.test(text) ? ANY_NUMBER : fold(text) || text
  return { text: text.normalize("NFC"), key, from, to: from + text.length }
}

/** What is left when white space and the way letters are composed do not count. */
export const normalised = (text: string): string =>
  memoryTokens(text)
    .map(token => token.text)
    .join(" ")
