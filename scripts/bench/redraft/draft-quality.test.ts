/** A draft whose rows are known: what was said of it in the bench holds. The figures themselves are the bench's. */
import { expect, it } from "vitest"
import { Random } from "@/lib/testing/random"
import { MANNERS, redraftAtRandom, rowsOfText } from "./random-draft"
import { alignedAnew, count, docOf, facingIn, laidBeside, nothing, textsOf } from "./score"

const ROWS = 150

it.each(MANNERS.slice(0, 3))(
  "$name: stands beside its rows as well as if both texts were aligned anew",
  async manner => {
    const [ours, anew] = [nothing(), nothing()]
    for (const seed of [1, 2, 3]) {
      const rows = rowsOfText(ROWS, seed)
      const spare = rowsOfText(60, seed + 1000).map(row => row.target)
      const draft = redraftAtRandom(new Random(seed), rows, spare, manner)
      const { doc } = await laidBeside(docOf(rows), textsOf(draft))
      count(ours, draft, facingIn(doc))
      count(anew, draft, await alignedAnew(rows, textsOf(draft)))
    }
    expect(ours.right / ours.known).toBeGreaterThan(anew.right / anew.known - 0.01)
    // What is new stands alone. Where a paragraph went at the same place nobody can tell that it was not rewritten.
    expect(ours.alone / ours.fresh).toBeGreaterThan(0.8)
  },
  60_000,
)
