/**
 * Purpose: what became in Word of the suggestions of one row.
 * Design: what still stands in the file with its author and second is open. Of the others every way of deciding them is tried
 *   until the text is the one in the file; where none fits (somebody typed without tracking), each is judged by the words
 *   of its own that are there or are not.
 */
import { diffArrays } from "diff"
import type { Token } from "./tokens"

export type Verdict = "accept" | "reject"

export interface RowVerdicts {
  readonly verdicts: ReadonlyMap<string, Verdict>
  /** The row's text is fully explained by them. */
  readonly exact: boolean
}

/** Words that are suggested and wanted out again cannot be said in Word: the file has them as suggested. */
export const outOf = (token: Token): readonly string[] => (token.ins.length > 0 ? [] : token.del.slice(0, 1))
export const inBy = (token: Token): readonly string[] => token.ins.slice(0, 1)

interface Chunk {
  readonly text: string
  readonly ins: string | null
  readonly del: string | null
}

/** How many guesses are tried for one row. */
const MOST_GUESSES = 20_000

/**
 * @param base the row as it went out
 * @param now its text in the file, without what is new there
 * @param open of these the file still shows that they are open
 */
export function rowVerdicts(
  base: readonly Token[],
  now: readonly Token[],
  open: ReadonlySet<string>,
  asked: ReadonlySet<string>,
): RowVerdicts {
  const wanted = now.map(token => token.text).join("")
  const chunks = chunksOf(base, id => asked.has(id) && !open.has(id))
  const ids = [...new Set(chunks.flatMap(chunk => [chunk.ins, chunk.del].filter((id): id is string => id !== null)))]
  const exact = guess(chunks, wanted)
  if (exact !== null) return { verdicts: exact, exact: true }
  return { verdicts: byWords(base, now, ids), exact: false }
}

function chunksOf(base: readonly Token[], isAsked: (id: string) => boolean): Chunk[] {
  const out: { text: string; ins: string | null; del: string | null }[] = []
  for (const token of base) {
    const ins = inBy(token).find(isAsked) ?? null
    const del = outOf(token).find(isAsked) ?? null
    const last = out.at(-1)
    if (last && last.ins === ins && last.del === del) last.text += token.text
    else out.push({ text: token.text, ins, del })
  }
  return out
}

function guess(chunks: readonly Chunk[], wanted: string): Map<string, Verdict> | null {
  const verdicts = new Map<string, Verdict>()
  let left = MOST_GUESSES
  const from = (index: number, at: number): boolean => {
    if (left-- <= 0) return false
    const chunk = chunks[index]
    if (chunk === undefined) return at === wanted.length
    const id = chunk.ins ?? chunk.del
    if (id === null) return wanted.startsWith(chunk.text, at) && from(index + 1, at + chunk.text.length)
    const known = verdicts.get(id)
    for (const verdict of known === undefined ? (["accept", "reject"] as const) : [known]) {
      verdicts.set(id, verdict)
      const stays = (verdict === "accept") === (chunk.ins !== null)
      if (!stays) {
        if (from(index + 1, at)) return true
      } else if (wanted.startsWith(chunk.text, at) && from(index + 1, at + chunk.text.length)) return true
    }
    if (known === undefined) verdicts.delete(id)
    return false
  }
  return from(0, 0) ? verdicts : null
}

/** For each, its words that are in the file speak one way, those that are not the other. */
function byWords(base: readonly Token[], now: readonly Token[], ids: readonly string[]): Map<string, Verdict> {
  const votes = new Map(ids.map(id => [id, 0]))
  const vote = (id: string, by: number): void => {
    const before = votes.get(id)
    if (before !== undefined) votes.set(id, before + by)
  }
  let at = 0
  for (const part of diffArrays(
    base.map(token => token.text),
    now.map(token => token.text),
  )) {
    if (part.added) continue
    for (const _ of part.value) {
      const token = base[at++] as Token
      for (const id of inBy(token)) vote(id, part.removed ? -1 : 1)
      for (const id of outOf(token)) vote(id, part.removed ? 1 : -1)
    }
  }
  return new Map([...votes].map(([id, count]) => [id, count > 0 ? "accept" : "reject"]))
}
