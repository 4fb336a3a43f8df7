import type { Locale } from "@/lib/messages"

export const THEME_COOKIE = "cotejo-theme"
export const themes = ["system", "light", "dark"] as const
export type Theme = (typeof themes)[number]
export const themeFrom = (cookie: string | null | undefined): Theme =>
  cookie === "light" || cookie === "dark" ? cookie : "system"

const YEAR = 365 * 24 * 60 * 60
const keep = (name: string, value: string, seconds: number): void => {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
  document.cookie = `${name}=${value}; Path=/; Max-Age=${seconds}; SameSite=Lax`
}

/** Takes hold at once and is kept for a year in this browser; "system" forgets the choice. */
export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  keep(THEME_COOKIE, theme, theme === "system" ? 0 : YEAR)
}

/** Only keeps the choice: the caller asks the router for the page again, in the other language. */
export const chooseLanguage = (locale: Locale): void => keep("cotejo-lang", locale, YEAR)
