import type { Note } from "@/lib/page/outcome"
import type { BitextNote } from "./format"

/** Gathers notes on two-sided files: things that are counted, things said once, things said each time (up to a bound). */
export class Tally {
  readonly #counts = new Map<BitextNote, number>()
  readonly #said = new Map<BitextNote, Set<string>>()
  // More of one kind tell a person nothing new.
  static readonly mostOfOneKind = 20

  count(code: BitextNote, by = 1): void {
    if (by > 0) this.#counts.set(code, (this.#counts.get(code) ?? 0) + by)
  }

  add(code: BitextNote, detail: string): void {
    const said = this.#said.get(code) ?? new Set()
    if (said.size < Tally.mostOfOneKind) said.add(detail.length > 100 ? `${detail.slice(0, 99)}…` : detail)
    this.#said.set(code, said)
  }

  once(code: BitextNote): void {
    this.#said.set(code, new Set([""]))
  }

  notes(): readonly Note[] {
    return [
      ...[...this.#said].flatMap(([code, details]) =>
        [...details].map((detail): Note => (detail === "" ? { code } : { code, detail })),
      ),
      ...[...this.#counts].map(([code, n]): Note => ({ code, detail: String(n) })),
    ]
  }
}
