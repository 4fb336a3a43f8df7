/**
 * A target with some of its suggestions decided, the others left open. Everything that asks "what would the text be"
 * asks here: projections, rules, decisions (decide.ts emits as steps what is read here).
 *
 * A block's break is dead when its `ins` is rejected or its `del` accepted. A block with a dead break joins the block
 * before; where it cannot (nothing before, an opaque block before, code that does not take its content) it goes away if
 * nothing is left in it, and stays otherwise. A dead opaque block goes away.
 */
import { Fragment, type Mark, type Node } from "prosemirror-model"
import { schema } from "../schema"
import { type Kind, kindAfter, kindOf } from "./kind"
import { del, fmt, ins, isSuggestion } from "./marks"

export type Verdict = "accept" | "reject" | null
export type Judge = (mark: Mark) => Verdict

export const decides =
  (which: (mark: Mark) => boolean, how: "accept" | "reject"): Judge =>
  mark =>
    which(mark) ? how : null

export interface Decided {
  /** The content goes, or the break goes. */
  readonly dead: boolean
  readonly marks: readonly Mark[]
  /** Suggestion marks that are decided and therefore taken off. */
  readonly done: readonly Mark[]
  readonly kind: Kind | null
}

/** What becomes of one inline node or of one block's break. */
export function decideNode(node: Node, judge: Judge): Decided {
  let marks = node.marks
  let dead = false
  let kind: Kind | null = null
  const done: Mark[] = []
  for (const mark of node.marks) {
    if (!isSuggestion(mark)) continue
    const verdict = judge(mark)
    if (verdict === null) continue
    done.push(mark)
    marks = mark.removeFromSet(marks)
    if (mark.type === (verdict === "accept" ? del : ins)) dead = true
    if (mark.type !== fmt || verdict === "reject") continue
    if (node.isInline) marks = reformed(marks, mark)
    else kind = kindAfter(node, mark) ?? kind
  }
  return { dead, marks, done, kind }
}

/** The marks with an accepted change of form; as they were when the change makes no sense. */
function reformed(marks: readonly Mark[], change: Mark): readonly Mark[] {
  const type = schema.marks[change.attrs.mark as keyof typeof schema.marks]
  if (!type || type === schema.marks.comment || type === ins || type === del || type === fmt) return marks
  if (change.attrs.op === "remove") return type.removeFromSet(marks)
  try {
    const mark = type.create(change.attrs.attrs)
    schema.text("x", [mark]).check()
    return mark.addToSet(marks)
  } catch (error) {
    // A forged or damaged mark: attributes are validated by throwing RangeError.
    if (error instanceof RangeError) return marks
    throw error
  }
}

export interface Folded {
  /** Kind, origin and remaining break marks come from the first block; others joined it. */
  readonly block: Node
  readonly marks: readonly Mark[]
  readonly kind: Kind
  readonly content: Node[]
}

export const canTake = (kind: Kind, content: readonly Node[]): boolean =>
  kind.type.isTextblock && (!kind.type.spec.code || kind.type.validContent(Fragment.fromArray([...content])))

/** The blocks of a target after the decisions. Empty when nothing is left. */
export function fold(target: Node, judge: Judge): Folded[] {
  const out: Folded[] = []
  target.forEach(block => {
    const at = decideNode(block, judge)
    if (block.isAtom) {
      if (!at.dead) out.push({ block, marks: at.marks, kind: kindOf(block), content: [] })
      return
    }
    const content: Node[] = []
    block.forEach(node => {
      const one = decideNode(node, judge)
      if (!one.dead) content.push(one.done.length === 0 ? node : node.mark(one.marks))
    })
    const before = out.at(-1)
    if (!at.dead) out.push({ block, marks: at.marks, kind: at.kind ?? kindOf(block), content })
    else if (before && canTake(before.kind, content)) out[out.length - 1] = joined(before, block, at, content)
    else if (content.length > 0) out.push({ block, marks: at.marks, kind: at.kind ?? kindOf(block), content })
  })
  return out
}

/** When the deletion of a break leaves nothing of the block before, the text that follows keeps its own origin. */
function joined(before: Folded, block: Node, at: Decided, content: Node[]): Folded {
  const takesOrigin = before.content.length === 0 && at.done.some(mark => mark.type === del)
  return { ...before, block: takesOrigin ? block : before.block, content: [...before.content, ...content] }
}
