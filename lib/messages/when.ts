import type { Locale } from "./index"

/** Days before months and 24 hours, in English too: "12 March", "18:20". */
const dateLocale: { readonly [L in Locale]: string } = { en: "en-GB", es: "es" }
const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE

const made = new Map<string, Intl.DateTimeFormat>()
/** Making a formatter takes longer than a hundred uses of it. */
function formatter(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const known = made.get(key) ?? new Intl.DateTimeFormat(language, options)
  made.set(key, known)
  return known
}
const relative = new Map<string, Intl.RelativeTimeFormat>()
function relativeIn(language: string): Intl.RelativeTimeFormat {
  const known = relative.get(language) ?? new Intl.RelativeTimeFormat(language, { numeric: "auto" })
  relative.set(language, known)
  return known
}

/** "18:20" */
export const clock = (at: number, locale: Locale, timeZone?: string): string =>
  formatter(dateLocale[locale], {
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at)

/** "12 March 2026, 18:20": for titles and exports, where "yesterday" would grow wrong. */
export const fullDate = (at: number, locale: Locale, timeZone?: string): string =>
  formatter(dateLocale[locale], {
    day: "numeric",
    month: "long",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
    timeZone,
  }).format(at)

/** "12 March 2026" */
export const dayOf = (at: number, locale: Locale, timeZone?: string): string =>
  formatter(dateLocale[locale], { day: "numeric", month: "long", year: "numeric", timeZone }).format(at)

/**
 * As people say it: "now", "4 minutes ago", "18:20", "yesterday", "Mon 18:20", "12 March", "12 March 2024".
 * @param at, now milliseconds since 1970
 */
export function whenWords(at: number, now: number, locale: Locale, timeZone?: string): string {
  const words = relativeIn(dateLocale[locale])
  const ago = now - at
  if (ago < MINUTE) return words.format(0, "second")
  if (ago < 60 * MINUTE) return words.format(-Math.floor(ago / MINUTE), "minute")
  const day = (time: number) => dayOf(time, locale, timeZone)
  if (day(at) === day(now)) return clock(at, locale, timeZone)
  if (day(at) === day(now - DAY)) return words.format(-1, "day")
  const parts = (options: Intl.DateTimeFormatOptions) =>
    formatter(dateLocale[locale], { ...options, timeZone }).format(at)
  if (ago < 6 * DAY) return `${parts({ weekday: "short" })} ${clock(at, locale, timeZone)}`
  const year = (time: number) => formatter("en", { year: "numeric", timeZone }).format(time)
  return year(at) === year(now) ? parts({ day: "numeric", month: "long" }) : day(at)
}
