"use client"

import { useMemo } from "react"
import { labelsOf, type Named } from "@/lib/review/comments/mentions"
import { useDesk } from "../desk-context"
import { useNames } from "../people"

/** Everybody in the group as they are called in a comment, and how their names are written there. */
export function useLabels(): { readonly people: readonly Named[]; readonly labels: ReadonlyMap<string, string> } {
  const people = useDesk(state => state.people)
  const named = useNames()
  return useMemo(() => {
    const all = [...people.values()].map(({ id, name, siglum }) => ({ id, name: named(name), siglum }))
    return { people: all, labels: labelsOf(all) }
  }, [people, named])
}
