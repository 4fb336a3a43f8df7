/** Every form of a dictionary, with its basic form and its tags. */
import type { Dix, Entry } from "./read-dix"

export interface DixForm {
  readonly written: string
  readonly lemma: string
  readonly tags: readonly string[]
  /** With a pronoun at its end. */
  readonly clitic: boolean
}

/** Paradigms within paradigms; a real one has four or five. */
const DEEPEST = 24
/** Forms and half forms that are looked at: all of Spanish, with every pronoun at every verb, is some five million. */
const MOST_STEPS = 50_000_000

export class TooMany extends Error {}

/** Throws TooMany for paradigms that hold themselves, or never end. */
export function* formsOf({ entries, paradigms }: Dix): Generator<DixForm> {
  let steps = 0
  function* from(entry: Entry, at: number, before: DixForm, depth: number): Generator<DixForm> {
    steps++
    if (depth > DEEPEST || steps > MOST_STEPS) throw new TooMany()
    const part = entry[at]
    if (!part) {
      yield before
      return
    }
    if (part.kind === "letters") {
      yield* from(entry, at + 1, joined(before, part), depth)
      return
    }
    for (const inner of paradigms.get(part.name) ?? [])
      for (const form of from(inner, 0, before, depth + 1)) yield* from(entry, at + 1, form, depth)
  }
  for (const entry of entries) yield* from(entry, 0, { written: "", lemma: "", tags: [], clitic: false }, 0)
}

type Letters = Extract<Entry[number], { kind: "letters" }>

/** What is told after a join is of the pronoun; the lemma ends where the tags begin. */
function joined(before: DixForm, { written, meant, tags, joins }: Letters): DixForm {
  const isVerbs = before.clitic
  return {
    written: before.written + written,
    lemma: isVerbs || before.tags.length > 0 ? before.lemma : before.lemma + meant,
    tags: isVerbs ? before.tags : [...before.tags, ...tags],
    clitic: isVerbs || joins,
  }
}
