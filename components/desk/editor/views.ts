/** Read-only ways of showing the target: as it will read, as it was, and what changed since the import. */
import { DOMSerializer, type Node } from "prosemirror-model"
import type { View } from "@/lib/client/desk-store"
import type { Finding } from "@/lib/client/find-state"
import { type ComparedRow, compareSides } from "@/lib/review/compare"
import { isEmptySide, schema } from "@/lib/review/schema"
import { project } from "@/lib/review/suggest/project"
import type { DeskEditor } from "./desk-editor"
import { lightWords } from "./lit-words"

/** Of places found, so many on either side of the one in question are marked. */
const NEAR = 300

const serializer = DOMSerializer.fromSchema(schema)

/** Draws the view chosen in the store on every row that has changed since it was last drawn. */
export class ShownText {
  readonly #editor: DeskEditor
  #view: View = "marks"
  #drawn = new WeakMap<Node, View>()
  #doc: Node | null = null
  /** Ids of pairs with words marked, and how. */
  #lit: ReadonlyMap<string, Lit> = new Map()
  constructor(editor: DeskEditor) {
    this.#editor = editor
  }

  /** How many rows differ from the draft, when that is shown; else null. */
  draw(view: View, draft: Node | null): number | null {
    const { doc } = this.#editor.state
    if (view === this.#view && doc === this.#doc) {
      this.#light()
      return null
    }
    if (view !== this.#view) {
      this.#drawn = new WeakMap()
      this.#lit = new Map()
    }
    this.#view = view
    this.#doc = doc
    if (view === "changes" && draft) return this.#drawChanges(doc, draft)
    doc.forEach(pair => {
      if (this.#drawn.get(pair) === view) return
      this.#drawn.set(pair, view)
      this.#drawPair(pair)
    })
    this.#lit = new Map([...this.#lit].filter(([id]) => this.#editor.pairs.has(id)))
    this.#light()
    return null
  }

  #drawPair(pair: Node, lit?: Lit): void {
    const id = pair.attrs.id as string
    const view = this.#view
    const row = this.#editor.pairs.get(id)
    if (!row) return
    if (view !== "clean" && view !== "original") {
      row.show(null)
      return
    }
    const text = plainText(project(pair.child(1), view === "clean" ? "taken" : "left"))
    const { finding, page } = this.#editor.store.getState()
    if (lit) lightWords(text, finding.search, page.target, lit.here)
    row.show(text)
  }

  /** Marks the words that are sought on the rows that have them, and draws anew the rows that had. */
  #light(): void {
    const { finding } = this.#editor.store.getState()
    const wanted = this.#view === "clean" || this.#view === "original" ? litPairs(this.#doc, finding) : new Map()
    const before = this.#lit
    this.#lit = wanted
    this.#doc?.forEach(pair => {
      const id = pair.attrs.id as string
      const [was, is] = [before.get(id), wanted.get(id)]
      if (was === is || (was && is && was.here === is.here && was.search === is.search && was.pair === pair)) return
      this.#drawPair(pair, is)
    })
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

/** How the words of a pair are marked. */
interface Lit {
  readonly pair: Node
  readonly search: Finding["search"]
  /** Which of its places the person is at; −1 for none. */
  readonly here: number
}

function litPairs(doc: Node | null, { open, matches, at, search }: Finding): ReadonlyMap<string, Lit> {
  const lit = new Map<string, Lit>()
  if (!doc || !open) return lit
  const last = Math.min(matches.length, Math.max(0, at) + NEAR)
  const ends = new Map<Node, number>()
  for (let i = Math.max(0, at - NEAR); i < last; i++) {
    const match = matches[i]
    if (match?.side !== "target" || match.to > doc.content.size) continue
    const pair = doc.childAfter(match.from).node
    if (!pair) continue
    ends.set(pair, (ends.get(pair) ?? -1) + 1)
    const known = lit.get(pair.attrs.id as string)
    const here = i === at ? (ends.get(pair) ?? 0) : (known?.here ?? -1)
    if (known?.here !== here || !known) lit.set(pair.attrs.id as string, { pair, search, here })
  }
  return lit
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
