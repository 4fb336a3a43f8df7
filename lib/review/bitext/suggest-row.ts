/** A row's whole target as somebody wants it becomes a suggestion: words out, words in, changes of form. */
import { diffArrays } from "diff"
import { Fragment, type Mark, type Node } from "prosemirror-model"
import { EditorState } from "prosemirror-state"
import type { Transform } from "prosemirror-transform"
import { schema } from "../schema"
import { kindMark, kindOf, mayBecome, sameKind } from "../suggest/kind"
import { isAbout } from "../suggest/marks"
import { track } from "../suggest/track"

export interface RowAuthor {
  readonly id: string
  readonly author: string
}

interface Token {
  readonly key: string
  readonly node: Node
  readonly size: number
}

/**
 * Adds the suggestion's marks to the document of `tr`, in which others may have left theirs already.
 *
 * @param base the target as it stood when `tr` began, and `start` where its content begins in that document
 * @param wanted the blocks it should have
 * @returns false when it cannot be written as marks among the others
 */
export function suggestRow(tr: Transform, base: Node, start: number, wanted: readonly Node[], by: RowAuthor): boolean {
  const kinds = base.children.map((block, i) => changeOf(block, wanted[i]))
  if (base.childCount !== wanted.length || kinds.includes("other")) return suggestStructure(tr, base, start, wanted, by)
  let at = start
  base.children.forEach((block, i) => {
    const next = wanted[i] as Node
    if (kinds[i] === "kind") tr.addNodeMark(tr.mapping.map(at, 1), kindMark(kindOf(next), by.id, by.author))
    if (block.isTextblock) suggestInline(tr, block, at + 1, next, by)
    at += block.nodeSize
  })
  return true
}

function changeOf(block: Node, wanted: Node | undefined): "same" | "kind" | "other" {
  if (!wanted || block.isAtom !== wanted.isAtom) return "other"
  if (block.isAtom) return block.attrs.raw === wanted.attrs.raw ? "same" : "other"
  if (sameKind(kindOf(block), kindOf(wanted))) return "same"
  return mayBecome(block.type, wanted.type) ? "kind" : "other"
}

function suggestInline(tr: Transform, block: Node, start: number, wanted: Node, by: RowAuthor): void {
  const [old, next] = [tokensOf(block), tokensOf(wanted)]
  const parts = diffArrays([...old], [...next], { comparator: (a, b) => a.key === b.key })
  let at = start
  let o = 0
  let n = 0
  // Of neighbouring parts what goes comes first, so that what comes stands behind it.
  for (let i = 0; i < parts.length; i++) {
    const part = parts[i]
    if (!part) continue
    if (!part.added && !part.removed) {
      for (let k = 0; k < part.value.length; k++) {
        const [a, b] = [old[o++] as Token, next[n++] as Token]
        reform(tr, a, b, at, by)
        at += a.size
      }
      continue
    }
    const pair = [part, parts[i + 1]].filter(one => one?.added || one?.removed)
    const removed = pair.find(one => one?.removed)?.value ?? []
    const added = pair.find(one => one?.added)?.value ?? []
    i += pair.length - 1
    const size = removed.reduce((sum, one) => sum + one.size, 0)
    if (size > 0) strike(tr, at, at + size, by)
    at += size
    o += removed.length
    if (added.length > 0)
      insert(
        tr,
        at,
        next.slice(n, n + added.length).map(one => one.node),
        by,
      )
    n += added.length
  }
}

/** Words, spaces, other characters and atoms; without what is said about them. */
function tokensOf(block: Node): Token[] {
  return block.children.flatMap(node => {
    const plain = node.mark(node.marks.filter(mark => !isAbout(mark)))
    if (!node.isText)
      return [{ key: `${node.type.name} ${JSON.stringify(node.attrs)}`, node: plain, size: node.nodeSize }]
    const words = node.text?.match(/[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu) ?? []
    return words.map(word => ({ key: word, node: schema.text(word, plain.marks), size: word.length }))
  })
}

/** Only what stood there: what others have put in between stays as it is. */
function strike(tr: Transform, from: number, to: number, { id, author }: RowAuthor): void {
  const mark = schema.marks.del.create({ id, author })
  ours(tr, from, to, (a, b) => tr.addMark(a, b, mark))
}

function ours(tr: Transform, from: number, to: number, work: (from: number, to: number) => void): void {
  const [a, b] = [tr.mapping.map(from, 1), tr.mapping.map(to, -1)]
  const ranges: { from: number; to: number }[] = []
  tr.doc.nodesBetween(a, b, (node, pos) => {
    if (!node.isInline) return true
    if (!node.marks.some(mark => mark.type === schema.marks.ins))
      ranges.push({ from: Math.max(a, pos), to: Math.min(b, pos + node.nodeSize) })
    return false
  })
  for (const range of ranges) work(range.from, range.to)
}

function insert(tr: Transform, at: number, nodes: readonly Node[], { id, author }: RowAuthor): void {
  const mark = schema.marks.ins.create({ id, author })
  const joined = Fragment.from(nodes.map(node => node.mark(mark.addToSet(node.marks))))
  tr.insert(tr.mapping.map(at, 1), joined)
}

function reform(tr: Transform, old: Token, next: Token, at: number, { id, author }: RowAuthor): void {
  const change = (op: "add" | "remove", mark: Mark): void => {
    const attrs = Object.keys(mark.attrs).length > 0 ? mark.attrs : null
    const fmt = schema.marks.fmt.create({ id, author, op, mark: mark.type.name, attrs })
    ours(tr, at, at + old.size, (a, b) => tr.addMark(a, b, fmt))
  }
  for (const mark of next.node.marks) if (!mark.isInSet(old.node.marks)) change("add", mark)
  for (const mark of old.node.marks)
    if (!mark.isInSet(next.node.marks) && !next.node.marks.some(one => one.type === mark.type)) change("remove", mark)
}

/** Blocks parted, joined, added or taken away: only where nobody else has suggested anything yet. */
function suggestStructure(tr: Transform, base: Node, start: number, wanted: readonly Node[], by: RowAuthor): boolean {
  const from = tr.mapping.map(start, -1)
  const now = tr.doc.resolve(from).parent
  if (!now.content.eq(base.content)) return false
  const bare = (node: Node): Node =>
    node.isTextblock
      ? node.type.create({ ...node.attrs, from: null, cont: false }, Fragment.from(node.children.map(unsaid)))
      : node.type.create({ ...node.attrs, from: null, cont: false })
  const [a, b] = [Fragment.from(base.children.map(bare)), Fragment.from(wanted.map(bare))]
  const first = a.findDiffStart(b)
  if (first === null) return false
  const last = a.findDiffEnd(b)
  if (!last) return false
  const overlap = Math.max(0, first - Math.min(last.a, last.b))
  const state = EditorState.create({ doc: tr.doc })
  try {
    const plain = state.tr.replace(from + first, from + last.a + overlap, now.copy(b).slice(first, last.b + overlap))
    const made = track(plain, state, { author: by.author, newId: () => by.id })
    if (!made.docChanged) return false
    for (const step of made.steps) tr.step(step)
    return true
  } catch (error) {
    // What cannot be put there at all (ReplaceError, TransformError, RangeError).
    if (error instanceof Error) return false
    throw error
  }
}

const unsaid = (node: Node): Node => node.mark(node.marks.filter(mark => !isAbout(mark)))
