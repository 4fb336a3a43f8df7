"use client"

import { type ComponentProps, type ReactNode, useEffect, useRef, useState } from "react"
import styles from "./chip.module.css"
import { DownIcon } from "./icons"

type ChipProps = ComponentProps<"button"> & {
  /** For filters: whether it holds. Leave out for a chip that opens a menu. */
  readonly pressed?: boolean
  readonly count?: number
  readonly icon?: ReactNode
}

/** A filter or a small menu in a tray. */
export function Chip({ pressed, count, icon, children, className = "", type = "button", ...rest }: ChipProps) {
  return (
    <button type={type} aria-pressed={pressed} className={`${styles.chip} ${className}`} {...rest}>
      {icon}
      {children}
      {count === undefined ? null : <span className="quiet num">{count}</span>}
    </button>
  )
}

/**
 * Chips in a row. A long one scrolls sideways: it fades where it goes on, and an arrow there leads on. The arrows are for
 * the pointer alone, since Tab brings every chip into view.
 */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  const row = useRef<HTMLFieldSetElement>(null)
  const [more, setMore] = useState({ before: false, after: false })
  useEffect(() => {
    const element = row.current
    if (!element) return
    const look = () => {
      const { scrollLeft, scrollWidth, clientWidth } = element
      const now = { before: scrollLeft > 4, after: scrollLeft + clientWidth < scrollWidth - 4 }
      setMore(old => (old.before === now.before && old.after === now.after ? old : now))
    }
    look()
    const observer = new ResizeObserver(look)
    observer.observe(element)
    for (const child of element.children) observer.observe(child)
    element.addEventListener("scroll", look, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener("scroll", look)
    }
  }, [])
  const scroll = (by: 1 | -1) => row.current?.scrollBy({ left: by * row.current.clientWidth * 0.7 })
  const arrow = (by: 1 | -1, shown: boolean) =>
    shown ? (
      <button
        type="button"
        tabIndex={-1}
        aria-hidden="true"
        className={`${styles.arrow} ${by < 0 ? styles.before : styles.after}`}
        onClick={() => scroll(by)}
      >
        <DownIcon />
      </button>
    ) : null
  return (
    <div className={styles.frame} data-before={more.before || undefined} data-after={more.after || undefined}>
      {arrow(-1, more.before)}
      <fieldset ref={row} className={styles.chips} aria-label={label}>
        {children}
      </fieldset>
      {arrow(1, more.after)}
    </div>
  )
}
