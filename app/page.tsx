import type { Metadata } from "next"
import { Home } from "@/components/pages/home"
import { NoGroup } from "@/components/welcome/no-group"
import { translator } from "@/lib/messages"
import { lookOfRequest } from "./look-of-request"
import { visitOfRequest } from "./visit-of-request"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  const visit = await visitOfRequest()
  if (visit.signedIn) return { title: translator(locale, "pages")("title") }
  return { title: translator(locale, visit.welcome.needsFirstAccount ? "welcome" : "signIn")("title") }
}

export default async function HomePage() {
  const visit = await visitOfRequest()
  if (!visit.signedIn && visit.noGroup) return <NoGroup />
  return visit.signedIn ? <Home me={visit.me} pages={visit.pages} /> : <Home welcome={visit.welcome} />
}
