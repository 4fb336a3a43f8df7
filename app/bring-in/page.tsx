import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { BringInScreen } from "@/components/import/bring-in-screen"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "bringIn")("title") }
}

export default function BringInPage() {
  return <BringInScreen />
}
