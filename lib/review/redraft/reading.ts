/** A row of old items as it reads with some suggestions accepted, matched word by word with the new words of the row. */
import type { Node } from "prosemirror-model"
import { schema } from "../schema"
import { del, idOf, ins, isSuggestion } from "../suggest/marks"
import type { Item, Streamed } from "./items"
import { isWord, matchWords, wordsOf } from "./match-words"

export interface Token {
  readonly text: string
  /** Indexes of its items, in the list that was read. */
  readonly items: readonly number[]
}

const isCode = (node: Node): boolean => node.type === schema.nodes.pre

/** Words as tokens; a block's beginning and an opaque block are tokens of their own. Code matches code only. */
export function tokensOf(items: readonly (Item | null)[]): Token[] {
  const tokens: Token[] = []
  let text = ""
  let at: number[] = []
  let code = ""
  const flush = (): void => {
    let from = 0
    for (const word of wordsOf(text)) {
      tokens.push({ text: word + code, items: at.slice(from, from + word.length) })
      from += word.length
    }
    text = ""
    at = []
  }
  for (const [k, item] of items.entries()) {
    if (!item || item.kind === "close") continue
    if (item.kind === "char") {
      text += item.text
      at.push(k)
      continue
    }
    flush()
    code = item.kind === "open" && isCode(item.node) ? "\u0001" : ""
    tokens.push({
      text: item.kind === "open" ? `\n\u0002${code}` : `\n\u0003${item.node.attrs.raw as string}`,
      items: [k],
    })
  }
  flush()
  return tokens
}

export type Verdicts = ReadonlyMap<string, "accept" | "drop">

/** Whether an item is in the text when these suggestions are decided and all others rejected. */
export function stands(node: Node, verdicts: Verdicts): boolean {
  for (const mark of node.marks) {
    if (!isSuggestion(mark)) continue
    const accepted = verdicts.get(idOf(mark)) === "accept"
    if (mark.type === ins && !accepted) return false
    if (mark.type === del && accepted) return false
  }
  return true
}

export interface Reading {
  readonly old: readonly Token[]
  readonly fresh: readonly Token[]
  /** New item by old item. */
  readonly matched: ReadonlyMap<number, number>
  /** Characters that are only in one of the two. */
  readonly cost: number
}

export function readAgainst(stream: readonly Streamed[], fresh: readonly Item[], verdicts: Verdicts): Reading {
  const old = tokensOf(stream.map(({ item }) => (stands(item.node, verdicts) ? item : null)))
  const now = tokensOf(fresh)
  const matched = new Map<number, number>()
  let [oldLeft, newLeft] = [weight(old), weight(now)]
  for (const [a, b] of matchWords(
    old.map(token => token.text),
    now.map(token => token.text),
  )) {
    const [was, is] = [old[a] as Token, now[b] as Token]
    was.items.forEach((item, k) => {
      matched.set(item, is.items[k] as number)
    })
    oldLeft -= weightOf(was)
    newLeft -= weightOf(is)
  }
  return { old, fresh: now, matched, cost: oldLeft + newLeft }
}

const weightOf = ({ text }: Token): number => (text.startsWith("\n") ? 3 : isWord(text) ? text.length + 1 : 1)
const weight = (tokens: readonly Token[]): number => tokens.reduce((sum, token) => sum + weightOf(token), 0)
