/** Characters as a reader counts them: an emoji with skin tone, a letter with its accents, a flag are one. */

const segmenter = new Intl.Segmenter(undefined, { granularity: "grapheme" })
/** Below U+0300 nothing combines but a line break of two. */
const plain = /^[\u0020-\u02ff\n]*$/

export function countCharacters(text: string): number {
  if (plain.test(text)) return text.length
  let count = 0
  for (const _ of segmenter.segment(text)) count++
  return count
}

/** The first so many characters; none is cut in two. */
export function firstCharacters(text: string, most: number): string {
  if (text.length <= most) return text
  if (plain.test(text)) return text.slice(0, most)
  let count = 0
  // One character can be long; what is looked at is bounded all the same.
  for (const { index } of segmenter.segment(text.slice(0, most * 40 + 400)))
    if (count++ === most) return text.slice(0, index)
  return text
}

/** Short enough to be quoted in passing, with an ellipsis where something was left out. */
export function shorten(text: string, most: number): string {
  const first = firstCharacters(text, most)
  return first === text ? text : `${first.trimEnd()}…`
}
