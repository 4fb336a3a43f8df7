"use client"

import { type ComponentType, useEffect, useReducer } from "react"

/** Milliseconds until a part that could not be fetched (no line) is asked for again. */
const AGAIN = 2_000
/** Milliseconds after opening before the parts are fetched that nobody has asked for yet. */
const REST = 1_500

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

/** Fetches all such parts, one after the other, when there is nothing else to do: they are there when the line is not. */
export function fetchLaterParts(): () => void {
  let isHere = true
  const next = (at: number): void => {
    const part = parts[at]
    if (!isHere || !part) return
    const go = () => next(at + 1)
    whenIdle(() => void part.fetch().then(go, go))
  }
  const begun = setTimeout(() => next(0), REST)
  return () => {
    isHere = false
    clearTimeout(begun)
  }
}

// Safari has no idle callbacks.
const whenIdle = (act: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(act)
  else setTimeout(act, 50)
}
