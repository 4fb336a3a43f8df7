import type { Node } from "prosemirror-model"

/** The pair of that id. */
export const pairIn = (doc: Node, id: string): Node | undefined => doc.children.find(pair => pair.attrs.id === id)
