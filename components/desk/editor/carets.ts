/** Others' carets and selections, drawn on the text without being part of it. */
import type { Node } from "prosemirror-model"
import { Plugin, PluginKey, type Transaction } from "prosemirror-state"
import { Decoration, DecorationSet, type EditorView } from "prosemirror-view"
import type { CaretAt, PairPlace } from "@/lib/sync/protocol"
import type { EditorHooks } from "./hooks"

interface Seen {
  readonly person: string
  readonly at: CaretAt | null
}

const key = new PluginKey<DecorationSet>("cotejo-carets")

/** Draws somebody's caret where they say it is; null takes it away. */
export const drawCaret = (tr: Transaction, person: string, at: CaretAt | null): Transaction =>
  tr.setMeta(key, { person, at } satisfies Seen).setMeta("addToHistory", false)

type Hooks = Pick<EditorHooks, "person" | "personName" | "ink">

export function carets(hooks: Hooks, onMoved: () => void): Plugin {
  return new Plugin({
    key,
    state: {
      init: () => DecorationSet.empty,
      apply(tr, before) {
        const set = tr.docChanged ? before.map(tr.mapping, tr.doc) : before
        const seen = tr.getMeta(key) as Seen | undefined
        if (!seen) return set
        const old = set.find(undefined, undefined, spec => spec.person === seen.person)
        return set.remove(old).add(tr.doc, decorations(tr.doc, seen, hooks))
      },
    },
    props: { decorations: state => key.getState(state) },
    view: () => ({
      update(view: EditorView, before) {
        if (!view.state.selection.eq(before.selection) || view.state.doc !== before.doc) onMoved()
      },
    }),
  })
}

function decorations(doc: Node, { person, at }: Seen, hooks: Hooks): Decoration[] {
  if (!at?.inText) return []
  const head = placeIn(doc, at.head)
  const anchor = placeIn(doc, at.anchor)
  if (head === null) return []
  const widget = Decoration.widget(head, () => caretOf(person, hooks), { side: 1, person, key: `caret ${person}` })
  if (anchor === null || anchor === head) return [widget]
  const class_ = `theirs ${hooks.ink(person)}`
  return [widget, Decoration.inline(Math.min(anchor, head), Math.max(anchor, head), { class: class_ }, { person })]
}

/** Null when the pair is gone, or is not as long as whoever said it has it. */
function placeIn(doc: Node, { pair, offset }: PairPlace): number | null {
  let found: number | null = null
  doc.forEach((node, start) => {
    if (found === null && node.attrs.id === pair) found = start + Math.min(offset, node.nodeSize)
  })
  return found !== null && doc.resolve(found).parent.inlineContent ? found : null
}

function caretOf(person: string, hooks: Hooks): HTMLElement {
  const caret = document.createElement("span")
  caret.className = `caret-of ${hooks.ink(person)}`
  caret.setAttribute("aria-hidden", "true")
  const flag = document.createElement("i")
  flag.dataset.siglum = hooks.person(person)?.siglum ?? "?"
  flag.title = hooks.personName(person)
  caret.append(flag)
  return caret
}
