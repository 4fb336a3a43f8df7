/** The new content of a row: the new words, with all that hangs on those that stood before. */
import { Fragment, Mark, type Node } from "prosemirror-model"
import { schema } from "../schema"
import { comment, fmt, idOf, ins, isAbout, isSuggestion } from "../suggest/marks"
import type { Fate } from "./fate"
import type { Item, Streamed } from "./items"
import { type Reading, readAgainst, stands, type Verdicts } from "./reading"

export interface Content {
  readonly blocks: readonly Node[]
  /** For every item of the new blocks its place in the old content of the pair, or -1 (always for what closes a block). */
  readonly links: readonly number[]
}

interface Out {
  readonly kind: "open" | "opaque" | "char"
  readonly node: Node
  readonly text: string
  readonly marks: readonly Mark[]
  readonly link: number
}

export function contentOf(
  stream: readonly Streamed[],
  fresh: readonly Item[],
  fates: ReadonlyMap<string, Fate>,
): Content {
  const verdicts: Verdicts = new Map([...fates].map(([id, fate]) => [id, fate === "adopted" ? "accept" : "drop"]))
  const reading = readAgainst(stream, fresh, verdicts)
  const matched = withinWords(stream, fresh, reading)
  const kept = (mark: Mark): boolean =>
    mark.type === comment || (isSuggestion(mark) && fates.get(idOf(mark)) === "kept")
  const out: Out[] = []
  let next = 0
  const inherited = inheritance(stream, matched)
  const put = (to: number, at: number): void => {
    for (; next < to; next++) {
      const item = fresh[next]
      if (!item || item.kind === "close") continue
      const marks = item.kind === "char" ? inherited(at, item.node) : item.node.marks
      out.push({ kind: item.kind, node: item.node, text: item.kind === "char" ? item.text : "", marks, link: -1 })
    }
  }
  for (const [at, { item, at: place }] of stream.entries()) {
    const there = matched.get(at)
    if (there !== undefined) {
      put(there, at)
      const now = fresh[there]
      if (now && now.kind !== "close") out.push(merged(item, now, place, kept))
      next = there + 1
    } else if (!stands(item.node, verdicts) && item.node.marks.some(mark => mark.type === ins && kept(mark))) {
      // Something suggested, which is not in the text yet.
      if (item.kind === "char" && !isInBlock(out))
        put(fresh.findIndex((one, k) => k >= next && one.kind === "open") + 1, at)
      if (item.kind !== "opaque" && !isInBlock(out)) continue
      const marks = item.node.marks.filter(mark => !isAbout(mark) || kept(mark))
      out.push({ kind: item.kind, node: item.node, text: item.kind === "char" ? item.text : "", marks, link: place })
    }
  }
  put(fresh.length, stream.length)
  return assemble(out)
}

const isInBlock = (out: readonly Out[]): boolean => out.length > 0 && out.at(-1)?.kind !== "opaque"

function merged(
  was: Streamed["item"],
  now: Exclude<Item, { kind: "close" }>,
  link: number,
  kept: (mark: Mark) => boolean,
): Out {
  // Most characters have nothing said about them, on either side.
  if (was.node.marks.length === 0 && now.node.marks.length === 0)
    return { kind: now.kind, node: now.node, text: now.kind === "char" ? now.text : "", marks: now.node.marks, link }
  const about = was.node.marks.filter(mark => isAbout(mark) && kept(mark) && !isDone(mark, now.node))
  const plain = now.node.marks.filter(mark => !isAbout(mark))
  const marks = about.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), plain)
  return { kind: now.kind, node: now.node, text: now.kind === "char" ? now.text : "", marks, link }
}

/** A suggested form that these words now have. */
const isDone = (mark: Mark, node: Node): boolean =>
  mark.type === fmt &&
  mark.attrs.op !== "kind" &&
  node.marks.some(one => one.type.name === mark.attrs.mark) === (mark.attrs.op === "add")

/** Words that differ by a letter or an ending keep the letters they share, so that a comment on them stays. */
function withinWords(stream: readonly Streamed[], fresh: readonly Item[], reading: Reading): Map<number, number> {
  const matched = new Map(reading.matched)
  const olds = reading.old
  const news = reading.fresh
  const takenNew = new Set(reading.matched.values())
  let n = 0
  for (let o = 0; o < olds.length; ) {
    const isOpen = (at: number): boolean => {
      const token = olds[at]
      return token !== undefined && !token.items.some(item => matched.has(item))
    }
    if (!isOpen(o)) {
      const there = reading.matched.get(olds[o]?.items[0] ?? -1) ?? -1
      while (n < news.length && (news[n]?.items[0] ?? 0) <= there) n++
      o++
      continue
    }
    let end = o
    while (isOpen(end)) end++
    const from = n
    while (n < news.length && !takenNew.has(news[n]?.items[0] ?? -1)) n++
    share(
      olds.slice(o, end).flatMap(token => token.items),
      news.slice(from, n).flatMap(token => token.items),
      stream,
      fresh,
      matched,
    )
    o = end
  }
  return matched
}

function share(
  a: readonly number[],
  b: readonly number[],
  stream: readonly Streamed[],
  fresh: readonly Item[],
  matched: Map<number, number>,
): void {
  const letter = (item: Item | undefined): string => (item?.kind === "char" && item.node.isText ? item.text : "")
  const was = a.map(at => letter(stream[at]?.item))
  const is = b.map(at => letter(fresh[at]))
  if (was.includes("") || is.includes("")) return
  const least = Math.min(was.length, is.length)
  let head = 0
  while (head < least && was[head] === is[head]) head++
  let tail = 0
  while (tail < least - head && was[was.length - 1 - tail] === is[is.length - 1 - tail]) tail++
  // Never between the halves of a character, nor before a sign that belongs to the letter before it.
  const joins = (text: string | undefined): boolean =>
    text !== undefined && /^(?:\p{M}|\u200d|[\udc00-\udfff]|\ufe0f)/u.test(text)
  while (head > 0 && (joins(was[head]) || joins(is[head]))) head--
  while (tail > 0 && (joins(was[was.length - tail]) || joins(is[is.length - tail]))) tail--
  if (head + tail < 3 || head + tail < 0.6 * least) return
  for (let k = 0; k < head; k++) matched.set(a[k] as number, b[k] as number)
  for (let k = 1; k <= tail; k++) matched.set(a[a.length - k] as number, b[b.length - k] as number)
}

/** The marks of new words: comments that go on over them on both sides, or that held what they replace and hold on beside it. */
function inheritance(stream: readonly Streamed[], matched: ReadonlyMap<number, number>) {
  const comments = (at: number): readonly Mark[] =>
    (stream[at]?.item.node.marks ?? []).filter(mark => mark.type === comment)
  return (at: number, node: Node): readonly Mark[] => {
    const plain = node.marks.filter(mark => !isAbout(mark))
    let before = at - 1
    while (before >= 0 && !matched.has(before)) before--
    const [left, right] = [comments(before), comments(at)]
    const gone = before + 1 < at ? comments(before + 1) : []
    const held = gone.filter(mark => {
      for (let k = before + 1; k < at; k++) if (!mark.isInSet(comments(k))) return false
      return mark.isInSet(left) || mark.isInSet(right)
    })
    const over = [...left.filter(mark => mark.isInSet(right)), ...held]
    return over.reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), plain)
  }
}

function assemble(out: readonly Out[]): Content {
  const blocks: Node[] = []
  const links: number[] = []
  let open: Out | null = null
  let content: Node[] = []
  // Characters one after another with the same marks become one node at once.
  let run = ""
  let runMarks: readonly Mark[] = []
  const endRun = (): void => {
    if (run !== "") content.push(schema.text(run, runMarks))
    run = ""
  }
  const close = (): void => {
    endRun()
    if (!open) return
    const { type, attrs } = open.node
    const allowed = content.map(node => node.mark(type.allowedMarks(node.marks)))
    blocks.push(type.create(attrs, Fragment.fromArray(allowed), open.marks))
    links.push(-1)
    open = null
    content = []
  }
  for (const one of out) {
    if (one.kind === "opaque") {
      close()
      blocks.push(one.node.mark(one.marks))
      links.push(one.link)
    } else if (one.kind === "open") {
      close()
      open = one
      links.push(one.link)
    } else {
      open ??= { kind: "open", node: schema.nodes.paragraph.create(), text: "", marks: [], link: -1 }
      if (!one.node.isText || run === "" || !Mark.sameSet(runMarks, one.marks)) endRun()
      if (!one.node.isText) content.push(one.node.mark(one.marks))
      else {
        run += one.text
        runMarks = one.marks
      }
      links.push(one.link)
    }
  }
  close()
  return { blocks, links }
}
