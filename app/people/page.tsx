import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { PeopleScreen } from "@/components/people/people-screen"
import { SignIn } from "@/components/welcome/sign-in"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "people")("title") }
}

export default async function PeoplePage() {
  const visit = await visitOfRequest()
  return visit.signedIn ? <PeopleScreen me={visit.me} /> : <SignIn goOn welcome={visit.welcome} />
}
