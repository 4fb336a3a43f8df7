/** The words that stand under other people's suggestion marks, and whether they have become more. */
import type { Node } from "prosemirror-model"
import { authorOf, idOf, ins, isSuggestion, markKey, ownMark } from "../suggest/marks"

/** A piece of content under a mark in another's name. */
export interface Foreign {
  /** The mark. */
  readonly key: string
  readonly id: string
  readonly words: string
}

const wordsOf = (node: Node): string =>
  node.isText ? (node.text ?? "") : node.isInline ? `\uFFFC${JSON.stringify(node.attrs)}` : "\n"

function collect(target: Node, author: string, counts: (node: Node) => boolean): Foreign[] {
  const found: Foreign[] = []
  target.descendants(node => {
    if (!counts(node)) return
    for (const mark of node.marks)
      if (isSuggestion(mark) && authorOf(mark) !== author)
        found.push({ key: markKey(mark), id: idOf(mark), words: wordsOf(node) })
  })
  return found
}

/** Everything in others' names in a target. */
export const inTarget = (target: Node, author: string): Foreign[] => collect(target, author, () => true)

/** What is in others' names on the author's own insertions. */
export const insideOwn = (target: Node, author: string): Foreign[] =>
  collect(target, author, node => ownMark(node.marks, ins, author) !== undefined)

type Order = "in order" | "in any order"

/** The ids of suggestions that have something after which they had not before. In any order: pieces may have been moved about. */
export function grown(
  before: readonly Foreign[],
  after: readonly Foreign[],
  order: Order = "in order",
): ReadonlySet<string> {
  const read = order === "in order" ? (words: string) => words : sorted
  const was = byKey(before)
  const more = new Set<string>()
  for (const [key, now] of byKey(after))
    if (!isWithin(read(now.words), read(was.get(key)?.words ?? ""))) more.add(now.id)
  return more
}

function byKey(list: readonly Foreign[]): Map<string, { id: string; words: string }> {
  const found = new Map<string, { id: string; words: string }>()
  for (const { key, id, words } of list) {
    const one = found.get(key) ?? { id, words: "" }
    one.words += words
    found.set(key, one)
  }
  return found
}

const sorted = (words: string): string => words.split("").sort().join("")

/** What is left of a text after something was taken out, here or there. */
function isWithin(part: string, whole: string): boolean {
  let at = 0
  for (let i = 0; i < part.length; i++) {
    at = whole.indexOf(part[i] as string, at) + 1
    if (at === 0) return false
  }
  return true
}
