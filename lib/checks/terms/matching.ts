/**
 * Where the terms of a glossary stand in a text, in any of their forms.
 *
 * Design: a word is known by its keys: itself in small letters and the words it may be a form of. Of Spanish the lexicon says
 *   which these are; of other languages only the commonest endings are taken off. Phrases are looked up by the keys of their
 *   first word, so that a text is read once, whatever the size of the glossary.
 * Guarantees: of two terms that begin at one word the longer is found; a term in capitals (IMC) is found in capitals only.
 */

import { isEnglish, isSpanish } from "../languages"
import { isShouted, type Token, tokensIn } from "../tokens"
import type { WordLists } from "../work"

/** Words to be found; `of` is what the caller wants to have back. */
export interface Phrase<T> {
  readonly words: string
  readonly of: T
}

export interface Hit<T> {
  readonly from: number
  readonly to: number
  readonly of: T
}

interface Entry<T> {
  readonly words: readonly Token[]
  readonly keys: readonly ReadonlySet<string>[]
  readonly shouted: boolean
  readonly of: T
}

export type Finder<T> = (tokens: readonly Token[]) => Hit<T>[]

export function phraseFinder<T>(phrases: readonly Phrase<T>[], lang: string, lists: WordLists): Finder<T> {
  const keysOf = keysIn(lang, lists)
  const byFirst = new Map<string, Entry<T>[]>()
  for (const { words, of } of phrases) {
    const tokens = tokensIn(words.trim())
    const keys = tokens.map(keysOf)
    const entry = { words: tokens, keys, shouted: isShouted(words.trim()), of }
    for (const key of keys[0] ?? []) byFirst.set(key, [...(byFirst.get(key) ?? []), entry])
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length)
  return tokens => {
    const hits: Hit<T>[] = []
    if (byFirst.size === 0) return hits
    for (let k = 0; k < tokens.length; k++) {
      const first = tokens[k]
      if (!first) continue
      const tried = new Set<Entry<T>>()
      let longest = 0
      for (const key of keysOf(first))
        for (const entry of byFirst.get(key) ?? []) {
          if (tried.has(entry)) continue
          tried.add(entry)
          if (entry.words.length < longest || !stands(entry, tokens, k, keysOf)) continue
          const last = tokens[k + entry.words.length - 1]
          if (!last) continue
          longest = entry.words.length
          hits.push({ from: first.from, to: last.to, of: entry.of })
        }
      k += Math.max(0, longest - 1)
    }
    return hits
  }
}

function stands<T>(entry: Entry<T>, tokens: readonly Token[], at: number, keysOf: KeysOf): boolean {
  return entry.keys.every((wanted, k) => {
    const token = tokens[at + k]
    if (!token || (entry.shouted && token.text !== entry.words[k]?.text)) return false
    for (const key of keysOf(token)) if (wanted.has(key)) return true
    return false
  })
}

export type KeysOf = (token: Token) => ReadonlySet<string>

const MEMO_MOST = 20_000

export function keysIn(lang: string, { spanish }: WordLists): KeysOf {
  const memo = new Map<string, ReadonlySet<string>>()
  return ({ low, kind }) => {
    const known = memo.get(low)
    if (known) return known
    const keys = new Set([low])
    if (kind === "word" && isSpanish(lang)) for (const key of spanishKeys(low, spanish)) keys.add(key)
    else if (kind === "word" && isEnglish(lang)) for (const key of englishKeys(low)) keys.add(key)
    if (memo.size >= MEMO_MOST) memo.clear()
    memo.set(low, keys)
    return keys
  }
}

function spanishKeys(low: string, lexicon: WordLists["spanish"]): string[] {
  const lemmas = (lexicon?.read(low) ?? [])
    .filter(({ part }) => part === "noun" || part === "adjective" || part === "verb" || part === "name")
    .map(({ lemma }) => lemma)
  // A word the lexicon does not have takes its plural like any other.
  return lemmas.length > 0 || low.length < 4
    ? lemmas
    : [low.replace(/ces$/, "z"), low.replace(/e?s$/, ""), low.replace(/s$/, "")]
}

function englishKeys(low: string): string[] {
  if (low.length < 4) return []
  const keys: string[] = []
  if (/ies$/.test(low)) keys.push(`${low.slice(0, -3)}y`)
  if (/(?:s|x|z|ch|sh)es$/.test(low)) keys.push(low.slice(0, -2))
  if (/[^s'’]s$/.test(low)) keys.push(low.slice(0, -1))
  if (/['’]s$/.test(low)) keys.push(low.slice(0, -2))
  const stem = /^(.{3,}?)(?:ing|ed)$/.exec(low)?.[1]
  if (stem !== undefined) keys.push(stem, `${stem}e`, stem.replace(/(.)\1$/, "$1"))
  return keys
}
