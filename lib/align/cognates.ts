/**
 * Words that look alike in two languages: "technology", "tecnología". No list of words, only letters.
 *
 * Both words are first written one way (-tion and -ción, ph and f, es- and s-, doubled letters; Greek and Cyrillic in Latin
 * letters), then compared by their longest common subsequence and by how they begin.
 */
import { isFixed } from "@/lib/text/words"

const cyrillic = "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ"
const cyrillicLatin = "a b v g d e zh z i i k l m n o p r s t u f h ts ch sh sch  i  e iu ia i i e g".split(" ")
const greek = "αβγδεζηθικλμνξοπρσςτυφχψω"
const greekLatin = "a v g d e z i t i k l m n x o p r s s t i f h ps o".split(" ")
const letters = new Map<string, string>()
Array.from(cyrillic).forEach((letter, k) => letters.set(letter, cyrillicLatin[k] ?? ""))
Array.from(greek).forEach((letter, k) => letters.set(letter, greekLatin[k] ?? ""))

/** One spelling for sounds that languages write differently. Takes a folded word. */
export function soundOf(word: string): string {
  const latin = /^[a-z]*$/.test(word) ? word : Array.from(word, letter => letters.get(letter) ?? letter).join("")
  return latin
    .replace(/^e(?=s[^aeiou])/, "")
    .replace(/ph/g, "f")
    .replace(/th/g, "t")
    .replace(/tion|cion|sion|zion|cao/g, "xon")
    .replace(/y/g, "i")
    .replace(/qu|k/g, "c")
    .replace(/(.)\1+/g, "$1")
    .replace(/w/g, "v")
}

const masks = new Int32Array(65_536)
const touched: number[] = []

/** Length of the longest common subsequence, 32 letters at a time in the bits of one number (Hyyrö 2004). */
export function commonLetters(a: string, b: string): number {
  const n = Math.min(a.length, 31)
  for (let k = 0; k < n; k++) {
    const code = a.charCodeAt(k)
    masks[code] = (masks[code] ?? 0) | (1 << k)
    touched.push(code)
  }
  let free = -1
  const m = Math.min(b.length, 31)
  for (let k = 0; k < m; k++) {
    const here = free & (masks[b.charCodeAt(k)] ?? 0)
    free = (free + here) | 0 | (free & ~here)
  }
  for (const code of touched) masks[code] = 0
  touched.length = 0
  let bits = ~free & (n === 31 ? 0x7fffffff : (1 << n) - 1)
  let count = 0
  for (; bits; bits &= bits - 1) count += 1
  return count
}

/** Below this likeness two words are not taken for the same word. */
const LEAST = 0.66

/** How alike two different words are that were put through `soundOf`: 0 (not) or 0.39 to 0.9. */
export function likeness(a: string, b: string): number {
  const long = Math.max(a.length, b.length)
  if (Math.abs(a.length - b.length) > 0.5 * long) return 0
  let head = 0
  while (head < a.length && head < b.length && a.charCodeAt(head) === b.charCodeAt(head)) head += 1
  const byHead = head >= 4 ? 0.55 + 0.5 * (head / long) : 0
  const alike = Math.max(commonLetters(a, b) / Math.min(long, 31), byHead)
  return alike >= LEAST ? Math.min(0.9, (alike - 0.4) * 1.5) : 0
}

/** How much it says that the very same word stands on both sides; short words are often the same by chance. */
export function sameness(word: string): number {
  if (isFixed(word)) return 1
  return word.length > 3 ? 0.95 : word.length > 1 ? 0.6 : 0.3
}

/** The set of letters of a word as bits, for telling quickly that two words cannot be alike. */
export function letterSet(sound: string): number {
  let set = 0
  for (let k = 0; k < sound.length; k++) set |= 1 << (sound.charCodeAt(k) & 31)
  return set
}

export function bitCount(value: number): number {
  let bits = value - ((value >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/**
 * Takes lengths and letter sets. False when two words cannot have enough letters in common: those that one has and the
 * other lacks count against it. Words that begin with the same four letters may be alike all the same.
 */
export function mayBeAlike(lengthA: number, setA: number, lengthB: number, setB: number): boolean {
  const long = Math.max(lengthA, lengthB)
  if (Math.abs(lengthA - lengthB) > 0.5 * long) return false
  const most = Math.min(lengthA - bitCount(setA & ~setB), lengthB - bitCount(setB & ~setA))
  return most >= LEAST * Math.min(long, 31)
}
