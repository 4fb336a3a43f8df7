"use client"

import { useCallback } from "react"
import { useTranslations } from "use-intl"
import { isRole } from "@/lib/review/roles"
import type { PersonInfo } from "@/lib/sync/protocol"
import { useDesk } from "./desk-context"

/**
 * Guests of the sample are named by their hats ("hat:reviewer"), in the reader's language; who deleted their account
 * has no name any more.
 */
export function useNames(): (name: string) => string {
  const t = useTranslations("hats")
  const former = useTranslations("people")
  return useCallback(
    name => {
      if (name === "") return former("former")
      const hat = name.startsWith("hat:") ? name.slice(4) : ""
      return isRole(hat) && hat !== "viewer" ? t(hat) : name
    },
    [t, former],
  )
}

const stranger: PersonInfo = { id: "", name: "?", siglum: "?", order: 7 }

export function usePerson(id: string): PersonInfo {
  const person = useDesk(state => state.people.get(id)) ?? stranger
  const named = useNames()
  return { ...person, name: named(person.name) }
}
