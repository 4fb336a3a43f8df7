import type { Metadata } from "next"
import { Home } from "@/components/pages/home"
import { translator } from "@/lib/messages"
import { lookOfRequest } from "./look-of-request"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "pages")("title") }
}

export default function HomePage() {
  return <Home />
}
