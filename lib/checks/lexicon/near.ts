/** Words of a lexicon that are nearly written like another. */
import type { Lexicon, LexiconTable } from "./lexicon"

const letters = Array.from("aeiouáéíóúüñbcdfghjklmnpqrstvwxyz")
/** Letters that sound or look alike, or are next to each other in hasty Spanish: such changes come first. */
const alike = [
  "bv",
  "sczx",
  "gj",
  "iy",
  "kqc",
  "hx",
  "mn",
  "nñ",
  "aá",
  "eé",
  "ií",
  "oó",
  "uúü",
  "lr",
  "ae",
  "oa",
  "eo",
  "ei",
  "ou",
]
const areAlike = (one: string, other: string) => alike.some(set => set.includes(one) && set.includes(other))

/** Known words one change away, the likeliest change first. */
export function oneChange(low: string, lexicon: Lexicon): string[] {
  const found = new Map<string, number>()
  const take = (word: string, cost: number) => {
    if (lexicon.holds(word) && (found.get(word) ?? Infinity) > cost) found.set(word, cost)
  }
  for (let k = 0; k <= low.length; k++) {
    const before = low.slice(0, k)
    const letter = low.charAt(k)
    const after = low.slice(k + 1)
    // A slip in the first letter is rare, and one in the last is often an ending that was meant.
    const place = k === 0 ? 0.6 : 0
    if (letter) {
      take(before + after, (letter === low.charAt(k - 1) || letter === "h" ? 0.4 : 1) + place)
      if (after) take(before + after.charAt(0) + letter + after.slice(1), 0.7 + place)
    }
    for (const other of letters) {
      if (letter) take(before + other + after, (areAlike(letter, other) ? 0.5 : 1) + place)
      take(
        before + other + low.slice(k),
        (other === low.charAt(k - 1) || other === letter ? 0.5 : other === "h" ? 0.6 : 0.9) + place,
      )
    }
  }
  return ranked(found, lexicon)
}

const MOST_KEPT = 12

/** Common kinds of words before rare ones: a name, a form with a pronoun or a second person plural is seldom what was meant. */
function ranked(found: ReadonlyMap<string, number>, lexicon: Lexicon): string[] {
  const cost = (word: string) => (found.get(word) ?? 0) + rarity(word, lexicon)
  return Array.from(found.keys())
    .sort((a, b) => cost(a) - cost(b) || (a < b ? -1 : 1))
    .slice(0, MOST_KEPT)
}

function rarity(word: string, lexicon: Lexicon): number {
  const readings = lexicon.read(word)
  if (readings.length === 0) return 0
  const easy = readings.some(
    ({ part, person, number, clitic, bare, form }) =>
      !clitic && !bare && form !== "past-subjunctive" && !(part === "verb" && person === 2) && number !== undefined,
  )
  return easy ? 0 : 0.35
}

/** Known words up to two changes away with the same first letter (or one that sounds alike), by walking the table. */
export function nearWords(low: string, lexicon: Lexicon): string[] {
  const found = new Map<string, number>()
  const firsts = new Set([low.charAt(0), ...letters.filter(letter => areAlike(letter, low.charAt(0)))])
  for (const first of firsts)
    walk(lexicon.table, first, low, (word, changes) => found.set(word, changes + (first === low.charAt(0) ? 0 : 0.5)))
  return ranked(found, lexicon)
}

const MOST_CHANGES = 2

/** Words that share a beginning share the rows of the distance table up to there. */
function walk(
  table: LexiconTable,
  first: string,
  wanted: string,
  found: (word: string, changes: number) => void,
): void {
  const { bytes, blocks, heads, headStarts } = table
  const code = first.charCodeAt(0)
  if (code > 255) return
  let block = 0
  while (block + 1 < blocks.length && (heads[headStarts[block + 1] ?? 0] ?? 0) < code) block++
  const width = wanted.length + 1
  const rows = Array.from({ length: 100 }, () => new Uint8Array(width))
  rows[0]?.forEach((_, k, row) => {
    row[k] = k
  })
  const current = new Uint8Array(100)
  current.set(heads.subarray(headStarts[block], headStarts[block + 1]))
  let at = blocks[block] ?? 0
  let usable = 0
  while (at < bytes.length) {
    const shared = bytes[at++] ?? 0
    let length = shared
    for (let letter = bytes[at] ?? 0; letter >= 32; letter = bytes[++at] ?? 0) current[length++] = letter
    if ((current[0] ?? 0) > code) return
    usable = Math.min(usable, shared)
    if ((current[0] ?? 0) < code || Math.abs(length - wanted.length) > MOST_CHANGES) continue
    let hopeless = false
    while (usable < length && !hopeless) hopeless = fillRow(rows, usable++, current[usable - 1] ?? 0, wanted)
    if (hopeless) {
      usable--
      continue
    }
    const changes = rows[length]?.[wanted.length] ?? MOST_CHANGES + 1
    if (changes <= MOST_CHANGES) found(String.fromCharCode(...current.subarray(0, length)), changes)
  }
}

/** One more letter of the word; true when nothing that begins so can be near. */
function fillRow(rows: readonly Uint8Array[], at: number, letter: number, wanted: string): boolean {
  const above = rows[at]
  const row = rows[at + 1]
  if (!above || !row) return true
  row[0] = at + 1
  let least = at + 1
  for (let k = 1; k < row.length; k++) {
    const same = wanted.charCodeAt(k - 1) === letter
    const value = Math.min((above[k - 1] ?? 0) + (same ? 0 : 1), (above[k] ?? 0) + 1, (row[k - 1] ?? 0) + 1)
    row[k] = value
    if (value < least) least = value
  }
  return least > MOST_CHANGES
}
