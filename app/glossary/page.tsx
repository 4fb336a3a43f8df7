import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { GlossaryScreen } from "@/components/glossary/glossary-screen"
import { Door } from "@/components/welcome/door"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "glossary")("title") }
}

export default async function GlossaryPage() {
  const visit = await visitOfRequest()
  return visit.signedIn ? <GlossaryScreen me={visit.me} /> : <Door welcome={visit.welcome} noGroup={visit.noGroup} />
}
