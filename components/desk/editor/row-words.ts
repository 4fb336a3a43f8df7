/**
 * What rows say of themselves, put together once for all rows: a page has thousands, and each says the same but for its
 * number. (Putting a message together costs more than drawing the row.)
 */

/** Stands for the number where the words are put together; nobody writes it. */
const NUMBER = "\uE000"

/** Words with a number in them: `say` is asked once for each kind of row. The number stands in them as it is. */
export function numbered<Kind extends readonly (string | number)[]>(
  say: (number: string, ...kind: Kind) => string,
): (number: number, ...kind: Kind) => string {
  const known = new Map<string, string>()
  return (number, ...kind) => {
    const key = kind.join()
    const words = known.get(key) ?? say(NUMBER, ...kind)
    known.set(key, words)
    return words.replaceAll(NUMBER, String(number))
  }
}

/** Words for one of a few things, asked for once each. */
export function asked<Thing extends string>(say: (thing: Thing) => string): (thing: Thing) => string {
  const known = new Map<Thing, string>()
  return thing => {
    const words = known.get(thing) ?? say(thing)
    known.set(thing, words)
    return words
  }
}
