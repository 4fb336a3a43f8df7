/**
 * Places where a line end was probably lost: a list pressed into one paragraph, a heading glued to a paragraph's end.
 * Only hints: no rule can cut "outages that are expected Our visibility", so a person decides on each.
 */
export interface LostBreak {
  /** Where the new line would begin, in UTF-16 units of the text. */
  readonly at: number
  readonly why: "clause" | "heading" | "tag"
}

/** After these a capital letter is a name, not a beginning. */
const linking = new Set(
  (
    "the a an of our their my his her its this that with in at on to for by from and or as no not nor " +
    "de del la el lo los las un una al y e o u en con por para su sus nuestro nuestra nuestros nuestras que como según"
  ).split(" "),
)
/** Shorter blocks have no room for a heading at their end. */
const roomForHeading = 120

export function lostBreaks(words: string): readonly LostBreak[] {
  const found = [...clauses(words), ...headings(words), ...tags(words)]
  return found.sort((a, b) => a.at - b.at).filter((one, i, all) => one.at !== all[i - 1]?.at)
}

/** A capital letter where no sentence ended, before small letters. */
function clauses(words: string): LostBreak[] {
  const names = new Map<string, number>()
  for (const [, name = ""] of words.matchAll(/(?<=\p{Ll} )(\p{Lu}\p{Ll}+)/gu))
    names.set(name, (names.get(name) ?? 0) + 1)
  const out: LostBreak[] = []
  for (const found of words.matchAll(/([\p{L}\p{M}\p{N}%]+)\)? (?=(\p{Lu}\p{Ll}*) (?:\p{Ll}|- ))/gu)) {
    const [whole, before = "", capital = ""] = found
    // A word that has a capital more than once in the middle of sentences is a name.
    if (/^\p{Lu}/u.test(before) || linking.has(before.toLowerCase()) || (names.get(capital) ?? 0) > 1) continue
    out.push({ at: found.index + whole.length, why: "clause" })
  }
  return out
}

/** Up to five words with capitals at the very end, after a sentence or after small letters. */
function headings(words: string): LostBreak[] {
  if (words.length <= roomForHeading) return []
  const tail = words.slice(-roomForHeading)
  const found = /(?<=[.!?)\p{Ll}] )(?:\p{Lu}[\p{L}’']+)(?: (?:\p{Lu}[\p{L}’']+|of|and|the|de|del|y|la)){0,4}$/u.exec(
    tail,
  )
  if (found === null) return []
  const at = words.length - tail.length + found.index
  const before = /([\p{L}\p{M}]+) $/u.exec(words.slice(0, at))?.[1]
  return before !== undefined && linking.has(before.toLowerCase()) ? [] : [{ at, why: "heading" }]
}

/** A mistyped tag of a list item: `<łi>` for `<li>`. */
const tags = (words: string): LostBreak[] =>
  [...words.matchAll(/<\/?[łl1I]i>/g)].map(found => ({ at: found.index, why: "tag" }))
