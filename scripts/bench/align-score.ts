/** Scores of an alignment against a true one: strict, lax, what stands alone, and how far confidence can be trusted. */
export interface Pair {
  readonly source: readonly string[]
  readonly target: readonly string[]
  readonly confidence?: number
}

export interface Counts {
  readonly found: number
  readonly foundStrict: number
  readonly foundLax: number
  readonly gold: number
  readonly goldStrict: number
  readonly goldLax: number
  readonly aloneFound: number
  readonly aloneGold: number
  readonly aloneBoth: number
  readonly pairs: number
  readonly sure: number
  readonly sureRight: number
}

const SURE = 0.8
const keyOf = ({ source, target }: Pair): string => `${[...source].sort().join()}|${[...target].sort().join()}`
const bothSides = ({ source, target }: Pair): boolean => source.length > 0 && target.length > 0

/** Precision over all pairs found, one-sided ones too; recall over true pairs with both sides. */
export function scorePairs(gold: readonly Pair[], found: readonly Pair[]): Counts {
  const goldKeys = new Set(gold.map(keyOf))
  const foundTwo = found.filter(bothSides)
  const foundKeys = new Set(foundTwo.map(keyOf))
  const goldTwo = gold.filter(bothSides)
  const [touchGold, touchFound] = [toucher(gold), toucher(foundTwo)]
  const [a, b] = [aloneIn(gold), aloneIn(found)]
  const isRight = (pair: Pair): boolean => goldKeys.has(keyOf(pair))
  const sure = foundTwo.filter(pair => (pair.confidence ?? 0) >= SURE)
  return {
    found: found.length,
    foundStrict: found.filter(isRight).length,
    foundLax: found.filter(pair => isRight(pair) || touchGold(pair)).length,
    gold: goldTwo.length,
    goldStrict: goldTwo.filter(pair => foundKeys.has(keyOf(pair))).length,
    goldLax: goldTwo.filter(touchFound).length,
    aloneFound: b.size,
    aloneGold: a.size,
    aloneBoth: Array.from(b).filter(id => a.has(id)).length,
    pairs: foundTwo.length,
    sure: sure.length,
    sureRight: sure.filter(isRight).length,
  }
}

/** Does a pair share a source and a target with one of the list? */
function toucher(list: readonly Pair[]): (pair: Pair) => boolean {
  const shared = new Set(list.flatMap(({ source, target }) => source.flatMap(s => target.map(t => `${s}|${t}`))))
  return ({ source, target }) => source.some(s => target.some(t => shared.has(`${s}|${t}`)))
}

const aloneIn = (pairs: readonly Pair[]): Set<string> =>
  new Set(
    pairs
      .filter(pair => !bothSides(pair))
      .flatMap(({ source, target }) => [...source.map(s => `s${s}`), ...target.map(t => `t${t}`)]),
  )

export function sum(all: readonly Counts[]): Counts {
  const total = (key: keyof Counts): number => all.reduce((n, counts) => n + counts[key], 0)
  return {
    found: total("found"),
    foundStrict: total("foundStrict"),
    foundLax: total("foundLax"),
    gold: total("gold"),
    goldStrict: total("goldStrict"),
    goldLax: total("goldLax"),
    aloneFound: total("aloneFound"),
    aloneGold: total("aloneGold"),
    aloneBoth: total("aloneBoth"),
    pairs: total("pairs"),
    sure: total("sure"),
    sureRight: total("sureRight"),
  }
}

const ratio = (a: number, b: number): number => (b === 0 ? 0 : a / b)
const f1 = (p: number, r: number): number => (p + r === 0 ? 0 : (2 * p * r) / (p + r))

export const scoreCounts = (c: Counts) => ({
  strict: f1(ratio(c.foundStrict, c.found), ratio(c.goldStrict, c.gold)),
  lax: f1(ratio(c.foundLax, c.found), ratio(c.goldLax, c.gold)),
  alone: f1(ratio(c.aloneBoth, c.aloneFound), ratio(c.aloneBoth, c.aloneGold)),
  sure: { share: ratio(c.sure, c.pairs), right: ratio(c.sureRight, c.sure) },
})

/** Of all pairs with two sides: how many are at least so sure, and how many of those are strictly right. */
export function calibration(
  gold: readonly (readonly Pair[])[],
  found: readonly (readonly Pair[])[],
  cuts: readonly number[],
): { readonly share: number; readonly right: number }[] {
  const all = found.flatMap((pairs, k) => {
    const keys = new Set(gold[k]?.map(keyOf))
    return pairs.filter(bothSides).map(pair => ({ sure: pair.confidence ?? 0, right: keys.has(keyOf(pair)) }))
  })
  return cuts.map(cut => {
    const sure = all.filter(pair => pair.sure >= cut)
    return { share: ratio(sure.length, all.length), right: ratio(sure.filter(pair => pair.right).length, sure.length) }
  })
}
