/**
 * Purpose: people named in the text of a comment. They are kept by id, `<@id>`, so that somebody who changes their name is
 *   still meant; whoever reads or writes sees `@Name`.
 */

/** The most people one comment may call. */
export const MOST_MENTIONS = 30

const token = /<@([\w-]{1,64})>/g

export type Piece = { readonly text: string } | { readonly mention: string }

/** The text in pieces. An id that `isKnown` does not know is text like any other: somebody typed it. */
export function piecesOf(text: string, isKnown: (id: string) => boolean): Piece[] {
  const pieces: Piece[] = []
  let at = 0
  for (const found of text.matchAll(token)) {
    const [whole, id = ""] = found
    if (!isKnown(id)) continue
    if (found.index > at) pieces.push({ text: text.slice(at, found.index) })
    pieces.push({ mention: id })
    at = found.index + whole.length
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}

/** Who is called, each once. */
export const mentionsIn = (text: string): string[] => [
  ...new Set(Array.from(text.matchAll(token), ([, id = ""]) => id)),
]

export interface Named {
  readonly id: string
  readonly name: string
  readonly siglum: string
}

/** How people are written in a comment: by name, with the siglum where two have the same name. */
export function labelsOf(people: readonly Named[]): ReadonlyMap<string, string> {
  const count = new Map<string, number>()
  for (const { name } of people) count.set(name, (count.get(name) ?? 0) + 1)
  return new Map(
    people.map(({ id, name, siglum }) => [id, (count.get(name) ?? 0) > 1 ? `${name} (${siglum})` : name] as const),
  )
}

/** From what is kept to what is read. */
export const toNames = (text: string, labels: ReadonlyMap<string, string>): string =>
  piecesOf(text, id => labels.has(id))
    .map(piece => ("text" in piece ? piece.text : `@${labels.get(piece.mention)}`))
    .join("")

/**
 * From what is written to what is kept: every `@Name` of somebody in the group becomes `<@id>`, the longest name that
 * fits first. A name counts only as a whole: "@Ana" is not in "@Anabel", nor in "me@Ana".
 */
export function toIds(text: string, labels: ReadonlyMap<string, string>): string {
  const longestFirst = [...labels].sort(([, a], [, b]) => b.length - a.length)
  let made = ""
  for (let at = 0; at < text.length; ) {
    const found =
      text[at] === "@" && !isWord(text.slice(0, at), "last")
        ? longestFirst.find(
            ([, label]) => text.startsWith(label, at + 1) && !isWord(text.slice(at + 1 + label.length), "first"),
          )
        : undefined
    made += found ? `<@${found[0]}>` : text[at]
    at += found ? found[1].length + 1 : 1
  }
  return made
}

const isWord = (text: string, end: "first" | "last"): boolean =>
  (end === "first" ? /^[\p{L}\p{M}\p{N}_]/u : /[\p{L}\p{M}\p{N}_]$/u).test(text)

/** What follows the `@` before the caret, for the list of people: `from` is where the `@` stands. Null when there is none. */
export function askedFor(text: string, caret: number): { readonly from: number; readonly words: string } | null {
  const before = text.slice(0, caret)
  const from = before.lastIndexOf("@")
  if (from < 0 || isWord(before.slice(0, from), "last")) return null
  const words = before.slice(from + 1)
  return words.length > 60 || /[\n@<>]|\s\s|^\s/u.test(words) ? null : { from, words }
}

/** Those whose name, or a part of it, begins so; without regard to case and accents. */
export function whoFits<P extends Named>(people: readonly P[], words: string): P[] {
  const wanted = folded(words)
  const parts = (name: string): string[] => [name, ...name.split(/[\s-]+/u).slice(1)]
  return people.filter(
    ({ name, siglum }) =>
      parts(folded(name)).some(part => part.startsWith(wanted)) || (wanted !== "" && folded(siglum) === wanted),
  )
}

const folded = (text: string): string => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase()
