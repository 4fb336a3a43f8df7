"use client"

import { type ComponentType, useEffect, useReducer } from "react"

/** Milliseconds until a part that could not be fetched (no line) is asked for again. */
const AGAIN = 2_000
/** Milliseconds after opening before the parts are fetched that nobody has asked for yet. */
const REST = 1_500
/** Milliseconds without a key or a press before one of them is: what a part brings may take longer than a frame. */
const HANDS_REST = 1_000

/** A part of the interface that need not be there when a page opens. */
export interface LaterPart<Props extends object> {
  component: ComponentType<Props> | null
  /** Fetches its code; once it is there, `component` is set. */
  readonly fetch: () => Promise<void>
}

const parts: LaterPart<never>[] = []

/** Names such a part. Its code is fetched by `fetchLaterParts`, or when it is first drawn by `Later`. */
export function later<Props extends object>(load: () => Promise<ComponentType<Props>>): LaterPart<Props> {
  let asked: Promise<void> | null = null
  const part: LaterPart<Props> = {
    component: null,
    fetch: () => {
      asked ??= load().then(
        component => {
          part.component = component
        },
        (why: unknown) => {
          asked = null
          throw why
        },
      )
      return asked
    },
  }
  parts.push(part as LaterPart<never>)
  return part
}

/** Draws such a part with its `props`; nothing until its code is here. One with `open` is fetched when that is first true. */
export function Later<Props extends object>({ part, props }: { part: LaterPart<Props>; props: Props }) {
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const wanted = !("open" in props) || props.open === true
  useEffect(() => {
    if (part.component !== null || !wanted) return
    let isHere = true
    let waiting: ReturnType<typeof setTimeout> | undefined
    const ask = (): void => {
      part.fetch().then(
        () => isHere && drawAgain(),
        () => {
          if (isHere) waiting = setTimeout(ask, AGAIN)
        },
      )
    }
    ask()
    return () => {
      isHere = false
      clearTimeout(waiting)
    }
  }, [part, wanted])
  const { component: Part } = part
  return Part === null ? null : <Part {...props} />
}

/**
 * Fetches all such parts, one after the other, when there is nothing else to do and nobody writes: they are there when the
 * line is not.
 */
export function fetchLaterParts(): () => void {
  let lastAct = 0
  const act = (): void => {
    lastAct = performance.now()
  }
  const acts = ["keydown", "pointerdown", "wheel"] as const
  for (const kind of acts) addEventListener(kind, act, { capture: true, passive: true })
  let waiting: ReturnType<typeof setTimeout> | undefined
  const leave = (): void => {
    clearTimeout(waiting)
    for (const kind of acts) removeEventListener(kind, act, { capture: true })
  }
  let isHere = true
  const next = (at: number): void => {
    const part = parts[at]
    if (!isHere || !part) {
      leave()
      return
    }
    const rest = lastAct === 0 ? 0 : lastAct + HANDS_REST - performance.now()
    if (rest > 0) {
      waiting = setTimeout(() => whenIdle(() => next(at)), rest)
      return
    }
    const go = () => whenIdle(() => next(at + 1))
    void part.fetch().then(go, go)
  }
  waiting = setTimeout(() => whenIdle(() => next(0)), REST)
  return () => {
    isHere = false
    leave()
  }
}

// Safari has no idle callbacks.
const whenIdle = (act: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(act)
  else setTimeout(act, 50)
}
