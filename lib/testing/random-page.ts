/** Random documents and random edits for the laws of suggestions. */
import { Fragment, type Node, Slice } from "prosemirror-model"
import { type Command, type EditorState, TextSelection, type Transaction } from "prosemirror-state"
import { deleteText } from "@/lib/review/commands/delete-character"
import { deleteSelection } from "@/lib/review/commands/delete-selection"
import { joinBackward, joinForward } from "@/lib/review/commands/join-blocks"
import { replaceAll } from "@/lib/review/commands/replace-all"
import { setBlockKind } from "@/lib/review/commands/set-block-kind"
import { breakLine, splitBlock } from "@/lib/review/commands/split-block"
import { toggleMark } from "@/lib/review/commands/toggle-mark"
import { schema } from "@/lib/review/schema"
import { page } from "./critic"
import type { Random } from "./random"

const words = ["pan", "sol", "uno", "mar y", "café", "e\u0301", "👍🏽", "ñandú", "a", " ", "de la"]
const phrase = (random: Random): string =>
  Array.from({ length: random.between(0, 4) }, () => {
    const word = random.pick(words)
    return random.chance(0.15) ? `*${word}*` : random.chance(0.1) ? `_${word}_` : word
  }).join(random.chance(0.5) ? " " : "")

export interface Shape {
  /** Opaque blocks and code too, where not every law of order holds (see fold.ts). */
  readonly everyKind: boolean
}

const line = (random: Random, { everyKind }: Shape): string =>
  Array.from({ length: random.between(1, 4) }, () => {
    const kinds = everyKind ? ["", "", "", "# ", "- ", "> ", "~~~ ", "! "] : ["", "", "# ", "- "]
    const kind = random.pick(kinds)
    const text = phrase(random).trim()
    return kind === "~~~ " || kind === "! " ? `${kind}${text.replace(/[*_]/g, "")}` : `${kind}${text}`
  }).join("|")

export const randomPage = (random: Random, shape: Shape): Node =>
  page(...Array.from({ length: random.between(1, 3) }, () => line(random, shape)))

/** A place in the text of a target; in the same target as `near` when that is given. */
function place(random: Random, doc: Node, near?: number): number {
  const blocks: { from: number; to: number }[] = []
  const index = near === undefined ? null : doc.resolve(near).index(0)
  doc.descendants((node, pos) => {
    if (node.type === schema.nodes.source) return false
    if (node.isTextblock && (index === null || doc.resolve(pos).index(0) === index))
      blocks.push({ from: pos + 1, to: pos + 1 + node.content.size })
    return true
  })
  if (blocks.length === 0) return -1
  const block = random.pick(blocks)
  // The edges of blocks are where things go wrong.
  const at = random.chance(0.3) ? random.pick([block.from, block.to]) : random.between(block.from, block.to)
  return halves(doc, at) ? at + 1 : at
}

/** Between the two halves of one character no caret ever stands. */
const halves = (doc: Node, at: number): boolean => /^\p{Cs}/u.test(doc.resolve(at).nodeAfter?.text ?? "")

const command = (state: EditorState, one: Command): Transaction => {
  let made = state.tr
  one(state, tr => {
    made = tr
  })
  return made
}

/** Something a person may do at the desk, as a plain transaction; perhaps nothing. */
export function randomEdit(random: Random, state: EditorState, author: string, shape: Shape): Transaction {
  const { doc } = state
  const one = place(random, doc)
  if (one < 0) return state.tr
  const other = random.chance(0.5) ? one : place(random, doc, one)
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const there = state.apply(state.tr.setSelection(TextSelection.create(doc, from, to)))
  const { heading, paragraph, item, quote } = schema.nodes
  const kinds = shape.everyKind ? [heading, paragraph, item, quote] : [heading]
  const edits: readonly (() => Transaction)[] = [
    () => there.tr.insertText(random.pick(words)),
    () => there.tr.insertText(random.pick(words)),
    () => there.tr.insertText(random.pick(words)),
    () => command(there, deleteSelection),
    () => there.tr.deleteSelection(),
    () => command(there, deleteText("character", "backward", author)),
    () => command(there, deleteText("word", "forward", author)),
    () => command(there, splitBlock),
    () => command(there, breakLine),
    () => command(atEdge(random, there, "start"), joinBackward),
    () => command(atEdge(random, there, "end"), joinForward),
    () => command(there, toggleMark(random.pick([schema.marks.strong, schema.marks.em]), null, author)),
    () => command(there, setBlockKind(random.pick(kinds), {}, author)),
    () => there.tr.replaceSelection(randomSlice(random, shape)),
    () => there.tr.replaceSelection(copied(random, doc)),
    () => moved(random, there, from, to),
    () => twoPlaces(random, there),
    () => wholeBlock(random, there),
    () => there.tr.addMark(from, to, schema.marks.comment.create({ thread: "t1" })),
    () => command(there, toggleMark(schema.marks.link, { href: "https://a.example" }, author)),
    () => everywhere(random, there),
    () => deeper(random, there),
    () => there.tr.deleteSelection().setMeta("uiEvent", "cut"),
  ]
  return random.pick(edits)()
}

function atEdge(random: Random, state: EditorState, edge: "start" | "end"): EditorState {
  const $pos = state.doc.resolve(place(random, state.doc))
  const pos = edge === "start" ? $pos.start() : $pos.end()
  return state.apply(state.tr.setSelection(TextSelection.create(state.doc, pos)))
}

function randomSlice(random: Random, shape: Shape): Slice {
  const { content } = page(line(random, shape)).child(0).child(1)
  const first = content.firstChild?.isTextblock && random.chance(0.7) ? 1 : 0
  const last = content.lastChild?.isTextblock && random.chance(0.7) ? 1 : 0
  return new Slice(content, first, last)
}

/** Something of the page itself, with whatever is marked on it. */
function copied(random: Random, doc: Node): Slice {
  const one = place(random, doc)
  const other = place(random, doc, one)
  return doc.slice(Math.min(one, other), Math.max(one, other))
}

function moved(random: Random, state: EditorState, from: number, to: number): Transaction {
  const slice = state.doc.slice(from, to)
  const goal = place(random, state.doc, from)
  const tr = state.tr.delete(from, to)
  const at = tr.mapping.map(goal)
  return tr.replaceRange(at, at, slice).setMeta("uiEvent", "drop")
}

function twoPlaces(random: Random, state: EditorState): Transaction {
  const tr = state.tr
  for (let i = 0; i < 2; i++) {
    const at = place(random, tr.doc)
    if (at < 0) break
    const far = Math.min(at + random.below(3), tr.doc.resolve(at).end())
    const end = halves(tr.doc, far) ? far + 1 : far
    if (random.chance(0.3)) tr.delete(at, end)
    else tr.insertText(random.pick(words), at, end)
  }
  return tr
}

/** Replaces a word wherever it stands. */
function everywhere(random: Random, state: EditorState): Transaction {
  const word = random.pick(words)
  const ranges: { from: number; to: number }[] = []
  state.doc.descendants((node, pos) => {
    if (node.type === schema.nodes.source) return false
    if (!node.isTextblock) return true
    const text = node.textBetween(0, node.content.size, undefined, "\uFFFC")
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length))
      ranges.push({ from: pos + 1 + at, to: pos + 1 + at + word.length })
    return false
  })
  return command(state, replaceAll(ranges, random.pick(words)))
}

/** An item one level further in or out. */
function deeper(random: Random, state: EditorState): Transaction {
  const items: { pos: number; level: number }[] = []
  state.doc.descendants((node, pos, parent) => {
    if (node.type === schema.nodes.item && parent?.type === schema.nodes.target)
      items.push({ pos, level: node.attrs.level as number })
    return !node.isTextblock
  })
  if (items.length === 0) return state.tr
  const { pos, level } = random.pick(items)
  return state.tr.setNodeAttribute(pos, "level", level > 0 && random.chance(0.5) ? level - 1 : level + 1)
}

function wholeBlock(random: Random, state: EditorState): Transaction {
  const $pos = state.doc.resolve(place(random, state.doc))
  if ($pos.depth < 3) return state.tr
  const [start, end] = [$pos.before(3), $pos.after(3)]
  const made = schema.nodes.paragraph.create(null, schema.text(random.pick(words)))
  if (random.chance(0.4)) return state.tr.insert(random.pick([start, end]), made)
  return $pos.node(2).childCount > 1 ? state.tr.delete(start, end) : state.tr.replaceWith(start, end, made)
}

/** Something no command does: anything replaced by anything, anywhere, source and borders included. */
export function wildEdit(random: Random, state: EditorState): Transaction {
  const { doc } = state
  const one = random.below(doc.content.size + 1)
  const other = random.chance(0.4)
    ? Math.min(doc.content.size, one + random.below(8))
    : random.below(doc.content.size + 1)
  const [from, to] = [Math.min(one, other), Math.max(one, other)]
  const tr = state.tr
  const wild: readonly (() => unknown)[] = [
    () => tr.delete(from, to),
    () => tr.deleteRange(from, to),
    () => tr.replace(from, to, copied(random, doc)),
    () => tr.replaceRange(from, to, doc.slice(Math.min(from, 20), to)),
    () => tr.insertText("x", from, to),
    () => tr.addMark(from, to, schema.marks.strong.create()),
    () => tr.removeMark(from, to),
    () => tr.setBlockType(from, to, schema.nodes.pre),
    () => tr.setBlockType(from, to, schema.nodes.heading, { level: 3 }),
    () => tr.replaceWith(from, to, Fragment.from(schema.text("x"))),
    () => tr.clearIncompatible(doc.resolve(from).depth > 0 ? doc.resolve(from).before() : 0, schema.nodes.pre),
  ]
  try {
    random.pick(wild)()
  } catch (error) {
    // Not every wild step can be made at all; those never reach the engine.
    if (!(error instanceof Error)) throw error
    return state.tr
  }
  return tr
}
