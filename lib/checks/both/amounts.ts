/** Amounts of money: the number is there, but the currency became another. */
import type { Check, Found } from "../check"

const currencies: readonly (readonly [string, RegExp])[] = [
  ["euro", /€|(?<!\p{L})(?:EUR|euros?)(?!\p{L})/iu],
  ["pound", /£|(?<!\p{L})(?:GBP|pounds?|libras?|livres?|Pfund)(?!\p{L})/iu],
  ["dollar", /\$|(?<!\p{L})(?:USD|dollars?|dólar(?:es)?|dollari?|dólares)(?!\p{L})/iu],
  ["yen", /¥|(?<!\p{L})(?:JPY|yen(?:es|s)?)(?!\p{L})/iu],
  ["peso", /(?<!\p{L})(?:MXN|pesos?)(?!\p{L})/iu],
]
/** A number with a sign or a code before it, or a sign, code or word after it; "million" and "de" may lie between. */
const AMOUNT =
  /(?:(?:US|[A-Z]{1,2})?[$€£¥]\s?|(?<!\p{L})(?:EUR|USD|GBP|JPY|MXN)\s)(\d[\d.,\u00a0\u202f]{0,24})|(?<![\d.,])(\d[\d.,\u00a0\u202f]{0,24})(?:\s?(?:millones|millions?|billions?|milliards?|mil|thousand))?(?:\s(?:de|d['’]))?\s?(?:[$€£¥]|(?:EUR|USD|GBP|JPY|MXN|euros?|dollars?|dólar(?:es)?|dollari|pounds?|libras?|yen(?:es)?|pesos?)(?!\p{L}))/giu

const digitsOf = (text: string) => text.replace(/\D/g, "")

function amountsIn(text: string) {
  return Array.from(text.matchAll(AMOUNT), ({ 0: words, 1: after, 2: before, index }) => ({
    from: index,
    to: index + words.trimEnd().replace(/[.,]+$/, "").length,
    digits: digitsOf(after ?? before ?? ""),
    currency: currencies.find(([, pattern]) => pattern.test(words))?.[0] ?? "",
    text: words.trim().replace(/[.,]+$/, ""),
  }))
}

export const amounts: Check = {
  id: "amounts",
  category: "mistranslation",
  severity: "major",
  level: "warning",
  confidence: 0.9,
  needs: "pair",
  *find({ source, target }): Generator<Found> {
    if (!source?.trim() || !target?.trim()) return
    const theirs = amountsIn(source)
    if (theirs.length === 0) return
    for (const our of amountsIn(target)) {
      const same = theirs.filter(({ digits }) => digits === our.digits)
      const [first] = same
      if (first && !same.some(({ currency }) => currency === our.currency))
        yield { from: our.from, to: our.to, code: "amount-differs", values: { amount: first.text } }
    }
  },
  examples: [
    { source: "It costs $50.", target: "Cuesta 50 €.", finds: ["50 €"] },
    { source: "It costs €20 a month.", target: "Cuesta 20 dólares al mes.", finds: ["20 dólares"] },
    { source: "It costs $50.", target: "Cuesta 50 dólares.", finds: [] },
    { source: "They gave £1,500 and $3 million.", target: "Dieron 1.500 libras y 3 millones de dólares.", finds: [] },
    { source: "It costs 20 euros.", target: "Cela coûte 20 €.", targetLang: "fr", finds: [] },
  ],
}
