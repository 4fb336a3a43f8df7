import type { Mark } from "prosemirror-model"

/** Words and blocks with a suggested form look as they would with it (suggested-form.css). */
export function formClass({ type, attrs }: Mark): string {
  if (type.name !== "fmt") return ""
  if (attrs.op === "kind") return `as-kind as-${kindName(attrs)}`
  return `${attrs.op === "remove" ? "not" : "as"}-${attrs.mark}`
}

function kindName({ mark, attrs }: Mark["attrs"]): string {
  if (mark === "item") return attrs?.ordered === true ? "number" : "item"
  return mark === "heading" ? `heading-${attrs?.level ?? 2}` : mark
}

/** What the looks of a block that is suggested to become an item take from it: its number, and how deep it stands. */
export function formStyle({ attrs: { op, mark, attrs } }: Mark): Readonly<Record<`--${string}`, string>> {
  if (op !== "kind" || mark !== "item") return {}
  return {
    "--as-level": String(attrs?.level ?? 0),
    ...(attrs?.ordered === true ? { "--number": String(attrs.number ?? 1) } : {}),
  }
}
