import type { ResolvedPos } from "prosemirror-model"
import { schema } from "../schema"

/** In the text of a block of a target. */
export const isInTargetText = ($pos: ResolvedPos): boolean =>
  $pos.depth === 3 && $pos.node(2).type === schema.nodes.target && $pos.parent.isTextblock

export const isCell = ($pos: ResolvedPos): boolean => $pos.parent.type === schema.nodes.cell
export const isCode = ($pos: ResolvedPos): boolean => $pos.parent.type.spec.code === true
