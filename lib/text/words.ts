/**
 * Words of a text: for counting, and folded into tokens for comparing across languages.
 *
 * Addresses and @names are one word. Numbers are written one way, so that "1,000" and "1.000" are the same token.
 * Scripts without spaces give overlapping pairs of characters, which is enough to tell two sentences apart.
 */
import { fold } from "./fold"

export interface Word {
  readonly text: string
  readonly from: number
  readonly to: number
}

const WORD =
  /https?:\/\/[^\s)>\]]+|[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+|[@#]?[\p{L}\p{N}\p{M}_]+(?:[.,:'’\-/][\p{L}\p{N}\p{M}_]+)*/gu
const SPACELESS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]+/gu
const hasSpaceless = new RegExp(SPACELESS.source, "u")

export function wordsIn(text: string): Word[] {
  const words: Word[] = []
  for (const m of text.matchAll(WORD)) words.push({ text: m[0], from: m.index, to: m.index + m[0].length })
  return words
}

/** As a person would count them; a script without spaces counts its characters. */
export function countWords(text: string): number {
  let count = 0
  for (const m of text.matchAll(WORD)) {
    if (!hasSpaceless.test(m[0])) count += 1
    else for (const run of m[0].matchAll(SPACELESS)) count += Array.from(run[0]).length
  }
  return count
}

/** 1,000 = 1.000 = 1000, 3,5 = 3.5. Signs between groups of three digits part thousands, any other parts decimals. */
export function normalNumber(digits: string): string {
  return digits
    .replace(/[.,](?=\d{3}(?:\D|$))/g, "")
    .replace(/[.,]$/, "")
    .replace(",", ".")
}

const memo = new Map<string, readonly string[]>()
/** Entries kept before the memory is cleared: a page has some thousand different words. */
const MEMO_MOST = 200_000

/** The tokens of one word as `wordsIn` gives it: "u:…" addresses, "n:…" numbers, folded words otherwise. */
export function tokensOfWord(word: string): readonly string[] {
  const known = memo.get(word)
  if (known) return known
  const made = makeTokens(word)
  if (memo.size >= MEMO_MOST) memo.clear()
  if (word.length <= 80) memo.set(word, made)
  return made
}

function makeTokens(word: string): string[] {
  if (/^https?:/.test(word))
    return [
      `u:${word
        .replace(/[.,;:]+$/, "")
        .replace(/^https?:\/\//, "")
        .replace(/\/+$/, "")
        .toLowerCase()}`,
    ]
  if (word.includes("@") && /.@/.test(word)) return [`u:${word.toLowerCase()}`]
  if (/^\d[\d.,]*$/.test(word)) return [`n:${normalNumber(word)}`]
  if (word.startsWith("@")) return [fold(word)]
  const tokens: string[] = []
  for (const part of fold(word).split(/['’\-/#]|(?<=\D)[.:,]/)) {
    if (!part) continue
    if (/^\d+$/.test(part)) tokens.push(`n:${part}`)
    else if (hasSpaceless.test(part)) tokens.push(...characterPairs(part))
    else tokens.push(part)
  }
  return tokens
}

function characterPairs(part: string): string[] {
  const pairs: string[] = []
  for (const run of part.split(new RegExp(`(${SPACELESS.source})`, "u"))) {
    if (!run) continue
    const chars = Array.from(run)
    if (!hasSpaceless.test(run) || chars.length === 1) pairs.push(run)
    else for (let k = 0; k + 1 < chars.length; k++) pairs.push(`${chars[k]}${chars[k + 1]}`)
  }
  return pairs
}

export function tokens(text: string): string[] {
  const all: string[] = []
  for (const m of text.matchAll(WORD)) for (const token of tokensOfWord(m[0])) all.push(token)
  return all
}

/** Numbers and addresses: what a translation keeps as it is. */
export const isFixed = (token: string): boolean => token.charCodeAt(1) === 58 && (token[0] === "n" || token[0] === "u")
