"use client"

import { useTranslations } from "use-intl"
import { Message } from "@/components/shell/message"
import { Button, ButtonLink } from "@/components/ui/button"

/** A fault of ours in one screen: said in words, with the number that stands in the server's log. */
export default function ScreenBroken({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  const t = useTranslations("errors")
  return (
    <Message
      title={t("broken")}
      actions={
        <>
          <Button look="main" onClick={reset}>
            {t("retry")}
          </Button>
          <ButtonLink href="/">{t("toPages")}</ButtonLink>
        </>
      }
    >
      <p>{error.digest ? t("brokenHelp", { digest: error.digest }) : t("brokenNoNumber")}</p>
    </Message>
  )
}
