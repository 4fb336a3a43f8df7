/**
 * What is drawn on the text without being part of it: sigla and note letters, the open note, rows that a
 * filter puts away. Places found have their own (found-lights.ts).
 *
 * Design: sigla are kept in one set that is mapped along and mended only in pairs that a transaction touched; the lights are
 * made anew when what they show changes, and mapped otherwise. Nothing here walks the whole page on a keystroke.
 */
import type { Node } from "prosemirror-model"
import { Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { differing } from "@/lib/review/differing"
import { pairSummary } from "@/lib/review/pair-summary"

export interface Spotlight {
  readonly openNote: string | null
  /** Ids of pairs that the filter puts away; null shows all. */
  readonly away: ReadonlySet<string> | null
  /** Where the comment that is being written will hang: its words have no mark yet. */
  readonly begun: readonly { readonly from: number; readonly to: number }[]
}

/** Of a transaction with more steps than this, all is made anew: mapping each decoration through each step takes longer. */
const MANY_STEPS = 60

const dark: Spotlight = { openNote: null, away: null, begun: [] }

const lightsKey = new PluginKey<{ spotlight: Spotlight; set: DecorationSet }>("cotejo-lights")
const siglaKey = new PluginKey<Signed>("cotejo-sigla")

export const shine = (tr: Transaction, spotlight: Partial<Spotlight>): Transaction =>
  tr.setMeta(lightsKey, spotlight).setMeta("addToHistory", false)

/** Letters of threads, in page order. */
export const letter = (tr: Transaction, letters: ReadonlyMap<string, string>): Transaction =>
  tr.setMeta(siglaKey, letters).setMeta("addToHistory", false)

export function lights(): Plugin {
  return new Plugin({
    key: lightsKey,
    state: {
      init: () => ({ spotlight: dark, set: DecorationSet.empty }),
      apply(tr, before, oldState) {
        const asked = tr.getMeta(lightsKey) as Partial<Spotlight> | undefined
        if (asked) {
          const spotlight = { ...moved(before.spotlight, tr), ...asked }
          return { spotlight, set: light(tr.doc, spotlight) }
        }
        if (!tr.docChanged) return before
        const spotlight = moved(before.spotlight, tr)
        if (tr.steps.length > MANY_STEPS) return { spotlight, set: light(tr.doc, spotlight) }
        let set = before.set.map(tr.mapping, tr.doc)
        // An open note's stretch grows while it is typed in, so it is looked at again in the pairs around the change.
        if (spotlight.openNote !== null)
          for (const { pair, at } of touchedPairs(oldState.doc, tr.doc)) {
            const old = set.find(at, at + pair.nodeSize, spec => spec.of === OPEN)
            const now = lightOpen(pair, at, spotlight.openNote)
            if (old.length + now.length > 0) set = set.remove(old).add(tr.doc, now)
          }
        return { spotlight, set }
      },
    },
    props: {
      decorations: state => lightsKey.getState(state)?.set,
    },
  })
}

const moved = (spotlight: Spotlight, { mapping }: Transaction): Spotlight =>
  spotlight.begun.length === 0
    ? spotlight
    : {
        ...spotlight,
        begun: spotlight.begun
          .map(({ from, to }) => ({ from: mapping.map(from, 1), to: mapping.map(to, -1) }))
          .filter(({ from, to }) => from < to),
      }

function light(doc: Node, spotlight: Spotlight): DecorationSet {
  const { openNote, away, begun } = spotlight
  if (openNote === null && away === null && begun.length === 0) return DecorationSet.empty
  const all = begun.map(({ from, to }) => Decoration.inline(from, to, { class: "note-begun note-on" }))
  doc.forEach((pair, at) => {
    const id = pair.attrs.id as string
    if (away?.has(id)) all.push(Decoration.node(at, at + pair.nodeSize, { class: "away" }))
    if (openNote !== null) all.push(...lightOpen(pair, at, openNote))
  })
  return DecorationSet.create(doc, all)
}

/** Told apart from the other lights by this. */
const OPEN = "open note"

/** The words of the open note, where they are in this pair. */
function lightOpen(pair: Node, at: number, openNote: string): Decoration[] {
  const { suggestions, anchors } = pairSummary(pair)
  const stretches = [
    ...suggestions.filter(one => one.id === openNote).map(one => ({ name: "on sugg-on", ranges: one.ranges })),
    ...anchors.filter(one => one.thread === openNote).map(one => ({ name: "on note-on", ranges: one.ranges })),
  ]
  return stretches.flatMap(({ name, ranges }) =>
    ranges
      .filter(({ from }) => !atBreak(pair, from))
      .map(({ from, to }) => Decoration.inline(at + from, at + to, { class: name }, { of: OPEN })),
  )
}

/** Does a range, counted from before the pair, name a block (its break) rather than words? */
const atBreak = (pair: Node, from: number): boolean => pair.resolve(Math.max(0, from - 1)).depth < 2

/** How a person signs: the two letters, and the class that gives their ink and line. */
export interface Signature {
  readonly siglum: string
  readonly ink: string
}

/** `first`: the letters of threads that the page opens with. */
export function sigla(signature: (author: string) => Signature, first: ReadonlyMap<string, string>): Plugin {
  const sign = (pair: Node, at: number, letters: ReadonlyMap<string, string>): Decoration[] => {
    const { suggestions, anchors } = pairSummary(pair)
    const signs = new Signs(pair, at)
    // Of two that end together the one that began later lies inside, and signs first.
    for (const one of suggestions.toReversed()) signs.add(one.ranges, { author: signature(one.author) })
    for (const one of anchors) signs.add(one.ranges, { letter: letters.get(one.thread) ?? "" })
    return signs.drawn()
  }
  return new Plugin<Signed>({
    key: siglaKey,
    state: {
      init(_config, state) {
        const set = signAll(state.doc, first, sign)
        return { letters: first, set, shown: set, typedAt: null }
      },
      apply(tr, before, oldState) {
        const letters = tr.getMeta(siglaKey) as ReadonlyMap<string, string> | undefined
        if (letters) return shownOf({ ...before, letters, set: signAll(tr.doc, letters, sign) })
        if (!tr.docChanged) {
          const stays = before.typedAt === null || (tr.selection.empty && tr.selection.head === before.typedAt)
          return stays ? before : { ...before, shown: before.set, typedAt: null }
        }
        if (tr.steps.length > MANY_STEPS)
          return shownOf({ ...before, set: signAll(tr.doc, before.letters, sign), typedAt: null })
        let set = before.set.map(tr.mapping, tr.doc)
        for (const { pair, at } of touchedPairs(oldState.doc, tr.doc)) {
          set = set.remove(set.find(at, at + pair.nodeSize)).add(tr.doc, sign(pair, at, before.letters))
        }
        return shownOf({ ...before, set, typedAt: typedAt(tr, before.typedAt) })
      },
    },
    props: {
      decorations: state => siglaKey.getState(state)?.shown,
    },
  })
}

interface Signed {
  readonly letters: ReadonlyMap<string, string>
  readonly set: DecorationSet
  /**
   * Without those that end at a caret that is typing: around the text that is typed they would make ProseMirror draw it
   * anew at every key, and the browser lay it out twice. They come when the caret goes on.
   */
  readonly shown: DecorationSet
  /** The caret after the last key, as long as it stays there. */
  readonly typedAt: number | null
}

function shownOf(signed: Omit<Signed, "shown">): Signed {
  const { set, typedAt } = signed
  const around =
    typedAt === null ? [] : set.find(typedAt, typedAt).filter(one => one.to === typedAt && one.from < typedAt)
  return { ...signed, shown: around.length > 0 ? set.remove(around) : set }
}

/** Where the caret types; somebody else's change moves it along. */
function typedAt(tr: Transaction, before: number | null): number | null {
  const others = tr.getMeta("collab$") !== undefined
  if (others) return before === null ? null : tr.mapping.map(before)
  return tr.selection.empty ? tr.selection.head : null
}

function signAll(
  doc: Node,
  letters: ReadonlyMap<string, string>,
  sign: (pair: Node, at: number, letters: ReadonlyMap<string, string>) => Decoration[],
): DecorationSet {
  const all: Decoration[] = []
  doc.forEach((pair, at) => all.push(...sign(pair, at, letters)))
  return DecorationSet.create(doc, all)
}

/** Pairs of the new document that are not the same node in the old one, each with the position before it. */
export function touchedPairs(before: Node, after: Node): { pair: Node; at: number }[] {
  const { first, tail } = differing(before, after)
  const [was, is] = [before.children, after.children]
  let at = 0
  for (let i = 0; i < first; i++) at += is[i]?.nodeSize ?? 0
  const touched: { pair: Node; at: number }[] = []
  for (let i = first; i < is.length - tail; i++) {
    const pair = is[i] as Node
    if (!(was.length === is.length && was[i] === pair)) touched.push({ pair, at })
    at += pair.nodeSize
  }
  return touched
}

/**
 * What stands after the last words of suggestions and comments: sigla first, then the letters of all comments that end there.
 * Each is drawn by an element around the last run, which keeps the room for it: `--n` letters. It lies in that room instead of
 * standing in the line, so that no line breaks before it.
 */
class Signs {
  readonly #pair: Node
  readonly #at: number
  readonly #ends = new Map<number, { from: number; authors: Signature[]; letters: string }>()
  readonly #breaks = new Map<number, { block: Node; authors: Signature[] }>()
  constructor(pair: Node, at: number) {
    this.#pair = pair
    this.#at = at
  }

  /** Ranges are counted from before the pair. */
  add(
    ranges: readonly { readonly from: number; readonly to: number }[],
    { author, letter = "" }: { author?: Signature; letter?: string },
  ): void {
    const last = ranges.at(-1)
    if (last === undefined || (!author && !letter)) return
    const $end = this.#pair.resolve(Math.max(0, last.to - 1))
    const before = $end.nodeBefore
    if ($end.depth < 2 || before === null || !before.isInline) {
      // A suggested break: the siglum stands at the start of the block it speaks of.
      const block = this.#pair.nodeAt(Math.max(0, last.from - 1))
      if (!block || !author) return
      const here = this.#breaks.get(last.from) ?? { block, authors: [] }
      this.#breaks.set(last.from, { ...here, authors: [...here.authors, author] })
      return
    }
    const from = Math.max(last.from, last.to - before.nodeSize)
    if (from >= last.to) return
    const here = this.#ends.get(last.to) ?? { from, authors: [], letters: "" }
    this.#ends.set(last.to, {
      from: Math.max(from, here.from),
      authors: author ? [...here.authors, author] : here.authors,
      letters: here.letters + letter,
    })
  }

  drawn(): Decoration[] {
    const around = (from: number, to: number, attrs: Record<string, string>) =>
      Decoration.inline(this.#at + from, this.#at + to, { nodeName: "span", ...attrs })
    const ends = [...this.#ends].flatMap(([to, { from, authors, letters }]) => [
      ...authors.map(({ siglum, ink }) =>
        around(from, to, { class: `sig ${ink}`, "data-by": siglum, style: `--n: ${siglum.length}` }),
      ),
      ...(letters
        ? [around(from, to, { class: "letter", "data-letter": letters, style: `--n: ${letters.length}` })]
        : []),
    ])
    const breaks = [...this.#breaks].map(([from, { block, authors }]) =>
      Decoration.node(this.#at + from, this.#at + from + block.nodeSize, {
        class: `sig-break ${authors[0]?.ink ?? ""}`,
        "data-by": authors.map(one => one.siglum).join(" "),
        // For the marker of an item, which is drawn otherwise beside a sign (suggested-form.css).
        ...(block.attrs.number == null ? {} : { style: `--own-number: ${block.attrs.number}` }),
      }),
    )
    return [...ends, ...breaks]
  }
}
