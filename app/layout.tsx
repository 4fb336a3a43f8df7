import "@fontsource-variable/source-serif-4/opsz.css"
import "@fontsource-variable/source-serif-4/opsz-italic.css"
import "@fontsource-variable/source-sans-3/index.css"
import "./styles/tokens.css"
import "./styles/global.css"
import "./styles/marks.css"

import type { Metadata, Viewport } from "next"
import type { ReactNode } from "react"
import { Providers } from "@/components/shell/providers"
import { SkipLink } from "@/components/shell/skip-link"
import { messagesFor, translator } from "@/lib/messages"
import { lookOfRequest } from "./look-of-request"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  const t = translator(locale, "common")
  return {
    title: { default: t("name"), template: `%s · ${t("name")}` },
    description: t("tagline"),
    robots: { index: false, follow: false },
    referrer: "same-origin",
  }
}

export const viewport: Viewport = {
  colorScheme: "light dark",
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#eff0ec" },
    { media: "(prefers-color-scheme: dark)", color: "#191c1e" },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const { locale, theme, nonce } = await lookOfRequest()
  return (
    <html lang={locale} data-theme={theme === "system" ? undefined : theme} suppressHydrationWarning>
      <body>
        <SkipLink>{translator(locale, "common")("skip")}</SkipLink>
        <Providers locale={locale} messages={messagesFor(locale)} nonce={nonce}>
          {children}
        </Providers>
        <noscript>
          <p style={{ padding: "1rem", textAlign: "center" }}>{translator(locale, "errors")("needScript")}</p>
        </noscript>
      </body>
    </html>
  )
}
