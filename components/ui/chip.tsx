import type { ComponentProps, ReactNode } from "react"
import styles from "./chip.module.css"

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

/** Chips in a row; a long one scrolls sideways, faded at the edge. */
export function Chips({ label, children }: { label: string; children: ReactNode }) {
  return (
    <fieldset className={styles.chips} aria-label={label}>
      {children}
    </fieldset>
  )
}
