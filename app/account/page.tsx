import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { AccountScreen } from "@/components/account/account-screen"
import { Door } from "@/components/welcome/door"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "account")("title") }
}

export default async function AccountPage() {
  const visit = await visitOfRequest()
  return visit.signedIn ? <AccountScreen me={visit.me} /> : <Door welcome={visit.welcome} noGroup={visit.noGroup} />
}
