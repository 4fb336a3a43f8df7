/**
 * Fixed phrases and what is said instead, one a line: `wrong words > right words | other right words`. A slash parts words that
 * may stand in one place; where the right side has slashes too, the same choice is made.
 */
import { withCaseOf } from "../tokens"
import { isWord, type Line } from "./text"

export interface Phrase {
  readonly words: readonly string[]
  readonly right: readonly string[]
}
export type PhraseBook = ReadonlyMap<string, readonly Phrase[]>

export function phraseBook(text: string): PhraseBook {
  const book = new Map<string, Phrase[]>()
  for (const entry of text.trim().split("\n")) {
    const [wrong = "", right = ""] = entry.split(">").map(part => part.trim())
    const most = Math.max(...wrong.split(" ").map(word => word.split("/").length))
    for (const { words, at } of expanded(wrong.split(" ").map(word => word.split("/")))) {
      const answers = right === "" ? [] : right.split(" | ").map(answer => chosen(answer, at, most))
      const phrase = { words, right: answers }
      const first = words[0] ?? ""
      book.set(first, [...(book.get(first) ?? []), phrase])
    }
  }
  for (const phrases of book.values()) phrases.sort((a, b) => b.words.length - a.words.length)
  return book
}

/** Every way to take one word of each place; `at` is what was taken of the first place with a choice. */
function expanded(places: readonly (readonly string[])[]): { words: string[]; at: number }[] {
  let found: { words: string[]; at: number; chose: boolean }[] = [{ words: [], at: 0, chose: false }]
  for (const place of places)
    found = found.flatMap(({ words, at, chose }) =>
      place.map((word, k) => ({
        words: [...words, word],
        at: !chose && place.length > 1 ? k : at,
        chose: chose || place.length > 1,
      })),
    )
  return found
}

const chosen = (answer: string, at: number, most: number) =>
  answer
    .split(" ")
    .map(word => {
      const choices = word.split("/")
      return choices.length === most && most > 1 ? (choices[at] ?? word) : word
    })
    .join(" ")

export interface Said {
  readonly from: number
  readonly to: number
  readonly text: string
  /** The place of its first word in the line, and of the word after its last. */
  readonly at: number
  readonly end: number
  readonly right: readonly string[]
}

/** The phrases of a book in a line, the longest first of those that begin at one word. */
export function* saidIn(line: Line, book: PhraseBook): Generator<Said> {
  for (const word of line.words) {
    const phrase = isWord(word)
      ? book.get(word.low)?.find(({ words }) => words.every((one, k) => line.words[word.at + k]?.low === one))
      : undefined
    const last = phrase && line.words[word.at + phrase.words.length - 1]
    if (!phrase || !last) continue
    yield {
      from: word.from,
      to: last.to,
      text: line.text.slice(word.from - line.from, last.to - line.from),
      at: word.at,
      end: last.at + 1,
      right: phrase.right.map(answer => withCaseOf(answer, word.text)),
    }
  }
}
