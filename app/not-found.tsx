import type { Metadata } from "next"
import { Message } from "@/components/shell/message"
import { ButtonLink } from "@/components/ui/button"
import { translator } from "@/lib/messages"
import { lookOfRequest } from "./look-of-request"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "errors")("notFound") }
}

export default async function NotFound() {
  const { locale } = await lookOfRequest()
  const t = translator(locale, "errors")
  return (
    <Message
      title={t("notFound")}
      actions={
        <ButtonLink look="main" href="/">
          {t("toPages")}
        </ButtonLink>
      }
    >
      <p>{t("notFoundHelp")}</p>
    </Message>
  )
}
