"use client"

import { useLocale } from "use-intl"
import { fullDate, whenWords } from "@/lib/messages/when"

/** A time as people say it, with the whole date on hover. Server and browser may lie in different time zones. */
export function When({ at, now = Date.now() }: { at: number; now?: number }) {
  const locale = useLocale()
  return (
    <time className="num" dateTime={new Date(at).toISOString()} title={fullDate(at, locale)} suppressHydrationWarning>
      {whenWords(at, now, locale)}
    </time>
  )
}
