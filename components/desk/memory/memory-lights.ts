/** Below the source of the pair one is at: what the group has approved for sources like it. One widget, drawn anew only then. */
import { type EditorState, Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet } from "prosemirror-view"
import { findNode } from "../terms/find-node"

export interface MemoryShown {
  readonly pair: string
  /** Drawn anew when this is another. */
  readonly key: string
  readonly lines: () => HTMLElement
}

const key = new PluginKey<DecorationSet>("cotejo-memory")

/** null: there is nothing alike. */
export const showMemory = (tr: Transaction, shown: MemoryShown | null): Transaction =>
  tr.setMeta(key, { shown }).setMeta("addToHistory", false)

export const isMemoryShown = (state: EditorState): boolean => (key.getState(state)?.find().length ?? 0) > 0

export const memoryLights = (): Plugin =>
  new Plugin<DecorationSet>({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const asked = tr.getMeta(key) as { readonly shown: MemoryShown | null } | undefined
        if (asked) return asked.shown ? drawn(tr, asked.shown) : DecorationSet.empty
        return tr.docChanged && before !== DecorationSet.empty ? before.map(tr.mapping, tr.doc) : before
      },
    },
    props: { decorations: state => key.getState(state) },
  })

function drawn(tr: Transaction, { pair, key: name, lines }: MemoryShown): DecorationSet {
  const found = findNode(tr.doc, pair)
  if (!found) return DecorationSet.empty
  const end = found.start + 2 + found.node.child(0).content.size
  // Behind the line of the glossary's terms.
  const below = Decoration.widget(end, lines, { side: 2, ignoreSelection: true, stopEvent: () => true, key: name })
  return DecorationSet.create(tr.doc, [below])
}
