import type { ReactNode } from "react"
import styles from "./message.module.css"

export interface MessageProps {
  readonly title?: ReactNode
  readonly children?: ReactNode
  readonly actions?: ReactNode
}

/** A screen with nothing on it but a few words: not found, broken, one moment. */
export const Message = ({ title, children, actions }: MessageProps) => (
  <main id="content" tabIndex={-1} className={`${styles.table} ${title ? "" : styles.bare}`}>
    <div className={styles.sheet}>
      {title ? <h1>{title}</h1> : null}
      <div className={styles.words} aria-live="polite">
        {children}
      </div>
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  </main>
)
