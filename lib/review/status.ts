/**
 * A pair's status is a judgement on words: it is stored with a fingerprint of them and holds only while they stand.
 * Nothing has to be reset when somebody edits, merges or undoes; the fingerprint simply no longer fits, or fits again.
 */
import type { Node } from "prosemirror-model"
import type { PairStatus } from "./roles"
import type { Judgement } from "./schema"

const cache = new WeakMap<Node, string>()

/**
 * The words of both sides with every suggestion left out, as 14 base-36 characters.
 * Comments, suggestions and marks do not count: they are not words. Source: cyrb53, public domain hash by bryc.
 */
export function fingerprint(pair: Node): string {
  const known = cache.get(pair)
  if (known !== undefined) return known
  const made = hash(`${sideWords(pair.child(0))}\u0000${sideWords(pair.child(1))}`)
  cache.set(pair, made)
  return made
}

/** What the status is worth now: a judgement on other words than these is worth nothing. */
export function statusOf(pair: Node): PairStatus {
  const judged = pair.attrs.judged as Judgement | null
  return judged !== null && judged.words === fingerprint(pair) ? judged.status : "draft"
}

/** The judgement that does not hold any more because the words are others now; null where there is none. */
export function fallenFrom(pair: Node): Judgement | null {
  const judged = pair.attrs.judged as Judgement | null
  return judged !== null && judged.words !== fingerprint(pair) ? judged : null
}

const suggested = new WeakMap<Node, boolean>()

/** Open suggestions in the pair: *changes wanted*. */
export function hasSuggestions(pair: Node): boolean {
  const known = suggested.get(pair)
  if (known !== undefined) return known
  const made = findSuggestion(pair)
  suggested.set(pair, made)
  return made
}

function findSuggestion(pair: Node): boolean {
  let found = false
  pair.child(1).descendants(node => {
    if (node.marks.some(mark => mark.type.name === "ins" || mark.type.name === "del" || mark.type.name === "fmt"))
      found = true
    return !found
  })
  return found
}

/** The text of a side as it stands with all suggestions left out; a line a block. */
export function sideWords(side: Node): string {
  let words = ""
  side.forEach((block, _offset, index) => {
    const suggestedBreak = block.marks.some(mark => mark.type.name === "ins")
    if (index > 0 && !suggestedBreak) words += "\n"
    if (block.isAtom) words += block.attrs.raw as string
    block.forEach(node => {
      if (node.marks.some(mark => mark.type.name === "ins")) return
      words += node.isText ? node.text : node.type.name === "break" ? "\n" : JSON.stringify(node.attrs)
    })
  })
  return words
}

function hash(text: string): string {
  let a = 0xdeadbeef
  let b = 0x41c6ce57
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    a = Math.imul(a ^ unit, 2654435761)
    b = Math.imul(b ^ unit, 1597334677)
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909)
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909)
  return (b >>> 0).toString(36).padStart(7, "0") + (a >>> 0).toString(36).padStart(7, "0")
}
