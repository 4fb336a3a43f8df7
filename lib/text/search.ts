/**
 * Finding words in a text as a reader would: by whole characters, with case, accents and whole words as they choose.
 *
 * Guarantees: a place found begins and ends between characters as a reader sees them, never inside an emoji or a letter with
 *   its accents; an accent may be written as one character with its letter or as two. A plain space finds every kind of space,
 *   and soft hyphens are passed over, unless the words sought have such signs themselves.
 */

export interface Search {
  readonly words: string
  readonly matchCase: boolean
  readonly wholeWord: boolean
  /** Accents count: without, "como" finds "cómo". */
  readonly accents: boolean
}

export interface Stretch {
  readonly from: number
  readonly to: number
}

/** A text as it is compared, and where its parts stand in the text itself. */
export interface Folded {
  readonly text: string
  /** For each unit of the folded text: where a character that begins there begins. −1 inside a character. Null: one for one. */
  readonly begins: Int32Array | null
  /** For each end of a unit: where a character that ends there ends. */
  readonly ends: Int32Array | null
}

const SOFT_HYPHEN = "\u00AD"
const graphemes = new Intl.Segmenter(undefined, { granularity: "grapheme" })
/** Scripts where one unit is one character, but for what combines. */
const plain =
  /^[\n\u0020-\u00AC\u00AE-\u02FF\u0370-\u0482\u048A-\u0588\u1E00-\u1FFF\u2010-\u2027\u202F-\u205E\u20A0-\u20BF\u3001-\u3029\u3040-\u3096\u30A0-\u9FFF\uFFFC]*$/
/** Accents and points, not the signs that are vowels in scripts of India and its neighbours. */
const accent = /(?=\p{M})[\p{Script=Inherited}\p{Script=Hebrew}]/gu

/** What of a search changes how texts are compared; texts folded for one serve every search with the same. */
export const foldingOf = (search: Search): string =>
  `${search.matchCase ? "C" : "c"}${search.accents ? "A" : "a"}${/[^\P{Zs} ]|\u00AD/u.test(search.words) ? "S" : "s"}`

const memo = new Map<string, string>()

function foldCharacter(character: string, folding: string): string {
  const name = folding + character
  const known = memo.get(name)
  if (known !== undefined) return known
  let made = character
  if (!folding.includes("S")) made = made === SOFT_HYPHEN ? "" : made.replace(/\p{Zs}/gu, " ")
  if (!folding.includes("A")) made = made.normalize("NFD").replace(accent, "") || made
  // Up and down again: ß is found by "ss", and a sigma is a sigma wherever it stands.
  if (!folding.includes("C")) made = made.toUpperCase().toLowerCase()
  made = made.normalize("NFC")
  if (memo.size < 20_000) memo.set(name, made)
  return made
}

export function foldText(text: string, folding: string): Folded {
  if (plain.test(text)) {
    let folded = ""
    for (const unit of text) folded += foldCharacter(unit, folding)
    if (folded.length === text.length) return { text: folded, begins: null, ends: null }
  }
  const characters = Array.from(graphemes.segment(text), ({ segment }) => segment)
  const keys = characters.map(one => foldCharacter(one, folding))
  const folded = keys.join("")
  const begins = new Int32Array(folded.length + 1).fill(-1)
  const ends = new Int32Array(folded.length + 1).fill(-1)
  let at = 0
  let unit = 0
  characters.forEach((one, index) => {
    const key = keys[index] ?? ""
    if (key !== "") {
      begins[unit] = at
      ends[unit + key.length] = at + one.length
    }
    at += one.length
    unit += key.length
  })
  return { text: folded, begins, ends }
}

/** Where the words stand, from left to right; places do not overlap. `folded` is the text folded for this search. */
export function findWords(text: string, folded: Folded, search: Search, lang?: string): Stretch[] {
  const wanted = foldText(search.words, foldingOf(search)).text
  const places: Stretch[] = []
  if (wanted === "") return places
  for (let at = folded.text.indexOf(wanted); at >= 0; ) {
    const from = folded.begins ? (folded.begins[at] ?? -1) : at
    const end = at + wanted.length
    const to = folded.ends ? (folded.ends[end] ?? -1) : end
    const fits = from >= 0 && to >= 0 && (!search.wholeWord || isWhole(text, { from, to }, lang))
    if (fits) places.push({ from, to })
    at = folded.text.indexOf(wanted, fits ? end : at + 1)
  }
  return places
}

const inWord = /[\p{L}\p{N}\p{M}_]/u
const spaceless =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

/** Neither edge of the stretch stands inside a word. */
function isWhole(text: string, { from, to }: Stretch, lang?: string): boolean {
  return isWordEdge(text, from, lang) && isWordEdge(text, to, lang)
}

function isWordEdge(text: string, at: number, lang?: string): boolean {
  const before = /.$/su.exec(text.slice(Math.max(0, at - 2), at))?.[0] ?? ""
  const after = /^./su.exec(text.slice(at, at + 2))?.[0] ?? ""
  if (!inWord.test(before) || !inWord.test(after)) return true
  if (!spaceless.test(before) && !spaceless.test(after)) return false
  return wordsOf(lang).segment(text).containing(at)?.index === at
}

const segmenters = new Map<string, Intl.Segmenter>()

function wordsOf(lang = "und"): Intl.Segmenter {
  const known = segmenters.get(lang) ?? new Intl.Segmenter(lang, { granularity: "word" })
  segmenters.set(lang, known)
  return known
}
