/** Dates with a month's name or in figures. The names of months come from the runtime's own tables, for any language. */
import type { Check, Found } from "../check"

interface Day {
  readonly from: number
  readonly to: number
  readonly text: string
  /** [day, month]; two of them where 3/4/2011 may be read in either order. */
  readonly days: readonly (readonly [number, number])[]
  readonly year: number | null
}

export const dates: Check = {
  id: "dates",
  category: "mistranslation",
  severity: "major",
  level: "warning",
  confidence: 0.9,
  needs: "pair",
  *find({ source, target, sourceLang, targetLang }): Generator<Found> {
    if (!source?.trim() || !target?.trim()) return
    const theirs = datesIn(source, sourceLang)
    if (theirs.length === 0) return
    const ours = datesIn(target, targetLang)
    const free = ours.filter(our => !theirs.some(their => isSameDay(our, their)))
    for (const their of theirs) {
      if (ours.some(our => isSameDay(our, their))) continue
      const other = free.shift()
      // Without any date in the translation it may be said otherwise ("last Monday"); numbers tell what is missing.
      if (!other) continue
      yield { from: other.from, to: other.to, code: "date-differs", values: { date: their.text } }
    }
  },
  examples: [
    {
      source: "It began on September 17, 2011.",
      target: "Empezó el 17 de octubre de 2011.",
      finds: ["17 de octubre de 2011"],
    },
    { source: "It began on 17 September 2011.", target: "Empezó el 17 de septiembre de 2011.", finds: [] },
    { source: "On May 3 we met.", target: "Am 4. Mai trafen wir uns.", targetLang: "de", finds: ["4. Mai"] },
    { source: "On 3/4/2011 we met.", target: "Nos vimos el 3 de abril de 2011.", finds: [] },
    { source: "Updated 2011-09-17.", target: "Mise à jour le 17 septembre 2011.", targetLang: "fr", finds: [] },
    { source: "On May 3 they may go.", target: "Se van el lunes.", finds: [] },
  ],
}

const isSameDay = (a: Day, b: Day): boolean =>
  (a.year === null || b.year === null || a.year === b.year) &&
  a.days.some(([day, month]) => b.days.some(other => other[0] === day && other[1] === month))

const FIGURES = /(?<![\d./-])(?:(\d{4})-(\d\d)-(\d\d)|(\d{1,2})([/.])(\d{1,2})\5(\d{4}))(?![\d/-]|\.\d)/g
const DAY_BEFORE = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|[.ºª°])?\s+(?:(?:of|de|di|d['’])\s*)?$/
const DAY_AFTER = /^\.?\s+(?:the\s+)?(\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)/
const YEAR = /^[\s,.]*(?:(?:del?|of|du)\s+)?(\d{4})(?!\d)/

function datesIn(text: string, lang: string): Day[] {
  const found: Day[] = []
  for (const match of text.matchAll(FIGURES)) {
    const [words, y, m, d, first, , second, year] = match
    const days: (readonly [number, number])[] = y
      ? [[Number(d), Number(m)]]
      : [
          [Number(first), Number(second)],
          [Number(second), Number(first)],
        ]
    const from = match.index
    found.push({ from, to: from + words.length, text: words, days, year: Number(y ?? year) })
  }
  const { pattern, numbers } = monthsOf(lang)
  for (const { 0: name, index } of text.matchAll(pattern)) {
    const month = numbers.get(name.toLowerCase()) ?? 0
    // "may" and "march" are words, too: an English month has its capital.
    if (/^en\b/i.test(lang) && name.charAt(0) === name.charAt(0).toLowerCase()) continue
    const before = DAY_BEFORE.exec(text.slice(Math.max(0, index - 14), index))
    const end = index + name.length
    const after = before ? null : DAY_AFTER.exec(text.slice(end, end + 14))
    const day = Number(before?.[1] ?? after?.[1] ?? 0)
    if (day < 1 || day > 31) continue
    const from = before ? index - before[0].length : index
    const near = end + (after?.[0].length ?? 0)
    const year = YEAR.exec(text.slice(near, near + 16))
    const to = near + (year?.[0].length ?? 0)
    found.push({ from, to, text: text.slice(from, to), days: [[day, month]], year: year ? Number(year[1]) : null })
  }
  return found
}

interface Months {
  readonly pattern: RegExp
  readonly numbers: ReadonlyMap<string, number>
}
const known = new Map<string, Months>()

/** Long names, as they stand alone and as they stand in a date (Russian has two), and short ones of three letters in English. */
function monthsOf(lang: string): Months {
  const made = known.get(lang)
  if (made) return made
  const numbers = new Map<string, number>()
  for (let month = 0; month < 12; month++) {
    const date = new Date(Date.UTC(2011, month, 15))
    for (const parts of [{ month: "long" }, { month: "long", day: "numeric" }, { month: "short" }] as const) {
      const shape = new Intl.DateTimeFormat(safe(lang), { ...parts, timeZone: "UTC" }).formatToParts(date)
      const name =
        shape
          .find(part => part.type === "month")
          ?.value.toLowerCase()
          .replace(/\.$/, "") ?? ""
      if (/^\p{L}{3,}$/u.test(name)) numbers.set(name, month + 1)
    }
  }
  if (numbers.has("septiembre")) numbers.set("setiembre", 9)
  const names = [...numbers.keys()].sort((a, b) => b.length - a.length).join("|")
  const pattern = new RegExp(names === "" ? "(?!)" : `(?<![\\p{L}\\p{M}])(?:${names})(?![\\p{L}\\p{M}])`, "giu")
  const months = { pattern, numbers }
  known.set(lang, months)
  return months
}

function safe(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? "en"
  } catch {
    // No language tag: a RangeError, and nothing else comes from here.
    return "en"
  }
}
