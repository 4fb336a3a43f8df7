import type { Block } from "@/lib/page/page"

/** Ids that stand in both lists in the same order: the longest such run of ids. */
export function commonInOrder(old: readonly Block[], edited: readonly Block[]): ReadonlySet<string> {
  const at = new Map(old.map((block, i) => [block.id, i]))
  // Longest increasing run of old places, by patience sorting.
  const tails: { index: number; before: number }[] = []
  const chain: { index: number; id: string; before: number }[] = []
  for (const block of edited) {
    const index = at.get(block.id)
    if (index === undefined) continue
    let low = 0
    let high = tails.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((tails[middle]?.index ?? 0) < index) low = middle + 1
      else high = middle
    }
    chain.push({ index, id: block.id, before: low > 0 ? (tails[low - 1] as { before: number }).before : -1 })
    tails[low] = { index, before: chain.length - 1 }
  }
  const out = new Set<string>()
  for (let i = tails.at(-1)?.before ?? -1; i !== -1; i = chain[i]?.before ?? -1)
    out.add((chain[i] as { id: string }).id)
  return out
}
