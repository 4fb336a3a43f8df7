export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN
}

const shown = (value: number): string => (Number.isNaN(value) ? "–" : value < 100 ? value.toFixed(1) : value.toFixed(0))

/** Medians over the rounds, a line a figure, each of the desk's with how many times the bare page's it is. */
export function table(
  figures: Readonly<Record<"bare" | "suggesting" | "editing", ReadonlyMap<string, readonly number[]>>>,
): string {
  const names = [...new Set(Object.values(figures).flatMap(one => [...one.keys()]))]
  const median = (of: ReadonlyMap<string, readonly number[]>, name: string) => quantile(of.get(name) ?? [], 0.5)
  const cell = (value: number, bare: number): string =>
    `${shown(value)}${Number.isNaN(value / bare) ? "" : ` (${(value / bare).toFixed(2)}×)`}`
  const rows = names.map(name => {
    const bare = median(figures.bare, name)
    return [name, shown(bare), cell(median(figures.suggesting, name), bare), cell(median(figures.editing, name), bare)]
  })
  const all = [["", "bare", "desk, suggesting", "desk, editing"], ...rows]
  const widths = [0, 1, 2, 3].map(column => Math.max(...all.map(row => row[column]?.length ?? 0)))
  return all
    .map(row =>
      row.map((text, i) => (i === 0 ? text.padEnd(widths[i] ?? 0) : text.padStart(widths[i] ?? 0))).join("   "),
    )
    .join("\n")
}
