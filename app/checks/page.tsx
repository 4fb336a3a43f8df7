import type { Metadata } from "next"
import { lookOfRequest } from "@/app/look-of-request"
import { visitOfRequest } from "@/app/visit-of-request"
import { ChecksHelp } from "@/components/checks/checks-help"
import { checks } from "@/lib/checks/registry"
import { translator } from "@/lib/messages"
import { getServer } from "@/lib/server/server"

export async function generateMetadata(): Promise<Metadata> {
  const { locale } = await lookOfRequest()
  return { title: translator(locale, "checks")("helpPage.title") }
}

/** The checks' own examples are their help, so that it cannot say what they do not do. Open to everybody. */
export default async function ChecksPage() {
  const visit = await visitOfRequest()
  const { languageTool } = await getServer()
  const there = checks.filter(({ needs }) => needs !== "languagetool" || languageTool !== null)
  const help = there.map(({ id, level, needs, examples }) => ({ id, level, needs, examples }))
  return <ChecksHelp checks={help} me={visit.signedIn ? visit.me : null} />
}
