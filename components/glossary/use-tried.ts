"use client"

import { useEffect, useState } from "react"
import type { RuleFinds, RuleWords } from "@/lib/checks/own/try-rule"

/** A pause in typing after which it is tried, and the longest that one try may take, in milliseconds. */
const PAUSE = 120
const LONGEST = 1_500

/** Where the rule finds something in the text; null while nothing is known yet. */
export function useTried({ rule, text }: RuleWords): RuleFinds | null {
  const [finds, setFinds] = useState<RuleFinds | null>(null)
  const asked = JSON.stringify([rule, text])
  // biome-ignore lint/correctness/useExhaustiveDependencies: rule and text are made anew at every drawing; `asked` says whether they differ
  useEffect(() => {
    if (rule.pattern.trim() === "") {
      setFinds(null)
      return
    }
    let worker: Worker | null = null
    let late: ReturnType<typeof setTimeout> | undefined
    const pause = setTimeout(() => {
      worker = new Worker(new URL("./rule.worker.ts", import.meta.url), { type: "module" })
      worker.onmessage = ({ data }: MessageEvent<RuleFinds>) => {
        clearTimeout(late)
        setFinds(data)
        worker?.terminate()
      }
      worker.postMessage({ rule, text } satisfies RuleWords)
      late = setTimeout(() => {
        worker?.terminate()
        setFinds({ kind: "stopped" })
      }, LONGEST)
    }, PAUSE)
    return () => {
      clearTimeout(pause)
      clearTimeout(late)
      worker?.terminate()
    }
  }, [asked])
  return finds
}
