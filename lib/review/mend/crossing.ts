import type { Node } from "prosemirror-model"
import { isFixed, tokens } from "@/lib/text/words"

/** Letters that have to agree at the beginning of two words to count as the same: enough for names and learned words. */
const ALIKE = 5
/** Shorter words say nothing, unless they are numbers or addresses. */
const LEAST_LETTERS = 4
/** Two words the wrong way round may be chance; it takes this many, and thrice as many as the right way round. */
const LEAST_CROSSED = 2
const TIMES = 3

/**
 * Do the targets of two neighbouring pairs seem to have changed places? Told by numbers, names and words alike in both
 * languages. The order of pairs is that of the text, so what crosses is best one pair.
 */
export function targetsCross(upper: Node, lower: Node): boolean {
  const [s1, s2] = apart(upper.child(0), lower.child(0))
  const [t1, t2] = apart(upper.child(1), lower.child(1))
  const crossed = shared(s1, t2) + shared(s2, t1)
  const straight = shared(s1, t1) + shared(s2, t2)
  return shared(s1, t2) > 0 && shared(s2, t1) > 0 && crossed >= LEAST_CROSSED && crossed >= TIMES * straight
}

/** The telling words of two sides without those that both have. */
function apart(a: Node, b: Node): [readonly string[], readonly string[]] {
  const [first, second] = [telling(a), telling(b)]
  return [[...first].filter(word => !second.has(word)), [...second].filter(word => !first.has(word))]
}

function telling(side: Node): Set<string> {
  const words = tokens(side.textBetween(0, side.content.size, " ", " "))
  return new Set(
    words
      .filter(word => isFixed(word) || word.length >= LEAST_LETTERS)
      .map(word => (isFixed(word) ? word : word.slice(0, ALIKE))),
  )
}

const shared = (a: readonly string[], b: readonly string[]): number => a.filter(word => b.includes(word)).length
