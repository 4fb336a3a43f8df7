import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { GlossaryScreen } from "@/components/glossary/glossary-screen"
import { SignIn } from "@/components/welcome/sign-in"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "glossary")("title") }
}

export default async function GlossaryPage() {
  const visit = await visitOfRequest()
  return visit.signedIn ? <GlossaryScreen me={visit.me} /> : <SignIn goOn welcome={visit.welcome} />
}
