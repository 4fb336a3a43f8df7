/** `npm run bench -- memory`: a memory of 50,000 pairs: how long it takes to build, to look up, to search, and what it weighs. */
import { Memory } from "@/lib/memory/memory"
import { Random } from "@/lib/testing/random"
import { makeUpText } from "./made-up-text"

const ENTRIES = 50_000
const LOOKUPS = 1_000

export default function run(): number {
  const random = new Random(1)
  const { source, target } = makeUpText(ENTRIES + 5_000, 1)
  const entries = source.slice(0, ENTRIES).map((words, k) => ({ id: `${k}`, source: words, target: target[k] ?? "" }))
  globalThis.gc?.()
  const before = process.memoryUsage().heapUsed
  let from = performance.now()
  const memory = new Memory(entries)
  const built = performance.now() - from
  globalThis.gc?.()
  const heap = (process.memoryUsage().heapUsed - before) / 1e6
  // One word in ten is another: about what a page that is like an older one has.
  const asked = Array.from({ length: LOOKUPS }, () =>
    random
      .pick(entries)
      .source.split(" ")
      .map(word => (random.chance(0.1) ? "otherwise" : word))
      .join(" "),
  )
  const times: number[] = []
  let found = 0
  for (const text of asked) {
    from = performance.now()
    if (memory.similar(text).length > 0) found++
    times.push(performance.now() - from)
  }
  times.sort((a, b) => a - b)
  const at = (share: number) => (times[Math.floor(share * (times.length - 1))] ?? 0).toFixed(2)
  const whole = times.reduce((sum, time) => sum + time, 0)
  from = performance.now()
  for (const { source: words } of entries.slice(0, LOOKUPS)) memory.concordance(words.split(" ")[1] ?? words, "source")
  const searched = (performance.now() - from) / LOOKUPS
  console.log(`${memory.size} pairs: built in ${(built / 1000).toFixed(1)} s, ${heap.toFixed(0)} MB beside the texts`)
  console.log(
    `similar pairs: ${((1000 * LOOKUPS) / whole).toFixed(0)} lookups a second; median ${at(0.5)} ms, 95 % ${at(0.95)} ms; ${found} of ${LOOKUPS} found something`,
  )
  console.log(`concordance of a word: ${searched.toFixed(2)} ms`)
  return 0
}
