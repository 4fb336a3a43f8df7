/**
 * A bit is what the aligner really moves about: a segment, or a part of one where a person or a partner has cut it.
 * Bits of a side lie end to end, like segments; white space at a cut belongs to the bit before it.
 */
import type { BlockKind } from "@/lib/page/page"
import type { Line, LineKind } from "./lines"
import type { Segment, Span } from "./types"

export interface Bit extends Span {
  readonly kind: BlockKind
  /** With the white space round it. */
  readonly text: string
}

export const bitOf = ({ block, from, to, kind, text }: Segment): Bit => ({ block, from, to, kind, text })

/** Cuts a bit at places counted from its own start; places at its ends are passed over. */
export function cutBit(bit: Bit, places: readonly number[]): Bit[] {
  const bits: Bit[] = []
  let from = 0
  for (const to of [...places, bit.text.length]) {
    if (to <= from) continue
    bits.push({ ...bit, from: bit.from + from, to: bit.from + to, text: bit.text.slice(from, to) })
    from = to
  }
  return bits
}

/** Longer than this it is not taken for a heading that lost its mark. In UTF-16 units. */
const HEADING_MOST = 60

/** A short paragraph of one line without a stop, as headings look in plain text. */
export function looksLikeHeading(text: string): boolean {
  const words = text.trim()
  return (
    words.length < HEADING_MOST &&
    !words.includes("\n") &&
    !/[.:;!?,…。]["'”’»)\]]*$/u.test(words) &&
    /\p{L}/u.test(words)
  )
}

function kindOf(bit: Bit, wholeBlock: boolean): LineKind {
  switch (bit.kind) {
    case "heading":
      return "heading"
    case "item":
    case "cell":
      return "item"
    case "code":
      return "code"
    default:
      if (/^\s*[-*•]\s/.test(bit.text) && wholeBlock) return "item"
      return bit.kind === "paragraph" && wholeBlock && looksLikeHeading(bit.text) ? "heading" : "text"
  }
}

/** What the aligner sees of bits that follow one another. */
export function linesOf(bits: readonly Bit[]): Line[] {
  return bits.map((bit, at) => {
    const opensBlock = bits[at - 1]?.block !== bit.block
    const closesBlock = bits[at + 1]?.block !== bit.block
    return { text: bit.text.trim(), kind: kindOf(bit, opensBlock && closesBlock), opensBlock, closesBlock }
  })
}
