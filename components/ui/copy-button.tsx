"use client"

import { useState } from "react"
import { useTranslations } from "use-intl"
import { Button, type ButtonLook } from "./button"
import { CheckIcon } from "./icons"

/** Copies a text and says so in its own words for two seconds. */
export function CopyButton({ text, label, ...look }: { text: string; label?: string } & ButtonLook) {
  const t = useTranslations("common")
  const [copied, setCopied] = useState(false)
  const copy = async () => {
    if (navigator.clipboard) await navigator.clipboard.writeText(text).catch(() => copyOldWay(text))
    else copyOldWay(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2000)
  }
  return (
    <Button {...look} icon={copied ? <CheckIcon /> : undefined} onClick={() => void copy()}>
      <span aria-live="polite">{copied ? t("copied") : (label ?? t("copy"))}</span>
    </Button>
  )
}

/** The clipboard interface is missing on plain http: a hidden field and the editing command still work there. */
function copyOldWay(text: string): void {
  const field = document.createElement("textarea")
  field.value = text
  field.style.position = "fixed"
  field.style.opacity = "0"
  document.body.append(field)
  field.select()
  document.execCommand("copy")
  field.remove()
}
