/**
 * A lexicon file in memory: is this a word, and how can it be read?
 *
 * Design: the file's own table is searched, nothing is unpacked into objects: 3 MB for 650,000 forms, ready in
 *   milliseconds. Answers for words asked for before are kept.
 * Guarantees: any string may be asked for ("constructor", "__proto__", a megabyte); a file that is none is refused.
 * Not here: what a language's closed words are (spanish/closed-words.ts), how likely a reading is.
 */
import { done, type Outcome, refuse } from "@/lib/page/outcome"
import { BLOCK, type Head, MAGIC } from "./pack"
import { type Reading, readReading } from "./reading"

export interface Lexicon {
  readonly language: string
  readonly size: number
  /** The word exactly as it is written. */
  has(word: string): boolean
  /** The same, and not remembered: for the many words that are only tried. */
  holds(word: string): boolean
  /** All ways to read the word exactly as it is written; none for an unknown word. */
  read(word: string): readonly Reading[]
  /** All words in order, with those that share a beginning next to each other: for suggestions. */
  readonly table: LexiconTable
}

export interface LexiconTable {
  readonly bytes: Uint8Array
  /** Where each block of words begins in the bytes, and its first word among the heads. */
  readonly blocks: Uint32Array
  readonly heads: Uint8Array
  readonly headStarts: Uint32Array
  readonly words: number
}

const LONGEST = 64
/** Bytes below are no letters but say how many letters are shared with the word before. */
const LEAST_LETTER = 32
/** Words remembered before the memory is cleared. */
const MEMO_MOST = 50_000
const none: readonly Reading[] = []

export function openLexicon(file: Uint8Array): Outcome<Lexicon, "damaged"> {
  const mark = new TextDecoder("latin1").decode(file.subarray(0, MAGIC.length))
  if (mark !== MAGIC || file.length < MAGIC.length + 4) return refuse("damaged")
  const headLength = new DataView(file.buffer, file.byteOffset).getUint32(MAGIC.length, true)
  const start = MAGIC.length + 4 + headLength
  const head = readHead(file.subarray(MAGIC.length + 4, start))
  if (!head || file.length < start + head.tableBytes + 2 * head.words) return refuse("damaged")
  const bytes = file.subarray(start, start + head.tableBytes)
  const low = file.subarray(start + head.tableBytes, start + head.tableBytes + head.words)
  const high = file.subarray(start + head.tableBytes + head.words, start + head.tableBytes + 2 * head.words)
  const table = indexed(bytes, head.words)
  const memo = new Map<string, readonly Reading[] | null>()
  const look = (word: string): readonly Reading[] | null => {
    const known = memo.get(word)
    if (known !== undefined) return known
    const place = word.length < LONGEST ? placeOf(table, word) : -1
    const id = place < 0 ? -1 : (low[place] ?? 0) | ((high[place] ?? 0) << 8)
    const found = id < 0 ? null : (head.classes[id] ?? []).map(short => readReading(short, word))
    if (word.length >= LONGEST) return found
    if (memo.size >= MEMO_MOST) memo.clear()
    memo.set(word, found)
    return found
  }
  return done({
    language: head.language,
    size: head.words,
    has: word => look(word) !== null,
    holds: word => {
      const known = memo.get(word)
      return known === undefined ? word.length < LONGEST && placeOf(table, word) >= 0 : known !== null
    },
    read: word => look(word) ?? none,
    table,
  })
}

/** Unpacks and opens a file as it comes over the wire or from the disk. */
export async function loadLexicon(gzipped: Uint8Array<ArrayBuffer>): Promise<Outcome<Lexicon, "damaged">> {
  try {
    const stream = new Blob([gzipped]).stream().pipeThrough(new DecompressionStream("gzip"))
    return openLexicon(new Uint8Array(await new Response(stream).arrayBuffer()))
  } catch {
    // Cut short or no gzip at all: the stream says so with errors of several kinds.
    return refuse("damaged")
  }
}

function readHead(bytes: Uint8Array): Head | null {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Head
  } catch {
    // JSON.parse throws for anything that is not a head.
    return null
  }
}

/** One pass over the words, which remembers where every sixteenth is and what it says. */
function indexed(bytes: Uint8Array, words: number): LexiconTable {
  const count = Math.ceil(words / BLOCK)
  const blocks = new Uint32Array(count)
  const headStarts = new Uint32Array(count + 1)
  const heads = new Uint8Array(count * 24)
  const current = new Uint8Array(LONGEST + 32)
  let at = 0
  let end = 0
  for (let k = 0; k < words; k++) {
    if (k % BLOCK === 0) blocks[k / BLOCK] = at
    let length = bytes[at++] ?? 0
    for (let code = bytes[at] ?? 0; code >= LEAST_LETTER; code = bytes[++at] ?? 0) current[length++] = code
    if (k % BLOCK !== 0 || end + length > heads.length) continue
    heads.set(current.subarray(0, length), end)
    end += length
    headStarts[k / BLOCK + 1] = end
  }
  return { bytes, blocks, heads, headStarts, words }
}

/** Written over by every search: one thread, and nothing is kept in them. */
const wanted = new Uint8Array(LONGEST)
const current = new Uint8Array(LONGEST + 32)

/** The place of a word in the order of all, or -1. */
function placeOf({ bytes, blocks, heads, headStarts, words }: LexiconTable, word: string): number {
  const length = word.length
  if (words === 0 || length > LONGEST) return -1
  for (let k = 0; k < length; k++) {
    const code = word.charCodeAt(k)
    if (code > 255) return -1
    wanted[k] = code
  }
  let from = 0
  let to = blocks.length - 1
  while (from < to) {
    const middle = (from + to + 1) >> 1
    const start = headStarts[middle] ?? 0
    if (compare(heads, start, (headStarts[middle + 1] ?? 0) - start, length) <= 0) from = middle
    else to = middle - 1
  }
  const start = headStarts[from] ?? 0
  const end = headStarts[from + 1] ?? 0
  for (let k = start; k < end; k++) current[k - start] = heads[k] ?? 0
  let at = blocks[from] ?? 0
  for (let place = from * BLOCK; place < Math.min((from + 1) * BLOCK, words); place++) {
    let size = bytes[at++] ?? 0
    for (let code = bytes[at] ?? 0; code >= LEAST_LETTER; code = bytes[++at] ?? 0) current[size++] = code
    const order = compare(current, 0, size, length)
    if (order === 0) return place
    if (order > 0) return -1
  }
  return -1
}

/** Bytes against the word that is sought. */
function compare(bytes: Uint8Array, at: number, size: number, length: number): number {
  const both = Math.min(size, length)
  for (let k = 0; k < both; k++) {
    const difference = (bytes[at + k] ?? 0) - (wanted[k] ?? 0)
    if (difference !== 0) return difference
  }
  return size - length
}
