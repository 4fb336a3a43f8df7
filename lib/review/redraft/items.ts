/** A side's content token by token: item k stands where position k of the content is. */
import type { Node } from "prosemirror-model"
import { leafText } from "./units"

export type Item =
  | { readonly kind: "open" | "opaque"; readonly node: Node }
  /** One UTF-16 unit of text, or a leaf. */
  | { readonly kind: "char"; readonly node: Node; readonly text: string }
  | { readonly kind: "close" }

export function itemsOf(blocks: readonly Node[]): Item[] {
  const items: Item[] = []
  for (const block of blocks) {
    if (block.isAtom) {
      items.push({ kind: "opaque", node: block })
      continue
    }
    items.push({ kind: "open", node: block })
    block.forEach(node => {
      const text = leafText(node)
      for (let k = 0; k < text.length; k++) items.push({ kind: "char", node, text: text.charAt(k) })
    })
    items.push({ kind: "close" })
  }
  return items
}

/** An old item on its way into a row. */
export interface Streamed {
  readonly item: Exclude<Item, { kind: "close" }>
  /** Its place in the content of the row's own pair; -1 when it comes from elsewhere. */
  readonly at: number
}
