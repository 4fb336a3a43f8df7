/**
 * What content.ts does where nothing is said about the old words, which is most of most pages: the new blocks are the content, and only
 * what stays of the old has to be found. The same links, without a thing for every letter.
 */
import type { Node } from "prosemirror-model"
import { schema } from "../schema"
import { isAbout } from "../suggest/marks"
import { matchWords, wordsOf } from "./match-words"
import { leafText } from "./units"

/** No suggestion and no comment on a block or in it. */
export function isUnmarked(side: Node): boolean {
  return side.children.every(
    block => !block.marks.some(isAbout) && block.children.every(node => !node.marks.some(isAbout)),
  )
}

interface Words {
  readonly texts: readonly string[]
  /** Where each begins: as items are counted (items.ts), which is also a place in the content. */
  readonly starts: readonly number[]
  /** Of words of text: what they are letter by letter. Not of what opens a block, nor of leaves. */
  readonly isText: (from: number, to: number) => boolean
  readonly size: number
}

function wordsIn(blocks: readonly Node[]): Words {
  const texts: string[] = []
  const starts: number[] = []
  const others: number[] = []
  let at = 0
  for (const block of blocks) {
    starts.push(at)
    others.push(at)
    if (block.isAtom) {
      texts.push(`\n\u0003${block.attrs.raw as string}`)
      at++
      continue
    }
    const code = block.type === schema.nodes.pre ? "\u0001" : ""
    texts.push(`\n\u0002${code}`)
    at++
    let text = ""
    block.forEach(node => {
      if (!node.isText) others.push(at + text.length)
      text += leafText(node)
    })
    for (const word of wordsOf(text)) {
      texts.push(word + code)
      starts.push(at)
      at += word.length
    }
    at++
  }
  const isText = (from: number, to: number): boolean => !others.some(place => place >= from && place < to)
  return { texts, starts, isText, size: at }
}

/** For every item of the new blocks its place in the old side's content, or -1. */
export function plainLinks(old: readonly Node[], fresh: readonly Node[]): number[] {
  const [was, is] = [wordsIn(old), wordsIn(fresh)]
  const links: number[] = new Array(is.size).fill(-1)
  const [oldText, newText] = [old, fresh].map(lettersOf) as [string, string]
  let [a, b] = [0, 0]
  const put = (nextA: number, nextB: number): void => {
    if (a < nextA && b < nextB) shareLetters(was, is, oldText, newText, [a, nextA, b, nextB], links)
    a = nextA + 1
    b = nextB + 1
  }
  for (const [x, y] of matchWords(was.texts, is.texts)) {
    put(x, y)
    const [from, there] = [was.starts[x] as number, is.starts[y] as number]
    const length = lengthAt(is, y)
    for (let k = 0; k < length; k++) links[there + k] = from + k
  }
  put(was.texts.length, is.texts.length)
  return links
}

const lengthAt = ({ texts }: Words, at: number): number => {
  const text = texts[at] as string
  return text.startsWith("\n\u0002") || text.startsWith("\n\u0003") ? 1 : text.replace("\u0001", "").length
}

/** A letter for each item, so that places in it are places of items. */
const lettersOf = (blocks: readonly Node[]): string =>
  blocks.map(block => (block.isAtom ? "\u0003" : `\u0002${block.children.map(leafText).join("")}\u0004`)).join("")

const JOINS = /^(?:\p{M}|\u200d|[\udc00-\udfff]|\ufe0f)/u

/** Words that differ by a letter or an ending keep the letters they share. See content.ts. */
function shareLetters(
  was: Words,
  is: Words,
  oldText: string,
  newText: string,
  [a, nextA, b, nextB]: readonly [number, number, number, number],
  links: number[],
): void {
  const end = (words: Words, next: number): number => (words.starts[next - 1] as number) + lengthAt(words, next - 1)
  const [from, to] = [was.starts[a] as number, end(was, nextA)]
  const [there, thereTo] = [is.starts[b] as number, end(is, nextB)]
  if (!was.isText(from, to) || !is.isText(there, thereTo)) return
  const least = Math.min(to - from, thereTo - there)
  let head = 0
  while (head < least && oldText[from + head] === newText[there + head]) head++
  let tail = 0
  while (tail < least - head && oldText[to - 1 - tail] === newText[thereTo - 1 - tail]) tail++
  const joins = (text: string, at: number, before: number): boolean => at < before && JOINS.test(text[at] as string)
  while (head > 0 && (joins(oldText, from + head, to) || joins(newText, there + head, thereTo))) head--
  while (tail > 0 && (joins(oldText, to - tail, to) || joins(newText, thereTo - tail, thereTo))) tail--
  if (head + tail < 3 || head + tail < 0.6 * least) return
  for (let k = 0; k < head; k++) links[there + k] = from + k
  for (let k = 1; k <= tail; k++) links[thereTo - k] = to - k
}
