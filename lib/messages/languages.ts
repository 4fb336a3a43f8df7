import type { Lang } from "@/lib/page/page"
import type { Locale } from "./index"

const namers = new Map<string, Intl.DisplayNames>()
const namer = (locale: string): Intl.DisplayNames => {
  const known = namers.get(locale)
  if (known) return known
  const made = new Intl.DisplayNames([locale], { type: "language", fallback: "code" })
  namers.set(locale, made)
  return made
}

/** A well-formed tag in its canonical spelling ("pt-br" gives "pt-BR"), or null. */
export function readLang(tag: string): Lang | null {
  try {
    return Intl.getCanonicalLocales(tag.trim())[0] ?? null
  } catch {
    // RangeError for anything that is not a BCP 47 tag
    return null
  }
}

/** The name of a language inside a sentence: "Spanish", "español". A tag nobody knows is given back as it is. */
export const languageName = (tag: Lang, locale: Locale | string): string => {
  const known = readLang(tag)
  return known === null ? tag : (namer(locale).of(known) ?? tag)
}

/** The same at the head of a column or a list: "Español". */
export const languageHeading = (tag: Lang, locale: Locale | string): string => {
  const name = languageName(tag, locale)
  const [first = ""] = name
  return first.toLocaleUpperCase(locale) + name.slice(first.length)
}

/** Languages offered in lists, by tag. Any other may be typed. Large translation communities first in no order of worth: sorted by name when shown. */
export const offeredLanguages: readonly Lang[] = [
  "ar",
  "bn",
  "ca",
  "cs",
  "da",
  "de",
  "el",
  "en",
  "eo",
  "es",
  "es-MX",
  "et",
  "eu",
  "fa",
  "fi",
  "fr",
  "ga",
  "gl",
  "gn",
  "he",
  "hi",
  "hr",
  "ht",
  "hu",
  "id",
  "it",
  "ja",
  "ko",
  "lt",
  "lv",
  "nah",
  "nl",
  "no",
  "oc",
  "pl",
  "pt",
  "pt-BR",
  "qu",
  "ro",
  "ru",
  "sk",
  "sl",
  "sr",
  "sv",
  "sw",
  "ta",
  "th",
  "tl",
  "tr",
  "uk",
  "ur",
  "vi",
  "yi",
  "zh-Hans",
  "zh-Hant",
]
