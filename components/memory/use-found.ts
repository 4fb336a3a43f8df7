"use client"

import { useCallback, useEffect, useState } from "react"
import type { Answered, ApiRefusal } from "@/lib/client/api"
import type { MemoryFound } from "@/lib/sync/memory"

/** A pause in typing after which is searched, in milliseconds. */
const PAUSE_MS = 180

export type Searched =
  | { readonly state: "asking" }
  | { readonly state: "here"; readonly found: MemoryFound; readonly words: string }
  | { readonly state: "refused"; readonly why: ApiRefusal }

/**
 * What the memory has for these words, asked anew when they change; an answer that was overtaken is not shown.
 * @param ask must be stable (made with useCallback)
 */
export function useFound(ask: (words: string, signal: AbortSignal) => Answered<MemoryFound>, words: string) {
  const [searched, setSearched] = useState<Searched>({ state: "asking" })
  const [turn, setTurn] = useState(0)
  const again = useCallback(() => setTurn(old => old + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: `turn` asks again
  useEffect(() => {
    const stop = new AbortController()
    const soon = setTimeout(async () => {
      const answer = await ask(words, stop.signal)
      if (stop.signal.aborted) return
      setSearched(answer.ok ? { state: "here", found: answer.value, words } : { state: "refused", why: answer.why })
    }, PAUSE_MS)
    return () => {
      clearTimeout(soon)
      stop.abort()
    }
  }, [ask, words, turn])
  return { searched, again }
}
