/**
 * Purpose: what a file with tracked changes brought, put on the document that was made from its page.
 * Design: the page was read with all changes left out, and cut into pieces for alignment. Each piece takes what of the tracked
 *   text lies in it: words that were there, and the new ones up to the next that was there.
 * Guarantees: with all suggestions rejected the document is the one given; accepting all gives the page with all changes
 *   taken; rows that a suggested join reaches across become one.
 */
import { Fragment, type Mark as ModelMark, type Node } from "prosemirror-model"
import type { Mark } from "@/lib/page/page"
import {
  buildBlock as blockOf,
  projectTracked,
  type TrackedBlock,
  type TrackedPage,
  type TrackedRun,
} from "@/lib/page/tracked"
import { buildBlock, buildInline } from "../build"
import { isEmptySide, schema } from "../schema"
import { comment, del, fmt, ins } from "../suggest/marks"

export interface Named {
  readonly id: string
  readonly author: string
}

export interface ToDoc {
  /** The suggestion a revision becomes; its author is whoever answers for it here. */
  suggestion(revision: string): Named
  /** The conversation a thread becomes. */
  thread(id: string): string
}

export interface WithTracked {
  readonly doc: Node
  /** The pair in which each thread hangs. */
  readonly threads: ReadonlyMap<string, string>
}

interface Token {
  readonly run: TrackedRun | null
  /** A break before a block that is not in the text as it stands. */
  readonly block: TrackedBlock | null
}

export function withTracked(doc: Node, page: TrackedPage, named: ToDoc): WithTracked {
  const left = projectTracked(page, "leave")
  const sequences = sequencesOf(
    page,
    left.blocks.map(block => block.id),
    left.parts,
  )
  const joined = new Map(page.blocks.filter(one => one.joined.length + one.turns.length > 0).map(one => [one.id, one]))
  const threads = new Map<string, string>()
  const cursors = new Map<string, Cursor>()
  const lastPiece = lastPieces(doc)
  const builder = new Builder(named)
  const pairs = doc.children.map(pair => {
    const id = pair.attrs.id as string
    const nodes = pair.child(1).children.flatMap(node => {
      const from = node.attrs.from as string | null
      const tokens = from === null ? undefined : sequences.get(from)
      if (from === null || tokens === undefined) return [node]
      const cursor = cursors.get(from) ?? new Cursor(tokens)
      cursors.set(from, cursor)
      const isLast = lastPiece.get(from) === node
      // Behind a break that is new, a piece goes on the new block.
      const about = cursor.passed ?? joined.get(from)
      const taken = cursor.take(node.content.size, isLast)
      // Every piece of a block becomes the other kind; only its first has the break.
      const opening = about && node.attrs.cont === true ? { ...about, opened: [], joined: [] } : about
      return builder.nodes(node, taken, opening)
    })
    for (const thread of builder.takeThreads()) if (!threads.has(thread)) threads.set(thread, id)
    return pair.copy(Fragment.fromArray([pair.child(0), pair.child(1).copy(Fragment.fromArray(nodes))]))
  })
  const rows = withJoins(pairs, page)
  const made = doc.copy(Fragment.fromArray(rows.pairs))
  made.check()
  return { doc: made, threads: new Map([...threads].map(([id, pair]) => [id, rows.into.get(pair) ?? pair])) }
}

/** By the block that stands there: its words and the changes up to the next that stands there. */
function sequencesOf(
  page: TrackedPage,
  standing: readonly string[],
  parts: ReadonlyMap<string, readonly string[]>,
): Map<string, Token[]> {
  const out = new Map<string, Token[]>(standing.map(id => [id, []]))
  const owner = new Map([...parts].flatMap(([id, list]) => list.map(part => [part, id] as const)))
  const waiting: TrackedBlock[] = []
  let last: string | undefined
  for (const block of page.blocks) {
    const own = owner.get(block.id)
    const at = own ?? last
    if (at === undefined) {
      waiting.push(block)
      continue
    }
    last = at
    const tokens = out.get(at) as Token[]
    if (block.id !== at) tokens.push({ run: null, block })
    tokens.push(...block.runs.map(run => ({ run, block: null })))
  }
  // Blocks put in before everything: their words stand before those of the first, each in a block of its own.
  const [first] = standing
  if (first !== undefined && waiting.length > 0) {
    const before = waiting.flatMap((block): Token[] => [
      { run: null, block },
      ...block.runs.map(run => ({ run, block: null })),
    ])
    out.get(first)?.unshift(...before, { run: null, block: null })
  }
  return out
}

/** Blocks of two rows cannot become one: where that is suggested, the rows become one. */
function withJoins(
  pairs: readonly Node[],
  page: TrackedPage,
): { pairs: readonly Node[]; into: ReadonlyMap<string, string> } {
  const out: Node[] = []
  const into = new Map<string, string>()
  const joins = new Set(
    page.blocks.filter(one => one.joined.length > 0 && one.runs.some(run => run.del.length === 0)).map(one => one.id),
  )
  for (const pair of pairs) {
    const first = pair.child(1).child(0)
    out.push(pair)
    let wants = first.attrs.cont === false && joins.has(first.attrs.from as string)
    while (wants && out.length > 1) {
      const last = out.pop() as Node
      const before = out.pop() as Node
      for (const [id, at] of into) if (at === last.attrs.id) into.set(id, before.attrs.id as string)
      into.set(last.attrs.id as string, before.attrs.id as string)
      const both = together(before, last)
      out.push(both)
      // What would be joined to is itself to go: it is joined to what stands before that.
      const top = both.child(1).child(0)
      wants = (top.attrs.cont === true || isOut(top)) && top.children.every(isOut)
    }
  }
  return { pairs: out, into }
}

const isOut = (node: Node): boolean => node.marks.some(mark => mark.type === del)

function together(before: Node, pair: Node): Node {
  const source = [before, pair].map(one => one.child(0)).filter(side => !isEmptySide(side))
  const blocks = source.length === 0 ? before.child(0).children : source.flatMap(side => side.children)
  const targets = [...before.child(1).children]
  const [first, ...rest] = pair.child(1).children
  const last = targets.at(-1)
  // Pieces of one block that are in one row again are one block again.
  if (first?.attrs.cont === true && last?.isTextblock && last.type === first.type)
    targets[targets.length - 1] = last.copy(last.content.append(first.content))
  else if (first) targets.push(first)
  targets.push(...rest)
  return before.copy(
    Fragment.fromArray([
      before.child(0).copy(Fragment.fromArray([...blocks])),
      before.child(1).copy(Fragment.fromArray(targets)),
    ]),
  )
}

const lastPieces = (doc: Node): ReadonlyMap<string, Node> =>
  new Map(doc.children.flatMap(pair => pair.child(1).children.map(node => [node.attrs.from as string, node] as const)))

class Cursor {
  #at = 0
  #offset = 0
  /** The new block that the pieces so far ended in. */
  passed: TrackedBlock | null = null

  constructor(readonly tokens: readonly Token[]) {}

  /** What holds `size` units that are there already, with the new ones behind them. */
  take(size: number, all: boolean): Token[] {
    const out: Token[] = []
    let room = size
    while (this.#at < this.tokens.length) {
      const token = this.tokens[this.#at] as Token
      const { run } = token
      if (run === null || run.ins.length > 0) {
        out.push(token)
        if (run === null) this.passed = token.block
        this.#at++
        continue
      }
      const length = run.run.kind === "text" ? run.run.text.length - this.#offset : 1
      if (room <= 0 && !all) return out
      const taken = all ? length : Math.min(length, room)
      out.push({ run: part(run, this.#offset, taken), block: null })
      room -= taken
      if (taken < length) {
        this.#offset += taken
        return out
      }
      this.#offset = 0
      this.#at++
    }
    return out
  }
}

const part = (one: TrackedRun, from: number, size: number): TrackedRun =>
  one.run.kind === "text" ? { ...one, run: { ...one.run, text: one.run.text.slice(from, from + size) } } : one

class Builder {
  readonly #threads = new Set<string>()

  constructor(readonly named: ToDoc) {}

  takeThreads(): string[] {
    const all = [...this.#threads]
    this.#threads.clear()
    return all
  }

  /** The node with its new content; the blocks that are new before it (only at the very beginning) and behind it. */
  nodes(node: Node, tokens: readonly Token[], opening: TrackedBlock | undefined): Node[] {
    const cut = tokens.findIndex(({ run, block }) => run === null && block === null)
    const out: { like: Node; marks: readonly ModelMark[]; content: Node[] }[] = []
    const add = (some: readonly Token[]): void => {
      for (const { run, block } of some) {
        if (run !== null) out.at(-1)?.content.push(...this.#inline(run, out.at(-1)?.like ?? node))
        else if (block !== null)
          out.push({
            like: buildBlock(blockOf(block.id, block.shape, [])),
            marks: this.#blockMarks(block, true),
            content: [],
          })
      }
    }
    add(tokens.slice(0, Math.max(0, cut)))
    out.push({ like: node, marks: opening ? this.#blockMarks(opening, false) : node.marks, content: [] })
    add(tokens.slice(cut + 1))
    return out.map(({ like, marks, content }) =>
      like.type.create(like.attrs, Fragment.fromArray(joined(content)), marks),
    )
  }

  #blockMarks(block: TrackedBlock, isNew: boolean): readonly ModelMark[] {
    const opened = block.opened.length > 0 ? block.opened : isNew ? firstOf(block, "ins") : []
    const made = [
      ...opened.map(id => ins.create(this.#of(id))),
      ...block.joined.map(id => del.create(this.#of(id))),
      ...block.turns.map(({ revision, shape }) => {
        const node = buildBlock(blockOf("", shape, []))
        const { from: _, cont: __, ...attrs } = node.attrs
        return fmt.create({ ...this.#of(revision), op: "kind", mark: node.type.name, attrs })
      }),
    ]
    return made.reduce<readonly ModelMark[]>((set, mark) => mark.addToSet(set), [])
  }

  #of(revision: string): { id: string; author: string } {
    const { id, author } = this.named.suggestion(revision)
    return { id, author }
  }

  #inline(one: TrackedRun, into: Node): Node[] {
    for (const id of one.threads) this.#threads.add(id)
    const about = [
      ...one.threads.map(id => comment.create({ thread: this.named.thread(id) })),
      ...one.ins.map(id => ins.create(this.#of(id))),
      ...one.del.map(id => del.create(this.#of(id))),
      ...one.form.flatMap(({ revision, op, mark }) => {
        const attrs = mark.kind === "link" ? linkAttrs(mark) : null
        return [fmt.create({ ...this.#of(revision), op, mark: mark.kind, attrs: op === "add" ? attrs : null })]
      }),
    ]
    const isCode = into.type.spec.code === true
    const nodes = isCode && one.run.kind === "break" ? [schema.text("\n")] : [...buildInline([one.run]).content]
    return nodes.map(node => {
      const allowed = about.filter(mark => into.type.allowsMarkType(mark.type))
      return node.mark(allowed.reduce((set, mark) => mark.addToSet(set), node.marks))
    })
  }
}

const linkAttrs = (mark: Extract<Mark, { kind: "link" }>) => ({ href: mark.href, title: mark.title ?? null })

/** A block that holds only new words, in a paragraph that was there and empty: it goes when they do. */
const firstOf = (block: TrackedBlock, side: "ins" | "del"): readonly string[] => block.runs[0]?.[side].slice(0, 1) ?? []

function joined(nodes: readonly Node[]): Node[] {
  const out: Node[] = []
  for (const node of nodes) {
    const last = out.at(-1)
    if (last?.isText && node.isText && last.sameMarkup(node))
      out[out.length - 1] = schema.text(`${last.text}${node.text}`, node.marks)
    else out.push(node)
  }
  return out
}
