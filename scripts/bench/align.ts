/**
 * Measures the aligner: time, memory and growth on made-up text of several sizes, and, where ../shared is at hand, how right
 * it is on the development sets.   npm run bench -- align [--sizes 100,1000,10000] [--no-sets]
 */
import { performance } from "node:perf_hooks"
import { alignSegments, type SegmentedSide } from "@/lib/align/align-pages"
import type { Segment } from "@/lib/align/types"
import { hasShared } from "@/lib/testing/aligning"
import { measureSets } from "./align-sets"
import { type MadeUpText, makeUpText } from "./made-up-text"

const SIZES = [100, 1_000, 3_000, 10_000]
const SEED = 5

export async function run(args: string[]): Promise<void> {
  const list = args[args.indexOf("--sizes") + 1]
  const sizes = args.includes("--sizes") && list ? list.split(",").map(Number) : SIZES
  await measureSizes(sizes.filter(size => size > 0))
  if (args.includes("--no-sets")) return
  if (hasShared("align", "dev")) await measureSets()
  else
    console.log("The development sets are not here (../shared/align/dev): only time, memory and growth were measured.")
}
export default run

/** Sentences as segments of paragraphs of five. */
function sideOf(lang: string, sentences: readonly string[]): SegmentedSide {
  let from = 0
  return {
    lang,
    segments: sentences.map((text, id): Segment => {
      if (id % 5 === 0) from = 0
      const segment = { id, kind: "paragraph", block: Math.floor(id / 5), from, to: from + text.length, text } as const
      from = segment.to
      return segment
    }),
  }
}

interface Measured {
  readonly size: number
  readonly wall: number
  readonly cpu: number
}

async function measureSizes(sizes: readonly number[]): Promise<void> {
  console.log(`made-up text, seed ${SEED} (milliseconds; memory of the whole process)`)
  const warm = makeUpText(100, SEED)
  for (let k = 0; k < 5; k++) await align(warm)
  const measured: Measured[] = []
  for (const size of sizes) {
    const text = makeUpText(size, SEED)
    const before = process.cpuUsage()
    const start = performance.now()
    const right = await align(text)
    const wall = performance.now() - start
    const { user, system } = process.cpuUsage(before)
    const cpu = (user + system) / 1_000
    measured.push({ size, wall, cpu })
    const memory = Math.round(process.memoryUsage().rss / 1e6)
    console.log(
      `${String(size).padStart(7)} sentences a side: ${wall.toFixed(0).padStart(6)} ms, ${cpu.toFixed(0).padStart(6)} ms of processor, ` +
        `${memory} MB, ${(right * 100).toFixed(1)} % of pairs right`,
    )
  }
  const [first, last] = [measured.find(m => m.size >= 1_000), measured.at(-1)]
  if (first && last && last.size > first.size) {
    const growth = Math.log(last.cpu / first.cpu) / Math.log(last.size / first.size)
    console.log(`growth from ${first.size} to ${last.size}: n to the power of ${growth.toFixed(2)}`)
  }
}

/** The share of the true pairs that were found. */
async function align(text: MadeUpText): Promise<number> {
  const source = sideOf("en", text.source)
  const target = sideOf("es", text.target)
  const { pairs } = await alignSegments(source, target, { recut: false })
  const key = (a: readonly string[], b: readonly string[]): string => `${a.join()}|${b.join()}`
  const place = (side: SegmentedSide) => (id: number) => `${side.segments[id]?.block}:${side.segments[id]?.from}`
  const found = new Set(
    pairs.map(pair =>
      key(
        pair.source.map(s => `${s.block}:${s.from}`),
        pair.target.map(t => `${t.block}:${t.from}`),
      ),
    ),
  )
  const right = text.pairs.filter(pair =>
    found.has(key(pair.source.map(place(source)), pair.target.map(place(target)))),
  )
  return right.length / text.pairs.length
}
