/**
 * How many random runs a law gets, and which. `npm test` runs the same seeds everywhere; on demand
 *   COTEJO_LAW_RUNS=50000    all laws of suggestions together get as many runs (2,000 otherwise)
 *   COTEJO_LAW_SEED=fresh    seeds that nobody has run before; a number begins there. Failures name their seed.
 */
const asked = process.env.COTEJO_LAW_SEED ?? "1"

/** The seed that the first run has. */
export const firstSeed = asked === "fresh" ? (Date.now() % 1_000_000_000) + 1_000_000 : Number(asked)

export const lawRuns = (share: number): number => Math.ceil(Number(process.env.COTEJO_LAW_RUNS ?? 2000) * share)

/** Runs a law over its seeds, one after the other; an error says which seed it was. */
export function eachSeed(count: number, check: (seed: number) => void): void {
  for (let seed = firstSeed; seed < firstSeed + count; seed++) {
    try {
      check(seed)
    } catch (error) {
      throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  }
}
