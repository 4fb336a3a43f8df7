/**
 * Reads one change inside a target as an edit on tokens: what is deleted, what is inserted, where, and which blocks
 * become another kind of block. Tracking and plain editing both start from here.
 */
import type { Mark, Node } from "prosemirror-model"
import { schema } from "../schema"
import { type Kind, kindOf, kindSeenBy, mayBecome } from "./kind"
import { comment, del, isAbout } from "./marks"
import type { Change } from "./ranges"
import type { Place } from "./sides"
import { marksAround, type Token, tokensBetween } from "./tokens"

/** A line of inserted content; the first goes on the block where it is inserted and opens none of its own. */
export interface Line {
  readonly opens: Kind | null
  /** An opaque block has no content. */
  readonly content: readonly Node[]
}

export interface KindChange {
  readonly pos: number
  readonly block: Node
  readonly want: Kind
}

export interface Edit {
  readonly change: Change
  readonly deleted: readonly Token[]
  readonly inserted: readonly Line[]
  /** Where the insertion goes, after what is deleted. Positions are those of the document before. */
  readonly at: number
  /** `at` lies in the text of a block (and not between an opaque block and its neighbour). */
  readonly inText: boolean
  readonly kinds: readonly KindChange[]
}

/** `a` and `b`: the same target before and after. `author`: whose suggestion it becomes; null for a plain edit. */
export function readEdit(change: Change, a: Place, b: Place, author: string | null): Edit {
  let before = tokensBetween(a.target, a.start, change.fromA, change.toA)
  let after = tokensBetween(b.target, b.start, change.fromB, change.toB)
  const kinds: KindChange[] = []
  let pairedTo: number | null = null
  const pair = (token: Token, want: Kind): void => {
    kinds.push({ pos: token.from, block: token.node, want })
    pairedTo = token.to
  }

  // The first block has no block before it to join or to be split from: it stays, and takes the part of its neighbour.
  if (author !== null && change.fromA === a.start) {
    const node = a.target.child(0)
    const opening: Token = { kind: "break", node, from: a.start, to: a.start + 1, index: 0 }
    const [next] = tokensBetween(a.target, a.start, change.toA, Math.min(a.end, change.toA + 1))
    if (before.length === 0 && become(opening, after[0])) {
      pair(opening, kindOf(after[0].node))
      after = [...after.slice(1), opening]
    } else if (after.length === 0 && become(before[0], next)) {
      pair(opening, kindSeenBy(next.node, author))
      before = [...before.slice(1), next]
    }
  }

  while (become(before[0], after[0])) {
    pair(before[0] as Token, kindOf(after[0].node))
    before = before.slice(1)
    after = after.slice(1)
    const same = equalLine(before, after)
    if (same === null) break
    before = before.slice(same)
    after = after.slice(same)
    pairedTo = before[0] ? before[0].from - 1 : pairedTo
  }

  const lastText = before.findLast(token => !token.node.isBlock || token.node.isTextblock)
  const place = lastText ? { at: lastText.to, inText: true } : placeFor(a, pairedTo ?? change.fromA)
  return { change, deleted: before, ...place, kinds, inserted: readLines(after, a, place.at, before) }
}

/** Both open a block of text, and the one block may become the other. */
const become = (a: Token | undefined, b: Token | undefined): b is Token =>
  a?.kind === "break" && b?.kind === "break" && a.node.isTextblock && mayBecome(a.node.type, b.node.type)

/** How many runs the two begin with when these are the same line, with another break after it; else null. */
function equalLine(a: readonly Token[], b: readonly Token[]): number | null {
  const lengthA = a.findIndex(token => token.kind === "break")
  const lengthB = b.findIndex(token => token.kind === "break")
  if (lengthA < 0 || lengthA !== lengthB) return null
  for (let i = 0; i < lengthA; i++) if (!(a[i] as Token).node.eq((b[i] as Token).node)) return null
  return lengthA
}

/** The end of the text before a position: in its own block, or in the block that closes there. */
function placeFor(a: Place, pos: number): { at: number; inText: boolean } {
  const $pos = a.target.resolve(pos - a.start)
  if ($pos.depth > 0) return { at: pos, inText: true }
  return $pos.nodeBefore?.isTextblock ? { at: pos - 1, inText: true } : { at: pos, inText: false }
}

/**
 * Inserted content without what was said about it where it came from. Text that was copied with a deletion on it stays
 * deleted: it is left out. A comment goes on only where it stands on both sides of the insertion.
 */
function readLines(tokens: readonly Token[], a: Place, at: number, deleted: readonly Token[]): Line[] {
  const around = marksAround(a.target, a.start, at)
  const comments = (around.before?.node.marks ?? []).filter(
    mark => mark.type === comment && around.after && mark.isInSet(around.after.node.marks),
  )
  const near = [...deleted, around.before, around.after]
  const isCopied = (mark: Mark): boolean =>
    mark.type === del && !near.some(token => token && isOn(mark, token, a.target))
  const lines: { opens: Kind | null; content: Node[] }[] = [{ opens: null, content: [] }]
  for (const token of tokens) {
    if (token.node.marks.some(isCopied)) continue
    if (token.kind === "break") lines.push({ opens: kindOf(token.node), content: [] })
    else {
      const marks = token.node.marks.filter(mark => !isAbout(mark))
      const node = wellFormed(token.node)
      if (node) lines.at(-1)?.content.push(node.mark(comments.reduce<readonly Mark[]>(add, marks)))
    }
  }
  return lines
}

/** On the token, or on the break of its block: typing in deleted text takes its marks along, which is no copy. */
const isOn = (mark: Mark, token: Token, target: Node): boolean =>
  mark.isInSet(token.node.marks) || mark.isInSet(target.child(token.index).marks)

const add = (set: readonly Mark[], mark: Mark): readonly Mark[] => mark.addToSet(set)

/** Without halves of characters, which no file and no network carries. */
function wellFormed(node: Node): Node | null {
  if (!node.isText || !/\p{Cs}/u.test(node.text ?? "")) return node
  const text = (node.text ?? "").replace(/\p{Cs}/gu, "")
  return text === "" ? null : schema.text(text, node.marks)
}
