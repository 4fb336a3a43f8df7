/** Both versions of a row woven into one text. */
import type { VersionBlock, VersionHalf, VersionPart } from "./compare-versions"

/** What is gone stands before what is new; where the two are cut into other blocks, the newer's words come after the older's. */
export function inOneText(older: VersionHalf | null, newer: VersionHalf | null): VersionBlock[] {
  const [a, b] = [older?.blocks ?? [], newer?.blocks ?? []]
  if (a.length === 0 || b.length === 0) return [...a, ...b]
  const woven = a.length === b.length ? a.map((block, k) => weave(block, b[k] as VersionBlock)) : [null]
  if (woven.every(block => block !== null)) return woven
  const flat = (blocks: readonly VersionBlock[]): VersionBlock => ({
    ...(blocks[0] as VersionBlock),
    parts: blocks.flatMap((block, k): VersionPart[] => [
      ...(k > 0 ? [{ kind: "same" as const, text: "\n" }] : []),
      ...block.parts,
    ]),
  })
  const one = weave(flat(a), flat(b))
  return one ? [one] : [...a, ...b]
}

/** Null when what is the same in both is not the same text: a break between blocks came or went there. */
function weave(older: VersionBlock, newer: VersionBlock): VersionBlock | null {
  const same = (block: VersionBlock): string =>
    block.parts.flatMap(part => (part.kind === "same" ? [part.text] : [])).join("")
  if (same(older) !== same(newer)) return null
  const parts: VersionPart[] = []
  const [was, is] = [[...older.parts], [...newer.parts]]
  while (was.length > 0 || is.length > 0) {
    const [a, b] = [was[0], is[0]]
    if (a && a.kind !== "same") parts.push(was.shift() as VersionPart)
    else if (b && b.kind !== "same") parts.push(is.shift() as VersionPart)
    else if (a && b) {
      const size = Math.min(a.text.length, b.text.length)
      const last = parts.at(-1)
      const text = a.text.slice(0, size)
      if (last?.kind === "same") parts[parts.length - 1] = { kind: "same", text: last.text + text }
      else parts.push({ kind: "same", text })
      shorten(was, a, size)
      shorten(is, b, size)
    } else return null
  }
  return { ...newer, parts }
}

function shorten(list: VersionPart[], part: VersionPart, by: number): void {
  if (by < part.text.length) list[0] = { ...part, text: part.text.slice(by) }
  else list.shift()
}
