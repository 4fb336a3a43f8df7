import { Fragment, type Node } from "prosemirror-model"
import { schema } from "../schema"
import { decides, type Folded, fold, type Judge } from "./fold"
import { isAbout, isSuggestion, markKey } from "./marks"

const taken = new WeakMap<Node, Node>()
const left = new WeakMap<Node, Node>()

/**
 * The target as it would be with all suggestions accepted ("taken") or rejected ("left"); comment marks stay.
 * Kept as long as the node given lives; the same node comes back when there is nothing to decide.
 */
export function project(pairOrTarget: Node, how: "taken" | "left"): Node {
  const target = pairOrTarget.type === schema.nodes.pair ? pairOrTarget.child(1) : pairOrTarget
  const cache = how === "taken" ? taken : left
  const known = cache.get(target)
  if (known) return known
  const made = projectWith(
    target,
    decides(() => true, how === "taken" ? "accept" : "reject"),
  )
  cache.set(target, made)
  return made
}

/** The same for any choice of suggestions. */
export function projectWith(target: Node, judge: Judge): Node {
  if (!hasSuggestionMarks(target)) return target
  const blocks = fold(target, judge).map(build)
  return target.copy(Fragment.fromArray(blocks.length > 0 ? blocks : [schema.nodes.paragraph.create()]))
}

const build = ({ block, marks, kind, content }: Folded): Node =>
  kind.type.create(
    { ...kind.attrs, from: block.attrs.from, cont: block.attrs.cont },
    Fragment.fromArray(content),
    marks,
  )

export function hasSuggestionMarks(target: Node): boolean {
  return target.children.some(
    block => block.marks.length > 0 || block.children.some(node => node.marks.some(isSuggestion)),
  )
}

/**
 * The target with some suggestions decided, as a string: equal strings are equal texts, with equal forms and equal
 * remaining suggestions. Comments are left out, the order of marks does not count.
 */
export function readingOf(target: Node, judge: Judge): string {
  const blocks = fold(target, judge).map(({ block, marks, kind, content }) => [
    kind.type.name,
    { ...kind.attrs, from: block.attrs.from, cont: block.attrs.cont },
    marks.map(markKey).sort(),
    readInline(content),
  ])
  return JSON.stringify(blocks)
}

/** Runs of text with their marks, equal neighbours joined, without comments. */
export function readInline(content: readonly Node[]): unknown[] {
  const runs: { what: string; text: string; marks: string }[] = []
  for (const node of content) {
    const marks = node.marks
      .filter(mark => mark.type !== schema.marks.comment)
      .map(markKey)
      .sort()
      .join("\u0002")
    const last = runs.at(-1)
    if (node.isText && last?.what === "text" && last.marks === marks) last.text += node.text
    else runs.push({ what: node.type.name, text: node.text ?? JSON.stringify(node.attrs), marks })
  }
  return runs
}

/** What a text looks like, without what is said about it. */
export const withoutRemarks = (node: Node): Node => node.mark(node.marks.filter(mark => !isAbout(mark)))
