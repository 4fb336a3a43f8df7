/**
 * How right "without counterpart" is, on translated pages whose true pairs are known (../shared/align/dev): what it says of them as
 * they were published, and how many of the translations of which a third was taken away it finds.
 */
import { pageFacts } from "@/lib/checks/page-facts"
import { createChecker } from "@/lib/checks/run"
import { lexicons } from "@/lib/testing/lexicons"
import { documentsOf } from "../align-sets"

interface Texts {
  readonly source: string
  readonly target: string
}

export interface Counterparts {
  readonly pages: number
  /** Words of the source, in pairs left as they are, and marks on them. */
  readonly words: number
  readonly alarms: number
  /** Pairs cut, and those found by a mark that was not there before. */
  readonly cut: number
  readonly found: number
  /** Such marks. */
  readonly right: number
}

const EVERY = 10

/** Without the last third of its words. */
const shortened = (text: string): string => {
  const words = text.split(" ")
  return words.slice(0, Math.ceil((2 * words.length) / 3)).join(" ")
}

function pairsOf({ source, target, pairs }: ReturnType<typeof documentsOf>[number]): Texts[] {
  const words = (side: typeof source) => new Map(side.segments.map(one => [String(one.id), one.text]))
  const [ours, theirs] = [words(source), words(target)]
  const join = (ids: readonly string[], of: ReadonlyMap<string, string>) => ids.map(id => of.get(id) ?? "").join(" ")
  return pairs.map(one => ({ source: join(one.source, ours), target: join(one.target, theirs) }))
}

export async function counterparts(set: string): Promise<Counterparts> {
  const checker = createChecker(await lexicons(), { sourceLang: "en", targetLang: "es", only: ["no-counterpart"] })
  const sums = { pages: 0, words: 0, alarms: 0, cut: 0, found: 0, right: 0 }
  for (const page of documentsOf(set)) {
    const whole = pairsOf(page).filter(one => one.source !== "" && one.target !== "")
    const isCut = (i: number): boolean => i % EVERY === EVERY - 1 && (whole[i]?.target.split(" ").length ?? 0) >= 6
    const there = whole.map((one, i) => (isCut(i) ? { ...one, target: shortened(one.target) } : one))
    const marks = (pairs: readonly Texts[]): readonly string[][] => {
      const facts = pageFacts({ source: pairs.map(one => one.source), target: pairs.map(one => one.target), pairs })
      return pairs.map(pair => checker.check(pair, facts).findings.map(({ from, to }) => pair.source.slice(from, to)))
    }
    const before = marks(whole)
    sums.pages++
    for (const [i, now] of marks(there).entries()) {
      const fresh = now.filter(word => !before[i]?.includes(word))
      if (isCut(i)) {
        sums.cut++
        sums.right += fresh.length
        if (fresh.length > 0) sums.found++
      } else {
        sums.words += whole[i]?.source.split(" ").length ?? 0
        sums.alarms += now.length
      }
    }
  }
  return sums
}
