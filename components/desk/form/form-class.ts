import type { Mark } from "prosemirror-model"

/** Words and blocks with a suggested form look as they would with it (suggested-form.css). */
export function formClass({ type, attrs }: Mark): string {
  if (type.name !== "fmt") return ""
  if (attrs.op === "kind" && numberIn({ attrs }) !== null) return "as-number"
  if (attrs.op === "kind") return `as-${attrs.mark}${attrs.mark === "heading" ? `-${attrs.attrs?.level ?? 2}` : ""}`
  return `${attrs.op === "remove" ? "not" : "as"}-${attrs.mark}`
}

/** The number of the item that a block is suggested to become; null: it is no such suggestion. */
export const numberIn = ({ attrs }: Pick<Mark, "attrs">): number | null =>
  attrs.op === "kind" && attrs.mark === "item" && attrs.attrs?.ordered === true ? Number(attrs.attrs.number ?? 1) : null
