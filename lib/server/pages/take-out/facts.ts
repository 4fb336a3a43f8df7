import { type Locale, translator } from "@/lib/messages"
import { type Person, peopleIn } from "../../people"
import type { Server } from "../../server"
import type { PageAccess } from "../../visitor"
import type { GivenFacts } from "../../work/page-facts"
import { threadsOf } from "../info"
import { suggestionsOf } from "../suggestions"

export const writtenName = (person: Person, locale: Locale): string =>
  person.hat && person.hat !== "viewer" ? translator(locale, "hats")(person.hat) : person.name

export async function factsOf(server: Server, { row }: PageAccess, locale: Locale): Promise<GivenFacts> {
  const people = await peopleIn(server.db, row.group_id)
  return {
    people: people.map(person => ({ ...person, name: writtenName(person, locale) })),
    suggestions: await suggestionsOf(server.db, row.id),
    threads: await threadsOf(server.db, row.id),
  }
}
