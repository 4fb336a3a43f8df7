/** The review document as rows of two languages, with all that is said and suggested: what two-sided files are written from. */
import type { Node } from "prosemirror-model"
import type { Bitext, BitextRow, RowBlock, RowDecision, RowSuggestion, RowThread } from "@/lib/page/bitext"
import type { Lang } from "@/lib/page/page"
import type { Judgement } from "../judgement"
import { readBlock } from "../resolve"
import { isEmptySide, schema } from "../schema"
import { statusOf } from "../status"
import { suggestionsInPair } from "../suggest/list"
import { authorOf, idOf } from "../suggest/marks"
import { project, projectWith } from "../suggest/project"

/** What is known of a suggestion or a thread beside the document; people by the names they are written with. */
export interface BitextFacts {
  readonly title: string
  readonly source: Lang
  readonly target: Lang
  suggestion(id: string, author: string): Omit<RowSuggestion, "wanted">
  readonly threads: readonly (Omit<RowThread, "from" | "to"> & { readonly id: string; readonly pair: string | null })[]
  /** By the id of the pair. */
  readonly decisions: ReadonlyMap<string, readonly RowDecision[]>
  /** The targets with every open suggestion taken; none of them is then open any more. */
  readonly take?: boolean
}

export function bitextOf(doc: Node, facts: BitextFacts): Bitext {
  const sides = { source: new Pieces(), target: new Pieces() }
  const byPair = new Map<string, BitextFacts["threads"][number][]>()
  for (const thread of facts.threads)
    if (thread.pair !== null) byPair.set(thread.pair, [...(byPair.get(thread.pair) ?? []), thread])
  const rows = doc.children.map((pair): BitextRow => {
    const id = pair.attrs.id as string
    const how = facts.take ? "taken" : "left"
    const target = project(pair, how)
    const begins = sides.target.copy()
    const row = { source: sides.source.take(pair.child(0)), target: sides.target.take(target) }
    const suggestions = facts.take ? [] : suggestionsInPair(pair)
    return {
      id,
      ...row,
      status: statusOf(pair),
      locked: pair.attrs.locked as boolean,
      suggestions: suggestions.map(one => {
        const wanted = projectWith(pair.child(1), mark =>
          idOf(mark) === one.id && authorOf(mark) === one.author ? "accept" : "reject",
        )
        return { ...facts.suggestion(one.id, one.author), wanted: begins.copy().take(wanted) }
      }),
      threads: (byPair.get(id) ?? []).map(thread => anchored(thread, pair, target)),
      decisions: facts.decisions.get(id) ?? [],
    }
  })
  const page = facts.threads
    .filter(one => one.pair === null)
    .map(({ id: _, pair: __, ...rest }) => ({ ...rest, from: 0, to: 0 }))
  return { title: facts.title, source: facts.source, target: facts.target, rows, threads: page }
}

/** The blocks of one side, row by row; what has no words is passed over, and what goes on it begins the block. */
class Pieces {
  constructor(
    private headless = true,
    private made = 0,
  ) {}

  copy(): Pieces {
    return new Pieces(this.headless, this.made)
  }

  take(side: Node): RowBlock[] {
    if (isEmptySide(side)) return []
    return side.children.flatMap(node => {
      const goesOn = node.attrs.cont === true
      if (node.isTextblock && node.content.size === 0) {
        if (!goesOn) this.headless = true
        return []
      }
      const block = readBlock(node, `b${++this.made}`)
      const piece = { block, goesOn: goesOn && !this.headless }
      this.headless = false
      return [piece]
    })
  }
}

function anchored({ id, pair: _, ...thread }: BitextFacts["threads"][number], pair: Node, target: Node): RowThread {
  const places = { source: placeIn(pair.child(0), id), target: placeIn(target, id) }
  const side = (["target", "source"] as const).find(one => places[one] !== null) ?? null
  const place = side && places[side]
  return { ...thread, side: side ?? thread.side, from: place?.from ?? 0, to: place?.to ?? 0 }
}

/** From the first to the last character with the thread's mark, in the side's text; a line end between two blocks. */
function placeIn(side: Node, thread: string): { from: number; to: number } | null {
  let at = 0
  let from = -1
  let to = -1
  let isFirst = true
  side.forEach(block => {
    if (block.isTextblock && block.content.size === 0) return
    if (!isFirst) at++
    isFirst = false
    block.forEach(node => {
      if (node.marks.some(mark => mark.type === schema.marks.comment && mark.attrs.thread === thread)) {
        if (from < 0) from = at
        to = at + node.nodeSize
      }
      at += node.nodeSize
    })
  })
  return from < 0 ? null : { from, to }
}

/** Who judged a pair, where the judgement still holds. */
export const judgedBy = (pair: Node): Judgement | null =>
  statusOf(pair) === "draft" ? null : (pair.attrs.judged as Judgement)
