/**
 * Findings as they are drawn on the text: a wavy line for each, and which one's card is open.
 *
 * Design: one set, mapped along with changes and mended only in pairs that were checked anew. A finding that ends where the
 *   hand is typing is not drawn until the caret goes on: half a word is no fault, and what is drawn around it would have to
 *   be laid out again at every key (see sigla in decorations.ts).
 */
import type { Node } from "prosemirror-model"
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { PageFinding } from "@/lib/client/checking"

interface Lit {
  readonly set: DecorationSet
  readonly shown: DecorationSet
  readonly typedAt: number | null
  readonly open: string | null
}

type Asked =
  | { readonly kind: "pairs"; readonly pairs: ReadonlyMap<string, readonly PageFinding[]> }
  | { readonly kind: "open"; readonly id: string | null }

const key = new PluginKey<Lit>("cotejo-findings")
const dark: Lit = { set: DecorationSet.empty, shown: DecorationSet.empty, typedAt: null, open: null }

/** Draws the findings of these pairs anew. */
export const lightFindings = (tr: Transaction, pairs: ReadonlyMap<string, readonly PageFinding[]>): Transaction =>
  tr.setMeta(key, { kind: "pairs", pairs } satisfies Asked).setMeta("addToHistory", false)

export const lightOpenFinding = (tr: Transaction, id: string | null): Transaction =>
  tr.setMeta(key, { kind: "open", id } satisfies Asked).setMeta("addToHistory", false)

/** Where a finding's words stand now, however the text has been changed since it was found. */
export function findingPlace(state: EditorState, id: string): { from: number; to: number } | null {
  const [here] = key.getState(state)?.set.find(undefined, undefined, spec => spec.id === id) ?? []
  return here && here.from < here.to ? { from: here.from, to: here.to } : null
}

/** The finding whose words are at a place; the last to begin where several are. */
export function findingAt(state: EditorState, at: number): string | null {
  const here = key.getState(state)?.set.find(at, at) ?? []
  return (here.at(-1)?.spec as { id?: string } | undefined)?.id ?? null
}

/**
 * @param say what a finding says, for those who hear the page
 * @param changed called after each change of the document
 */
export function findingLights(
  say: (finding: PageFinding) => string,
  changed: (before: Node, after: Node) => void,
): Plugin {
  const draw = (one: PageFinding, start: number, open: string | null): Decoration[] => {
    if (!one.place) return []
    const { id, finding } = one
    return [
      Decoration.inline(
        start + one.place.from,
        start + one.place.to,
        {
          class: `fi fi-${finding.level}${id === open ? " fi-on" : ""}`,
          "data-finding": id,
          "aria-description": say(one),
        },
        { id, one },
      ),
    ]
  }
  return new Plugin<Lit>({
    key,
    state: {
      init: () => dark,
      apply(tr, before) {
        const asked = tr.getMeta(key) as Asked | undefined
        let { set, open } = before
        if (tr.docChanged) set = set.map(tr.mapping, tr.doc)
        const typed = typedAt(tr, before.typedAt)
        if (asked?.kind === "pairs") {
          tr.doc.forEach((pair, start) => {
            const here = asked.pairs.get(pair.attrs.id as string)
            if (!here) return
            const old = set.find(start, start + pair.nodeSize)
            const now = here.flatMap(one => draw(one, start, open))
            if (old.length + now.length > 0) set = set.remove(old).add(tr.doc, now)
          })
        } else if (asked?.kind === "open" && asked.id !== open) {
          const both = set.find(undefined, undefined, spec => spec.id === open || spec.id === asked.id)
          open = asked.id
          const drawn = both.flatMap(({ from, to, spec }) =>
            draw({ ...(spec.one as PageFinding), place: { from, to } }, 0, open),
          )
          if (both.length > 0) set = set.remove(both).add(tr.doc, drawn)
        }
        if (set === before.set && typed === before.typedAt && open === before.open) return before
        return { set, open, typedAt: typed, shown: shownOf(set, typed) }
      },
    },
    props: { decorations: state => key.getState(state)?.shown },
    view: () => ({
      update: (view, before) => {
        if (view.state.doc !== before.doc) changed(before.doc, view.state.doc)
      },
    }),
  })
}

/** Where the caret types, until it goes elsewhere; somebody else's change moves it along. */
function typedAt(tr: Transaction, before: number | null): number | null {
  const { empty, head } = tr.selection
  if (!tr.docChanged) return before !== null && empty && head === before ? before : null
  if (tr.getMeta("collab$") !== undefined) return before === null ? null : tr.mapping.map(before)
  return empty ? head : null
}

function shownOf(set: DecorationSet, typed: number | null): DecorationSet {
  if (typed === null) return set
  const around = set.find(typed, typed).filter(one => one.from < typed && one.to >= typed)
  return around.length > 0 ? set.remove(around) : set
}
