/**
 * Forms with their classes -> the bytes of a lexicon file (before gzip), which lexicon.ts reads.
 *
 * Layout, numbers little-endian: "COTEJO-LEX1", four bytes with the length of the head, the head as JSON, then the words in
 * order (each as one byte below 32, how many letters it shares with the one before, and its other letters in Latin-1, which
 * are all above), then the low bytes of all classes, then their high bytes. Planes of their own compress far better than pairs.
 */

export const MAGIC = "COTEJO-LEX1"
/** Words looked through one by one after the search by halves. */
export const BLOCK = 16
/** What one byte below the letters can say. */
const MOST_SHARED = 31

export interface Head {
  readonly language: string
  readonly words: number
  readonly tableBytes: number
  /** Of each class, its readings as reading.ts writes them. */
  readonly classes: readonly (readonly string[])[]
}

/** Latin-1 bytes of a word, or null when it has a letter outside. */
export function latin1(word: string): Uint8Array | null {
  const bytes = new Uint8Array(word.length)
  for (let k = 0; k < word.length; k++) {
    const code = word.charCodeAt(k)
    if (code > 255) return null
    bytes[k] = code
  }
  return bytes
}

const isWritable = (word: string) => latin1(word)?.every(code => code > MOST_SHARED) ?? false

/** @param forms each word once, with its readings as strings; any order */
export function packLexicon(language: string, forms: ReadonlyMap<string, readonly string[]>): Uint8Array {
  const words = Array.from(forms.keys())
    .filter(word => word !== "" && word.length < 64 && isWritable(word))
    .sort((a, b) => (a < b ? -1 : 1))
  const { classes, idOf } = classesOf(words, forms)
  const ids = Uint16Array.from(words, word => idOf(forms.get(word) ?? []))
  const table: number[] = []
  let before = ""
  for (const word of words) {
    let shared = 0
    const most = Math.min(before.length, word.length, MOST_SHARED)
    while (shared < most && before[shared] === word[shared]) shared++
    table.push(shared)
    for (let at = shared; at < word.length; at++) table.push(word.charCodeAt(at))
    before = word
  }
  if (classes.length > 0xffff) throw new Error(`${classes.length} classes are too many for two bytes.`)
  const head: Head = { language, words: words.length, tableBytes: table.length, classes }
  const json = new TextEncoder().encode(JSON.stringify(head))
  const bytes = new Uint8Array(MAGIC.length + 4 + json.length + table.length + 2 * words.length)
  bytes.set(new TextEncoder().encode(MAGIC), 0)
  new DataView(bytes.buffer).setUint32(MAGIC.length, json.length, true)
  let at = MAGIC.length + 4
  for (const part of [json, table, ids.map(id => id & 255), ids.map(id => id >> 8)]) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The commonest first: the high bytes are then nearly all 0. */
function classesOf(words: readonly string[], forms: ReadonlyMap<string, readonly string[]>) {
  const times = new Map<string, number>()
  const keyOf = (readings: readonly string[]) => readings.join(";")
  for (const word of words) {
    const key = keyOf(forms.get(word) ?? [])
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  const keys = Array.from(times.keys()).sort((a, b) => (times.get(b) ?? 0) - (times.get(a) ?? 0) || (a < b ? -1 : 1))
  const ids = new Map(keys.map((key, id) => [key, id]))
  return {
    classes: keys.map(key => (key === "" ? [] : key.split(";"))),
    idOf: (readings: readonly string[]) => ids.get(keyOf(readings)) ?? 0,
  }
}
