/** Read-only ways of showing the target: as it will read, as it was, and what changed since the import. */
import { DOMSerializer, type Node } from "prosemirror-model"
import type { View } from "@/lib/client/desk-store"
import { type ComparedRow, compareSides } from "@/lib/review/compare"
import { isEmptySide, schema } from "@/lib/review/schema"
import { project } from "@/lib/review/suggest/project"
import type { DeskEditor } from "./desk-editor"

const serializer = DOMSerializer.fromSchema(schema)

/** Draws the view chosen in the store on every row that has changed since it was last drawn. */
export class ShownText {
  readonly #editor: DeskEditor
  #view: View = "marks"
  #drawn = new WeakMap<Node, View>()
  #doc: Node | null = null
  constructor(editor: DeskEditor) {
    this.#editor = editor
  }

  /** How many rows differ from the draft, when that is shown; else null. */
  draw(view: View, draft: Node | null): number | null {
    const { doc } = this.#editor.state
    if (view === this.#view && doc === this.#doc) return null
    if (view !== this.#view) this.#drawn = new WeakMap()
    this.#view = view
    this.#doc = doc
    if (view === "changes" && draft) return this.#drawChanges(doc, draft)
    doc.forEach(pair => {
      if (this.#drawn.get(pair) === view) return
      this.#drawn.set(pair, view)
      const row = this.#editor.pairs.get(pair.attrs.id as string)
      if (!row) return
      if (view !== "clean" && view !== "original") row.show(null)
      else row.show(plainText(project(pair.child(1), view === "clean" ? "taken" : "left")))
    })
    return null
  }

  #drawChanges(doc: Node, draft: Node): number {
    const { target } = this.#editor.store.getState().page
    const rows = compareSides(draft, doc, "target", target)
    let changed = 0
    doc.forEach(pair => {
      const id = pair.attrs.id as string
      const row = rows.get(id)
      if (row?.changed) changed++
      this.#editor.pairs.get(id)?.show(row ? changedText(row) : null)
    })
    return changed
  }
}

function plainText(side: Node): DocumentFragment {
  const fragment = document.createDocumentFragment()
  if (!isEmptySide(side)) fragment.append(serializer.serializeFragment(side.content))
  return fragment
}

/** Words gone and words new, told apart by line as well as by colour. */
function changedText(row: ComparedRow): DocumentFragment {
  const fragment = document.createDocumentFragment()
  for (const { block, parts } of row.blocks) {
    if (parts.length === 0) continue
    const dom = serializer.serializeNode(block.type.create(block.attrs)) as HTMLElement
    for (const { kind, text } of parts) {
      if (kind === "same") dom.append(text)
      else {
        const change = document.createElement(kind === "gone" ? "del" : "ins")
        change.className = kind === "gone" ? "gone" : "new"
        change.textContent = text
        dom.append(change)
      }
    }
    fragment.append(dom)
  }
  return fragment
}
