/**
 * The glossary's terms in the pair one is at: a quiet line under each, and below the source how the group renders them.
 *
 * Design: drawn for one pair only, and anew only when what is known of it has changed; other changes map it along.
 */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import type { TermUse } from "@/lib/checks/terms/glossary"
import { sideText } from "@/lib/review/find/side-text"
import { findNode } from "./find-node"

export interface TermsShown {
  readonly pair: string
  readonly uses: readonly TermUse[]
  /** What hears the text is told of a term. */
  readonly say: (use: TermUse) => string
  /** The line below the source. */
  readonly line: () => HTMLElement
}

const key = new PluginKey<DecorationSet>("cotejo-terms")

/** null: no pair has any. */
export const showTerms = (tr: Transaction, shown: TermsShown | null): Transaction =>
  tr.setMeta(key, { shown }).setMeta("addToHistory", false)

export const areTermsShown = (state: EditorState): boolean => (key.getState(state)?.find().length ?? 0) > 0

export const termLights = (): Plugin =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const asked = tr.getMeta(key) as { readonly shown: TermsShown | null } | undefined
        if (asked) return asked.shown ? drawn(tr, asked.shown) : DecorationSet.empty
        return tr.docChanged && before !== DecorationSet.empty ? before.map(tr.mapping, tr.doc) : before
      },
    },
    props: { decorations: state => key.getState(state) },
  })

function drawn(tr: Transaction, { pair, uses, say, line }: TermsShown): DecorationSet {
  const found = findNode(tr.doc, pair)
  if (!found) return DecorationSet.empty
  const source = found.node.child(0)
  const start = found.start + 2
  const { place } = sideText(source)
  const marks = uses.flatMap(use =>
    use.places.flatMap(words => {
      const at = place(words)
      const shape = { class: "term", "aria-description": say(use) }
      return at ? [Decoration.inline(start + at.from, start + at.to, shape)] : []
    }),
  )
  const below = Decoration.widget(start + source.content.size, line, {
    side: 1,
    ignoreSelection: true,
    stopEvent: () => true,
    key: JSON.stringify([pair, uses]),
  })
  return DecorationSet.create(tr.doc, [...marks, below])
}
