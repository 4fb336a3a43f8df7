import type { Node } from "prosemirror-model"

/** Strips case and accents but keeps one unit for one unit, so that places stay right. */
function fold(text: string): string {
  let out = ""
  for (const unit of text) {
    const plain = unit.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase()
    out += plain.length === unit.length ? plain : unit
  }
  return out
}

const MOST = 2000

/** Places of `words` in both texts, in page order; case and accents do not count. At most 2,000. */
export function findInPage(doc: Node, words: string): { from: number; to: number }[] {
  const wanted = fold(words.trim())
  const places: { from: number; to: number }[] = []
  if (wanted === "") return places
  doc.descendants((node, pos) => {
    if (places.length >= MOST) return false
    if (!node.isTextblock) return true
    const text = fold(node.textBetween(0, node.content.size, undefined, "\uFFFC"))
    for (let at = text.indexOf(wanted); at >= 0 && places.length < MOST; at = text.indexOf(wanted, at + wanted.length))
      places.push({ from: pos + 1 + at, to: pos + 1 + at + wanted.length })
    return false
  })
  return places
}
