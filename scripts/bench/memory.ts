/**
 * Measures how soon the memory answers: npm run bench -- memory [--units 50000] [--pages 100]
 * Made-up sentences spread over pages, each a memory of its own as on the server; half of what is asked is near a known one.
 */
import { Memory } from "@/lib/review/memory/memory"
import { Random } from "@/lib/testing/random"
import { quantile } from "./editor/table"
import { makeUpText } from "./made-up-text"

const SEED = 5
const ASKED = 400

export async function run(args: string[]): Promise<number> {
  const option = (name: string, otherwise: number) =>
    args.includes(`--${name}`) ? Number(args[args.indexOf(`--${name}`) + 1]) : otherwise
  const [units, pages] = [option("units", 50_000), option("pages", 100)]
  const random = new Random(SEED)
  const text = makeUpText(units, SEED)
  const made = text.source.map((source, i) => ({ source, target: text.target[i] ?? source }))
  const before = process.memoryUsage().heapUsed
  let begun = performance.now()
  const each = Math.ceil(made.length / pages)
  const memories = Array.from({ length: pages }, (_, k) => new Memory(made.slice(k * each, (k + 1) * each)))
  const built = performance.now() - begun
  const heap = (process.memoryUsage().heapUsed - before) / 1e6
  const times: number[] = []
  let found = 0
  for (let k = 0; k < ASKED; k++) {
    const words = random.pick(made).source.split(" ")
    if (k % 2 === 0) words.splice(random.between(0, words.length - 1), 1, "otherwise")
    begun = performance.now()
    found += memories.flatMap(memory => memory.similar(words.join(" "))).length
    times.push(performance.now() - begun)
  }
  begun = performance.now()
  const holding = memories.reduce((sum, memory) => sum + memory.holding("ta").length, 0)
  const first = performance.now() - begun
  begun = performance.now()
  for (const memory of memories) memory.holding("tra")
  const again = performance.now() - begun
  const ms = (value: number) => `${value.toFixed(1)} ms`
  console.log(`${made.length} units on ${pages} pages; built in ${ms(built)}, ${heap.toFixed(0)} MB`)
  console.log(
    `what is like a source: p50 ${ms(quantile(times, 0.5))}, p95 ${ms(quantile(times, 0.95))}; ${found} found by ${ASKED}`,
  )
  console.log(`words: ${ms(first)} the first time (${holding} found), ${ms(again)} then`)
  return 0
}
export default run
