"use client"

import "./styles/tokens.css"
import "./styles/global.css"
import { useEffect, useState } from "react"
import { Message } from "@/components/shell/message"
import { Button } from "@/components/ui/button"
import { LANG_COOKIE, type Locale, localeFrom, translator } from "@/lib/messages"

/** Even the frame failed: nothing around this can be relied on, so it finds its language by itself. */
export default function FrameBroken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const [locale, setLocale] = useState<Locale>("en")
  useEffect(() => {
    const chosen = document.cookie.split("; ").find(one => one.startsWith(`${LANG_COOKIE}=`))
    setLocale(localeFrom(chosen?.slice(LANG_COOKIE.length + 1), navigator.languages.join(",")))
  }, [])
  const t = translator(locale, "errors")
  return (
    <html lang={locale}>
      <body>
        <title>{t("broken")}</title>
        <Message
          title={t("broken")}
          actions={
            <Button look="main" onClick={reset}>
              {t("retry")}
            </Button>
          }
        >
          <p>{error.digest ? t("brokenHelp", { digest: error.digest }) : t("brokenNoNumber")}</p>
        </Message>
      </body>
    </html>
  )
}
