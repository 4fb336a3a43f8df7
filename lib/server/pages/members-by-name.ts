/** Who is meant by a name that stands in a file. */

export interface Named {
  readonly id: string
  readonly name: string
  readonly former?: boolean
}

const folded = (name: string): string => name.normalize("NFC").trim().replace(/\s+/gu, " ").toLocaleLowerCase()

/** Somebody of the group now, when only one has that name. */
export function memberNamed<P extends Named>(people: readonly P[], name: string): P | null {
  const wanted = folded(name)
  if (wanted === "") return null
  const found = people.filter(person => person.former !== true && folded(person.name) === wanted)
  return found.length === 1 ? (found[0] ?? null) : null
}
