import { createTranslator } from "use-intl/core"
import { en } from "./en"
import { es } from "./es"
import type { Words } from "./words"

export const locales = ["en", "es"] as const
export type Locale = (typeof locales)[number]
export const isLocale = (value: unknown): value is Locale => locales.includes(value as Locale)

export type Messages = Words<typeof en>
export type Namespace = keyof Messages

const catalogue: { readonly [L in Locale]: Messages } = { en, es }
export const messagesFor = (locale: Locale): Messages => catalogue[locale]

/** The name of the cookie that holds the language chosen in the account menu. */
export const LANG_COOKIE = "cotejo-lang"

/**
 * The interface language: what the person chose, else the first of the browser's languages that we have, else English.
 * @param acceptLanguage the header as it came, "es-MX,es;q=0.9,en;q=0.5"
 */
export function localeFrom(cookie: string | null | undefined, acceptLanguage: string | null | undefined): Locale {
  if (isLocale(cookie)) return cookie
  const wished = (acceptLanguage ?? "")
    .split(",")
    .map(part => {
      const [tag = "", ...params] = part.trim().split(";")
      const quality = params.map(p => p.trim()).find(p => p.startsWith("q="))
      return { lang: tag.split("-")[0]?.toLowerCase() ?? "", q: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
    .filter(one => one.q > 0)
    .sort((a, b) => b.q - a.q)
  return wished.map(one => one.lang).find(isLocale) ?? "en"
}

/** A translator outside React: for page titles, exported files and other sentences made on the server. */
export const translator = <N extends Namespace>(locale: Locale, namespace: N) =>
  createTranslator({ locale, messages: messagesFor(locale), namespace })
