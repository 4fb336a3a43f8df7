"use client"

import { Dialog as Base } from "@base-ui/react/dialog"
import type { ReactElement, ReactNode } from "react"
import { useTranslations } from "use-intl"
import { Button } from "./button"
import styles from "./dialog.module.css"
import { CrossIcon } from "./icons"

export interface DialogProps {
  readonly open: boolean
  readonly onOpenChange: (open: boolean) => void
  readonly title: ReactNode
  /** One sentence under the title, read out with it. */
  readonly description?: ReactNode
  readonly children: ReactNode
  /** Buttons at the bottom; the last one is the main one. */
  readonly footer?: ReactNode
  readonly size?: "small" | "wide"
  /** The element that opens it gets the focus back. */
  readonly trigger?: ReactElement
}

/** A sheet that floats over the page, keeps the focus and gives it back. */
export function Dialog({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
  size = "small",
  trigger,
}: DialogProps) {
  const t = useTranslations("common")
  return (
    <Base.Root open={open} onOpenChange={next => onOpenChange(next)}>
      {trigger ? <Base.Trigger render={trigger} /> : null}
      <Base.Portal>
        <Base.Backdrop className={styles.veil} />
        <Base.Popup className={`${styles.card} ${styles[size]}`}>
          <header className={styles.head}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close render={<Button icon={<CrossIcon />} aria-label={t("close")} />} />
          </header>
          {description ? <Base.Description className={styles.description}>{description}</Base.Description> : null}
          <div className={styles.body}>{children}</div>
          {footer ? <footer className={styles.foot}>{footer}</footer> : null}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  )
}
