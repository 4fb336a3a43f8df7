/**
 * How well a second draft is laid beside the pairs there are: npm run bench -- redraft [--rows N] [--rounds N]
 * Random drafts of which every letter's row is known. Beside it what aligning both texts anew, without the old draft, would give.
 */
import { createHash } from "node:crypto"
import { Random } from "@/lib/testing/random"
import { MANNERS, redraftAtRandom, rowsOfText } from "./redraft/random-draft"
import { alignedAnew, count, docOf, facingIn, laidBeside, nothing, type Score, textsOf } from "./redraft/score"

const share = (part: number, whole: number): string => (whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`)

export default async function run(args: readonly string[]): Promise<void> {
  const number = (name: string, otherwise: number): number =>
    args.includes(name) ? Number(args[args.indexOf(name) + 1]) : otherwise
  const [size, rounds] = [number("--rows", 300), number("--rounds", 4)]
  const digest = createHash("sha256")
  for (const manner of MANNERS) {
    const [ours, anew] = [nothing(), nothing()]
    let [took, tookAnew] = [0, 0]
    for (let seed = 1; seed <= rounds; seed++) {
      const random = new Random(seed)
      const rows = rowsOfText(size, seed)
      const spare = rowsOfText(60, seed + 1000).map(row => row.target)
      const draft = redraftAtRandom(random, rows, spare, manner)
      const texts = textsOf(draft)
      const doc = docOf(rows)
      const began = process.cpuUsage()
      const result = await laidBeside(doc, texts)
      took += process.cpuUsage(began).user / 1000
      digest.update(JSON.stringify(result.steps.map(step => step.toJSON())))
      count(ours, draft, facingIn(result.doc))
      const again = process.cpuUsage()
      count(anew, draft, await alignedAnew(rows, texts))
      tookAnew += process.cpuUsage(again).user / 1000
    }
    const told = ({ right, known, alone, fresh }: Score): string =>
      `${share(right, known)} of the letters beside their row, ${share(alone, fresh)} of the new ones beside none`
    console.log(`${manner.name}\n  laid beside the old draft: ${told(ours)} (${Math.round(took / rounds)} ms)`)
    console.log(`  aligned anew:              ${told(anew)} (${Math.round(tookAnew / rounds)} ms)`)
  }
  console.log(`steps ${digest.digest("base64url").slice(0, 16)} (equal where the same steps were made)`)
}
