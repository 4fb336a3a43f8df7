import type { ReactNode } from "react"
import { AlertIcon } from "./icons"
import styles from "./note-line.module.css"

export interface NoteLineProps {
  /** strip: on the yellow of a warning; error: in red with an alert; plain: a quiet remark. */
  readonly tone?: "plain" | "strip" | "error"
  readonly icon?: ReactNode
  readonly children: ReactNode
  /** Buttons that answer what is said. */
  readonly actions?: ReactNode
  readonly className?: string
}

/** What happened, in words, beside the thing it happened to. */
export function NoteLine({ tone = "plain", icon, children, actions, className = "" }: NoteLineProps) {
  return (
    <div className={`${styles.line} ${styles[tone]} ${className}`} role={tone === "error" ? "alert" : undefined}>
      <span className={styles.icon}>{icon ?? <AlertIcon />}</span>
      <div className={styles.words}>{children}</div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
}
