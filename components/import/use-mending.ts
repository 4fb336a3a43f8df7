"use client"

import { useCallback, useState } from "react"
import type { PiecePair } from "@/lib/align/types"

interface Line {
  /** What was given at the beginning; another alignment begins another line. */
  readonly origin: readonly PiecePair[]
  readonly past: readonly (readonly PiecePair[])[]
  readonly rows: readonly PiecePair[]
  readonly future: readonly (readonly PiecePair[])[]
}
const begin = (origin: readonly PiecePair[]): Line => ({ origin, past: [], rows: origin, future: [] })

/** The rows as mended so far, with undo and redo. Starts anew when `origin` is another. */
export function useMending(origin: readonly PiecePair[]) {
  const [line, setLine] = useState<Line>(() => begin(origin))
  const now = line.origin === origin ? line : begin(origin)

  /** Answers whether anything changed. */
  const mend = useCallback(
    (next: readonly PiecePair[]): boolean => {
      if (next === now.rows) return false
      setLine({ origin, past: [...now.past, now.rows], rows: next, future: [] })
      return true
    },
    [now, origin],
  )
  const undo = useCallback(() => {
    const last = now.past.at(-1)
    if (last) setLine({ origin, past: now.past.slice(0, -1), rows: last, future: [now.rows, ...now.future] })
  }, [now, origin])
  const redo = useCallback(() => {
    const [next, ...future] = now.future
    if (next) setLine({ origin, past: [...now.past, now.rows], rows: next, future })
  }, [now, origin])
  return { rows: now.rows, mend, undo, redo, canUndo: now.past.length > 0, canRedo: now.future.length > 0 }
}
