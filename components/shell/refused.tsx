"use client"

import type { ReactNode } from "react"
import { useTranslations } from "use-intl"
import { Button } from "@/components/ui/button"
import { NoteLine } from "@/components/ui/note-line"
import type { ApiRefusal } from "@/lib/client/api"

export interface RefusedProps {
  readonly why: ApiRefusal
  /** What failed, before the reason: "The page was not stored." */
  readonly what?: ReactNode
  /** After the reason: "Your texts are still here." */
  readonly comfort?: ReactNode
  readonly onRetry?: () => void
  readonly className?: string
}

/** A refusal in words, beside what was refused. */
export function Refused({ why, what, comfort, onRetry, className }: RefusedProps) {
  const t = useTranslations()
  const retry = onRetry ? (
    <Button size="small" onClick={onRetry}>
      {t("common.retry")}
    </Button>
  ) : null
  return (
    <NoteLine tone="error" actions={retry} className={className}>
      {what ? <b>{what} </b> : null}
      {t(`refusals.${why}`)} {comfort}
    </NoteLine>
  )
}
