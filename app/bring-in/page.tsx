import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { BringIn } from "@/components/import/bring-in"
import { Door } from "@/components/welcome/door"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "bringIn")("title") }
}

export default async function BringInPage() {
  const visit = await visitOfRequest()
  return visit.signedIn ? <BringIn me={visit.me} /> : <Door welcome={visit.welcome} noGroup={visit.noGroup} />
}
