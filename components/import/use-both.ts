"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { BothReport, BothSummary, BothWish } from "./both-messages"

export type BothReading =
  /** `slow` after 400 ms: below that, nothing is said. */
  | { readonly state: "working"; readonly slow: boolean }
  | { readonly state: "done"; readonly summary: BothSummary }
  | Extract<BothReport, { kind: "refused" }>
  | { readonly state: "stopped" }
  | { readonly state: "failed" }

/** A worker that has not been loaded by then will not be, in milliseconds. */
const LOADED_BY = 30_000

/** Reads such a file in a worker whenever it or what is wished of it changes; the last wish wins. */
export function useBoth({ kind, text, source, target }: BothWish) {
  const [reading, setReading] = useState<BothReading>({ state: "working", slow: false })
  const [turn, setTurn] = useState(0)
  const stopper = useRef<() => void>(() => {})

  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another try at the same
  useEffect(() => {
    const worker = new Worker(new URL("./both.worker.ts", import.meta.url), { type: "module" })
    setReading({ state: "working", slow: false })
    const slow = setTimeout(() => setReading({ state: "working", slow: true }), 400)
    const end = () => {
      clearTimeout(slow)
      clearTimeout(late)
      worker.terminate()
    }
    const settle = (next: BothReading) => {
      end()
      setReading(next)
    }
    const late = setTimeout(() => settle({ state: "failed" }), LOADED_BY)
    worker.onmessage = ({ data }: MessageEvent<BothReport>) => {
      if (data.kind === "ready") clearTimeout(late)
      else if (data.kind === "done") settle({ state: "done", summary: data.summary })
      else settle(data.kind === "refused" ? data : { state: "failed" })
    }
    worker.onerror = () => settle({ state: "failed" })
    worker.postMessage({ kind, text, source, target } satisfies BothWish)
    stopper.current = () => settle({ state: "stopped" })
    return end
  }, [kind, text, source, target, turn])

  const stop = useCallback(() => stopper.current(), [])
  const again = useCallback(() => setTurn(now => now + 1), [])
  return { reading, stop, again }
}
