/**
 * Lists of people: one side parts two entries with a comma, the other lost its line break there. "Ana Ruiz Ben Hall, Printer"
 * against "Ana Ruiz, Ben Hall, impresor": where the same full name stands on both sides, after a mark on one and bare on the
 * other, both are cut before it. Only for entries of a list that was recognised as one.
 */
import { fold } from "@/lib/text/fold"

const FULL_NAME = /([,;)]?)\s+(?=(\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?\s+\p{Lu}[\p{L}\p{M}-]+))/gu

interface Name {
  readonly at: number
  readonly marked: boolean
  readonly words: string
}

const namesIn = (text: string): Name[] =>
  Array.from(text.matchAll(FULL_NAME), m => ({
    at: m.index + m[0].length,
    marked: m[1] !== "",
    words: fold(m[2] ?? "").replace(/\s+/g, " "),
  }))

/** "Ana Ruiz, Printer": an entry that says more than one name. Two bare names may be a person and a house. */
const hasComma = (entry: string): boolean => /,\s*\p{Lu}/u.test(entry)

/** Places in both texts, one for one and rising; none when nothing is to be cut. */
export function cutNames(source: string, target: string): { readonly source: number[]; readonly target: number[] } {
  const found = { source: [] as number[], target: [] as number[] }
  const others = namesIn(target)
  let after = 0
  for (const name of namesIn(source)) {
    const twin = others.find(other => other.at > after && other.words === name.words)
    if (!twin || twin.marked === name.marked) continue
    if (!hasComma(source.slice(0, name.at - 1)) && !hasComma(source.slice(name.at))) continue
    after = twin.at
    found.source.push(name.at)
    found.target.push(twin.at)
  }
  return found
}
