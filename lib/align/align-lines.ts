/**
 * The heart: lines of two sides in, beads out.
 *
 * Design: words that look alike give a band; a cheap path in it gives a corridor; in the corridor the real search runs a few
 *   times, learning words from the pairs it is sure of in between. Between gates (confirmed pairs) each stretch is a region
 *   searched by itself, while words are counted and learned over the whole.
 * Guarantees: deterministic; every line in exactly one bead; no bead passes a gate; near-linear in time for long inputs.
 * Not here: cutting lines (recut.ts), locks as spans (align-pages.ts).
 */
import type { Breath } from "./breath"
import type { Confirmed, Knowledge, Vote } from "./knowledge"
import type { Line, SureBead } from "./lines"
import { occurrencesOf } from "./occurrences"
import type { Side } from "./region"
import { PREPARED, Search } from "./search"
import { settings } from "./settings"
import { buildVocabulary } from "./vocabulary"

export interface LineAlignment {
  /** In reading order, in lines as they were given. */
  readonly beads: readonly SureBead[]
  readonly knowledge: Knowledge
}

/** Share of the whole work at which the rounds end; the rest is for the steps that cut. */
export const SEARCHED = 0.9

export async function alignLines(
  sourceLines: readonly Line[],
  targetLines: readonly Line[],
  breath: Breath,
  confirmed: Confirmed = { gates: [], examples: [] },
  vote?: Vote,
): Promise<LineAlignment> {
  const source = sideOf(
    sourceLines,
    confirmed.examples.map(example => example.source),
  )
  const target = sideOf(
    targetLines,
    confirmed.examples.map(example => example.target),
  )
  const search = new Search(source, target, confirmed, breath, vote)
  await search.prepare()
  const rounds = sourceLines.length + targetLines.length > settings.manyLines ? 1 : settings.rounds
  for (let round = 0; round < rounds; round++) {
    const share = (done: number): number => PREPARED + ((SEARCHED - PREPARED) * done) / rounds
    breath.stage(share(round), share(round + 1))
    await search.round(round)
  }
  return { beads: search.beads(), knowledge: search.knowledge() }
}

export function sideOf(lines: readonly Line[], more: readonly string[] = []): Side {
  const vocabulary = buildVocabulary([...lines.map(line => line.text), ...more])
  return {
    lines,
    vocabulary,
    occurrences: occurrencesOf(vocabulary, lines.length),
    lengths: Int32Array.from(lines, line => line.text.length),
  }
}
