/** Where Spanish words carry their stress, and whether orthography wants it written. */

const accented: Readonly<Record<string, string>> = { a: "á", e: "é", i: "í", o: "ó", u: "ú" }
const bare: Readonly<Record<string, string>> = { á: "a", é: "e", í: "i", ó: "o", ú: "u", ü: "u" }

export const withoutAccents = (word: string): string =>
  word
    .replace(/[áéíóúü]/g, letter => bare[letter] ?? letter)
    .replace(/[ÁÉÍÓÚÜ]/g, letter => (bare[letter.toLowerCase()] ?? letter).toUpperCase())

/** The word with one accent, or one ñ, more, in lower case; accents from the end of the word first, where they are likelier. */
export function accentVariants(low: string): string[] {
  const variants: string[] = []
  if (low.length > 40) return variants
  for (let k = low.length - 1; k >= 0; k--) {
    const letter = low.charAt(k)
    const mark = Object.hasOwn(accented, letter) ? accented[letter] : letter === "n" ? "ñ" : undefined
    if (mark) variants.push(low.slice(0, k) + mark + low.slice(k + 1))
  }
  // compania -> compañía
  for (const tilde of variants.filter(word => word.includes("ñ") && !low.includes("ñ")))
    for (let k = low.length - 1; k >= 0; k--) {
      const mark = Object.hasOwn(accented, tilde.charAt(k)) ? accented[tilde.charAt(k)] : undefined
      if (mark) variants.push(tilde.slice(0, k) + mark + tilde.slice(k + 1))
    }
  return variants
}

interface Nucleus {
  readonly from: number
  readonly to: number
}

const isVowel = (letter: string) => /[aeiouáéíóúü]/.test(letter)
const isStrong = (letter: string) => /[aeoáéó]/.test(letter)

/** The vowels of each syllable; `qu` and `gu` before e and i are consonants. */
export function nuclei(word: string): Nucleus[] {
  const found: Nucleus[] = []
  for (let k = 0; k < word.length; k++) {
    const letter = word.charAt(k)
    const silent = letter === "u" && /[qg]/.test(word.charAt(k - 1)) && /[eéií]/.test(word.charAt(k + 1))
    if (!isVowel(letter) || silent) continue
    const last = found.at(-1)
    const before = word.charAt(k - 1)
    const joined =
      last !== undefined &&
      last.to === k &&
      !(isStrong(letter) && isStrong(before)) &&
      !/[íú]/.test(letter) &&
      !/[íú]/.test(before)
    if (joined && last) found[found.length - 1] = { from: last.from, to: k + 1 }
    else found.push({ from: k, to: k + 1 })
  }
  return found
}

/** Is a written accent of this word one that orthography asks for? True for a word without one. */
export function isAccentRight(word: string): boolean {
  const at = word.search(/[áéíóú]/)
  if (at < 0) return true
  const syllables = nuclei(word)
  const place = syllables.findIndex(({ from, to }) => from <= at && at < to)
  const fromEnd = syllables.length - 1 - place
  const hiatus = /[íú]/.test(word.charAt(at)) && (isStrong(word.charAt(at - 1)) || isStrong(word.charAt(at + 1)))
  if (hiatus) return true
  if (syllables.length === 1) return false
  const open = /[aeiouáéíóúns]$/.test(word)
  if (fromEnd === 0) return open
  return fromEnd === 1 ? !open : true
}

/** Does the word begin with a stressed a (agua, hambre, área)? Such feminine nouns take el and un. */
export function beginsWithStressedA(low: string): boolean {
  if (!/^h?[aá]/.test(low)) return false
  if (/^h?á/.test(low)) return true
  if (/[áéíóú]/.test(low)) return false
  const count = nuclei(low).length
  return /[aeiouns]$/.test(low) ? count === 2 : count === 1
}
