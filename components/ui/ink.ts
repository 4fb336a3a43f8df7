const inks = ["a", "b", "c", "d", "e", "f", "g", "h"] as const
const lines = ["solid", "double", "dashed", "dotted"] as const

/**
 * The classes of a person's ink and line (app/styles/marks.css), by order of joining.
 * Eight inks, each with a line of its own; the ninth person has the first ink with the next line, up to 8 × 4.
 */
export function inkClass(order: number): string {
  const at = Math.max(0, Math.trunc(order))
  const ink = `by-${inks[at % inks.length]}`
  const round = Math.floor(at / inks.length) % lines.length
  return round === 0 ? ink : `${ink} line-${lines[(at + round) % lines.length]}`
}
