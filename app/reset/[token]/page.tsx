import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { Reset } from "@/components/welcome/reset"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  // The address is a secret: it must not leave with links from this screen.
  return { title: translator(locale, "reset")("label"), referrer: "no-referrer" }
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  return <Reset token={decodeURIComponent(token)} />
}
