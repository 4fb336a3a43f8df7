/**
 * What becomes of the suggestions in a row when it is to read anew: *adopted* when the new words are what was suggested,
 * *kept* when the words it was made on still stand, *lost* when neither is so.
 */
import { del, fmt, idOf, ins, isKind, isSuggestion } from "../suggest/marks"
import type { Item, Streamed } from "./items"
import { isWord } from "./match-words"
import { type Reading, readAgainst, type Token, type Verdicts } from "./reading"

export type Fate = "adopted" | "kept" | "lost"

export function fatesIn(stream: readonly Streamed[], fresh: readonly Item[]): Map<string, Fate> {
  const ids = idsIn(stream)
  const fates = new Map<string, Fate>()
  if (ids.length === 0) return fates
  const all: Verdicts = new Map(ids.map(id => [id, "accept"]))
  let verdicts: Verdicts = new Map()
  let reading = readAgainst(stream, fresh, verdicts)
  // In most drafts somebody has either taken all that was suggested in a sentence, or none of it.
  const whole = readAgainst(stream, fresh, all)
  if (whole.cost === 0 && reading.cost > 0) {
    verdicts = all
    reading = whole
  } else if (reading.cost > 0) {
    for (const id of ids) {
      const tried: Verdicts = new Map([...verdicts, [id, "accept"]])
      const other = readAgainst(stream, fresh, tried)
      if (other.cost >= reading.cost || !isComplete(stream, other, id)) continue
      verdicts = tried
      reading = other
    }
  }
  for (const id of ids)
    fates.set(
      id,
      verdicts.has(id) || isForm(stream, reading, fresh, id)
        ? "adopted"
        : standsOn(stream, reading, id)
          ? "kept"
          : "lost",
    )
  return fates
}

export function idsIn(stream: readonly Streamed[]): string[] {
  const ids = new Set<string>()
  for (const { item } of stream) for (const mark of item.node.marks) if (isSuggestion(mark)) ids.add(idOf(mark))
  return [...ids]
}

const has = (one: Streamed, id: string, type: typeof ins): boolean =>
  one.item.node.marks.some(mark => mark.type === type && idOf(mark) === id)

/** All that was to be put in is there. */
function isComplete(stream: readonly Streamed[], reading: Reading, id: string): boolean {
  return stream.every((one, at) => !has(one, id, ins) || isBlank(one) || reading.matched.has(at))
}
const isBlank = ({ item }: Streamed): boolean => item.kind === "char" && item.text.trim() === ""

/** A change of form that the new draft has made: bold where bold was wanted, a heading where one was. */
function isForm(stream: readonly Streamed[], { matched }: Reading, fresh: readonly Item[], id: string): boolean {
  let some = false
  for (const [at, { item }] of stream.entries()) {
    for (const mark of item.node.marks) {
      if (!isSuggestion(mark) || idOf(mark) !== id) continue
      if (mark.type !== fmt) return false
      const now = fresh[matched.get(at) ?? -1]
      if (!now || now.kind === "close") continue
      some = true
      const name = mark.attrs.mark as string
      const done = isKind(mark)
        ? now.node.type.name === name && item.node.type.name !== name
        : now.node.marks.some(one => one.type.name === name) === (mark.attrs.op === "add")
      if (!done) return false
    }
  }
  return some
}

/** How much of what it would replace has to stand for the replacement to make sense still. */
const MOST = 0.6

/**
 * The words it is about stand: some of them, or most where they are to be replaced. For what is only put in, the word before
 * it or the one after it.
 */
function standsOn(stream: readonly Streamed[], { matched, old }: Reading, id: string): boolean {
  const put = stream.flatMap((one, at) => (has(one, id, ins) ? [at] : []))
  const about = stream.flatMap((one, at) => (has(one, id, del) || has(one, id, fmt) ? [at] : []))
  if (about.length > 0) {
    const words = about.filter(at => !isBlank(stream[at] as Streamed))
    const counted = words.length > 0 ? words : about
    const standing = counted.filter(at => matched.has(at)).length
    return standing > 0 && (put.length === 0 || standing >= MOST * counted.length)
  }
  const [first, last] = [put[0] ?? 0, put.at(-1) ?? 0]
  const counts = ({ text }: Token): boolean => isWord(text) || text.startsWith("\n")
  const before = old.findLast(token => counts(token) && (token.items.at(-1) ?? 0) < first)
  const after = old.find(token => counts(token) && (token.items[0] ?? 0) > last)
  const isThere = (token: Token | undefined): boolean =>
    token !== undefined && isWord(token.text) && token.items.some(at => matched.has(at))
  if (isThere(before) || isThere(after)) return true
  // Nothing but the suggestion is here, before and after.
  return !old.some(token => isWord(token.text))
}
