/** A block of the review document as the editor will draw it, as React elements: for the server, which has no DOM. */
import type { DOMOutputSpec, Mark, Node } from "prosemirror-model"
import { createElement, Fragment, type ReactNode } from "react"
import { inkClass } from "@/components/ui/ink"
import { formClass, formStyle } from "../form/form-class"

export interface Drawing {
  /** A person's place in the order of joining. */
  order(person: string): number
  /** Is this conversation over? */
  settled(thread: string): boolean
}

const ATTRIBUTES: { readonly [name: string]: string } = { class: "className", colspan: "colSpan", rowspan: "rowSpan" }

/** An element from a schema's `toDOM`, with `content` where its hole is. */
export function fromSpec(spec: DOMOutputSpec, content: ReactNode): ReactNode {
  if (typeof spec === "string") return spec
  if (!Array.isArray(spec)) return null
  const [tag, second, ...rest] = spec as unknown as readonly [string, unknown, ...unknown[]]
  const named = typeof second === "object" && second !== null && !Array.isArray(second)
  const attributes = named ? (second as Record<string, unknown>) : {}
  const children = named || second === undefined ? rest : [second, ...rest]
  return createElement(
    tag,
    Object.fromEntries(Object.entries(attributes).map(([name, value]) => [ATTRIBUTES[name] ?? name, value])),
    ...children.map(child => (child === 0 ? content : fromSpec(child as DOMOutputSpec, content))),
  )
}

function marked(mark: Mark, inner: ReactNode, { block, drawing }: { block: boolean; drawing: Drawing }): ReactNode {
  const { name } = mark.type
  if (name === "comment")
    return <span className={drawing.settled(mark.attrs.thread as string) ? "" : "note-on-text"}>{inner}</span>
  if (name === "ins" || name === "del" || name === "fmt") {
    const ink = inkClass(drawing.order(mark.attrs.author as string))
    return (
      <span className={`suggested suggested-${name}`}>
        {createElement(
          name === "fmt" ? "span" : name,
          {
            className: `sugg sugg-${name} ${ink} ${formClass(mark)} ${block ? "sugg-block" : ""}`,
            style: formStyle(mark),
          },
          inner,
        )}
      </span>
    )
  }
  const spec = mark.type.spec.toDOM?.(mark, !block)
  return spec === undefined || "dom" in (spec as object) ? inner : fromSpec(spec as DOMOutputSpec, inner)
}

/** A node and what is in it, inside its marks; the first mark is outermost, as in the editor. */
export function drawn(node: Node, drawing: Drawing): ReactNode {
  const content = createElement(Fragment, null, ...node.children.map(child => drawn(child, drawing)))
  const spec = node.isText ? null : node.type.spec.toDOM?.(node)
  // A line without words is as high as one with them.
  const inside = node.isTextblock && node.childCount === 0 ? <br /> : content
  const own: ReactNode = node.isText ? node.text : spec ? fromSpec(spec, inside) : content
  return node.marks.reduceRight<ReactNode>((inner, mark) => marked(mark, inner, { block: node.isBlock, drawing }), own)
}
