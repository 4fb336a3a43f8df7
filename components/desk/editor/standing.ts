import type { Node } from "prosemirror-model"
import { pairSummary } from "@/lib/review/pair-summary"
import type { PairSuggestion } from "@/lib/review/suggest/list"
import { touchedPairs } from "./decorations"

const wordsOf = ({ author, inserted, deleted }: PairSuggestion): string => JSON.stringify([author, inserted, deleted])

/**
 * What each suggestion last said while it stood, by pair. The server keeps the same record and takes another's suggestion
 * back (the undo of a decision) only as it was; asking here first keeps a refused undo from being sent at all.
 */
export class Standing {
  readonly #words = new Map<string, string>()
  #doc: Node | null = null

  see(doc: Node): void {
    const pairs = this.#doc === null ? doc.children : touchedPairs(this.#doc, doc).map(({ pair }) => pair)
    this.#doc = doc
    for (const pair of pairs)
      for (const one of pairSummary(pair).suggestions) this.#words.set(`${pair.attrs.id} ${one.id}`, wordsOf(one))
  }

  was(pair: string, suggestion: PairSuggestion): boolean {
    return this.#words.get(`${pair} ${suggestion.id}`) === wordsOf(suggestion)
  }
}
