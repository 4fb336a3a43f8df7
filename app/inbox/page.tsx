import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { InboxScreen } from "@/components/inbox/inbox-screen"
import { Door } from "@/components/welcome/door"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "inbox")("title") }
}

export default async function InboxPage() {
  const visit = await visitOfRequest()
  return visit.signedIn ? <InboxScreen me={visit.me} /> : <Door welcome={visit.welcome} noGroup={visit.noGroup} />
}
