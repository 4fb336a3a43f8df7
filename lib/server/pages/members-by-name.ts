/** Who is meant by a name that stands in a file. */
import type { Person } from "../people"

const folded = (name: string): string => name.normalize("NFC").trim().replace(/\s+/gu, " ").toLocaleLowerCase()

/** Somebody of the group now, when only one has that name. */
export function memberNamed(people: readonly Person[], name: string): Person | null {
  const wanted = folded(name)
  if (wanted === "") return null
  const found = people.filter(person => person.former !== true && folded(person.name) === wanted)
  return found.length === 1 ? (found[0] ?? null) : null
}
