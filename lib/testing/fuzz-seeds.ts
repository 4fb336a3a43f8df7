/**
 * How many seeds the fuzz of the sync gets, and which: 500 in `npm test`, the same everywhere. On demand
 *   COTEJO_FUZZ_SEEDS=10000   so many
 *   COTEJO_FUZZ_FROM=501      beginning there, for running many in portions
 */
const count = Number(process.env.COTEJO_FUZZ_SEEDS ?? 500)
const from = Number(process.env.COTEJO_FUZZ_FROM ?? 1)

export const fuzzSeeds: readonly number[] = Array.from({ length: count }, (_, i) => from + i)

/** A busy machine takes its time; this is not a measurement. In milliseconds. */
export const LONG = 3_600_000
