"use client"

import { useCallback } from "react"
import { useTranslations } from "use-intl"
import type { PageState } from "@/lib/review/roles"
import { useDesk } from "./desk-context"

/** Names of states: the group's own, else the interface's. */
export function useStateNames(): (state: PageState) => string {
  const t = useTranslations("states")
  const names = useDesk(state => state.page.workflow.names)
  return useCallback(state => names[state] ?? t(state), [names, t])
}
