"use client"

import { useCallback, useEffect, useRef, useState } from "react"
import type { Aligned, AlignRefusal, AlignReport, AlignWish } from "./align-messages"

export type Aligning =
  | { readonly state: "idle" }
  /** `slow` after 400 ms: below that, nothing is said. */
  | { readonly state: "working"; readonly share: number; readonly slow: boolean }
  /** `turn` counts up with every alignment: what was mended or ticked belongs to one of them. */
  | { readonly state: "done"; readonly aligned: Aligned; readonly wish: AlignWish; readonly turn: number }
  | { readonly state: "refused"; readonly side: "source" | "target"; readonly why: AlignRefusal }
  | { readonly state: "stopped" }
  | { readonly state: "failed" }

/** A worker that has not been loaded by then will not be, in milliseconds. */
const LOADED_BY = 30_000
/** Waited after the last key before the texts are read, in milliseconds. */
const PAUSE = 500

/** Aligns what is wished whenever it changes, in a worker; the last wish wins. Null: nothing to align yet. */
export function useAligning(wish: AlignWish | null) {
  const [aligning, setAligning] = useState<Aligning>({ state: "idle" })
  const worker = useRef<Worker | null>(null)
  const turn = useRef(0)
  const end = useCallback(() => {
    worker.current?.terminate()
    worker.current = null
  }, [])

  const begin = useCallback(
    (what: AlignWish) => {
      end()
      const own = new Worker(new URL("./align.worker.ts", import.meta.url), { type: "module" })
      worker.current = own
      turn.current++
      const mine = turn.current
      setAligning({ state: "working", share: 0, slow: false })
      const slow = setTimeout(
        () => setAligning(now => (now.state === "working" && worker.current === own ? { ...now, slow: true } : now)),
        400,
      )
      const settle = (next: Aligning) => {
        if (worker.current !== own) return
        clearTimeout(slow)
        clearTimeout(late)
        end()
        setAligning(next)
      }
      const late = setTimeout(() => settle({ state: "failed" }), LOADED_BY)
      own.onmessage = ({ data }: MessageEvent<AlignReport>) => {
        if (worker.current !== own) return
        if (data.kind === "ready") clearTimeout(late)
        else if (data.kind === "progress")
          setAligning(now => (now.state === "working" ? { ...now, share: data.share } : now))
        else if (data.kind === "done") settle({ state: "done", aligned: data.aligned, wish: what, turn: mine })
        else if (data.kind === "again") return
        else if (data.kind === "refused") settle({ state: "refused", side: data.side, why: data.why })
        else settle({ state: "failed" })
      }
      own.onerror = () => settle({ state: "failed" })
      own.postMessage(what)
    },
    [end],
  )

  // The wish is an object made anew with every key; its content decides. Books are compared, never written out.
  const latest = useRef(wish)
  const before = useRef(wish)
  latest.current = wish
  if (!sameWish(before.current, wish)) before.current = wish
  const wished = before.current
  useEffect(() => {
    end()
    if (wished === null) {
      setAligning({ state: "idle" })
      return
    }
    // What was aligned before is not these texts any more.
    setAligning({ state: "working", share: 0, slow: false })
    const timer = setTimeout(() => latest.current && begin(latest.current), PAUSE)
    return () => clearTimeout(timer)
  }, [wished, begin, end])
  useEffect(() => end, [end])

  const stop = useCallback(() => {
    end()
    setAligning({ state: "stopped" })
  }, [end])
  const again = useCallback(() => latest.current && begin(latest.current), [begin])
  return { aligning, stop, again }
}

const sameWish = (a: AlignWish | null, b: AlignWish | null): boolean =>
  a === b || (a !== null && b !== null && sameSide(a.source, b.source) && sameSide(a.target, b.target))
const sameSide = (a: AlignWish["source"], b: AlignWish["source"]): boolean =>
  a.format === b.format && a.lang === b.lang && a.text === b.text && a.changes === b.changes
