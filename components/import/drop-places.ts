/** Where a border that is dragged may be let go in the preview, read from the rows as they are drawn. */
import type { Place } from "@/components/ui/drag-to-place"
import type { Cut, SideName } from "@/lib/align/mend"

export interface Dropped {
  readonly within: "upper" | "lower"
  readonly cut: Cut
}

const onUpper = { source: { side: "source", within: "upper" }, target: { side: "target", within: "upper" } } as const
const onLower = { source: { side: "source", within: "lower" }, target: { side: "target", within: "lower" } } as const

/** What the row at an index has to draw while a border is dragged. The same objects again, so that rows are not redrawn. */
export function dropsOf(drag: { readonly at: number; readonly side: SideName } | null, at: number) {
  if (!drag || at < drag.at || at > drag.at + 1) return null
  return (at === drag.at ? onUpper : onLower)[drag.side]
}

/** The border's own place has no value: letting go there changes nothing. */
export function dropPlaces(upper: HTMLElement | undefined, lower: HTMLElement | undefined): Place<Dropped | null>[] {
  if (!upper || !lower) return []
  const { bottom, left } = upper.getBoundingClientRect()
  const marks = [...marksIn(upper, "upper"), ...marksIn(lower, "lower")]
  return [{ left: marks[0]?.left ?? left, top: bottom - 3, bottom: bottom + 3, value: null }, ...marks]
}

function marksIn(row: HTMLElement, within: "upper" | "lower"): Place<Dropped>[] {
  return [...row.querySelectorAll<HTMLElement>("[data-drop]")].map(mark => {
    const [piece = 0, offset = 0] = (mark.dataset.drop ?? "").split(" ").map(Number)
    const { left, top, bottom } = mark.getBoundingClientRect()
    return { left, top, bottom, value: { within, cut: { piece, offset } } }
  })
}
