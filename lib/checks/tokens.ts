/**
 * A text -> tokens: words, numbers, marks, and what is not language (addresses, file names, placeholders), which no check of
 * language looks into.
 *
 * Guarantees: tokens are in order and do not overlap; what is between two of them is white space. Each character is looked at a
 *   bounded number of times: a megabyte without a space is one token.
 */

export type TokenKind = "word" | "number" | "opaque" | "mark"

export interface Token {
  readonly kind: TokenKind
  readonly text: string
  readonly low: string
  readonly from: number
  readonly to: number
  /** White space between the token before and this one. */
  readonly gap: string
}

/**
 * In this order: addresses; mail; @name and #tag; placeholders of anonymised, templated and marked-up text; file and host
 * names and identifiers; numbers; words; any other character.
 */
const TOKEN = new RegExp(
  [
    '(?<opaque>(?:(?:https?|ftp):\\/\\/|www\\.)[^\\s<>"»”)\\]]*[^\\s<>"»”)\\].,;:!?]',
    "|[\\p{L}\\p{N}._%+-]{1,64}@[\\p{L}\\p{N}-]{1,64}(?:\\.[\\p{L}\\p{N}-]{1,64})+",
    "|[@#][\\p{L}\\p{N}_-]+",
    "|\\*[A-Z][A-Z_]*\\*|⟦[^⟧\\n]{0,200}⟧|\\{[^{}\\s]{1,60}\\}|%(?:\\d+\\$)?[sd](?![\\p{L}])|<\\/?[A-Za-z][^<>\\n]{0,300}>",
    "|[\\p{L}\\p{N}][\\p{L}\\p{N}_-]*(?:[._\\/\\\\][\\p{L}\\p{N}_-]+)*(?:[_\\/\\\\][\\p{L}\\p{N}-]+|\\.(?:com|org|net|info|html?|txt|md|js|ts|py|php|pdf|csv|json|xml|es|io))(?![\\p{L}\\p{N}])",
    "|\\p{L}\\p{Ll}*\\p{Ll}\\p{Lu}[\\p{L}\\p{N}]*",
    "|\\p{L}+\\d[\\p{L}\\d]*|\\d+\\p{L}[\\p{L}\\d]*(?![.,]?\\d))",
    "|(?<number>\\d+(?:[.,'’\\u00a0\\u202f]\\d+)*)",
    "|(?<word>\\p{L}[\\p{L}\\p{M}]*(?:[-'’]\\p{L}[\\p{L}\\p{M}]*)*)",
    "|(?<mark>[^\\s])",
  ].join(""),
  "gu",
)

/** Longer than any word: what is longer is not looked at as language. */
const LONGEST_WORD = 64
/** Between two spaces; what is longer is taken whole, so that the pattern's looking ahead stays bounded. */
const LONGEST_CHUNK = 300
const CHUNK = /\S+/gu

export function tokensIn(text: string, from = 0, to = text.length): Token[] {
  const part = from === 0 && to === text.length ? text : text.slice(from, to)
  const tokens: Token[] = []
  let end = 0
  const take = (words: string, at: number, kind: TokenKind) => {
    const low = kind === "opaque" ? words : words.toLowerCase()
    tokens.push({ kind, text: words, low, from: from + at, to: from + at + words.length, gap: part.slice(end, at) })
    end = at + words.length
  }
  for (const { 0: chunk, index } of part.matchAll(CHUNK)) {
    if (PLAIN.test(chunk)) take(chunk, index, "word")
    else if (chunk.length > LONGEST_CHUNK) take(chunk, index, "opaque")
    else for (const match of chunk.matchAll(TOKEN)) take(match[0], index + match.index, kindOf(match))
  }
  return tokens
}

/** Most words of a text: letters only, none but the first a capital. */
const PLAIN = /^\p{L}\p{Ll}{0,60}$/u

function kindOf({ 0: words, groups = {} }: RegExpExecArray): TokenKind {
  if (groups.opaque !== undefined || words.length > LONGEST_WORD) return "opaque"
  if (groups.word !== undefined) return "word"
  return groups.number !== undefined ? "number" : "mark"
}

export const isCapital = (word: string): boolean => /^\p{Lu}/u.test(word)
export const isSmall = (word: string): boolean => /^\p{Ll}/u.test(word)
export const isShouted = (word: string): boolean =>
  word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()

/** `word` with a capital where `like` has one. */
export const withCaseOf = (word: string, like: string): string =>
  isShouted(like) && like.length > 1
    ? word.toUpperCase()
    : isCapital(like)
      ? word.charAt(0).toUpperCase() + word.slice(1)
      : word
