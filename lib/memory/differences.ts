/** What tells a text of the memory from the one at hand, in words, signs and white space. */
import { diffArrays } from "diff"
import { memoryTokens } from "./tokens"

export interface Difference {
  /** `del`: only in the memory's text; `ins`: only in the one at hand. */
  readonly kind: "same" | "del" | "ins"
  readonly text: string
}

/** Those that are not `ins`, joined, are `remembered`; those that are not `del` are `here`. */
export const differences = (remembered: string, here: string): Difference[] =>
  diffArrays(piecesOf(remembered), piecesOf(here)).map(({ added, removed, value }) => ({
    kind: added ? "ins" : removed ? "del" : "same",
    text: value.join(""),
  }))

function piecesOf(text: string): string[] {
  const pieces: string[] = []
  let at = 0
  for (const { from, to } of memoryTokens(text)) {
    if (from > at) pieces.push(text.slice(at, from))
    pieces.push(text.slice(from, to))
    at = to
  }
  if (at < text.length) pieces.push(text.slice(at))
  return pieces
}
