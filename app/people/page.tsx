import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { PeopleScreen } from "@/components/people/people-screen"
import { Door } from "@/components/welcome/door"
import { translator } from "@/lib/messages"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "people")("title") }
}

export default async function PeoplePage() {
  const visit = await visitOfRequest()
  return visit.signedIn ? <PeopleScreen me={visit.me} /> : <Door welcome={visit.welcome} noGroup={visit.noGroup} />
}
