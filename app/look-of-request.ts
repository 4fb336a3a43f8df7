import { cookies, headers } from "next/headers"
import { cache } from "react"
import { THEME_COOKIE, type Theme, themeFrom } from "@/components/shell/look"
import { LANG_COOKIE, type Locale, localeFrom } from "@/lib/messages"

export interface Look {
  readonly locale: Locale
  readonly theme: Theme
  readonly nonce: string | undefined
}

/** Language and theme of whoever asks, and the nonce that proxy.ts made for this answer. */
export const lookOfRequest = cache(async (): Promise<Look> => {
  const [jar, head] = await Promise.all([cookies(), headers()])
  return {
    locale: localeFrom(jar.get(LANG_COOKIE)?.value, head.get("accept-language")),
    theme: themeFrom(jar.get(THEME_COOKIE)?.value),
    nonce: head.get("x-nonce") ?? undefined,
  }
})
