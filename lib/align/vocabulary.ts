import { isFixed, tokens } from "@/lib/text/words"

/** The words of one side, numbered, with what each is worth. Rows are lists of word numbers, one a line, in one array. */
export interface Vocabulary {
  readonly words: readonly string[]
  readonly ids: ReadonlyMap<string, number>
  /** In how many lines the word stands. */
  readonly frequency: Int32Array
  /** 0 for words that stand nearly everywhere, 1 for one that stands once, 1.5 for a number or address. */
  readonly weight: Float32Array
  /** Row r is `rowWords` from `rowStart[r]` to `rowStart[r + 1]`. */
  readonly rowStart: Int32Array
  readonly rowWords: Int32Array
  readonly rows: number
}

/** Words in more than this share of the lines weigh nothing, once there are lines enough to tell. */
const TOO_COMMON = 0.2
const LINES_ENOUGH = 20
const SHORT_WORD = 3
/** A line is known by its first words: more of them cost memory for every line it may face, and tell nothing new. */
const LONGEST_ROW = 500
const LONGEST_TEXT = 8_000

export function buildVocabulary(texts: readonly string[]): Vocabulary {
  const ids = new Map<string, number>()
  const words: string[] = []
  const frequency: number[] = []
  const lastRow: number[] = []
  const rowStart = new Int32Array(texts.length + 1)
  const all: number[] = []
  texts.forEach((text, row) => {
    let count = 0
    for (const token of tokens(text.length > LONGEST_TEXT ? text.slice(0, LONGEST_TEXT) : text)) {
      if (++count > LONGEST_ROW) break
      let id = ids.get(token)
      if (id === undefined) {
        id = words.length
        ids.set(token, id)
        words.push(token)
        frequency.push(0)
        lastRow.push(-1)
      }
      if (lastRow[id] !== row) {
        lastRow[id] = row
        frequency[id] = (frequency[id] ?? 0) + 1
      }
      all.push(id)
    }
    rowStart[row + 1] = all.length
  })
  const rows = texts.length
  const weight = Float32Array.from(words, (word, id) => {
    const count = frequency[id] ?? 1
    if (count > TOO_COMMON * rows && rows > LINES_ENOUGH) return 0
    const rarity = Math.max(0, Math.log((rows + 1) / count) / Math.log(rows + 1))
    return rarity * (isFixed(word) ? 1.5 : word.length < SHORT_WORD ? 0.4 : 1)
  })
  return { words, ids, frequency: Int32Array.from(frequency), weight, rowStart, rowWords: Int32Array.from(all), rows }
}

/** Word numbers of a text that need not be a row; words the side does not have are left out. */
export function idsOf(vocabulary: Vocabulary, text: string): number[] {
  const ids: number[] = []
  for (const token of tokens(text)) {
    const id = vocabulary.ids.get(token)
    if (id !== undefined) ids.push(id)
  }
  return ids
}

/** A crude stem that knows no language: enough to join most inflected forms. */
export function stem(word: string): string {
  if (isFixed(word) || word.length < 4) return word
  let root = word.replace(/(?:s|es)$/, "")
  if (root.length > 4) root = root.replace(/[aeo]$/, "")
  return root.slice(0, 6)
}
