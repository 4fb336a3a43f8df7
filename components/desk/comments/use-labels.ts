"use client"

import { useMemo } from "react"
import { labelsOf, type Named } from "@/lib/review/comments/mentions"
import { useDesk } from "../desk-context"
import { useNames } from "../people"

interface Labels {
  /** Who may be called: everybody who is in the group now. */
  readonly people: readonly Named[]
  /** How the names of all who are, or were, in the group are written in a comment. */
  readonly labels: ReadonlyMap<string, string>
}

export function useLabels(): Labels {
  const people = useDesk(state => state.people)
  const named = useNames()
  return useMemo(() => {
    const all = [...people.values()].map(({ id, name, siglum }) => ({ id, name: named(name), siglum }))
    return { people: all.filter(one => !people.get(one.id)?.former), labels: labelsOf(all) }
  }, [people, named])
}
