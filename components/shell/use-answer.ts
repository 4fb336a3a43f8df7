"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { ApiRefusal } from "@/lib/client/api"
import type { Outcome } from "@/lib/page/outcome"

export type AnswerState<T> =
  /** `slow` after 400 ms: below that, nothing is shown. */
  | { readonly state: "asking"; readonly slow: boolean }
  | { readonly state: "here"; readonly value: T }
  | { readonly state: "refused"; readonly why: ApiRefusal }

/**
 * Asks the server when first shown, and again on demand. The answer that is here stays until the next one comes.
 * @param ask must be stable (a function of `api`, or made with useCallback)
 */
export function useAnswer<T>(ask: () => Promise<Outcome<T, ApiRefusal>>, first?: T) {
  const [answer, setAnswer] = useState<AnswerState<T>>(
    first === undefined ? { state: "asking", slow: false } : { state: "here", value: first },
  )
  const turn = useRef(0)
  const again = useCallback(async () => {
    turn.current++
    const mine = turn.current
    setAnswer(old => (old.state === "refused" ? { state: "asking", slow: false } : old))
    const slow = setTimeout(() => setAnswer(old => (old.state === "asking" ? { ...old, slow: true } : old)), 400)
    const outcome = await ask()
    clearTimeout(slow)
    if (mine !== turn.current) return
    setAnswer(outcome.ok ? { state: "here", value: outcome.value } : { state: "refused", why: outcome.why })
  }, [ask])
  const given = useRef(first !== undefined)
  useEffect(() => {
    if (given.current) return
    void again()
  }, [again])
  return { answer, again }
}
