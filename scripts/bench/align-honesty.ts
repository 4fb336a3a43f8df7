/** What the aligner says of itself: is it right when it is sure, does it see what changed places and what does not belong together? */
import { alignSegments, type SegmentedSide } from "@/lib/align/align-pages"
import type { Segment } from "@/lib/align/types"
import { Random } from "@/lib/testing/random"
import { calibration } from "./align-score"
import { answersOf, documentsOf, type Gold } from "./align-sets"

const CUTS = [0.5, 0.7, 0.8, 0.9, 0.95]
const SEED = 3
const SWAPS = 0.08
const SURE = 0.8

export async function measureHonesty(sets: readonly string[]): Promise<void> {
  console.log(`\nsure at least   ${CUTS.map(cut => String(cut).padEnd(16)).join("")}(share of pairs: of these right)`)
  for (const set of sets) {
    const { gold, found } = await answersOf(documentsOf(set))
    const cells = calibration(gold, found, CUTS).map(({ share, right }) => `${percent(share)}: ${percent(right, 1)}`)
    console.log(`${set.padEnd(16)}${cells.map(cell => cell.padEnd(16)).join("")}`)
  }
  console.log("")
  for (const set of sets) {
    const { swapped, found } = await swapsFound(documentsOf(set))
    console.log(`${set.padEnd(14)} neighbours swapped (seed ${SEED}): ${found} of ${swapped} found`)
  }
  const all = sets.filter(set => !set.startsWith("textberg")).flatMap(documentsOf)
  const { strangers, said, most, kin, doubted } = await strangersSaid(all)
  console.log(
    `pages that do not belong together: ${said} of ${strangers} said so, at most ${percent(most)} of their segments in sure pairs; ` +
      `true pages doubted: ${doubted} of ${kin}`,
  )
}

const percent = (share: number, digits = 0): string => `${(100 * share).toFixed(digits)} %`

/** Exchanges neighbouring sentences of one target block, each of which has one partner, here and there. */
async function swapsFound(documents: readonly Gold[]): Promise<{ swapped: number; found: number }> {
  const random = new Random(SEED)
  let [swapped, found] = [0, 0]
  for (const { source, target, pairs } of documents) {
    const partner = new Map(
      pairs.filter(p => p.source.length === 1 && p.target.length === 1).map(p => [p.target[0], p.source[0]]),
    )
    const segments = [...target.segments]
    const moved = new Map<string, string>()
    for (let k = 0; k + 1 < segments.length; k++) {
      const [first, second] = [segments[k], segments[k + 1]]
      if (!first || !second || first.block !== second.block || !random.chance(SWAPS)) continue
      const [a, b] = [partner.get(String(first.id)), partner.get(String(second.id))]
      if (a === undefined || b === undefined || Number(b) - Number(a) !== 1) continue
      segments[k] = { ...second, from: first.from, to: first.from + second.text.length }
      segments[k + 1] = { ...first, from: first.from + second.text.length, to: second.to }
      moved.set(String(second.id), b).set(String(first.id), a)
      k++
    }
    const answer = await answersOf([{ name: "", source, target: { ...target, segments }, pairs }])
    const keys = new Set(answer.found[0]?.map(pair => `${pair.source.join()}|${pair.target.join()}`))
    swapped += moved.size / 2
    for (const [t, s] of moved) if (keys.has(`${s}|${t}`)) found += 1 / 2
  }
  return { swapped, found }
}

async function strangersSaid(documents: readonly Gold[]) {
  const result = { strangers: 0, said: 0, most: 0, kin: 0, doubted: 0 }
  for (const { source, name } of documents) {
    for (const { target, name: other } of documents) {
      // The same manual, plain and hard, is no stranger to itself.
      const same = name === other
      const { kinship, pairs } = await alignSegments(shortened(source), shortened(target), { recut: false })
      if (same) {
        result.kin += 1
        if (kinship !== "related") result.doubted += 1
        continue
      }
      const sure = pairs.filter(p => p.confidence >= SURE && p.source.length > 0 && p.target.length > 0)
      const count = (list: typeof pairs): number => list.reduce((n, p) => n + p.source.length + p.target.length, 0)
      result.strangers += 1
      if (kinship === "unrelated") result.said += 1
      result.most = Math.max(result.most, count(sure) / Math.max(1, count(pairs)))
    }
  }
  return result
}

/** Enough of a long text to judge it by. */
const ENOUGH = 150
const shortened = ({ lang, segments }: SegmentedSide): { lang: string; segments: readonly Segment[] } => ({
  lang,
  segments: segments.slice(0, ENOUGH),
})
